"""The rules of addresses, for Flask: what writes an address is compiled when one is first asked for.

What no database could look for is no address: a text with a NUL, which PostgreSQL refuses, and a number that is larger
than a column holds.
"""

from collections.abc import Callable
from typing import Any

from werkzeug import routing

LARGEST = 2**31 - 1
"""The largest number that stands in an address, as in a column of PostgreSQL."""

Writer = Callable[..., tuple[str, str]]
WRITERS: dict[tuple[object, ...], Writer] = {}
"""Those of this process: a writer is told the rule that it writes for, so apps beside one another share them."""


class Rule(routing.Rule):
    """A rule of Werkzeug, which compiles two functions for each: most of the time that an app took to begin."""

    def _compile_builder(self, append_unknown: bool = True) -> Writer:
        compiled = super()._compile_builder
        known = (self.rule, *sorted((self.defaults or {}).items()), append_unknown)

        def write(rule: routing.Rule, /, **values: Any) -> tuple[str, str]:
            if known not in WRITERS:
                WRITERS[known] = compiled(append_unknown)
            return WRITERS[known](rule, **values)

        return write


class Word(routing.UnicodeConverter):
    """A part of an address that is a text."""

    def to_python(self, value: str) -> str:
        """The text. Raises ValidationError, which is no such address, where it holds a NUL."""
        if "\0" in value:
            raise routing.ValidationError
        return str(super().to_python(value))


class Number(routing.IntegerConverter):
    """A part of an address that is a number."""

    def to_python(self, value: str) -> int:
        """The number. Raises ValidationError, which is no such address, where it is too large."""
        if len(value) > len(str(LARGEST)) or int(value) > LARGEST:
            raise routing.ValidationError
        return int(super().to_python(value))


CONVERTERS = {"default": Word, "string": Word, "int": Number}
"""What parts of addresses are, by the names that rules have for them."""
