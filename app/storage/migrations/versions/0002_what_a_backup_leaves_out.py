"""What a backup leaves out, and how a ballot is known to be whole"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Apply."""
    op.add_column("act", sa.Column("stage", sa.String(), nullable=True))
    op.add_column("ballot", sa.Column("proof", sa.String(), nullable=True))
