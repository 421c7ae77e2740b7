from .calendar import CalendarDay
from .cases import Case, Circumstance
from .courts import Court
from .documents import Document, ProofOfService
from .judgments import Beneficiary, Judgment, Obligation, Obligor, ToolUse
from .ledger import LedgerEntry, LedgerHead
from .performances import Allocation, Performance
from .renditions import Rendition
from .rulings import Ruling
from .searches import PropertySearch
from .settlements import Instalment, Settlement
from .subjects import AccessCode, IdentityDocument, Subject, SubjectName
from .transfers import Transfer
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
    "Instalment",
    "Judgment",
    "LedgerEntry",
    "LedgerHead",
    "Obligation",
    "Obligor",
    "Performance",
    "Posting",
    "ProofOfService",
    "PropertySearch",
    "Rendition",
    "Ruling",
    "Settlement",
    "Subject",
    "SubjectName",
    "ToolUse",
    "Transfer",
    "User",
]
