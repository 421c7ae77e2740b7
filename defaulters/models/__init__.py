from .decisions import Decision, DecisionVersion
from .findings import AbilityFinding, ConductFinding
from .gradings import Grading
from .listings import Listing, ListingCorrection, ListingGround
from .policies import SeverityPolicy

__all__ = [
    "AbilityFinding",
    "ConductFinding",
    "Decision",
    "DecisionVersion",
    "Grading",
    "Listing",
    "ListingCorrection",
    "ListingGround",
    "SeverityPolicy",
]
