"""The reference mirror: snapshot, feed, answers, and what it does when the court cannot be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from courts.rules.errors import DomainError
from courts.services import acts
from enforcement import tasks
from enforcement.mirror import answers
from enforcement.mirror.config import Config, read
from enforcement.mirror.court import Court, Unreachable
from enforcement.mirror.follow import Follower
from enforcement.mirror.store import Store
from enforcement.models import AgencyKey, Memorandum
from enforcement.rules.codes import Code
from enforcement.rules.questions import Person
from enforcement.selectors.agencies import secret_of
from enforcement.services import agencies as services
from tests.factories import agencies, mirrors, people, register

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
ZHANG = {"id_type": "citizen_id", "id_number": people.citizen_number(1), "name": "张三"}


@pytest.fixture
def config(seeded: None, clock: time_machine.Traveller, tmp_path: Path) -> Config:
    return mirrors.config(agencies.hotel(), tmp_path)


@pytest.fixture
def store(config: Config) -> Iterator[Store]:
    opened = Store(config.database)
    yield opened
    opened.close()


def catch_up(config: Config, store: Store) -> None:
    """Twice, as a mirror does that waits for its first snapshot."""
    follower = mirrors.follower(config, store)
    if not follower.catch_up():
        tasks.build_snapshots()
        assert follower.catch_up()


def ask(store: Store, config: Config, now: datetime = NOW, **given: str) -> list[str]:
    person = {name: given.pop(name, value) for name, value in ZHANG.items()}
    body = {"measure": "tourism", "purpose": "sale", "subjects": [person]} | given
    return [str(reply.verdict) for reply in answers.answer(store, config, answers.question(body), now)]


def test_it_answers_from_the_snapshot_and_then_from_the_feed(config: Config, store: Store) -> None:
    row = register.restricted(people.person(1), ["tourism"])
    catch_up(config, store)
    assert ask(store, config) == ["restricted"]
    assert ask(store, config, name="李四") == ["name_mismatch"]
    assert ask(store, config, measure="luxury_venue") == ["clear"]
    assert ask(store, config, purpose="return_leg") == ["clear"]
    assert ask(store, config, id_number="990000199001010019") == ["invalid"]
    register.changed(row, "lifted", reason="performed")
    register.restricted(people.person(2, "李四"), ["luxury_venue"])
    catch_up(config, store)
    assert ask(store, config) == ["clear"]
    assert store.held(bytes(16)) == []
    li: dict[str, Any] = {"id_number": people.citizen_number(2), "name": "李四", "measure": "luxury_venue"}
    assert ask(store, config, **li) == ["restricted"]


def test_before_the_first_snapshot_and_when_it_is_too_old_it_knows_nothing(
    config: Config, store: Store
) -> None:
    register.restricted(people.person(1), ["tourism"])
    asked = answers.question({"measure": "tourism", "purpose": "sale", "subjects": [ZHANG] * 2})
    unknown = [answers.Reply("unknown", "sell")] * 2
    assert answers.answer(store, config, asked, NOW) == unknown
    catch_up(config, store)
    assert ask(store, config, NOW + timedelta(minutes=15)) == ["restricted"]
    assert answers.answer(store, config, asked, NOW + timedelta(minutes=15, seconds=1)) == unknown


def test_a_cursor_that_is_gone_means_a_new_snapshot(config: Config, store: Store) -> None:
    register.restricted(people.person(1), ["tourism"])
    catch_up(config, store)
    register.restricted(people.person(2), ["tourism"])
    memorandum = Memorandum.objects.get()
    memorandum.measures.remove(memorandum.measures.get(code="luxury_venue"))
    catch_up(config, store)
    assert ask(store, config, id_number=people.citizen_number(2)) == ["restricted"]
    assert not list(config.database.parent.glob("*.part"))


def test_it_refuses_what_the_court_would_refuse(config: Config, store: Store) -> None:
    catch_up(config, store)
    Memorandum.objects.update(valid_until=date(2026, 11, 30))
    mirrors.follower(config, store).catch_up()
    for given, now, code in (
        ({"measure": "air"}, NOW, Code.MEASURE_OUT_OF_SCOPE),
        ({"use_on": "2026-11-23"}, NOW, Code.CHECK_USE_IN_PAST),
        ({}, NOW + timedelta(days=7), Code.MEMORANDUM_EXPIRED),
    ):
        store.confirm(now)
        with pytest.raises(DomainError) as refused:
            ask(store, config, now, **given)
        assert refused.value.code == code


def test_a_new_key_means_a_new_snapshot_and_until_then_it_knows_nothing(config: Config, store: Store) -> None:
    register.restricted(people.person(1), ["tourism"])
    catch_up(config, store)
    agency = AgencyKey.objects.get().agency
    with acts.begin(actor=acts.system("setup")) as act:
        key = services.issue_key(act=act, agency=agency)
    newer = replace(config, key_id=key.key_id, key=secret_of(key))
    assert (ask(store, newer), ask(store, config)) == (["unknown"], ["restricted"])
    catch_up(newer, store)
    assert (ask(store, newer), ask(store, config)) == (["restricted"], ["unknown"])


def test_a_snapshot_under_another_key_is_not_taken(config: Config, store: Store) -> None:
    AgencyKey.objects.update(key_id="another")
    with pytest.raises(Unreachable, match="422"):
        mirrors.follower(config, store).catch_up()
    assert store.place(config.key_id) is None


def test_a_status_that_the_court_did_not_sign_confirms_nothing(config: Config, store: Store) -> None:
    catch_up(config, store)
    court = Court(replace(config, court_key="A" * 43), mirrors.in_process)
    with pytest.raises(Unreachable, match="not signed"):
        Follower(config, court, store).catch_up()


def test_a_download_goes_on_where_it_was_cut(config: Config, store: Store) -> None:
    register.restricted(people.person(1), ["tourism"])
    assert not mirrors.follower(config, store).catch_up()
    tasks.build_snapshots()
    manifest = Court(config, mirrors.in_process).manifest()
    assert manifest is not None
    part = config.database.with_suffix(f".{manifest['id']}.part")
    part.write_bytes(Court(config, mirrors.in_process).file(manifest, 0).read(50))
    catch_up(config, store)
    assert ask(store, config) == ["restricted"]


def test_its_answer_is_the_one_body_that_the_court_reads_too() -> None:
    asked = answers.question(
        {"measure": "air", "purpose": "check_in", "use_on": "2026-12-24", "subjects": [ZHANG]}
    )
    assert (asked.use_on, asked.people) == (date(2026, 12, 24), [Person(**ZHANG)])


def test_the_configuration_is_one_file(config: Config, tmp_path: Path) -> None:
    assert read(mirrors.written(config, tmp_path / "mirror.toml")) == config
