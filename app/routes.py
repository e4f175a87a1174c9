"""The rules of addresses, for Flask: what writes an address is compiled when one is first asked for."""

from collections.abc import Callable
from typing import Any

from werkzeug import routing

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
