from .calendar import CalendarDay
from .cases import Case, Circumstance, Settlement
from .courts import Court
from .documents import Document, ProofOfService
from .judgments import Beneficiary, Judgment, Obligation, Obligor, ToolUse
from .ledger import LedgerEntry, LedgerHead
from .performances import Allocation, Performance
from .rulings import Ruling
from .searches import PropertySearch
from .subjects import AccessCode, IdentityDocument, Subject, SubjectName
from .users import Authorisation, Posting, User

__all__ = [
    "AccessCode",
    "Allocation",
    "Authorisation",
    "Beneficiary",
    "CalendarDay",
    "Case",
    "Circumstance",
    "Court",
    "Document",
    "IdentityDocument",
    "Judgment",
    "LedgerEntry",
    "LedgerHead",
    "Obligation",
    "Obligor",
    "Performance",
    "Posting",
    "ProofOfService",
    "PropertySearch",
    "Ruling",
    "Settlement",
    "Subject",
    "SubjectName",
    "ToolUse",
    "User",
]
