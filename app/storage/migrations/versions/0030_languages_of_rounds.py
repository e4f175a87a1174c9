"""The language of what is published of a round, and of who asked for reminders"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Apply; what there was is in Dutch."""
    for table in ("round", "reminder"):
        op.add_column(table, sa.Column("language", sa.String(), nullable=False, server_default="nl"))
