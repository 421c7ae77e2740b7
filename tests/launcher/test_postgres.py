"""One server: stopped in good order, found in good order again, refused to another major version."""

import psycopg
import pytest

from config.launcher.failures import CannotStart
from config.launcher.postgres import SUPERUSER, Server
from tests.plugins.servers import Servers


def test_rows_outlive_a_stop(servers: Servers, database_server: Server) -> None:
    with psycopg.connect(database_server.url(SUPERUSER, "postgres")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT '履约' AS name")
    servers.children.stop()
    assert not database_server.answers()
    database_server.start(servers.children)
    with psycopg.connect(database_server.url(SUPERUSER, "postgres")) as connection:
        assert connection.execute("SELECT name FROM kept").fetchall() == [("履约",)]


def test_a_cluster_of_another_major_version_is_refused(servers: Servers, database_server: Server) -> None:
    servers.children.stop()
    made_by = database_server.cluster / "PG_VERSION"
    said = made_by.read_text()
    made_by.write_text("12\n")
    with pytest.raises(CannotStart, match="made by PostgreSQL 12"):
        database_server.start(servers.children)
    made_by.write_text(said)
