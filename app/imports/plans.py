"""One plan from any file: checked, with exact amounts, ready to be put on the table."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from app.imports.source import ImportRefused, excerpt
from facilitation.refusals import Refused
from facilitation.state.plan import Initiative
from facilitation.texts import LONGEST_DESCRIPTION, LONGEST_TITLE, optional

MOST_PLANS = 500
LARGEST = 10**12
# An id stands in form values, in lists parted by commas and in the names of regions.
ID = re.compile(r"[^\s,;'\"<>&\\]{1,64}")

Where = Mapping[str, int]


class Draft(msgspec.Struct):
    """A plan as a file gives it; amounts in cents, `minimum` and `scalable` None where the file says nothing."""

    ask: int
    title: str = ""
    id: str = ""
    minimum: int | None = None
    scalable: bool | None = None
    theme: str = ""
    short: str = ""
    text: str = ""
    proposer: str = ""


def amount(cents: int, where: Where, column: str, value: object = None) -> int:
    """The amount in cents, which the file wrote as `value`.

    Raises ImportRefused: amount_not_positive, amount_too_large.
    """
    told = excerpt(f"{cents // 100}.{cents % 100:02}" if value is None else value)
    if cents <= 0:
        raise ImportRefused("amount_not_positive", **where, column=column, value=told)
    if cents > LARGEST:
        raise ImportRefused("amount_too_large", **where, column=column, value=told)
    return cents


def initiative(draft: Draft, where: Where, called: Mapping[str, str] | None = None) -> Initiative:
    """The plan of a draft, all its texts cleaned; `called` gives the file's own column names.

    Raises ImportRefused: import_minimum_over_ask, and what its id, its texts and its amounts give cause for.
    """
    names = {field: field for field in Draft.__struct_fields__} | dict(called or {})
    title, short = _title(draft, where, names)
    least = draft.ask if draft.minimum is None else draft.minimum
    if least > draft.ask:
        raise ImportRefused("import_minimum_over_ask", **where)
    scalable = draft.minimum is not None and (least < draft.ask if draft.scalable is None else draft.scalable)
    return Initiative(
        id=_id(draft.id, where),
        title=title,
        ask=draft.ask,
        minimum=least if scalable else draft.ask,
        scalable=scalable,
        theme=_line(draft.theme, where, names["theme"]),
        short=short,
        text=words(draft.text, where, names["text"]),
        proposer=_line(draft.proposer, where, names["proposer"]),
    )


def complete(plans: Sequence[Initiative], places: Sequence[Where]) -> tuple[Initiative, ...]:
    """All plans of a file; raises ImportRefused: no_plans, too_many_plans, duplicate_id."""
    if not plans:
        raise ImportRefused("no_plans")
    if len(plans) > MOST_PLANS:
        raise ImportRefused("too_many_plans", count=len(plans), most=MOST_PLANS)
    seen = set()
    for plan, where in zip(plans, places, strict=True):
        if plan.id in seen:
            raise ImportRefused("duplicate_id", **where, id=plan.id)
        seen.add(plan.id)
    return tuple(plans)


def _id(text: str, where: Where) -> str:
    key = text.strip()
    if not ID.fullmatch(key):
        raise ImportRefused("bad_id", **where, id=excerpt(key))
    return key


def _title(draft: Draft, where: Where, names: Mapping[str, str]) -> tuple[str, str]:
    """A title too long for a screen is cut at a word; the whole of it opens the short text."""
    whole, short = " ".join(draft.title.split()), words(draft.short, where, names["short"])
    if not whole:
        raise ImportRefused("missing_value", **where, column=names["title"])
    if len(whole) <= LONGEST_TITLE:
        return _line(whole, where, names["title"]), short
    cut = whole[: LONGEST_TITLE - 1].rsplit(" ", 1)[0]
    return _line(cut, where, names["title"]) + "…", words(f"{whole}\n{short}", where, names["short"])


def _line(text: str, where: Where, column: str) -> str:
    return words(" ".join(text.split()), where, column, LONGEST_TITLE)


def words(text: str, where: Where, column: str, limit: int = LONGEST_DESCRIPTION) -> str:
    """The text, trimmed and readable; raises ImportRefused where it is longer than `limit` characters or unreadable."""
    try:
        return optional(text, limit, field=column)
    except Refused as refused:
        raise ImportRefused(f"import_{refused.key}", **where, column=column, most=limit) from None
