"""Pabulib `.pb`: the sealed ballots of a closed meeting, for whoever wants to count them with another program."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.imports.source import Source
from app.imports.votes import ballot_files
from app.imports.votes.recorded import Recorded, Vote
from app.live.meetings import load
from facilitation.counting.question import ballot
from facilitation.parts.plans import active
from facilitation.parts.ranking.votes import KIND as RANKING_STAGE
from facilitation.state.meeting import Meeting

TYPES = {
    "ranking": "ordinal", "approval": "approval", "points": "cumulative", "amounts": "cumulative", "grades": "scoring",
    "resistance": "scoring",
}  # fmt: skip


def write(code: str) -> bytes:
    """META, PROJECTS and VOTES; no votes before the meeting is closed, since what is sealed may still be hidden."""
    state = load(code).state
    stage = RANKING_STAGE.at(state)
    kind = stage.method.form.kind if stage else "approval"
    papers = stage.state.ballots if stage and stage.sealed and state.closed else ()
    meta = {"rule": stage.method.rule if stage else "unknown", "vote_type": TYPES[kind]}
    return ballot_files.pb(Recorded(_source(state), TYPES[kind], tuple(_votes(kind, papers)), meta=meta))


def _source(state: Meeting) -> Source:
    return Source(title=state.title, pot=state.pot, initiatives=tuple(active(state)), place=state.place)


def _votes(kind: str, papers: Iterable[Mapping[str, Any]]) -> Iterable[Vote]:
    for paper in papers:
        said = ballot(kind, paper)
        yield Vote(TYPES[kind], said.choices, said.marks, said.channel)
