"""PostgreSQL runs under an account that it accepts, or the launcher says plainly that it cannot."""

import os
import pwd

import pytest

from config.launcher import account
from config.launcher.account import Account
from config.launcher.failures import CannotStart


def test_the_chosen_account_is_not_root_to_its_children() -> None:
    assert account.choose().works()


def test_root_to_root_is_not_accepted() -> None:
    """The trial asks what a child believes to be; a child that believes to be root would be refused."""
    assert Account(0, 0, "directly").works() is (os.geteuid() != 0)


def test_where_no_account_works_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "named_accounts", list)
    monkeypatch.setattr(account, "has_name", lambda uid: False)
    with pytest.raises(CannotStart, match="DATABASE_URL="):
        account.choose()


def test_a_user_without_a_name_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "named_accounts", list)
    monkeypatch.setattr(os, "geteuid", lambda: 23456)
    with pytest.raises(CannotStart, match="the user id 23456 has no name"):
        account.choose()


def test_postgres_comes_before_nobody() -> None:
    names = [entry.pw_name for entry in account.named_accounts()]
    assert names == [
        name for name in ("postgres", "nobody") if name in {each.pw_name for each in pwd.getpwall()}
    ]
