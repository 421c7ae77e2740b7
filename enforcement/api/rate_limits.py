"""`RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers), and when to come again."""

from __future__ import annotations

from enforcement.rules.quotas import WINDOW, Kind, Standing


def headers(kind: Kind, standing: Standing) -> dict[str, str]:
    """What an answer says of the agency's quota, as the process that gives it counts."""
    said = {
        "RateLimit-Policy": f'"{kind}";q={standing.limit};w={WINDOW}',
        "RateLimit": f'"{kind}";r={standing.left};t={standing.reset}',
    }
    return said if standing.granted else said | {"Retry-After": str(standing.wait)}
