"""The small meeting, and the same with its ballots sealed, in a process that may not count."""

from tests.app.conftest import app, context
from tests.counting.sealed import equals, nobody_counts_here, ranked

__all__ = ["app", "context", "equals", "nobody_counts_here", "ranked"]
