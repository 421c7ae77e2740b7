from .agencies import AgencyKey, Mark, Memorandum, PartnerAgency
from .assistance import AssistanceNotice
from .assistance_deliveries import AssistanceDelivery
from .canaries import Canary
from .catalogue import LegalBasis, Measure, MeasureSchedule, StatutoryConsequence
from .changes import Change
from .checks import Check, Filing, Hit
from .endpoints import Endpoint, EndpointAttempt, EndpointNotice
from .fishing_alarms import FishingAlarm
from .intake_refusals import IntakeRefusal
from .kept_answers import KeptAnswer
from .partner_reports import PartnerReport
from .permissions import Permission
from .print_faults import PrintFault
from .progress import Progress
from .provinces import ProvincePolicy
from .restrictions import LinkedPerson, Restriction
from .reviews import Review
from .sandbox import Sandbox, SandboxChange, SandboxShortfall
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
    "Endpoint",
    "EndpointAttempt",
    "EndpointNotice",
    "Filing",
    "FishingAlarm",
    "Hit",
    "IntakeRefusal",
    "KeptAnswer",
    "LegalBasis",
    "LinkedPerson",
    "Mark",
    "Measure",
    "MeasureSchedule",
    "Memorandum",
    "PartnerAgency",
    "PartnerReport",
    "Permission",
    "PrintFault",
    "Progress",
    "ProvincePolicy",
    "Restriction",
    "Review",
    "Sandbox",
    "SandboxChange",
    "SandboxShortfall",
    "SchoolFee",
    "Shortfall",
    "Snapshot",
    "StatutoryConsequence",
    "TermsStamp",
    "Tries",
]
