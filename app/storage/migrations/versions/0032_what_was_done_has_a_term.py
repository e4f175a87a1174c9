"""What was done stays for a year whatever anybody asks; after that it can go when its term is over"""

from alembic import op

revision = "0032"
down_revision = "0031"
FIXED = "what was done is never changed"
KEPT = 365


def upgrade() -> None:
    """Apply; what was done is still never changed, and the whole table is never emptied at once."""
    if op.get_bind().dialect.name == "postgresql":
        _postgresql()
        return
    op.execute("DROP TRIGGER audit_kept")
    op.execute(
        f"CREATE TRIGGER audit_kept BEFORE DELETE ON audit WHEN OLD.at >= datetime('now', '-{KEPT} days') "
        f"BEGIN SELECT RAISE(ABORT, '{FIXED}'); END"
    )


def _postgresql() -> None:
    op.execute(
        f"""
        CREATE OR REPLACE FUNCTION audit_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                IF OLD.at < (now() AT TIME ZONE 'utc') - interval '{KEPT} days' THEN RETURN OLD; END IF;
            END IF;
            RAISE EXCEPTION '{FIXED}';
        END $$
        """
    )
