"""Pabulib `.pb`: the sealed ballots of a closed meeting, for whoever wants to count them with another program.

Its first comment is the command that counts them as the evening did; `overlegtafel count` follows it by itself. The
public pabulib-checker passes it, but where a plan asks more than the whole budget, or less than a euro.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from app.imports.source import Source
from app.imports.votes import ballot_files, command, limits
from app.imports.votes.recorded import ONE, Recorded, Vote
from app.languages import AMSTERDAM
from app.record.dossier import Dossier
from app.services import services
from facilitation.counting.election import MOST_RESISTANCE, NEUTRAL_RESISTANCE, Ballot, Election
from facilitation.counting.forms import BEST_GRADE
from facilitation.counting.question import Question
from facilitation.counting.result import Result
from facilitation.evolve import evolve
from facilitation.parts.plans import active, plans
from facilitation.parts.ranking.votes import KIND as RANKING_STAGE
from facilitation.parts.ranking.votes import question
from facilitation.state.meeting import Meeting
from facilitation.state.method import Form
from facilitation.state.plan import Initiative

TYPES = {
    "ranking": "ordinal", "approval": "approval", "points": "cumulative", "amounts": "cumulative", "grades": "scoring",
    "resistance": "scoring",
}  # fmt: skip
PART = 2  # `selected` of a plan that got a part of what it asks
Counted = tuple[Question, Result]


def write(code: str, described: bool = True, fewest: int = 0) -> bytes:
    """META, PROJECTS and VOTES; no votes before the meeting is closed, since what is sealed may still be hidden.

    What proposers wrote of their plans stands in it where plans are `described`. Nothing where it would hold fewer
    votes than `fewest`, such as of a vote in which most chose only plans that were withdrawn.
    """
    found = services().dossiers.of(code)
    meeting, counted = _last(found)
    meta = _about(meeting, found)
    if counted is None or not meeting.closed:
        if fewest:
            return b""
        source = _told(_source(meeting), described)
        return ballot_files.pb(Recorded(source, "approval", (), meta={**meta, "rule": "unknown"}))
    asked, result = counted
    vote = _weighed(asked.election)
    source = _told(_source(meeting, vote.plans), described)
    recorded = Recorded(replace(source, pot=vote.pot), _type(vote, asked), _votes(vote))
    if len(recorded.votes) < fewest:
        return b""
    meta |= _within(recorded, asked.method.form)
    comments = [_command(asked, vote, result), *_comments(vote, result, recorded)]
    meta["comment"] = " ".join(f"#{number}: {text}" for number, text in enumerate(comments, start=1))
    return ballot_files.pb(replace(recorded, meta=meta), _selected(vote, result))


def _last(found: Dossier) -> tuple[Meeting, Counted | None]:
    """The meeting, and the last outcome of a ranking with what was asked of its count: plans may change after it."""
    meeting, counted, known = Meeting(), None, None
    for line in found.lines:
        meeting = evolve(meeting, line.event)
        stage = RANKING_STAGE.at(meeting)
        outcome = stage.state.outcome if stage else None
        if stage is not None and outcome is not None and outcome is not known:
            counted, known = (question(meeting, stage), outcome), outcome
    return meeting, counted


def _about(meeting: Meeting, found: Dossier) -> dict[str, str]:
    first, last = (datetime.fromisoformat(found.lines[at].at).astimezone(AMSTERDAM) for at in (0, -1))
    return {
        "description": " ".join(meeting.title.split()),
        "instance": str(first.year),
        "date_begin": first.strftime("%d.%m.%Y"),
        "date_end": last.strftime("%d.%m.%Y"),
        "language": "nl",
        "currency": "EUR",
    }


def _source(meeting: Meeting, counted: tuple[Initiative, ...] = ()) -> Source:
    """The plans as they were counted where they were, with their words, each on one line."""
    known = plans(meeting)
    shown = tuple(
        replace(
            plan, title=known[plan.id].title, short=known[plan.id].short, text=" ".join(known[plan.id].text.split())
        )
        for plan in counted or active(meeting)
    )
    return Source(title=meeting.title, pot=meeting.pot, initiatives=shown, place=" ".join(meeting.place.split()))


def _told(source: Source, described: bool) -> Source:
    if described:
        return source
    return replace(source, initiatives=tuple(replace(plan, text="", short="") for plan in source.initiatives))


def _weighed(vote: Election) -> Election:
    """The vote with its shares, unless ballots were sealed without a channel, and so all weighed the same."""
    if vote.agreed.shares and not any(ballot.channel for ballot in vote.ballots):
        return replace(vote, agreed=replace(vote.agreed, shares={}))
    return vote


def _type(vote: Election, asked: Question) -> str:
    return ONE if vote.kind == "approval" and asked.method.form.most == 1 else TYPES[vote.kind]


def _votes(vote: Election) -> tuple[Vote, ...]:
    """The ballots that name a plan that was counted, with higher marks first."""
    known = {plan.id for plan in vote.plans}
    return tuple(_vote(vote, ballot, known) for ballot in vote.ballots if known & set(_marks(vote, ballot)))


def _marks(vote: Election, ballot: Ballot) -> Mapping[str, int]:
    """What a ballot gives each plan, none in a ranking or an approval; of resistance what is left of ten."""
    given = dict(zip(ballot.choices, ballot.marks or [0] * len(ballot.choices), strict=True))
    if vote.kind != "resistance":
        return given
    return {plan.id: MOST_RESISTANCE - given.get(plan.id, NEUTRAL_RESISTANCE) for plan in vote.plans}


def _vote(vote: Election, ballot: Ballot, known: set[str]) -> Vote:
    marks = {key: mark for key, mark in _marks(vote, ballot).items() if key in known}
    keys = sorted(marks, key=lambda key: -marks[key])
    points = tuple(marks[key] for key in keys) if ballot.marks or vote.kind == "resistance" else ()
    channel = command.CHANNELS.get(ballot.channel, "") if vote.agreed.shares else ""
    return Vote(TYPES[vote.kind], tuple(keys), points, channel)


def _within(recorded: Recorded, form: Form) -> dict[str, str]:
    """The limits of the ballots, as far as all of them keep them still: plans may have gone, or ask more by now."""
    all_plans = len(recorded.source.initiatives)
    most = min(form.most or all_plans, all_plans) if form.most or form.kind == "ranking" else None
    stated = {"min_length": form.least if form.least > 1 else None, "max_length": most}
    if form.kind == "approval":
        stated |= {"min_sum_cost": form.total_least, "max_sum_cost": form.total}
    if form.kind in ("points", "amounts"):
        stated |= {"max_points": form.each, "min_sum_points": form.total_least, "max_sum_points": form.total}
    if form.kind in ("grades", "resistance"):
        stated["max_points"] = BEST_GRADE if form.kind == "grades" else MOST_RESISTANCE
    money = ("min_sum_cost", "max_sum_cost")
    meta = {key: command.euros(n) if key in money else str(n) for key, n in stated.items() if n is not None}
    return {key: n for key, n in meta.items() if not limits.kept(replace(recorded, meta={key: n})).outside}


def _command(asked: Question, vote: Election, result: Result) -> str:
    told: dict[str, dict[str, Any]] = {"ranking": {"top": vote.top}, "resistance": {"kind": vote.kind}}
    beside = told.get(vote.kind, {})
    return command.spelled(result.rule, command.params(vote.agreed, {**asked.method.params, **beside}, vote.plans))


def _comments(vote: Election, result: Result, recorded: Recorded) -> Iterator[str]:
    if vote.agreed.shares:
        told = ", ".join(f"{command.CHANNELS[name]} ({name}) {share}" for name, share in vote.agreed.shares.items())
        yield f"The channels weigh by shares that were agreed before, all ballots of a channel together: {told}."
    if vote.kind == "resistance":
        yield "Points are ten minus the resistance that was given, and 5 where nothing was given."
    if vote.kind == "amounts":
        yield "Points are cents: voters divided the budget."
    if any(amount < plan.ask for plan in vote.plans for amount in [result.awards.get(plan.id, plan.ask)]):
        yield "Where selected is 2, the rule gave the plan a part of its cost."
    gone = len(vote.ballots) - len(recorded.votes)
    if gone:
        yield f"Left out are {gone} ballots that named only plans that were withdrawn."


def _selected(vote: Election, result: Result) -> dict[str, int]:
    """Per plan whether the rule gave it nothing, its whole ask, or a part."""
    asks = {plan.id: plan.ask for plan in vote.plans}
    return {key: 1 if amount == asks[key] else PART for key, amount in result.awards.items()}
