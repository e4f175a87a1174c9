"""The versions that the tables went through, and the way from one to the newest."""

from pathlib import Path

import sqlalchemy as sa

MIGRATIONS = Path(__file__).parent / "migrations"


def known() -> list[str]:
    """The versions that this program knows, oldest first."""
    return sorted(file.stem.partition("_")[0] for file in MIGRATIONS.glob("versions/0*.py"))


def upgrade(write: sa.Engine) -> None:
    """Bring the tables to the newest version. Alembic is imported only where there is work: commands start sooner."""
    if _version(write) == known()[-1]:
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with write.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _version(write: sa.Engine) -> str | None:
    with write.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
