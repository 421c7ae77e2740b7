"""`GET /api/v1/measures` and `GET /api/v1/memoranda`."""

from __future__ import annotations

from rest_framework.test import APIClient

from enforcement.api.catalogue import MEASURES, MEMORANDA
from tests.enforcement.api.shapes import is_shaped
from tests.factories.catalogue import seed


def test_the_catalogue_names_every_measure_with_its_bases(airline: APIClient) -> None:
    body = airline.get("/api/v1/measures").json()
    assert is_complete(body)
    (air,) = [row for row in body["measures"] if row["code"] == "air"]
    assert (air["item"], [basis["code"] for basis in air["legal_bases"]]) == ("H1", ["consumption_3_1"])
    assert air["legal_bases"][0]["article"] == {"zh": "第三条第一款第（一）项", "en": "art. 3(1)(1)"}


def is_complete(body: dict[str, list[dict[str, object]]]) -> bool:
    codes = {row["code"] for row in body["measures"]}
    return is_shaped(body, MEASURES) and codes == {row["code"] for row in seed("measures.json")["measures"]}


def test_an_agency_reads_its_own_memoranda(airline: APIClient) -> None:
    body = airline.get("/api/v1/memoranda").json()
    assert is_shaped(body, MEMORANDA)
    assert body["memoranda"] == [
        {
            "number": "MOU-airline",
            "title": "airline",
            "measures": ["air"],
            "binds": "sale",
            "valid_from": "2026-01-01",
            "valid_until": None,
            "in_force": True,
        }
    ]
