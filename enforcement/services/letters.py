"""The letter 说明致歉函 that goes with the correction of what was wrong, and names who had been told.

| step | by whom |
| --- | --- |
| an objection is upheld, the relief drafted | a judge who did not make the decision |
| the relief is signed: the letter is issued with it | the act of the signature |
| the letter is served | clerk |
"""

from __future__ import annotations

from typing import Any, Final

from django.utils import timezone

from courts.models import Document
from courts.services import papers
from courts.services.acts import Act
from defaulters.models import Decision, Objection
from enforcement.selectors import recipients

TEXT: Final = "经审查，对您作出的{number}决定有误，现已纠正。由此给您造成的不便，本院致歉。"
TOLD: Final = "曾经收到该项信息的单位列于下方，本院已通知其停止使用。"
_FOR_WRONG_DECISIONS: Final = (Decision.Kind.CANCEL, Decision.Kind.LIFT)


def apologise(*, act: Act, relief: Decision) -> None:
    """A step of the signature: where `relief` follows from an objection that was right, the letter is issued."""
    objection: Objection | None = getattr(relief, "objection", None)
    if objection is None or relief.kind not in _FOR_WRONG_DECISIONS:
        return
    if objection.ground == Objection.Ground.LEFT_POST:
        return  # The decision was right when it was made; the post has been left since (2019 opinion art.17(2)).
    objection.document = papers.issue(
        act=act,
        case=relief.case,
        subject=relief.subject,
        kind=Document.Kind.LETTER,
        number=f"{relief.case.number}函{objection.pk}",
        content=_content(objection, relief),
    )
    objection.save(update_fields=["document"])
    act.record("objections.apologise", objection, digest=objection.document.digest)


def _content(objection: Objection, relief: Decision) -> dict[str, Any]:
    wrong = objection.decision.number
    told = [
        {"name": one.name, "day": timezone.localdate(one.at).isoformat()}
        for one in recipients.of(relief.subject_id, relief.case_id)
    ]
    text = TEXT.format(number=wrong) + (TOLD if told else "")
    return {"objection": objection.pk, "decision": wrong, "text": text, "told": told}
