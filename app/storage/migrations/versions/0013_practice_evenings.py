"""Practice evenings: which meetings are, of which draft, and what it took"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Apply; no evening was practice until now."""
    op.add_column("meeting", sa.Column("practice", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "practice",
        sa.Column("draft", sa.String(), sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("meeting", sa.String(), sa.ForeignKey("meeting.code"), nullable=False, index=True),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("told", sa.String()),
    )
