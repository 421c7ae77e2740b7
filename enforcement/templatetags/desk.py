"""What the desk's templates need beyond Django: look-ups, money, codes in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, Textarea
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courts.models import Allocation, LedgerEntry, Performance, Subject
from defaulters.models import Decision, Listing, Objection, Reconsideration
from enforcement.admin import labels
from enforcement.admin.actions import Offer, Why
from enforcement.documents import phrases
from enforcement.models import Restriction

register = template.Library()

_PERFORMED = {
    "none": gettext_lazy("全部未履行"),
    "part": gettext_lazy("部分履行"),
    "full": gettext_lazy("已全部履行"),
}
_ENDINGS: dict[str, Any] = dict(Listing.EndReason.choices)


@register.filter
def of(mapping: Mapping[Any, Any], key: Any) -> Any:
    """`mapping[key]`, or the key itself."""
    return mapping.get(key, key)


@register.filter
def yuan(amount: Decimal | None) -> str:
    """1234.5 as 1,234.50; nothing for what is no sum."""
    return "" if amount is None else f"{amount:,.2f}"


@register.filter
def part(code: str) -> str:
    """Which part of a debt: principal, ordinary interest ..."""
    return str(dict(Allocation.Part.choices).get(str(code), code))


@register.filter
def ground(code: str) -> str:
    return phrases.ground(code)


@register.filter
def entry(code: str) -> str:
    """An entry of the ledger in words."""
    return str(labels.ENTRIES.get(code, code))


@register.filter
def state_of(row: LedgerEntry) -> str:
    """The state that an entry recorded, in words."""
    states = {
        "courts.performance": Performance.State,
        "defaulters.decision": Decision.State,
        "defaulters.listing": Listing.State,
        "defaulters.objection": Objection.State,
        "defaulters.reconsideration": Reconsideration.State,
        "enforcement.restriction": Restriction.State,
    }.get(row.noun)
    return str(dict(states.choices).get(row.state, "")) if states is not None else ""


@register.filter
def actor(row: LedgerEntry, users: Mapping[str, str]) -> str:
    """Who acted."""
    if row.actor_kind == LedgerEntry.ActorKind.USER:
        return users.get(row.actor_id, row.actor_id)
    if row.actor_kind == LedgerEntry.ActorKind.SYSTEM:
        return str(labels.DUTIES.get(row.actor_id, row.actor_id))
    return f"{row.get_actor_kind_display()} {row.actor_id}"


@register.filter
def ending(code: str) -> str:
    """Why a listing or a restriction ended, in words."""
    return str(_ENDINGS.get(code) or labels.ENDINGS.get(code, code))


@register.filter
def items(codes: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """The names of measures."""
    return [names.get(code, code) for code in codes]


@register.filter
def published(text: Mapping[str, Any]) -> list[tuple[str, str]]:
    """A published text, field by field in the order of list rules art.6, each with its value in words."""
    return [
        (str(label), _published(name, text[name])) for name, label in phrases.FIELDS.items() if text.get(name)
    ]


def _published(name: str, value: Any) -> str:
    if name == "grounds":
        return _("；").join(phrases.ground(code) for code in value)
    if name in _WORDS:
        return str(_WORDS[name].get(value, value))
    return _("；").join(value) if isinstance(value, list) else str(value)


_WORDS: dict[str, Mapping[Any, Any]] = {
    "performance": _PERFORMED,
    "sex": dict(Subject.Sex.choices),
    "kind": dict(Subject.Kind.choices),
}


@register.filter
def late(days: int | None) -> str:
    """Working days left, or late."""
    if days is None:
        return ""
    if days < 0:
        return ngettext("逾期 %(n)s 个工作日", "逾期 %(n)s 个工作日", -days) % {"n": -days}
    if days == 0:
        return _("今天")
    return ngettext("还有 %(n)s 个工作日", "还有 %(n)s 个工作日", days) % {"n": days}


@register.filter
def took(span: timedelta | None) -> str:
    """How long something took, to the minute."""
    if span is None:
        return "—"
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return _("%(hours)s 小时 %(minutes)s 分") % {"hours": hours, "minutes": minutes}


@register.filter
def past(day: date | None, today: date) -> bool:
    return day is not None and day < today


@register.filter
def possible(offers: Iterable[Offer]) -> list[Offer]:
    return [offer for offer in offers if offer.why is None]


@register.filter
def greyed(offers: Iterable[Offer]) -> list[tuple[Why, list[Offer]]]:
    """What cannot be done, by its reason, so that each reason is read once."""
    found: dict[Why, list[Offer]] = {}
    for offer in offers:
        if offer.why is not None:
            found.setdefault(offer.why, []).append(offer)
    return list(found.items())


@register.filter
def shape(field: BoundField) -> str:
    """How a field is set: `check`, `checks`, `long` or `short`."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return "check"
    if isinstance(widget, CheckboxSelectMultiple):
        return "checks"
    return "long" if isinstance(widget, Textarea) else "short"
