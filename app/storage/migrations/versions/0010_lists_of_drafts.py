"""A list of plans that was handed in for a draft and not taken over yet"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Apply; there are no such lists yet."""
    op.create_table(
        "draft_list",
        sa.Column("draft", sa.String(), sa.ForeignKey("draft.id"), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("answers", sa.String(), nullable=False),
        sa.Column("pointed", sa.String(), nullable=False),
    )
