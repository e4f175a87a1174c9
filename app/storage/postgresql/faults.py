"""What PostgreSQL's faults mean for whoever keeps something."""

import psycopg2
from sqlalchemy.exc import TimeoutError as PoolEmpty

ERRORS = (psycopg2.Error,)
KEYS = {
    "53100": "disk_full",
    "58030": "disk_fails",
    "58P01": "database_damaged",
    "XX001": "database_damaged",
    "XX002": "database_damaged",
    "25006": "database_readonly",
    "42501": "database_readonly",
    "55P03": "database_busy",
    "57014": "database_busy",
    "40001": "database_busy",
    "40P01": "database_busy",
    "53300": "database_unreachable",
    "57P": "database_unreachable",
    "25P03": "database_unreachable",
    "08": "database_unreachable",
}
"""By how a SQLSTATE begins."""


def fault(error: BaseException) -> str | None:
    """The key of what is wrong with the disk or the server; None where it is something else.

    `error` is psycopg2's own, or SQLAlchemy's around it. A connection that broke has no SQLSTATE.
    """
    if isinstance(error, PoolEmpty):
        return "database_busy"
    found = getattr(error, "orig", None) or error
    if not isinstance(found, ERRORS):
        return None
    if found.pgcode is None and isinstance(found, psycopg2.OperationalError | psycopg2.InterfaceError):
        return "database_unreachable"
    return next((key for begin, key in KEYS.items() if (found.pgcode or "").startswith(begin)), None)
