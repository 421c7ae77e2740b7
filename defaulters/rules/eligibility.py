"""May this person be listed, or restricted without being listed, on this day?

A bar blocks, or it warns: it then stands in the decision's reasons and in the way of nothing. What bars a
ground only (list rules art.3 for G1; 2019 opinion art.16(1) for G1 and G6) blocks while that ground is
among those proposed and names it, so that a judge may drop it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from courts.rules.errors import DomainError
from defaulters.rules import articles, own_tools
from defaulters.rules.candidate import Ability, Candidate, adult_from
from defaulters.rules.codes import Code
from defaulters.rules.own_tools import ToolUse
from defaulters.rules.severity_policy import KINDS
from defaulters.rules.terms import TIMED, relisting_barred_until

__all__ = [
    "Ability",
    "Bar",
    "Candidate",
    "ToolUse",
    "adult_from",
    "bars",
    "check",
    "check_restriction",
    "restriction_bars",
]

PAY_OR_DELIVER: Final = frozenset({"OB1", "OB2"})
ABLE: Final = frozenset({"full", "partial"})
REFUSAL: Final = frozenset({"G1"})
REFUSAL_OR_SETTLEMENT: Final = frozenset({"G1", "G6"})


@dataclass(frozen=True, slots=True)
class Bar:
    """Why not: a bare code, the provision, whether it blocks or warns, and what a sentence about it needs."""

    code: Code
    article: str
    blocks: bool = True
    context: dict[str, Any] = field(default_factory=dict)


_Rule = Callable[[Candidate], Iterator[Bar]]


def bars(candidate: Candidate) -> tuple[Bar, ...]:
    """Every bar to a listing, warnings included, in the order in which they are to be cleared."""
    return tuple(bar for rule in _LISTING for bar in rule(candidate))


def check(candidate: Candidate) -> None:
    """Raises the first bar that blocks a listing, with its code, article and context."""
    _raise_first(bars(candidate))


def restriction_bars(candidate: Candidate) -> tuple[Bar, ...]:
    """Every bar to an order without a listing (consumption rules art.1 para 1); grounds are not read."""
    return tuple(bar for rule in _RESTRICTION for bar in rule(candidate))


def check_restriction(candidate: Candidate) -> None:
    """Raises the first bar that blocks an order without a listing."""
    _raise_first(restriction_bars(candidate))


def _raise_first(found: tuple[Bar, ...]) -> None:
    for bar in found:
        if bar.blocks:
            raise DomainError(bar.code, article=bar.article, **bar.context)


def _kind(c: Candidate) -> Iterator[Bar]:
    if c.kind not in KINDS:
        yield Bar(Code.KIND_UNCLASSIFIED, articles.LIST_GROUNDS, context={"kind": c.kind})


def _pay_or_deliver(c: Candidate) -> Iterator[Bar]:
    if c.kind in KINDS and c.kind not in PAY_OR_DELIVER:
        yield Bar(Code.NOT_PAY_OR_DELIVER, articles.CONSUMPTION_SCOPE, context={"kind": c.kind})


def _linked(c: Candidate) -> Iterator[Bar]:
    if c.linked_only:
        yield Bar(Code.LINKED_PERSON, articles.OPINION_LINKED)


def _halted(c: Candidate) -> Iterator[Bar]:
    if c.halted_by:
        yield Bar(Code.ENFORCEMENT_HALTED, articles.SUSPENSION, context={"number": c.halted_by})


def _alive(c: Candidate) -> Iterator[Bar]:
    if c.died is not None and c.died <= c.day:
        yield Bar(Code.DECEASED, articles.SUSPENSION_ON_DEATH, context={"died": c.died})


def _adult(article: str) -> _Rule:
    def rule(c: Candidate) -> Iterator[Bar]:
        if c.unit:
            return
        if c.born is None:
            yield Bar(Code.BIRTH_UNKNOWN, article)
        elif c.day < adult_from(c.born):
            yield Bar(Code.MINOR, article, context={"adult_from": adult_from(c.born)})

    return rule


def _performed(article: str) -> _Rule:
    def rule(c: Candidate) -> Iterator[Bar]:
        if c.is_performed:
            yield Bar(Code.OBLIGATION_PERFORMED, article)

    return rule


def _listed(c: Candidate) -> Iterator[Bar]:
    if c.already_listed:
        yield Bar(Code.ALREADY_LISTED, articles.LIST_GROUNDS)


def _warning(c: Candidate) -> Iterator[Bar]:
    if not _served(c.warning_served_on, c.day):
        yield Bar(Code.WARNING_NOT_SERVED, articles.LIST_PROCEDURE)


def _notice(c: Candidate) -> Iterator[Bar]:
    if not _served(c.notice_served_on or c.warning_served_on, c.day):
        yield Bar(Code.NOTICE_NOT_SERVED, articles.CONSUMPTION_SCOPE)


def _served(on: date | None, day: date) -> bool:
    return on is not None and on <= day


def _period(article: str) -> _Rule:
    """The period's last day is still the debtor's; a notice without a period leaves it running."""

    def rule(c: Candidate) -> Iterator[Bar]:
        if c.performance_period_end is None or c.day <= c.performance_period_end:
            yield Bar(Code.NOTICE_PERIOD_RUNNING, article, context={"period_end": c.performance_period_end})

    return rule


def _grounds(c: Candidate) -> Iterator[Bar]:
    if not c.grounds:
        yield Bar(Code.GROUND_MISSING, articles.LIST_GROUNDS)
    if unfound := (c.grounds - REFUSAL) - frozenset(c.findings):
        yield Bar(Code.CONDUCT_MISSING, articles.LIST_GROUNDS, context={"grounds": sorted(unfound)})


def _ability(c: Candidate) -> Iterator[Bar]:
    if "G1" in c.grounds:
        yield from _finding(c, articles.LIST_ABILITY, blocks=True)


def _inability(c: Candidate) -> Iterator[Bar]:
    """Conduct needs no ability (list rules art.1(2)-(6)), but a found inability is weighed, and the decision says how."""
    unable = c.ability is not None and c.ability.result == "none" and c.ability.valid_until >= c.day
    if unable and c.grounds & TIMED and "G1" not in c.grounds and not c.inability_weighed:
        yield Bar(Code.INABILITY_NOT_WEIGHED, articles.LIST_GROUNDS)


def _ability_weighed(c: Candidate) -> Iterator[Bar]:
    yield from _finding(c, articles.CONSUMPTION_WEIGHING, blocks=False)


def _finding(c: Candidate, article: str, *, blocks: bool) -> Iterator[Bar]:
    """A finding in force that the debtor can perform all or part; "unknown" finds nothing."""
    finding = c.ability
    if finding is None or finding.result not in {*ABLE, "none"}:
        yield Bar(Code.ABILITY_FINDING_MISSING, article, blocks, {"grounds": ["G1"]})
    elif finding.valid_until < c.day:
        yield Bar(Code.ABILITY_FINDING_EXPIRED, article, blocks, {"valid_until": finding.valid_until})
    elif finding.result not in ABLE:
        yield Bar(Code.ABILITY_NONE, article, blocks, {"result": finding.result})


def _of_ground(c: Candidate, code: Code, article: str, barred: frozenset[str]) -> Bar:
    """A bar that blocks the grounds it is about and warns on all others."""
    hit = barred & c.grounds
    return Bar(code, article, bool(hit), {"grounds": sorted(hit or c.grounds)})


def _security(c: Candidate) -> Iterator[Bar]:
    if c.security_accepted:
        yield _of_ground(c, Code.SECURITY_GIVEN, articles.LIST_SECURITY, REFUSAL)


def _assets(c: Candidate) -> Iterator[Bar]:
    if c.is_covered:
        article = articles.LIST_SEIZED if "G1" in c.grounds else articles.OPINION_HOLD_OFF
        yield _of_ground(c, Code.ASSETS_SUFFICE, article, REFUSAL_OR_SETTLEMENT)


def _rank(c: Candidate) -> Iterator[Bar]:
    """A supplementary obligor may rank later though nobody said so: a warning."""
    if c.ranks_later:
        yield _of_ground(c, Code.RANKS_LATER, articles.LIST_RANK, REFUSAL)
    elif c.liability == "supplementary":
        yield Bar(Code.RANKS_LATER, articles.LIST_RANK, blocks=False, context={"liability": c.liability})


def _hold_off(c: Candidate) -> Iterator[Bar]:
    if c.held_off:
        yield _of_ground(c, Code.APPLICANT_HOLDS_OFF, articles.OPINION_HOLD_OFF, REFUSAL_OR_SETTLEMENT)


def _student(c: Candidate) -> Iterator[Bar]:
    """ "Generally" neither: the president may decide otherwise with reasons, and the warning stays."""
    if c.campus_loan_student:
        yield Bar(Code.CAMPUS_LOAN_STUDENT, articles.OPINION_STUDENTS, not c.exempted_by_president)


def _own_tool(c: Candidate) -> Iterator[Bar]:
    if tools := own_tools.open_tools(c.kind, c.tool_uses, expressive=c.expressive):
        article = articles.APOLOGY if "publication" in tools else articles.OWN_TOOLS[c.kind]
        yield Bar(Code.OWN_TOOL_NOT_USED, article, context={"tools": list(tools)})


def _relisting(c: Candidate) -> Iterator[Bar]:
    """After a deletion on the applicant's request (D3) it is the applicant who must wait, not the court."""
    if c.last_d3_deletion is None:
        return
    until = relisting_barred_until(c.last_d3_deletion)
    if c.day <= until:
        yield Bar(Code.RELISTING_BARRED, articles.LIST_RELISTING, not c.ex_officio, {"until": until})


