"""Where the servers of the tests keep what they keep: in a file in their folder, or as `DATABASE` says."""

import os
from pathlib import Path


def address() -> str:
    """The address of a new database; empty for the file. `DATABASE=postgresql` has each stand on a server."""
    if os.environ.get("DATABASE") != "postgresql":
        return ""
    from tests.storage.postgresql.cluster import shared  # started where somebody asks for it

    return shared().url(shared().database())


def kept(folder: Path, database: str) -> bytes:
    """Everything that stands in the files of a database, wherever it is."""
    if not database:
        return b"".join(path.read_bytes() for path in folder.glob("overlegtafel.db*"))
    from tests.storage.postgresql.cluster import shared

    shared().superuser("CHECKPOINT")
    found = [path for place in ("base", "pg_wal") for path in (shared().data / place).rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in found)
