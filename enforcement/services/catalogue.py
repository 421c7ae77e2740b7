"""The closed catalogue: legal bases, measures, and what the law itself attaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from courts.rules.errors import DomainError
from courts.services import reference
from courts.services.acts import Act
from courts.services.reference import Form, Loaded, Values
from enforcement.models import LegalBasis, Measure, StatutoryConsequence
from enforcement.rules import catalogue, statutory
from enforcement.rules.codes import Code
from enforcement.rules.statutory import Criterion
from enforcement.services import lapses

Entry = Mapping[str, Any]

BASIS = Form(
    "code",
    words=frozenset({"document_zh", "document_en", "article_zh", "article_en", "number", "valid_until"}),
)
MEASURE = Form(
    "code",
    words=frozenset({"name_zh", "name_en", "meaning_zh", "meaning_en", "excludes_zh", "excludes_en"}),
)
CONSEQUENCE = Form("code", words=frozenset({"name_zh", "name_en", "note_zh", "note_en"}))


def load_bases(*, act: Act, entries: Sequence[Entry]) -> Loaded:
    """Enter provisions (entries of seeds/legal_bases.json). A repeal sets `valid_until` of what stands.

    Partners are told at once until when the restrictions bind that it carries.
    """
    for entry in entries:
        catalogue.LegalBasis.from_dict(entry)
    rows = [_basis(entry) for entry in entries]
    stood = dict(LegalBasis.objects.values_list("code", "valid_until"))
    loaded = reference.follow(act=act, model=LegalBasis, form=BASIS, rows=rows)
    moved = [row["code"] for row in rows if stood.get(row["code"], row["valid_until"]) != row["valid_until"]]
    lapses.announce(act, moved)
    return loaded


def load_measures(*, act: Act, entries: Sequence[Entry]) -> Loaded:
    """Enter measures (entries of seeds/measures.json) with their bases.

    A measure may gain a basis and never loses one. Raises `measure.without_basis` for one that names none
    that the catalogue knows (国办发〔2020〕49号).
    """
    bases = dict(LegalBasis.objects.values_list("code", "pk"))
    for entry in entries:
        if not entry["legal_bases"] or not bases.keys() >= set(entry["legal_bases"]):
            raise DomainError(Code.MEASURE_WITHOUT_BASIS, article="国办发〔2020〕49号", measure=entry["code"])
    rows = [_measure(entry) for entry in entries]
    loaded = reference.follow(act=act, model=Measure, form=MEASURE, rows=rows)
    _link(act, entries, bases)
    return loaded


def load_consequences(*, act: Act, content: Entry) -> Loaded:
    """Enter statutory consequences (seeds/statutory_consequences.json); a large sum is the file's figure.

    Raises `consequence.test_unknown`.
    """
    entries, large = content["statutory_consequences"], Decimal(content["large_sum"]["amount"])
    ids = dict(LegalBasis.objects.values_list("code", "pk"))
    bases = {
        row.code: catalogue.LegalBasis(row.code, row.level, row.valid_from, row.valid_until)
        for row in LegalBasis.objects.all()
    }
    for entry in entries:
        statutory.Consequence.from_dict(entry, bases)
    rows = [_consequence(entry, ids, large) for entry in entries]
    return reference.follow(act=act, model=StatutoryConsequence, form=CONSEQUENCE, rows=rows)


def _link(act: Act, entries: Sequence[Entry], bases: Mapping[str, int]) -> None:
    measures = {row.code: row for row in Measure.objects.all()}
    through = Measure.bases.through
    linked = set(through._default_manager.values_list("measure_id", "legalbasis_id"))
    wanted = {(measures[entry["code"]].pk, bases[code]) for entry in entries for code in entry["legal_bases"]}
    of_entries = {measures[entry["code"]].pk for entry in entries}
    for measure_id, _ in sorted(pair for pair in linked - wanted if pair[0] in of_entries):
        raise reference.refuse_change(Measure.objects.get(pk=measure_id), ["bases"])
    new = sorted(wanted - linked)
    through._default_manager.bulk_create(
        through(measure_id=measure, legalbasis_id=basis) for measure, basis in new
    )
    by_id = {row.pk: row for row in measures.values()}
    for measure, basis in new:
        act.record("catalogue.give_basis", by_id[measure], basis=basis)


def _basis(entry: Entry) -> Values:
    until = entry["valid_until"]
    return {
        "code": entry["code"],
        "document_zh": entry["document"]["zh"],
        "document_en": entry["document"]["en"],
        "number": entry["number"],
        "article_zh": entry["article"]["zh"],
        "article_en": entry["article"]["en"],
        "level": entry["level"],
        "valid_from": date.fromisoformat(entry["valid_from"]),
        "valid_until": date.fromisoformat(until) if until else None,
    }


def _measure(entry: Entry) -> Values:
    return {
        "code": entry["code"],
        "item": entry["item"],
        "name_zh": entry["name"]["zh"],
        "name_en": entry["name"]["en"],
        "meaning_zh": entry["means"]["zh"],
        "meaning_en": entry["means"]["en"],
        "excludes_zh": entry["not_included"]["zh"],
        "excludes_en": entry["not_included"]["en"],
    }


def _consequence(entry: Entry, bases: Mapping[str, int], large: Decimal) -> Values:
    return {
        "code": entry["code"],
        "name_zh": entry["name"]["zh"],
        "name_en": entry["name"]["en"],
        "note_zh": entry["note"]["zh"],
        "note_en": entry["note"]["en"],
        "legal_basis_id": bases[entry["legal_basis"]],
        "tests": list(entry["tests"]),
        "threshold": large if Criterion.LARGE_SUM in entry["tests"] else None,
    }
