"""What SQLite's faults mean for whoever keeps something."""

import sqlite3

ERRORS = (sqlite3.Error,)
KEYS = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_BUSY": "database_busy",
    "SQLITE_LOCKED": "database_busy",
    "SQLITE_READONLY": "database_readonly",
    "SQLITE_IOERR": "disk_fails",
    "SQLITE_CANTOPEN": "disk_fails",
    "SQLITE_CORRUPT": "database_damaged",
    "SQLITE_NOTADB": "database_damaged",
}


def fault(error: BaseException) -> str | None:
    """The key of what is wrong with the disk or the file; None where it is something else.

    `error` is SQLite's own, or SQLAlchemy's around it.
    """
    name = getattr(getattr(error, "orig", None) or error, "sqlite_errorname", "")
    return next((key for begin, key in KEYS.items() if name.startswith(begin)), None)
