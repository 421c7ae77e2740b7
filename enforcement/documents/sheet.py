"""What a paper says, as data for its template: once in Chinese, once for the English rendering.

The kind, the reasons, the grades and the items are those that were frozen when the paper was issued; the wording
of each obligation is the judgment's own, which is never rewritten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from courts.models import Document, Obligation, PropertySearch, Ruling
from courts.selectors.subjects import display_name
from defaulters.models import Decision, Grading, Listing, ListingCorrection, Objection
from defaulters.models.reasons import in_words
from defaulters.selectors.policies import policy_on
from enforcement.documents import frames, notices, phrases, words
from enforcement.models import Filing, LinkedPerson
from enforcement.rules.orders import LISTED
from enforcement.services.renditions import code_of


def kind_of(document: Document) -> str:
    """The kind of a paper as its template is named: that of the decision, or `enforcement_notice`."""
    return str(document.content.get("kind", document.kind))


def of(document: Document) -> dict[str, Any]:
    """All that the template of a paper needs: texts, numbers and lists, nothing else."""
    return frames.framed(
        number=document.number,
        digest=document.digest,
        code=code_of(document),
        day=document.issued_on,
        in_words=lambda: _in_words(document),
    )


def _in_words(document: Document) -> dict[str, Any]:
    found = frames.headed(document.case, document.subject, document.issued_on)
    decision: Decision | None = getattr(document, "decision", None)
    if decision is None:
        return found | _WITHOUT_DECISION[document.kind](document)
    # A case that was entrusted elsewhere has another court than the decisions made before.
    court = {"court": decision.court.name, "telephone": decision.court.telephone}
    return found | court | _signature(decision) | _decision(decision)


def _notice(document: Document) -> dict[str, Any]:
    owed = Obligation.objects.filter(judgment=document.case.judgment_id, obligors__subject=document.subject)
    return {
        "people": words.in_charge(document.case),
        "perform_by": words.dated(document.perform_by),
        "risk_warning": document.risk_warning,
        "obligations": [_obligation({"obligation": row.pk}) for row in owed.order_by("ordinal")],
    }


def _report_order(document: Document) -> dict[str, Any]:
    return {
        "people": words.in_charge(document.case),
        "report_by": words.dated(date.fromisoformat(document.content["report_by"])),
    }


def _dismissal(document: Document) -> dict[str, Any]:
    content = document.content
    grounds = dict(Objection.Ground.choices)
    return {
        "people": [[_("审查人"), str(document.objection.decided_by)]],
        "concerns": content["decision"],
        "ground": str(grounds.get(content["ground"], content["ground"])),
        "reasons": content["reasons"],
        "remedy": content["remedy"],
    }


def _letter(document: Document) -> dict[str, Any]:
    content = document.content
    told = [
        _("：").join([one["name"], words.dated(date.fromisoformat(one["day"]))]) for one in content["told"]
    ]
    return {"concerns": content["decision"], "text": content["text"], "told": told}


def _refusal(document: Document) -> dict[str, Any]:
    content = document.content
    filing = Filing.objects.get(pk=content["filing"])
    return {
        "people": [[_("审查人"), str(filing.answered_by)]],
        "asked_on": words.dated(localdate(filing.lodged_at)),
        "refused_for": str(Filing.Refusal(content["refused_for"]).label),
        "reasons": content["reasons"],
        "remedy": content["remedy"],
    }


_WITHOUT_DECISION: Final[dict[str, Callable[[Document], dict[str, Any]]]] = {
    Document.Kind.ENFORCEMENT_NOTICE: _notice,
    Document.Kind.REPORT_ORDER: _report_order,
    Document.Kind.DISMISSAL: _dismissal,
    Document.Kind.LETTER: _letter,
    Document.Kind.ASSIST: notices.assist,
    Document.Kind.ASSIST_END: notices.assist_end,
    Document.Kind.REFUSAL: _refusal,
}


def _signature(decision: Decision) -> dict[str, Any]:
    """Who answers for it; a deputy signs for the president who authorised (list rules art.5)."""
    signer = str(decision.signer)
    if decision.authorisation is not None:
        signer = _("%(deputy)s（受%(president)s授权）") % {
            "deputy": signer,
            "president": decision.authorisation.president,
        }
    reviewer = _("院长决定免审核") if decision.reviewer_switched_off else str(decision.reviewer or "")
    people = [(_("拟稿人"), str(decision.author or "")), (_("审核人"), reviewer), (_("签发人"), signer)]
    return {
        "people": [[label, who] for label, who in people if who],
        "concerns": decision.concerns.number if decision.concerns else "",
    }


def _decision(decision: Decision) -> dict[str, Any]:
    frozen: Mapping[str, Any] = decision.document.content if decision.document else {}
    content: Mapping[str, Any] = frozen.get("content", {})
    rows = content.get("obligations", [])
    return {
        "reasons": frozen.get("reasons", ""),
        "grounds": [_ground(code) for code in content.get("grounds", [])],
        "obligations": [_obligation(row) for row in rows],
        "articles": words.articles(code for row in rows for code in row.get("items", [])),
        "consequences": content.get("consequences", ""),
        "listed": content.get("basis") == LISTED,
        "period": _period(decision, content),
        **_term(content),
        **_link(content),
        **_relief(content),
        **_corrected(decision, content),
        **_because_of_request(decision, content),
    }


def _ground(code: str) -> str:
    number = int(code.removeprefix("G"))
    return _("%(ground)s（第一条第%(item)s项）") % {
        "ground": phrases.ground_in_words(code),
        "item": words.item(number),
    }


def _obligation(row: Mapping[str, Any]) -> dict[str, Any]:
    obligation = Obligation.objects.get(pk=row["obligation"])
    names = words.measures([*row.get("items", []), *row.get("dropped", {})])
    grade = _("%(grade)s（%(kind)s；分级政策 %(policy)s）") % {
        "grade": dict(Grading.Grade.choices).get(row.get("grade", ""), ""),
        "kind": obligation.get_kind_display(),
        "policy": row.get("policy", ""),
    }
    return {
        "head": _("第%(n)s项义务") % {"n": obligation.ordinal},
        "content": obligation.content,
        "grade": grade if "grade" in row else "",
        "reasons": [str(in_words(reason)) for reason in row.get("reasons", [])],
        "items": [name for code, name in names.items() if code in row.get("items", [])],
        "dropped": [
            _("：").join([name, row["dropped"][code]])
            for code, name in names.items()
            if code in row.get("dropped", {})
        ],
    }


def _term(content: Mapping[str, Any]) -> dict[str, Any]:
    grounds = set(content.get("grounds", []))
    term = _("至义务履行完毕，本院依法删除为止") if grounds <= {"G1"} else _("二年，自决定之日起算")
    months = content.get("grace_months") or 0
    grace = (
        _("自送达之日起 %(months)s") % {"months": phrases.months_in_words(months)}
        if months
        else _("不予宽限")
    )
    extension = content.get("extension_months") or 0
    return {
        "term": term,
        "has_grace": months > 0,
        "grace": _("：").join(filter(None, [grace, content.get("grace_reasons", "")])),
        "extension": phrases.months_in_words(extension) if extension else "",
        "override_reasons": content.get("override_reasons", ""),
        "inability_reasons": content.get("inability_reasons", ""),
    }


def _period(decision: Decision, content: Mapping[str, Any]) -> str:
    """As long as the listing, or the months of the lowest grade: an order states its period (2015 rules art.5).

    What reaches a linked person ends with the order of the unit, and begins no earlier.
    """
    rows = content.get("obligations", [])
    if decision.kind == Decision.Kind.REACH:
        return _(
            "自送达之日起（单位的限制消费令尚未生效的，自其生效之日起），与单位的限制消费令同时终止；单位履行完毕即停止"
        )
    if decision.kind == Decision.Kind.MILDER:
        return _("原限制消费令的期间不变；履行完毕即停止")
    if content.get("basis") == LISTED:
        return _("自公布之日起，至失信信息删除之日止；履行完毕即停止")
    if not rows or "basis" not in content:
        return ""
    policy = policy_on(decision.signed_on or decision.drafted_on)
    months = min(policy.order_months[row["grade"]] for row in rows)
    return _("自送达之日起 %(months)s；履行完毕即停止") % {"months": phrases.months_in_words(months)}


def _link(content: Mapping[str, Any]) -> dict[str, Any]:
    if "linked_person" not in content:
        return {}
    link = LinkedPerson.objects.select_related("unit").get(pk=content["linked_person"])
    order = Decision.objects.get(pk=content["unit_order"])
    return {
        "link": {
            "unit": display_name(link.unit),
            "role": str(link.get_role_display()),
            "facts": link.facts,
            "sources": link.sources,
            "effect": link.effect,
            "order": order.number,
        }
    }


def _relief(content: Mapping[str, Any]) -> dict[str, Any]:
    reason = str(content.get("reason", ""))
    found: dict[str, Any] = {
        "ended_because": str(dict(Listing.EndReason.choices).get(reason, reason)),
        "rests_on": _rests_on(content),
        "kept": [row.number for row in Decision.objects.filter(pk__in=content.get("keeps", []))],
    }
    if "purpose" in content:
        found["permit"] = {
            "kind": content["permission"],
            "because": [list(why) for why in phrases.permitted_because(content)],
            "items": list(words.measures(content["items"]).values()),
            "purpose": content["purpose"],
            "buy": _window(content["buy_from"], content["buy_until"]),
            "use": _window(content["use_from"], content["use_until"]),
        }
    return found


def _corrected(decision: Decision, content: Mapping[str, Any]) -> dict[str, Any]:
    """Each field that is corrected, with what stood there and what stands there now."""
    made: ListingCorrection | None = getattr(decision, "correction", None)
    before = made.before if made is not None else {}
    return {
        "corrected": [
            [str(phrases.FIELDS.get(name, name)), _text(before.get(name, "")), _text(value)]
            for name, value in content.get("after", {}).items()
        ]
    }


def _because_of_request(decision: Decision, content: Mapping[str, Any]) -> dict[str, Any]:
    """What was asked for, of a lift that follows from a request and names no event of its own."""
    objection: Objection | None = getattr(decision, "objection", None)
    if objection is None or "reason" in content:
        return {"asked_for": ""}
    return {"asked_for": objection.ground, "ended_because": str(objection.get_ground_display())}


def _rests_on(content: Mapping[str, Any]) -> list[str]:
    """The ruling or the searches for property that a deletion names."""
    made = Ruling.objects.filter(pk=content.get("ruling") or 0)
    searched = PropertySearch.objects.filter(pk__in=content.get("searches", [])).order_by("made_on")
    return [
        *(_("，").join([row.number, str(row.get_kind_display()), words.dated(row.made_on)]) for row in made),
        *(
            _("：").join(
                [
                    _("，").join([words.dated(row.made_on), str(row.get_source_display())]),
                    str(row.get_result_display()),
                ]
            )
            for row in searched
        ),
    ]


def _text(value: Any) -> str:
    return _("；").join(str(each) for each in value) if isinstance(value, list) else str(value)


def _window(first: str, last: str) -> str:
    days = [words.dated(date.fromisoformat(day)) for day in (first, last)]
    return _("%(first)s至%(last)s（含首尾两日）") % {"first": days[0], "last": days[1]}
