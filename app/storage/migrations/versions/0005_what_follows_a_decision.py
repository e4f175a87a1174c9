"""What follows a decision: steps and conditions, append-only, under the head of the closed log"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

HEAD = "EXISTS (SELECT 1 FROM event WHERE meeting = NEW.meeting AND kind = 'meeting.closed' AND link = NEW.head)"
KEPT = "EXISTS (SELECT 1 FROM event WHERE meeting = OLD.meeting)"

# name, when, under which condition refused, and why
RULES = (
    ("follow_up_head", "INSERT", f"NOT {HEAD}", "what follows names the head of a closed log"),
    ("follow_up_fixed", "UPDATE", "1 = 1", "what followed is never changed"),
    ("follow_up_kept", "DELETE", KEPT, "what followed stays as long as its log"),
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "follow_up",
        sa.Column("meeting", sa.String(), sa.ForeignKey("meeting.code"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("meeting", "number"),
    )
    write = _postgresql if op.get_bind().dialect.name == "postgresql" else _sqlite
    for rule in RULES:
        write(*rule)


def _sqlite(name: str, when: str, refused: str, why: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {when} ON follow_up WHEN {refused} BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )


def _postgresql(name: str, when: str, refused: str, why: str) -> None:
    gives = "OLD" if when == "DELETE" else "NEW"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {refused} THEN RAISE EXCEPTION '{why}'; END IF; RETURN {gives}; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {when} ON follow_up FOR EACH ROW EXECUTE FUNCTION {name}()")
