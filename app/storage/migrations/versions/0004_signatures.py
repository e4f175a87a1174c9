"""Signatures under a closed log, append-only, and a log that nothing follows after its closing"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

CLOSED = "EXISTS (SELECT 1 FROM event WHERE meeting = NEW.meeting AND seq = NEW.seq - 1 AND kind = 'meeting.closed')"
HEAD = "EXISTS (SELECT 1 FROM event WHERE meeting = NEW.meeting AND kind = 'meeting.closed' AND link = NEW.head)"
KEPT = "EXISTS (SELECT 1 FROM event WHERE meeting = OLD.meeting)"

# name, table, when, under which condition refused, and why
RULES = (
    ("event_closed", "event", "INSERT", CLOSED, "nothing follows the closing of a meeting"),
    ("signature_head", "signature", "INSERT", f"NOT {HEAD}", "a signature names the head of a closed log"),
    ("signature_fixed", "signature", "UPDATE", "1 = 1", "a signature is never changed"),
    ("signature_kept", "signature", "DELETE", KEPT, "a signature stays as long as its log"),
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "signature",
        sa.Column("meeting", sa.String(), sa.ForeignKey("meeting.code"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("device", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("meeting", "number"),
        sa.UniqueConstraint("meeting", "about", "role", "place"),
        sa.UniqueConstraint("meeting", "about", "link"),
        sa.UniqueConstraint("meeting", "about", "device"),
    )
    write = _postgresql if op.get_bind().dialect.name == "postgresql" else _sqlite
    for rule in RULES:
        write(*rule)


def _sqlite(name: str, table: str, when: str, refused: str, why: str) -> None:
    op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON {table} WHEN {refused} BEGIN SELECT RAISE(ABORT, '{why}'); END")


def _postgresql(name: str, table: str, when: str, refused: str, why: str) -> None:
    gives = "OLD" if when == "DELETE" else "NEW"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {refused} THEN RAISE EXCEPTION '{why}'; END IF; RETURN {gives}; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
