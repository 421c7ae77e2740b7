"""Who appears: the staff of one court and of the court above it, and the partners. All invented."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time

from courts.models import Court, Posting, User
from courts.services import acts
from enforcement.management.demo.stage import SHANGHAI
from enforcement.models import PartnerAgency
from enforcement.services import agencies

COURT, OTHER_COURT, HIGHER_COURT = "京0105", "京0106", "京03"

# role -> (username, name, court, posting)
STAFF = {
    "clerk": ("clerk", "书记员 方晓禾", COURT, Posting.Role.CLERK),
    "assistant": ("assistant", "法官助理 陶知远", COURT, Posting.Role.ASSISTANT),
    "judge": ("judge", "法官 沈若川", COURT, Posting.Role.JUDGE),
    "second_judge": ("second_judge", "法官 裴昭", COURT, Posting.Role.JUDGE),
    "chief": ("chief", "局长 梁秉文", COURT, Posting.Role.CHIEF),
    "president": ("president", "院长 顾怀清", COURT, Posting.Role.PRESIDENT),
    "higher_judge": ("higher_judge", "法官 贺明远", HIGHER_COURT, Posting.Role.JUDGE),
    "other_clerk": ("other_clerk", "书记员 白语冰", OTHER_COURT, Posting.Role.CLERK),
    "auditor": ("auditor", "审计员 邵言", COURT, Posting.Role.AUDITOR),
}
ADMINISTRATOR = "administrator"
SHOWN = ("clerk", "judge", "second_judge", "chief", "president", "higher_judge", "auditor")


@dataclass(frozen=True)
class Partner:
    """A partner agency of the demo and the measures of its memorandum."""

    name_zh: str
    name_en: str
    kind: str
    measures: tuple[str, ...] = ()
    electronic_notices: bool = True


PARTNERS = {
    "airline": Partner("晴川航空", "Qingchuan Airlines", PartnerAgency.Kind.AIRLINE, ("air",)),
    "railway": Partner(
        "北岭铁路", "Beiling Railway", PartnerAgency.Kind.RAILWAY, ("rail_high_speed", "rail_sleeper")
    ),
    "hotel": Partner("云栖酒店集团", "Yunqi Hotels", PartnerAgency.Kind.HOTEL, ("luxury_venue", "tourism")),
    "bank": Partner(
        "江汀银行",
        "Jiangting Bank",
        PartnerAgency.Kind.BANK,
        ("insurance", "real_estate"),
        electronic_notices=False,
    ),
    "case_account": Partner("法院案款系统", "Case account system", PartnerAgency.Kind.CASE_ACCOUNT),
}


def staff(first_day: date) -> tuple[dict[str, User], dict[str, dict[str, str]]]:
    """The users by role, and what they log in with; the passwords are new and kept nowhere else."""
    people: dict[str, User] = {}
    logins: dict[str, dict[str, str]] = {}
    for role, (username, name, court, posting) in STAFF.items():
        password = secrets.token_urlsafe(12)
        user = User.objects.create_user(username=username, password=password, full_name=name, is_staff=True)
        Posting.objects.create(
            user=user, court=Court.objects.get(code=court), role=posting, from_day=first_day
        )
        people[role] = user
        logins[role] = {"username": username, "password": password}
    shown = {role: logins[role] for role in SHOWN}
    return people, shown | {ADMINISTRATOR: _administrator()}


def _administrator() -> dict[str, str]:
    """Who runs the platform: agencies, users and alarms, and no case."""
    password = secrets.token_urlsafe(12)
    User.objects.create_superuser(username=ADMINISTRATOR, password=password, full_name="系统管理员 万书言")
    return {"username": ADMINISTRATOR, "password": password}


def partners(first_day: date) -> dict[str, dict[str, str]]:
    """Each partner with its memorandum, its digest key and its client credentials, entered on `first_day`."""
    known: dict[str, dict[str, str]] = {}
    entered = datetime.combine(first_day, time(9), SHANGHAI)
    for code, partner in PARTNERS.items():
        with acts.begin(actor=acts.system("seeds"), now=entered) as act:
            _, client_id, client_secret = agencies.enlist(
                act=act,
                code=code,
                name_zh=partner.name_zh,
                name_en=partner.name_en,
                kind=partner.kind,
                measures=partner.measures,
                memorandum_number=f"演示备忘录〔{first_day.year}〕{len(known) + 1}号",
                title="限制消费协助执行合作备忘录",
                valid_from=first_day,
                sees_causes=bool(partner.measures),
                electronic_notices=partner.electronic_notices,
            )
        known[code] = {"client_id": client_id, "client_secret": client_secret}
    return known
