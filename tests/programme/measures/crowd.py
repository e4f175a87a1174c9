"""What was counted of the meetings of a large city."""

import json

from app.programme.measures.definitions import MEASURES
from app.programme.measures.tables import MEASURED
from tests.programme.city.crowd import At, Rows

FOUND = json.dumps({name: 40 if name != "awarded" else 10**6 for name in MEASURES})


def of_round(at: At) -> Rows:
    """What was counted of its meeting."""
    named = {"meeting": at.meeting, "title": f"Avond {at.number}", "closed": at.said[:10]}
    yield MEASURED, named | {"head": "0" * 64, "followed": 0, "found": FOUND}
