"""The one way in which a rule or a service says no."""

from enum import StrEnum


class DomainError(Exception):
    """A refusal with a stable code.

    `code` is a member of an app's `rules/codes.py`; clients and tests match it. `article` names the
    provision behind the refusal ("" where none is), `context` holds ids, codes, dates and amounts for
    the sentence that a face makes of it, never a name or an identity number. `audit=True` asks the act
    that is rolled back to keep an entry of the refusal in the ledger.
    """

    def __init__(self, code: StrEnum, *, article: str = "", audit: bool = False, **context: object) -> None:
        super().__init__(str(code))
        self.code = code
        self.article = article
        self.audit = audit
        self.context = context
