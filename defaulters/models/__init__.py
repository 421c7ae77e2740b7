from .applications import Application
from .decisions import Decision, DecisionVersion
from .findings import AbilityFinding, ConductFinding
from .gradings import Grading
from .listings import Listing, ListingCorrection, ListingGround
from .objections import Objection, Reconsideration
from .policies import SeverityPolicy
from .warnings import PriorWarning, WarningRendition

__all__ = [
    "AbilityFinding",
    "Application",
    "ConductFinding",
    "Decision",
    "DecisionVersion",
    "Grading",
    "Listing",
    "ListingCorrection",
    "ListingGround",
    "Objection",
    "PriorWarning",
    "Reconsideration",
    "SeverityPolicy",
    "WarningRendition",
]
