"""Every clock of the table is counted by the code, or it is said here why nobody's queue shows it."""

from __future__ import annotations

import ast

from courts.rules.deadlines import DEADLINES
from tests.architecture.sources import APPS, nodes, python_files

_BY_TERMS = "a span that defaulters/rules/terms.py holds and the form offers; nobody owes anything by it"
_NOT_HELD = "the application holds no such procedure: its paper is kept in the court's own file"
_SHOWN_OTHERWISE = "the same days of the same article are counted by another row"

NOT_COUNTED = {
    "grace.longest": _BY_TERMS,
    "listing.term": _BY_TERMS,
    "listing.extension_longest": _BY_TERMS,
    "listing.relist_after_consent": _BY_TERMS,
    "temporary_lifting.longest": "a CHECK on the permission and enforcement/rules/exemptions.py hold it",
    "listing.delete_term_ended": "the system ends the listing the day after its term: no third day is waited for",
    "listing.delete_early": "the signature deletes the listing in the same act: no third day is waited for",
    "listing.update_performance": "a confirmed part is on the entry in the same act: no third day is waited for",
    "not_me.cancel": f"{_SHOWN_OTHERWISE}: listing.cancel, objection.correct",
    "act_objection.file": _NOT_HELD,
    "act_objection.notify": _NOT_HELD,
    "act_objection.review": _NOT_HELD,
    "act_reconsideration.apply": _NOT_HELD,
    "third_party_objection.review": _NOT_HELD,
    "third_party_objection.sue": _NOT_HELD,
    "exit_ban.apply": _NOT_HELD,
    "exit_ban.decide": _NOT_HELD,
    "audit.decide": _NOT_HELD,
    "reward_notice.decide": _NOT_HELD,
    "freeze.deposit": _NOT_HELD,
    "freeze.movable": _NOT_HELD,
    "freeze.immovable": _NOT_HELD,
    "bankruptcy_transfer.answer": _NOT_HELD,
    "stay_with_security.longest": "the ruling names the last day of its stay itself",
    "excused_delay.apply": "whether a delay is excused is weighed when a late request is entered",
    "settlement.resume": "the applicant's right, which the court does not raise of its own motion",
    "case.apply": "the applicant's right before there is a case",
    "case.ask_higher_court": "the applicant's right, to be used at the higher court",
    "case.file": "runs before there is a case that could show it",
}


def counted() -> set[str]:
    """The codes of clocks that stand as strings in the code, outside their own table."""
    strings = {
        node.value
        for path in python_files(*APPS)
        if path.name != "deadlines.py"
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return strings & set(DEADLINES)


def test_every_clock_is_counted_or_says_why_not() -> None:
    assert set(DEADLINES) - counted() - set(NOT_COUNTED) == set()


def test_no_reason_outlives_the_clock_or_its_use() -> None:
    assert set(NOT_COUNTED) <= set(DEADLINES) - counted()
