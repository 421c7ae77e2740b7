"""A decision in words: what is read before it is signed, printed, and compared with the version before.

One function makes the lines; the page, the print and the difference are made of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from courts.models import Obligation, PropertySearch, Ruling
from courts.selectors.subjects import display_name, masked_number
from defaulters.models import Decision, DecisionVersion, Grading, Listing
from defaulters.models.reasons import in_words
from enforcement.documents.phrases import FIELDS, ground, months_in_words, permitted_because
from enforcement.models import LinkedPerson, Measure

_DAYS: Final[tuple[tuple[str, Promise], ...]] = (
    ("buy_from", _("购买自")),
    ("buy_until", _("购买至")),
    ("use_from", _("使用自")),
    ("use_until", _("使用至")),
)


@dataclass(frozen=True)
class Line:
    """One line of a decision: `head` names it (empty for a running text), `kind` says how it is set."""

    head: str
    text: str
    kind: str = "plain"


@dataclass(frozen=True)
class Compared:
    """A line beside the version before: `same`, `added` or `removed`."""

    line: Line
    change: str


def lines(kind: str, content: Mapping[str, Any], reasons: str) -> list[Line]:
    """The text of a decision of `kind` from its content and reasons."""
    return [*_body(kind, content), Line(now("理由"), reasons, "reasons")]


def _body(kind: str, content: Mapping[str, Any]) -> Iterator[Line]:
    if content.get("grounds"):
        yield Line(now("情形"), now("；").join(ground(code) for code in content["grounds"]))
    for row in content.get("obligations", []):
        yield from _graded(row, kind)
    if kind == Decision.Kind.LIST:
        yield from _term(content)
    if "linked_person" in content:
        yield from _link(content["linked_person"])
    if "consequences" in content:
        yield Line(now("违反的后果"), content["consequences"])
    yield from _relief(content)


def _graded(row: Mapping[str, Any], kind: str) -> Iterator[Line]:
    obligation = Obligation.objects.get(pk=row["obligation"])
    head = now("第%(n)s项义务") % {"n": obligation.ordinal}
    yield Line(head, obligation.content, "obligation")
    yield Line(
        now("等级"),
        now("%(grade)s（%(kind)s；分级政策 %(policy)s）")
        % {
            "grade": dict(Grading.Grade.choices)[row["grade"]],
            "kind": obligation.get_kind_display(),
            "policy": row["policy"],
        },
        f"grade {row['grade']}",
    )
    for reason in row["reasons"]:
        yield Line("", in_words(reason), "why")
    if "items" in row:
        yield Line(now("限制项目"), _items(row["items"]), "items")
        for code, why in sorted(row["dropped"].items()):
            yield Line(now("不采用"), now("：").join([_items([code]), why]))


def _term(content: Mapping[str, Any]) -> Iterator[Line]:
    months = content.get("grace_months") or 0
    grace = months_in_words(months) if months else now("不予宽限")
    yield Line(now("宽限期"), now("：").join(filter(None, [grace, content.get("grace_reasons", "")])))
    if content.get("extension_months"):
        yield Line(now("延长期限"), months_in_words(content["extension_months"]))
    if content.get("override_reasons"):
        yield Line(now("仍予纳入的理由"), content["override_reasons"])
    if content.get("inability_reasons"):
        yield Line(now("没有履行能力而仍予纳入的权衡"), content["inability_reasons"])


def _link(link_id: int) -> Iterator[Line]:
    link = LinkedPerson.objects.select_related("unit").get(pk=link_id)
    yield Line(now("单位"), display_name(link.unit))
    yield Line(now("身份"), link.get_role_display())
    yield Line(now("事实"), link.facts)
    yield Line(now("对履行的影响"), link.effect)


def _relief(content: Mapping[str, Any]) -> Iterator[Line]:
    if "reason" in content:
        yield Line(
            now("事由"), str(dict(Listing.EndReason.choices).get(content["reason"], content["reason"]))
        )
    yield from _rests_on(content)
    for order in Decision.objects.filter(pk__in=content.get("keeps", [])):
        yield Line(now("保留的限制消费令"), order.number)
    for name, value in content.get("after", {}).items():
        shown = now("；").join(value) if isinstance(value, list) else str(value)
        yield Line(now("更正“%(field)s”为") % {"field": FIELDS.get(name, name)}, shown)
    if "purpose" in content:
        yield Line(now("准许的项目"), _items(content["items"]), "items")
        yield Line(now("用途"), content["purpose"])
        yield from (Line(*why) for why in permitted_because(content))
        for name, label in _DAYS:
            yield Line(str(label), content[name])


def _rests_on(content: Mapping[str, Any]) -> Iterator[Line]:
    """The ruling or the searches that a deletion names."""
    for row in Ruling.objects.filter(pk=content.get("ruling") or 0):
        yield Line(
            now("所依据的裁定"), now("；").join([row.number, row.get_kind_display(), f"{row.made_on}"])
        )
    for search in PropertySearch.objects.filter(pk__in=content.get("searches", [])):
        yield Line(now("财产查询"), now("：").join([str(search), search.get_result_display()]))
    if content.get("agreed"):
        yield Line(now("限制消费"), now("申请执行人书面同意解除限制消费"))


def _items(codes: Sequence[str]) -> str:
    names = {measure.code: measure.name for measure in Measure.objects.filter(code__in=codes)}
    return now("；").join(names.get(code, code) for code in codes)


def of(decision: Decision) -> list[Line]:
    """The text of a decision as it stands."""
    return lines(decision.kind, decision.content, decision.reasons)


def compared(decision: Decision, before: DecisionVersion) -> list[Compared]:
    """What changed since the version that was returned."""
    old, new = lines(decision.kind, before.content, before.reasons), of(decision)
    found: list[Compared] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += (Compared(line, "same") for line in new[j1:j2])
        else:
            found += (Compared(line, "removed") for line in old[i1:i2])
            found += (Compared(line, "added") for line in new[j1:j2])
    return found


def sheet(decision: Decision) -> dict[str, Any]:
    """One decision as the templates show it: whom it concerns, its people, its text, what changed."""
    before = decision.versions.order_by("-version").select_related("returned_by").first()
    return {
        "decision": decision,
        "name": display_name(decision.subject),
        "number": masked_number(decision.subject),
        "lines": of(decision),
        "before": before,
        "compared": compared(decision, before) if before else [],
    }


def together(decision: Decision) -> list[dict[str, Any]]:
    """The sheets of a decision and of the one that is signed together with it."""
    first = decision.paired_with or decision
    pair: Decision | None = getattr(first, "pair", None)
    return [sheet(first), *([sheet(pair)] if pair else [])]


def preview(decision: Decision) -> str:
    """The text that a draft would have, to be read before it is one."""
    return render_to_string(
        "enforcement/desk/sheets.html", {"sheets": together(decision), "is_preview": True}
    )
