"""What can be found: a row for everything that a feature puts in search, in feeds and in the map of the site.

Whoever writes something that is found says so in the same transaction (`note`); the rows of what it belongs to, a place
or a round, are made anew when somebody looks next. They are a copy, and may be thrown away at any time.
"""

import unicodedata
from datetime import UTC, datetime

import msgspec
import sqlalchemy as sa

from app.programme.storage import METADATA

LONGEST = 400
"""Characters of the words of a row: they stand in an index, of which PostgreSQL bounds the rows."""
PLAIN = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
"""Letters that Unicode does not take apart."""
APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´", ""))

FOUND = sa.Table(
    "found",
    METADATA,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("owner", sa.String, nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("about", sa.String, nullable=False),
    sa.Column("address", sa.String, nullable=False),
    sa.Column("amount", sa.BigInteger),
    sa.Column("meeting", sa.String),
    sa.Column("listed", sa.Boolean, nullable=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("first", sa.String, nullable=False),
    sa.Column("words", sa.String, nullable=False),
)
"""A thing that can be found. `owner` is the place or round that it belongs to, `meeting` the evening that it is of.

`words` are those of its title and what lies around it, folded, with a space at each end, and `first` the first of them.
`amount` is in cents. `listed` are pages of their own, for search engines; `at` is a day or a moment (ISO 8601), empty
where none is known.
"""

UNSEEN = sa.Table(
    "unseen",
    METADATA,
    sa.Column("owner", sa.String, primary_key=True),
    sa.Column("at", sa.String, nullable=False),
)
"""A place or a round of which something was written that its rows do not tell yet, and since when (UTC, ISO 8601)."""

NEWS = sa.Table(
    "news",
    METADATA,
    sa.Column("round", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("at", sa.String, nullable=False),
)
"""When the public first saw that a round is there (`round`) and what it decided (`decided`); UTC, ISO 8601."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A thing that can be found, of a `kind` that `KINDS` knows; `more` are further words by which it is."""

    kind: str
    key: str
    title: str
    address: str
    about: str = ""
    more: str = ""
    amount: int | None = None
    meeting: str | None = None
    listed: bool = False
    at: str = ""


KINDS = (
    "place", "round", "report", "meeting", "plan",
    "promise_open", "promise_running", "promise_done", "promise_deviates",
)  # fmt: skip
"""What can be found, in the order in which it is shown where it fits as well; of a promise also how it stands."""


def of_place(place: str) -> str:
    """How the owner is called of what belongs to a place."""
    return f"place:{place}"


def of_round(round_: str) -> str:
    """How the owner is called of what belongs to a round."""
    return f"round:{round_}"


def note(connection: sa.Connection, *owners: str) -> None:
    """Something of these places or rounds was written: what is found of them has to be told anew."""
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    known = set(connection.scalars(sa.select(UNSEEN.c.owner).where(UNSEEN.c.owner.in_(owners))))
    fresh = [{"owner": owner, "at": now} for owner in dict.fromkeys(owners) if owner not in known]
    if fresh:
        connection.execute(sa.insert(UNSEEN), fresh)


def row(owner: str, found: Found) -> dict[str, object]:
    """A thing as it stands in the table."""
    words = _findable(f"{found.title} {found.more}")[:LONGEST]
    return {
        "id": f"{found.kind}:{found.key}",
        "owner": owner,
        "kind": found.kind,
        "rank": KINDS.index(found.kind),
        "title": found.title,
        "about": found.about,
        "address": found.address,
        "amount": found.amount,
        "meeting": found.meeting,
        "listed": found.listed,
        "at": found.at,
        "first": words.partition(" ")[0],
        "words": f" {words} ",
    }


def _findable(text: str) -> str:
    """The words of a text, and at the end those that may also be written without their apostrophe: `fotos`."""
    words = folded(text)
    joined = dict.fromkeys(folded(text.translate(APOSTROPHES)).split())
    return " ".join([words, *(word for word in joined if word not in words.split())])


def folded(text: str) -> str:
    """The words of a text without accents and capitals, one space between them: `cafe de ijsbeer`."""
    small = unicodedata.normalize("NFKD", text).casefold().translate(PLAIN)
    apart = unicodedata.normalize("NFKD", small)
    plain = (sign if sign.isalnum() else " " for sign in apart if not unicodedata.combining(sign))
    return " ".join("".join(plain).split())
