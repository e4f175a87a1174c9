"""What was told after an evening stands beside its log, as every other text: it can be redacted"""

import hashlib
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

FOLLOW_UP = sa.table("follow_up", *map(sa.column, ("meeting", "number", "text")))
TEXT = sa.table("text", *map(sa.column, ("meeting", "digest", "salt", "text")))
WHY = "what followed is never changed"


def upgrade() -> None:
    """Apply."""
    connection = op.get_bind()
    postgresql = connection.dialect.name == "postgresql"
    op.execute("DROP TRIGGER follow_up_fixed" + (" ON follow_up" if postgresql else ""))
    for row in connection.execute(sa.select(FOLLOW_UP)).all():
        salt = secrets.token_hex(16)
        digest = hashlib.sha256(bytes.fromhex(salt) + row.text.encode()).hexdigest()
        connection.execute(sa.insert(TEXT).values(meeting=row.meeting, digest=digest, salt=salt, text=row.text))
        here = (FOLLOW_UP.c.meeting == row.meeting, FOLLOW_UP.c.number == row.number)
        connection.execute(sa.update(FOLLOW_UP).where(*here).values(text=digest))
    refuse = (
        "FOR EACH ROW EXECUTE FUNCTION follow_up_fixed()" if postgresql else f"BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
    )
    op.execute(f"CREATE TRIGGER follow_up_fixed BEFORE UPDATE ON follow_up {refuse}")
