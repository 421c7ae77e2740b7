from .agencies import AgencyKey, Mark, Memorandum, PartnerAgency
from .assistance import AssistanceNotice
from .assistance_deliveries import AssistanceDelivery
from .canaries import Canary
from .catalogue import LegalBasis, Measure, MeasureSchedule, StatutoryConsequence
from .changes import Change
from .checks import Check, Filing, Hit
from .partner_reports import PartnerReport
from .permissions import Permission
from .progress import Progress
from .provinces import ProvincePolicy
from .restrictions import LinkedPerson, Restriction
from .reviews import Review
from .school_fees import SchoolFee
from .shortfalls import Shortfall
from .snapshots import Snapshot
from .stamps import TermsStamp
from .tries import Tries

__all__ = [
    "AgencyKey",
    "AssistanceDelivery",
    "AssistanceNotice",
    "Canary",
    "Change",
    "Check",
    "Filing",
    "Hit",
    "LegalBasis",
    "LinkedPerson",
    "Mark",
    "Measure",
    "MeasureSchedule",
    "Memorandum",
    "PartnerAgency",
    "PartnerReport",
    "Permission",
    "Progress",
    "ProvincePolicy",
    "Restriction",
    "Review",
    "SchoolFee",
    "Shortfall",
    "Snapshot",
    "StatutoryConsequence",
    "TermsStamp",
    "Tries",
]
