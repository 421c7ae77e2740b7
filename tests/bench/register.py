"""The register of the bench: SIZE people, each bound by a restriction, as copies of one real restriction.

The one is entered through the services, as in earnest. The copies are written behind the triggers: a million
acts one by one would take an hour and measure nothing. They have all columns, digests, names and changes of
the real one; only the chain of the ledger is not computed for them.
"""

from __future__ import annotations

import psycopg
from psycopg import sql
from tqdm import tqdm

from courts.models import Court, IdentityDocument
from courts.models.secrets import encrypt
from courts.rules.identity import mask, parse
from courts.selectors.subjects import number_digest
from enforcement.models import Change
from tests.bench import people
from tests.factories import cases

BATCH = 50_000
# Table, and what differs from the row that is copied; everything else is as it was.
COPIES = (
    ("courts_subject", {"id": "person.subject"}),
    (
        "courts_identitydocument",
        {
            "id": "nextval(pg_get_serial_sequence('courts_identitydocument', 'id'))",
            "subject_id": "person.subject",
            "number": "person.number",
            "digest": "person.digest",
            "masked": "person.masked",
        },
    ),
    (
        "courts_subjectname",
        {
            "id": "nextval(pg_get_serial_sequence('courts_subjectname', 'id'))",
            "subject_id": "person.subject",
        },
    ),
    ("enforcement_restriction", {"id": "person.restriction", "subject_id": "person.subject"}),
    (
        "courts_ledgerentry",
        {"position": "person.position", "row_id": "person.restriction", "hash": "person.hash"},
    ),
    (
        "enforcement_change",
        {
            "entry_id": "person.position",
            "subject_id": "person.subject",
            "restriction_id": "person.restriction",
        },
    ),
)
PERSON = """
    CREATE TEMP TABLE IF NOT EXISTS draft (place int, number bytea, digest uuid, masked text);
    CREATE TEMP TABLE IF NOT EXISTS person (
        number bytea, digest uuid, masked text, subject bigint, restriction bigint, position bigint, hash text
    );
    TRUNCATE draft, person;
"""
NUMBERED = """
    INSERT INTO person
    SELECT number, digest, masked, nextval(pg_get_serial_sequence('courts_subject', 'id')),
        nextval(pg_get_serial_sequence('enforcement_restriction', 'id')), head.position + 1 + place,
        lpad(to_hex(head.position + 1 + place), 64, '0')
    FROM draft, courts_ledgerhead head
"""
COPIED = """
    INSERT INTO {table} ({columns}) SELECT {values} FROM {table} known, person WHERE known.{key} = %(like)s
"""
HEAD = """
    UPDATE courts_ledgerhead SET position = position + (SELECT count(*) FROM person),
        hash = lpad(to_hex(position + (SELECT count(*) FROM person)), 64, '0')
"""
# The copies are all of one order. Believing that of every order, the planner would read a million of them to find one.
DISTINCT = """
    ALTER TABLE enforcement_restriction ALTER case_id SET (n_distinct = -0.9), ALTER order_id SET (n_distinct = -0.9),
        ALTER obligation_id SET (n_distinct = -0.9), ALTER listing_id SET (n_distinct = -0.9)
"""


def build(url: str, size: int) -> None:
    """Fill the register up to `size` people; nothing to do when a former run has."""
    if not Court.objects.exists():
        _one_in_earnest()
    known = IdentityDocument.objects.count() - 1
    if known >= size:
        return
    with psycopg.connect(url) as connection:
        connection.execute("SET session_replication_role = replica")
        for first in tqdm(range(known, size, BATCH), desc="50,000 people"):
            _write(connection, range(first, min(first + BATCH, size)))
            connection.commit()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(DISTINCT)
        connection.execute("VACUUM ANALYZE")


def _one_in_earnest() -> None:
    world = cases.world()
    case = cases.debtor(world.on(cases.NOTICE), name=people.NAME)
    cases.listed(world.on(cases.LISTED), case)


def _write(connection: psycopg.Connection, indexes: range) -> None:
    connection.execute(PERSON)
    with connection.cursor() as cursor, cursor.copy("COPY draft FROM STDIN") as copy:
        for place, index in enumerate(indexes):
            number = people.number(index)
            digest = number_digest(parse("citizen_id", number))
            copy.write_row((place, encrypt(number), digest, mask(number)))
    connection.execute(NUMBERED)
    like = Change.objects.filter(kind="imposed").order_by("pk")[0]
    for (table, differing), row in zip(COPIES, _rows(like), strict=True):
        connection.execute(_copied(connection, table, differing), {"like": row})
    connection.execute(HEAD)


def _rows(like: Change) -> list[int]:
    """The keys of the rows that are copied, in the order of `COPIES`."""
    document, name = like.subject.documents.get(), like.subject.names.get()
    return [like.subject_id, document.pk, name.pk, like.restriction_id or 0, like.pk, like.pk]


def _copied(connection: psycopg.Connection, table: str, differing: dict[str, str]) -> sql.Composed:
    found = connection.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position",
        [table],
    )
    columns = [name for (name,) in found]
    key = next(iter(differing))
    values = [
        sql.SQL(differing[column]) if column in differing else sql.Identifier("known", column)
        for column in columns
    ]
    return sql.SQL(COPIED).format(
        table=sql.Identifier(table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        values=sql.SQL(", ").join(values),
        key=sql.Identifier(key),
    )
