"""Which states, ways in and ways out there are, by the choices of the models, and which of them no row shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.apps import apps
from django.db.models import Field, Model

APPS: Final = ("courts", "defaulters", "enforcement")

# What these fields may say is a state, an outcome or a way out, in whichever model they stand.
EVERYWHERE: Final = frozenset(
    {"state", "end_reason", "closed_as", "outcome", "result", "follows", "refused_for", "ground"}
)
# The kinds that are ways in or ways out. Of others, as of what is owed, the demo need not show each.
KINDS: Final = frozenset(
    {
        ("Change", "kind"),
        ("Circumstance", "kind"),
        ("Decision", "kind"),
        ("Document", "kind"),
        ("Filing", "kind"),
        ("PartnerReport", "kind"),
        ("Permission", "kind"),
        ("Ruling", "kind"),
        ("Shortfall", "reason"),
    }
)
# The addresses of partners, which have states of their own and none of a case. The demo's partners read the feed.
OF_NO_CASE: Final = frozenset({"Endpoint", "EndpointNotice", "EndpointAttempt"})


def unseen() -> dict[tuple[str, str], list[str]]:
    """(model, field) -> the choices that no row has; empty if every one is shown."""
    found = {(model.__name__, field.name): list(_unseen(model, field)) for model, field in _told()}
    return {key: choices for key, choices in found.items() if choices}


def _told() -> Iterator[tuple[type[Model], Field]]:
    for model in (model for app in APPS for model in apps.get_app_config(app).get_models()):
        for field in model._meta.fields:
            named = field.name in EVERYWHERE or (model.__name__, field.name) in KINDS
            if field.choices and named and model.__name__ not in OF_NO_CASE:
                yield model, field


def _unseen(model: type[Model], field: Field) -> Iterator[str]:
    seen = set(model._default_manager.values_list(field.name, flat=True).distinct())
    for choice, _ in field.flatchoices:
        if choice not in seen:
            yield choice
