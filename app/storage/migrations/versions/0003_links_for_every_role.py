"""Links for every role: a chair's table, and a word on whom a link is for"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply."""
    op.add_column("key", sa.Column("place", sa.String(), nullable=True))
    op.add_column("key", sa.Column("note", sa.String(), nullable=False, server_default=""))
