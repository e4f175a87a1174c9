"""A PostgreSQL keeps no sample of what is secret: its planner needs none, and nobody would clear it away"""

from alembic import op

revision = "0022"
down_revision = "0021"

SECRET = {
    "ballot": ("key", "meeting", "stage", "paper", "proof"),
    "roll": ("meeting", "stage", "seat", "channel"),
    "sheet": ("meeting", "batch", "turn", "number", "stage", "paper"),
    "beside": ("meeting", "part", "seat", "value"),
}


def upgrade() -> None:
    """Apply; a SQLite keeps none of anything."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, columns in SECRET.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
