"""The database of a demo and its two roles: one owns the tables and migrates, the other runs the application.

The second owns nothing: it reads and writes rows, but may not TRUNCATE, change a table or touch a trigger.
"""

from dataclasses import dataclass

import psycopg
from psycopg import sql

from config.launcher.postgres import SUPERUSER, Server

DATABASE = "luyue"
OWNER = "luyue_owner"
APPLICATION = "luyue_app"

GRANTS = """
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    GRANT USAGE, CREATE ON SCHEMA public TO {owner};
    GRANT USAGE ON SCHEMA public TO {application};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {application};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {application};
    ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {application};
    ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public
        GRANT USAGE, SELECT ON SEQUENCES TO {application};
"""


@dataclass(frozen=True)
class Urls:
    """Addresses of one database: as the role that runs, and as the role that migrates."""

    application: str
    migration: str


def prepare(server: Server) -> Urls:
    """Make database and roles as far as they are missing; may be called at every start."""
    with psycopg.connect(server.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        for role in (OWNER, APPLICATION):
            if not exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        if not exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
            command = sql.SQL("CREATE DATABASE {} OWNER {}")
            connection.execute(command.format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))
    with psycopg.connect(server.url(SUPERUSER, DATABASE)) as connection:
        names = {"owner": sql.Identifier(OWNER), "application": sql.Identifier(APPLICATION)}
        connection.execute(sql.SQL(GRANTS).format(**names))
    return Urls(application=server.url(APPLICATION, DATABASE), migration=server.url(OWNER, DATABASE))


def exists(connection: psycopg.Connection, question: str, name: str) -> bool:
    return connection.execute(question, [name]).fetchone() is not None
