"""Who is expected at an evening that is prepared"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Apply; drafts from before have no list."""
    op.create_table(
        "draft_roll",
        sa.Column("draft", sa.String(), sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("people", sa.String(), nullable=False),
    )
