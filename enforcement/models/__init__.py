from .agencies import AgencyKey, Mark, Memorandum, PartnerAgency
from .catalogue import LegalBasis, Measure, MeasureSchedule, StatutoryConsequence
from .changes import Change
from .checks import Check, Filing, Hit
from .permissions import Permission
from .provinces import ProvincePolicy
from .restrictions import LinkedPerson, Restriction
from .tries import Tries

__all__ = [
    "AgencyKey",
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
    "Permission",
    "ProvincePolicy",
    "Restriction",
    "StatutoryConsequence",
    "Tries",
]
