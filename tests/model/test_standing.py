"""The digests that the model makes anew only of what was written to: no write escapes them."""

from __future__ import annotations

from courts.models import Court, Posting
from tests.factories.cases import World
from tests.factories.standing import Standing, fingerprint
from tests.factories.undoing import nested, rolled_back


def test_a_row_that_is_added_changed_or_taken_away_changes_the_digest_of_its_table_alone(
    world: World,
) -> None:
    standing = Standing()
    before = standing.fingerprint()
    writes = (
        lambda: Court.objects.filter(pk=world.court.pk).update(name="北京市大兴区人民法院"),
        lambda: Posting.objects.order_by("pk")[0].delete(),
        lambda: world.court.postings.create(
            user=world.people["clerk"], role="auditor", from_day=world.today
        ),
    )  # fmt: skip
    for write, table in zip(writes, ("courts_court", "courts_posting", "courts_posting"), strict=True):
        write()
        after = standing.fingerprint()
        assert after == fingerprint()
        assert {name for name in after if after[name] != before[name]} == {table}
        before = after


def test_what_was_undone_before_it_is_asked_leaves_no_trace(world: World) -> None:
    standing = Standing()
    before = standing.fingerprint()
    with nested():
        Posting.objects.order_by("pk")[0].delete()
        after = standing.fingerprint()
    assert after["courts_posting"] != before["courts_posting"]
    with rolled_back():
        Posting.objects.order_by("pk")[0].delete()
    assert standing.fingerprint() == after == fingerprint()
