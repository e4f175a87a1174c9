"""Ways to say no. A refusal carries a key and details, never a sentence: languages live in `app`."""

from typing import Any


class Refused(Exception):
    """The state of the meeting does not allow this act (HTTP 409)."""

    status = 409

    def __init__(self, key: str, **details: Any) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


class Malformed(Refused):
    """The act itself is wrong, whatever the state (HTTP 422)."""

    status = 422


class Forbidden(Refused):
    """This actor may not do this (HTTP 403)."""

    status = 403


class Unavailable(Refused):
    """Nothing can be kept or read now, whatever is asked (HTTP 503)."""

    status = 503


class TooMany(Refused):
    """Too many acts in a short time (HTTP 429)."""

    status = 429


class Unfit:
    """What speaks against something that is planned: the key of a refusal and its details. Nobody is refused yet."""

    def __init__(self, key: str, **details: Any) -> None:
        self.key = key
        self.details = details

    def refusal(self) -> Refused:
        """The same, to be raised."""
        return Malformed(self.key, **self.details)

    def __repr__(self) -> str:
        return f"Unfit({self.key}, {self.details})"
