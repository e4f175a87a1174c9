"""What long logs came to, so that a start folds only what came after"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Apply; a meeting that goes on gets its first in a while."""
    op.create_table(
        "snapshot",
        sa.Column("meeting", sa.String(), sa.ForeignKey("meeting.code"), primary_key=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("removed", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
    )
