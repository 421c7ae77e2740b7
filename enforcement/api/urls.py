"""The addresses below /api/v1/. Each has a row in tests/api_matrix.py."""

from django.urls import path, re_path

from enforcement.api.acknowledgements import AcknowledgementsView
from enforcement.api.base import NowhereView
from enforcement.api.cases import CasesView
from enforcement.api.catalogue import MeasuresView, MemorandaView
from enforcement.api.changes import ChangesView
from enforcement.api.checks import ChecksView
from enforcement.api.court import PayoffsView, PerformancesView
from enforcement.api.docs import DocsView, SchemaView
from enforcement.api.endpoints import (
    AttemptsView,
    ChallengeView,
    EndpointsView,
    EndpointView,
    SecretView,
    TestView,
)
from enforcement.api.receipts import ReceiptsView
from enforcement.api.reports import ReportsView
from enforcement.api.sandbox import SandboxView, StepsView
from enforcement.api.snapshots import ManifestView, SnapshotView
from enforcement.api.start import StartView
from enforcement.api.status import KeysView, StatusView

app_name = "api"

urlpatterns = [
    path("checks", ChecksView.as_view(), name="checks"),
    path("changes", ChangesView.as_view(), name="changes"),
    path("acknowledgements", AcknowledgementsView.as_view(), name="acknowledgements"),
    path("reports", ReportsView.as_view(), name="reports"),
    path("snapshot", ManifestView.as_view(), name="manifest"),
    path("snapshot/<uuid:uuid>", SnapshotView.as_view(), name="snapshot"),
    path("endpoints", EndpointsView.as_view(), name="endpoints"),
    path("endpoints/<uuid:uuid>", EndpointView.as_view(), name="endpoint"),
    path("endpoints/<uuid:uuid>/challenge", ChallengeView.as_view(), name="endpoint_challenge"),
    path("endpoints/<uuid:uuid>/test", TestView.as_view(), name="endpoint_test"),
    path("endpoints/<uuid:uuid>/secret", SecretView.as_view(), name="endpoint_secret"),
    path("endpoints/<uuid:uuid>/attempts", AttemptsView.as_view(), name="endpoint_attempts"),
    path("measures", MeasuresView.as_view(), name="measures"),
    path("memoranda", MemorandaView.as_view(), name="memoranda"),
    path("court/cases", CasesView.as_view(), name="cases"),
    path("court/performances", PerformancesView.as_view(), name="performances"),
    path("court/payoffs", PayoffsView.as_view(), name="payoffs"),
    path("receipts/verify", ReceiptsView.as_view(), name="receipts"),
    path("status", StatusView.as_view(), name="status"),
    path("keys", KeysView.as_view(), name="keys"),
    path("sandbox", SandboxView.as_view(), name="sandbox"),
    path("sandbox/steps", StepsView.as_view(), name="steps"),
    path("openapi.json", SchemaView.as_view(), name="schema"),
    path("start", StartView.as_view(), name="start"),
    path("docs", DocsView.as_view(), name="docs"),
    re_path(r"", NowhereView.as_view(), name="nowhere"),
]
