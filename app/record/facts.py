"""One thing that the page tells of how the decision came about."""

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A term with what is said of it; `link` leads to the id of a place on the page, with `words`; `more` comes after.

    `quote` is what somebody wrote, and comes last; None where there is no such text, and empty where it was removed.
    """

    term: str
    said: str
    link: str = ""
    words: str = ""
    more: str = ""
    quote: str | None = None
