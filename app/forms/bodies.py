"""What a script sends as JSON: read as plain values, whatever somebody made of it."""

from typing import Any

import msgspec
from flask import request


def sent() -> Any:
    """The JSON of a request as plain values; None of what is none, is nested without end, or has half characters."""
    if not request.is_json:
        return None
    try:
        return msgspec.json.decode(request.get_data())
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
