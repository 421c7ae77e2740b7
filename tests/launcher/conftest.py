"""A database server of its own for the tests of the launcher, which change roles and stop servers."""

from collections.abc import Iterator

import pytest

from config.launcher import account, postgres
from tests.plugins.servers import Servers


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    servers = Servers()
    yield servers
    servers.stop()


@pytest.fixture(scope="module")
def database_server(servers: Servers) -> postgres.Server:
    server = postgres.Server(
        servers.folder / "postgres", account.choose(), settings=postgres.CRASH_MAY_LOSE_ALL
    )
    server.start(servers.children)
    return server