def _same_ground(c: Candidate) -> Iterator[Bar]:
    if same := c.expired_grounds & c.grounds & TIMED:
        yield Bar(
            Code.SAME_GROUND_AFTER_TERM,
            articles.LIST_GROUNDS,
            blocks=False,
            context={"grounds": sorted(same)},
        )


def _blocks_order(
    applies: Callable[[Candidate], bool], code: Code, article: str, *, blocks: bool = True
) -> _Rule:
    """The same fact before an order without a listing, which has no ground to tell apart."""

    def rule(c: Candidate) -> Iterator[Bar]:
        if applies(c):
            yield Bar(code, article, blocks)

    return rule


_LISTING: Final[tuple[_Rule, ...]] = (
    _kind,
    _linked,
    _alive,
    _halted,
    _adult(articles.LIST_MINORS),
    _performed(articles.LIST_GROUNDS),
    _listed,
    _warning,
    _period(articles.LIST_GROUNDS),
    _grounds,
    _ability,
    _inability,
    _security,
    _assets,
    _rank,
    _hold_off,
    _student,
    _own_tool,
    _relisting,
    _same_ground,
)

_RESTRICTION: Final[tuple[_Rule, ...]] = (
    _kind,
    _pay_or_deliver,
    _linked,
    _alive,
    _halted,
    _adult(articles.CONSUMPTION_WEIGHING),
    _performed(articles.CONSUMPTION_SCOPE),
    _notice,
    _period(articles.CONSUMPTION_SCOPE),
    _ability_weighed,
    _blocks_order(lambda c: c.is_covered, Code.ASSETS_SUFFICE, articles.OPINION_HOLD_OFF),
    _blocks_order(lambda c: c.held_off, Code.APPLICANT_HOLDS_OFF, articles.OPINION_HOLD_OFF),
    _blocks_order(
        lambda c: c.security_accepted, Code.SECURITY_GIVEN, articles.CONSUMPTION_LIFTING, blocks=False
    ),
    _student,
)
