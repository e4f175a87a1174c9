"""What somebody saw when they began to write: a form that is older than what stands there by now writes nothing."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec

from facilitation.refusals import Refused

FIELD = "seen"
"""The field of a form that tells it; a form without it is not held against anything."""


def mark(*values: Any) -> str:
    """What tells these values apart from others, for a form to carry."""
    return sha256(msgspec.json.encode(values)).hexdigest()[:16]


def require(form: Mapping[str, str], *values: Any) -> None:
    """Let no form through whose writer saw other values than there are now. Raises Refused: changed_meanwhile."""
    told = form.get(FIELD, "")
    if told and told != mark(*values):
        raise Refused("changed_meanwhile")
