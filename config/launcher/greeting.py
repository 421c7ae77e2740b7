"""What stands on the screen when the demo is up."""

import json
from pathlib import Path
from typing import Any

ROLES = {
    "clerk": "书记员 clerk",
    "judge": "法官 judge",
    "chief": "执行局局长 chief",
    "president": "院长 president",
    "higher_judge": "上级法院法官 judge of the higher court",
    "auditor": "审计员 auditor",
    "administrator": "系统管理员 administrator",
}


def text(*, url: str, demo: Path, seconds: float) -> str:
    """The addresses, one login per role and one partner credential, from what `play_demo` wrote."""
    known: dict[str, Any] = json.loads(demo.read_text(encoding="utf-8"))
    airline = known["partners"]["airline"]
    logins = [
        f"  {ROLES.get(role, role):<40}{login['username']} / {login['password']}"
        for role, login in known["logins"].items()
    ]
    return "\n".join(
        [
            "",
            f"Luyue 履约 is up ({seconds:.1f} s): {url}/",
            f"  admin      {url}/admin/",
            f"  API        {url}/api/v1/docs   in ten minutes: {url}/api/v1/start",
            f"             token: {known['token_url']}",
            "",
            *logins,
            "",
            f"  airline    client_id {airline['client_id']}",
            f"             client_secret {airline['client_secret']}",
            "",
            f"All of this, more partners and the people of the demo: {demo}",
            "Ctrl-C stops it.",
            "",
        ]
    )
