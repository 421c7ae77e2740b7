"""The court's signature under what partners keep: Ed25519, as a detached JWS (RFC 7515, appendix F; RFC 8037)."""

from __future__ import annotations

import base64
import json
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from courts.models.secrets import derived
from enforcement.selectors.agencies import UNDER


@cache
def _key() -> Ed25519PrivateKey:
    # Derived, so that there is one secret less to keep; no agency ever sees what it is derived from.
    return Ed25519PrivateKey.from_private_bytes(derived("signature", under=UNDER))


def public_key() -> dict[str, str]:
    """The public half as a JWK; `kid` is the beginning of `x`."""
    x = _encoded(_key().public_key().public_bytes_raw())
    return {"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": x[:8], "x": x}


def sign(body: bytes) -> str:
    """The signature of `body`, which is sent beside it: header, nothing, signature."""
    header = {"alg": "EdDSA", "kid": public_key()["kid"]}
    protected = _encoded(json.dumps(header, separators=(",", ":")).encode())
    return f"{protected}..{_encoded(_key().sign(f'{protected}.{_encoded(body)}'.encode()))}"


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
