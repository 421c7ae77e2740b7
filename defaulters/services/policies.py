"""Publishing a version of the severity policy. What is published is never edited: a change is a new version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from courts.services import reference
from courts.services.acts import Act
from courts.services.reference import Form, Loaded
from defaulters.models import SeverityPolicy
from defaulters.rules.severity_laws import check_policy
from defaulters.rules.severity_policy import Policy

FORM = Form("version", own=frozenset({"published_at"}))


def publish(*, act: Act, content: Mapping[str, Any]) -> Loaded:
    """Publish what such a file as seeds/severity.json holds, once.

    Raises `severity.policy_invalid`, `severity.policy_breaks_law`, and `reference.changed` where the
    version stands with another content.
    """
    policy = Policy.from_dict(content)
    if not SeverityPolicy.objects.filter(version=policy.version).exists():
        check_policy(policy)
    row = {
        "version": policy.version,
        "content": dict(content),
        "valid_from": policy.valid_from,
        "published_at": act.now,
    }
    return reference.follow(act=act, model=SeverityPolicy, form=FORM, rows=[row])
