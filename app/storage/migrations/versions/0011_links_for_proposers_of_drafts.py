"""Links by which proposers hand in plans before an evening is opened"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Apply; there are no such links yet."""
    op.create_table(
        "draft_invite",
        sa.Column("hash", sa.String(), primary_key=True),
        sa.Column("draft", sa.String(), sa.ForeignKey("draft.id"), nullable=False, index=True),
        sa.Column("plan", sa.String()),
        sa.Column("created", sa.DateTime(), nullable=False),
    )
