from .calendar import CalendarDay
from .cases import Case, Circumstance
from .courts import Court
from .documents import Document, ProofOfService
from .judgments import Beneficiary, Judgment, Obligation, Obligor, ToolUse
from .ledger import LedgerEntry, LedgerHead
from .party_changes import PartyChange, PartyRemedy
from .party_requests import PartyRequest
from .party_suits import PartySuit
from .performances import Allocation, Performance
from .property_clues import PropertyClue
from .property_reports import PropertyItem, PropertyReport, PropertyReportOrder
from .renditions import KeptPdf, Rendition
from .report_extensions import ReportExtension
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
    "KeptPdf",
    "LedgerEntry",
    "LedgerHead",
    "Obligation",
    "Obligor",
    "PartyChange",
    "PartyRemedy",
    "PartyRequest",
    "PartySuit",
    "Performance",
    "Posting",
    "ProofOfService",
    "PropertyClue",
    "PropertyItem",
    "PropertyReport",
    "PropertyReportOrder",
    "PropertySearch",
    "Rendition",
    "ReportExtension",
    "Ruling",
    "Settlement",
    "Subject",
    "SubjectName",
    "ToolUse",
    "Transfer",
    "User",
]
