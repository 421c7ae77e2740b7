"""Orders in place of orders: made milder after half was paid, one such draft on the desk, and two reviews."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.management.demo.side_stories import debtor
from enforcement.management.demo.stage import Stage, Story
from enforcement.services import replacements, reviews


def made_milder(stage: Stage) -> Story:
    """Half is paid, the grade falls, the judge signs the draft of the system on: trains and aircraft are free."""
    yield stage.ago(90)
    _, case = debtor(stage, "公仪朗", date(1981, 2, 8), 90_000)
    yield stage.ago(60)
    order = moves.ordered(stage, case)
    yield stage.ago(30)
    moves.confirmed(stage, moves.paid(stage, case, Decimal(45_000)))
    yield stage.ago(28)
    milder = moves.signed(stage, Decision.objects.get(kind=Decision.Kind.MILDER, concerns=order))
    moves.served(stage, milder)


def milder_to_decide(stage: Stage) -> Story:
    """The same today: the draft waits for the judge."""
    yield stage.ago(75)
    _, case = debtor(stage, "公玉衡", date(1979, 6, 30), 70_000)
    yield stage.ago(45)
    moves.ordered(stage, case)
    yield stage.ago(0)
    moves.confirmed(stage, moves.paid(stage, case, Decimal(40_000)))


def made_stricter(stage: Stage) -> Story:
    """The car was left out for business; the business has ended, so three people add it to a new order."""
    yield stage.ago(110)
    _, case = debtor(stage, "巫马川", date(1984, 12, 1), 110_000)
    yield stage.ago(80)
    order = moves.ordered(stage, case)
    with stage.act("judge") as act:
        milder = replacements.draft(
            act=act, order_id=order.pk, reasons="车辆用于营运。", dropped_items=["vehicle"],
            drop_reasons="营运所需。",
        )  # fmt: skip
    moves.served(stage, moves.signed(stage, milder))
    yield stage.ago(20)
    with stage.act("judge") as act:
        stricter = replacements.draft(act=act, order_id=milder.pk, reasons="营运已经停止。")
    moves.served(stage, moves.signed(stage, stricter))


def reviewed(stage: Stage) -> Story:
    """Looked at again after half a year: nothing was paid, it goes on to its last day."""
    yield stage.ago(240)
    _, case = debtor(stage, "漆雕成", date(1990, 5, 5), 80_000)
    yield stage.ago(200)
    order = moves.ordered(stage, case)
    yield stage.ago(15)
    with stage.act("judge") as act:
        reviews.review(act=act, order_id=order.pk, outcome="continue", reasons="仍未履行，名下车辆尚未处置。")


def not_reviewed(stage: Stage) -> Story:
    """The day of the review has passed: it stands with its judge, and with the president of the court."""
    yield stage.ago(250)
    _, case = debtor(stage, "颛孙平", date(1976, 9, 9), 95_000)
    yield stage.ago(210)
    moves.ordered(stage, case)


STORIES: list[Callable[[Stage], Story]] = [
    made_milder,
    milder_to_decide,
    made_stricter,
    reviewed,
    not_reviewed,
]
