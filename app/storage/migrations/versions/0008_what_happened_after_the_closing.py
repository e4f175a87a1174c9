"""Which texts were removed, when and by whom, and stamps of others on a head: for the list in the record"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

EVENT = sa.table("event", *map(sa.column, ("meeting", "kind", "body")))
TEXT = sa.table("text", *map(sa.column, ("meeting", "digest")))
FOLLOW_UP = sa.table("follow_up", *map(sa.column, ("meeting", "text")))
SIGNATURE = sa.table("signature", *map(sa.column, ("meeting", "about")))
REDACTION = sa.table("redaction", *map(sa.column, ("meeting", "digest", "role", "at")))
KEPT = "EXISTS (SELECT 1 FROM event WHERE meeting = OLD.meeting)"
RULES = tuple(
    rule
    for table, what in (("redaction", "a removal"), ("stamp", "a stamp"))
    for rule in (
        (f"{table}_fixed", table, "UPDATE", "1 = 1", f"{what} is never changed"),
        (f"{table}_kept", table, "DELETE", KEPT, f"{what} stays as long as its log"),
    )
)
AWARDS = tuple(f"awards[].{name}" for name in ("reason", "conditions[]", *(f"conditions[].{of}" for of in (
    "text", "owner", "checker",
))))  # fmt: skip
TEXTS = {
    "initiative.withdrawn": ("reason",),
    "initiative.corrected": ("reason", "title", "short", "text"),
    "vote.voided": ("reason",),
    "frame.changed": ("title", "text"),
    "argument.posted": ("text",),
    "argument.moderated": ("reason",),
    "question.asked": ("text",),
    "question.answered": ("text", "owner"),
    "question.hidden": ("reason",),
    "division.composed": AWARDS,
    "recast.offered": ("text", "title"),
    "recast.answered": ("words",),
    "choice.opened": ("question", "options[].title", "options[].text"),
    "consent.given": ("reason", "need"),
    "decision.recorded": AWARDS,
    "objection.settled": ("text",),
    "minority.posted": ("text",),
    "minority.moderated": ("reason",),
    "review.given": ("keep", "improve"),
    "review.hidden": ("reason",),
    "seat.removed": ("reason",),
    "seats.removed": ("reason",),
}


def upgrade() -> None:
    """Apply; texts that were removed before this are listed as removed `earlier`."""
    meeting = ("meeting", sa.String(), sa.ForeignKey("meeting.code"))
    op.create_table(
        "redaction",
        sa.Column(*meeting, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("digest", "role", "at")),
        sa.PrimaryKeyConstraint("meeting", "digest"),
    )
    op.create_table(
        "stamp",
        sa.Column(meeting[0], meeting[1], sa.ForeignKey("meeting.code"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("head", "token", "at")),
        sa.PrimaryKeyConstraint("meeting", "number"),
    )
    _list_earlier()
    write = _postgresql if op.get_bind().dialect.name == "postgresql" else _sqlite
    for rule in RULES:
        write(*rule)


def _list_earlier() -> None:
    connection = op.get_bind()
    here = {(row.meeting, row.digest) for row in connection.execute(sa.select(TEXT))}
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    for code, digest in dict.fromkeys([*_of_events(connection), *_of_afterwards(connection)]):
        if (code, digest) not in here:
            connection.execute(sa.insert(REDACTION).values(meeting=code, digest=digest, role="earlier", at=at))


def _of_events(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    for row in connection.execute(sa.select(EVENT).where(EVENT.c.kind.in_(TEXTS))).all():
        for path in TEXTS[row.kind]:
            yield from ((row.meeting, digest) for digest in _at(json.loads(row.body), path))


def _of_afterwards(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    """Of what was told since, and of corrections."""
    for query in (sa.select(FOLLOW_UP.c.meeting, FOLLOW_UP.c.text), sa.select(SIGNATURE.c.meeting, SIGNATURE.c.about)):
        yield from ((code, digest) for code, digest in connection.execute(query).all() if digest)


def _at(value: Any, path: str) -> Iterator[str]:
    name, _, rest = path.partition("[]")
    found = value.get(name) if isinstance(value, dict) else None
    many = "[]" in path
    for inner in (found or []) if many else [found]:
        if rest:
            yield from _at(inner, rest.removeprefix("."))
        elif isinstance(inner, str) and inner:
            yield inner


def _sqlite(name: str, table: str, when: str, refused: str, why: str) -> None:
    op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON {table} WHEN {refused} BEGIN SELECT RAISE(ABORT, '{why}'); END")


def _postgresql(name: str, table: str, when: str, refused: str, why: str) -> None:
    gives = "OLD" if when == "DELETE" else "NEW"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {refused} THEN RAISE EXCEPTION '{why}'; END IF; RETURN {gives}; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
