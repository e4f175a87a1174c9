"""Recorded ballots in forms that others read: Pabulib `.pb`, whole, and `.csv`, the ballots alone."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from app.forms.cells import sheet
from app.imports.pabulib import NO_TEXT
from app.imports.source import ImportRefused
from app.imports.votes.recorded import CHANNEL, EURO, Recorded
from facilitation.state.plan import Initiative

META = (
    "description", "country", "unit", "district", "subunit", "instance", "num_projects", "num_votes", "budget",
    "vote_type", "rule", "date_begin", "date_end", "min_length", "max_length", "min_sum_cost", "max_sum_cost",
    "min_points", "max_points", "min_sum_points", "max_sum_points", "default_score", "min_project_cost",
    "max_project_cost", "min_project_score_threshold", "neighborhoods", "subdistricts", "categories", "edition",
    "language", "currency", "fully_funded", "experimental", "comment", "acknowledgments", "leftover_budget",
)  # fmt: skip
"""The keys of META in the order in which the format wants them."""
SHARED_OUT = "cumulative"
FORMS = {"ranking": "ordinal", "approval": "approval"}
Write = Callable[[Recorded], bytes]


def writer(path: Path) -> Write:
    """What writes a file whose name ends like this; raises ImportRefused: unsupported_ending."""
    found = {".pb": pb, ".csv": ballots}.get(path.suffix.lower())
    if found is None:
        raise ImportRefused("unsupported_ending", name=path.name, known=".pb, .csv")
    return found


def pb(recorded: Recorded, selected: Mapping[str, int] | None = None) -> bytes:
    """A valid `.pb`: what the file said stays, but its numbers of plans and ballots are counted.

    `selected` says of plans whether they were chosen (1), or in part (2); left out, the file says it of none.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerows(
        [["META"], ["key", "value"], *_ordered(_meta(recorded)), ["PROJECTS"], *_plans(recorded, selected)]
    )
    marked, told = any(v.points for v in recorded.votes), any(v.channel for v in recorded.votes)
    columns = ["voter_id", "vote", *["points"] * marked, *[CHANNEL] * told]
    writer.writerows([["VOTES"], columns])
    for number, vote in enumerate(recorded.votes, start=1):
        cells = [number, ",".join(vote.choices), ",".join(map(str, vote.points)), vote.channel]
        writer.writerow([*cells[:2], *cells[2:3] * marked, *cells[3:] * told])
    return out.getvalue().encode()


def _ordered(meta: Mapping[str, str]) -> list[tuple[str, str]]:
    """In the order of the format; what it does not know comes last."""
    place = {key: at for at, key in enumerate(META)}
    return sorted(meta.items(), key=lambda pair: place.get(pair[0], len(place)))


def _meta(recorded: Recorded) -> dict[str, str]:
    source = recorded.source
    needed = {
        "description": source.title,
        "country": "Netherlands",
        "unit": source.place or source.title,
        "instance": source.title,
        "num_projects": str(len(source.initiatives)),
        "num_votes": str(len(recorded.votes)),
        "budget": _euros(source.pot or 0),
        "vote_type": recorded.kind or FORMS[source.form.kind],
        "rule": "unknown",
    }
    if needed["vote_type"] == SHARED_OUT:
        needed["max_sum_points"] = str(max((sum(vote.points) for vote in recorded.votes), default=0) or 1)
    if (source.pot or 0) // EURO >= sum(plan.ask // EURO for plan in source.initiatives):
        needed["fully_funded"] = "1"
    counted = {key: needed[key] for key in ("num_projects", "num_votes", "budget")}
    return {**needed, **_limits(recorded), **recorded.meta, **counted}


def _limits(recorded: Recorded) -> dict[str, str]:
    form = recorded.source.form
    if form.kind == "ranking":
        top = min(form.top, len(recorded.source.initiatives))
        return {"max_length": str(top)} if recorded.kind == "ordinal" else {}
    lengths = {"min_length": form.min_choices, "max_length": form.max_choices}
    sums = {"max_sum_cost": form.max_sum, "min_sum_cost": form.min_sum}
    return {key: str(n) for key, n in lengths.items() if n} | {key: _euros(n) for key, n in sums.items() if n}


def _plans(recorded: Recorded, selected: Mapping[str, int] | None) -> Iterable[list[str | int]]:
    """The heading and a row per plan; a column that would be empty for all is left out."""
    votes = Counter(key for vote in recorded.votes for key in vote.choices)
    texts = any(plan.text for plan in recorded.source.initiatives)
    chosen = selected is not None
    yield ["project_id", "cost", "votes", "name", "category", *["selected"] * chosen, *["description"] * texts]
    for plan in recorded.source.initiatives:
        themes = ",".join(plan.theme.split(", "))
        own = [(selected or {}).get(plan.id, 0)] * chosen
        yield [plan.id, _euros(plan.ask), votes[plan.id], _name(plan), themes, *own, *[plan.text or NO_TEXT] * texts]


def _name(plan: Initiative) -> str:
    """The whole title where it was too long for a screen."""
    return plan.short.split("\n")[0] if plan.title.endswith("…") and plan.short else plan.title


def _euros(cents: int) -> str:
    return str(cents // 100) if cents % 100 == 0 else f"{cents // 100}.{cents % 100:02d}"


def ballots(recorded: Recorded) -> bytes:
    """UTF-8 with a byte order mark, parted by semicolons; no cell starts a formula."""
    rows = (
        [number, ",".join(vote.choices), ",".join(map(str, vote.points)), vote.channel, vote.kind]
        for number, vote in enumerate(recorded.votes, start=1)
    )
    return sheet(["ballot", "choices", "points", "channel", "kind"], rows)
