"""The verification code as it stands on a paper, with the address of the page that checks it."""

from __future__ import annotations

from typing import Any, Final

import segno
from django.conf import settings
from django.urls import reverse

DARK, LIGHT = 0, 255
QUIET_ZONE: Final = 2  # the frame around it is as wide again: four modules, as the standard of the code asks


def checked_by(code: str) -> dict[str, Any]:
    """What the template prints of `code` (ten characters): `code` in two halves, `verify`, and `qr`.

    `qr` holds the grey values `pixels` of `side` x `side` modules of a picture that leads to the page with the
    code filled in; None where the installation does not know its own address.
    """
    written = f"{code[:5]}-{code[5:]}"
    page = f"{settings.SITE_ADDRESS}{reverse('site:verify')}"
    picture = _picture(f"{page}?code={written}") if settings.SITE_ADDRESS else None
    return {"code": written, "verify": page, "qr": picture}


def _picture(text: str) -> dict[str, Any]:
    modules = segno.make_qr(text, error="m", boost_error=False).matrix_iter(border=QUIET_ZONE)
    rows = [[DARK if module else LIGHT for module in row] for row in modules]
    return {"side": len(rows), "pixels": [value for row in rows for value in row]}
