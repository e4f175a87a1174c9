"""What a `.pb` file says of itself, against what is in it: told where it does not fit, refused where it was cut."""

from collections import Counter
from collections.abc import Iterator

from app.forms.amounts import exact
from app.imports.pabulib import Row, said
from app.imports.source import ImportRefused, Source, excerpt
from app.imports.votes.mending import Cast
from app.imports.votes.recorded import MARKED
from app.imports.votes.told import Told

FAR = 10  # a budget of so many times what all plans ask together is likely a slip
HALF, MISSING = 2, 10  # of what is stated: half or less is cut off; a tenth less, where two statements agree
BROKEN = ("row_too_long", "unknown_plan", "only_unknown_plans", "points_do_not_fit", "points_unreadable")
Sections = dict[str, list[Row]]


def checked(found: Sections, source: Source, cast: Cast, whole: bool) -> tuple[Told, ...]:
    """Everything that does not fit; `whole` is whether the last line has an end.

    Raises ImportRefused(cut_off) where ballots are missing: half of them or more, or the last is broken off, or the
    votes that the file states for its plans say so too.
    """
    told = [*_repeats(found), *_numbers(found, source, cast), *_budget(found, source), *_dates(found)]
    sums = [*_sums(found, cast)]
    _require_whole(found, cast, sums, whole)
    return (*told, *sums)


def number(found: Sections, key: str) -> int | None:
    """A whole number that META states; None where it says none."""
    row = said(found).get(key)
    return _whole(row.cells["value"]) if row else None


def _whole(text: str) -> int | None:
    try:
        cents = exact(text)
    except ValueError:
        return None
    return cents // 100 if cents >= 0 and cents % 100 == 0 else None


def _repeats(found: Sections) -> Iterator[Told]:
    before: dict[str, str] = {}
    for row in found["META"]:
        key, value = row.cells["key"].strip().lower(), row.cells["value"].strip()
        if key in before:
            details = {"name": excerpt(key), "first": excerpt(before[key]), "value": excerpt(value)}
            yield Told(row.line, "meta_repeats", details)
        before[key] = value


def _numbers(found: Sections, source: Source, cast: Cast) -> Iterator[Told]:
    plans, votes = number(found, "num_projects"), number(found, "num_votes")
    if plans is not None and plans != len(source.initiatives):
        details = {"stated": plans, "found": len(source.initiatives)}
        yield Told(said(found)["num_projects"].line, "other_number_of_plans", details)
    rows = len(found["VOTES"])
    if votes is not None and votes not in (rows, len(cast.votes)):
        key = "fewer_ballots" if rows < votes else "more_ballots"
        yield Told(said(found)["num_votes"].line, key, {"stated": votes, "found": rows})


def _budget(found: Sections, source: Source) -> Iterator[Told]:
    if source.pot is None:
        return
    line = said(found)["budget"].line
    asks = [plan.ask for plan in source.initiatives]
    if source.pot >= FAR * sum(asks):
        yield Told(line, "pot_far_over", {"pot": source.pot, "sum": sum(asks)})
    if source.pot < min(asks):
        yield Told(line, "nothing_fits", {"pot": source.pot, "cheapest": min(asks)})


def _dates(found: Sections) -> Iterator[Told]:
    meta = said(found)
    begin, end = (meta[key].cells["value"].strip() if key in meta else "" for key in ("date_begin", "date_end"))
    first, last = _moment(begin), _moment(end)
    if first and last and last[: len(first)] < first[: len(last)]:
        yield Told(meta["date_end"].line, "dates_reversed", {"begin": excerpt(begin), "end": excerpt(end)})


def _moment(text: str) -> tuple[int, ...]:
    """`2026` or `03.06.2026` as year, month, day; nothing where it is written in another way."""
    parts = text.split(".")
    known = len(parts) in (1, 3) and all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts)
    return tuple(int(part) for part in reversed(parts)) if known else ()


def _sums(found: Sections, cast: Cast) -> Iterator[Told]:
    """Where the `votes` and the `score` of a plan are not those of the ballots."""
    marked = bool(cast.votes) and cast.votes[0].kind in MARKED
    votes = Counter(key for vote in cast.votes for key in vote.choices)
    score: Counter[str] = Counter()
    for vote in cast.votes if marked else ():
        score.update(dict(zip(vote.choices, vote.points, strict=True)))
    for row in found["PROJECTS"]:
        key = row.cells["project_id"].strip()
        for column, counted in (("votes", votes), ("score", score)):
            stated = _whole(row.cells.get(column) or "")
            if stated is not None and stated != counted[key] and (column == "votes" or marked):
                details = {"id": excerpt(key), "stated": stated, "found": counted[key]}
                yield Told(row.line, f"{column}_differ" + "s" * (column == "score"), details)


def _require_whole(found: Sections, cast: Cast, sums: list[Told], whole: bool) -> None:
    stated, rows = number(found, "num_votes") or 0, found["VOTES"]
    missing = stated - len(rows)
    if missing <= 0:
        return
    last = rows[-1].line if rows else 0
    broken_off = not whole and any(each.line == last and each.key in BROKEN for each in cast.told)
    less = [each for each in sums if each.key == "votes_differ"]
    agree = bool(less) and all(each.details["stated"] > each.details["found"] for each in less)
    if len(rows) * HALF <= stated or broken_off or (agree and missing * MISSING >= stated):
        raise ImportRefused("cut_off", stated=stated, found=len(rows))
