"""The evening as it was once recorded folds to the same state and the same record on every commit.

Where a difference was meant: `python -m tests.golden.make`, and read what changed.
"""

from facilitation.part import LoggedEvent
from facilitation.parts.practice import PracticePaced
from facilitation.record.compose import compose
from facilitation.registry import PARTS
from facilitation.situation import settled, stage_named
from facilitation.state.deciding import entitled
from tests.golden.make import (
    BEFORE_CHOICES,
    BEFORE_HANDS,
    BEFORE_METHODS,
    BEFORE_PSEUDONYMS,
    BEFORE_WHENCE,
    LOG,
    RECORD,
    STATE,
    canonical,
    log_of,
    play,
    read_log,
    state_of,
)
from tests.parts import told
from tests.parts.deciding import logs as deciding
from tests.parts.paper import logs as cards


def test_the_golden_evening_folds_to_the_same_state() -> None:
    assert canonical(state_of(read_log())).decode() == STATE.read_text()


def test_the_golden_evening_gives_the_same_record() -> None:
    assert canonical(compose(read_log())).decode() == RECORD.read_text()


def test_a_log_from_before_there_were_methods_is_counted_as_it_was_then() -> None:
    before = state_of(read_log(BEFORE_METHODS))
    outcome = stage_named(before, "ranking").state.outcome
    assert [(each.id, each.points) for each in outcome.standings] == [
        ("garden", 18), ("playground", 9), ("mural", 8), ("lamps", 7),
    ]  # fmt: skip
    assert settled(before)


def test_a_record_from_before_there_were_choices_has_the_members_that_it_had() -> None:
    record = compose(read_log(BEFORE_CHOICES))
    assert (record["status"], "choices" in record) == ("closed", False)
    assert {*record["decision"]["ruling"]} == {"met", "quorum", "yes", "of", "tables", "standing"}


def test_a_record_from_before_hands_were_told_has_the_members_that_it_had() -> None:
    lines = read_log(BEFORE_HANDS)
    assert not any(line.event.hand for line in lines)
    assert "on_behalf" not in compose(lines)


def without_stages_of_parts(lines: list[LoggedEvent]) -> list[LoggedEvent]:
    """The golden log without what parts play in stages of their own at its end."""
    first = next(module.STAGE.key for module in told("golden"))
    at = next(n for n, line in enumerate(lines) if getattr(line.event, "to", None) == first)
    return [*lines[:at], *lines[-2:]]


def test_a_record_from_before_there_were_pseudonyms_is_the_record_of_now() -> None:
    before, now = compose(read_log(BEFORE_PSEUDONYMS)), compose(without_stages_of_parts(read_log()))
    assert before["consent"]["room"] is not None
    since = {"fiches", *(module.STAGE.key for module in told("golden"))}
    ballots = {key: value for key, value in now["turnout"]["ballots"].items() if key not in since}
    now["turnout"] = {**now["turnout"], "ballots": ballots}
    now["agenda"] = [stage for stage in now["agenda"] if stage["key"] not in since]
    now["questions"] = [{name: each[name] for name in before["questions"][0]} for each in now["questions"]]
    same = before.keys() - {"consent", "rounds", "times"}
    assert {name: before[name] for name in same} == {name: now[name] for name in same}


def test_a_record_from_before_questions_had_a_way_has_the_members_that_it_had() -> None:
    asked = compose(read_log(BEFORE_WHENCE))["questions"]
    names = {"stage", "id", "initiative", "text", "support", "how", "answer", "owner", "due"}
    assert [{*each} for each in asked] == [names] * 3


def test_every_kind_of_event_happens_in_the_golden_evening() -> None:
    """But for the pace of a practice evening, which tests/record/verify/practice has: this one counts.

    Who decides is agreed beforehand, in one way: each has an evening beside it.
    """
    logs = [line for log in (LOG, deciding.BY_CODE, deciding.BY_TABLE, cards.BY_CARD) for line in read_log(log)]
    assert {line.event.kind() for line in logs} == set(PARTS.events) - {PracticePaced.kind()}


def test_the_golden_evening_goes_through_all_its_stages_to_the_end() -> None:
    meeting = state_of(read_log())
    assert {stage.plan.kind: stage.status for stage in meeting.stages} == {
        "welcome": "closed",
        "frames": "closed",
        "initiatives": "closed",
        "arguments": "closed",
        "questions": "closed",
        "ranking": "revealed",
        "allocation": "revealed",
        "decision": "closed",
        "review": "revealed",
        "chips": "revealed",
        "recess": "closed",
        "committee": "closed",
    }
    assert meeting.closed
    assert settled(meeting)


def test_the_golden_log_is_numbered_from_one_and_its_time_never_runs_back() -> None:
    lines = read_log()
    assert [line.seq for line in lines] == list(range(1, len(lines) + 1))
    assert [line.at for line in lines] == sorted(line.at for line in lines)


def test_playing_the_golden_evening_twice_gives_the_same_log() -> None:
    assert log_of(play()) == log_of(play())


def test_playing_it_today_ends_where_the_recorded_one_ended() -> None:
    assert play().meeting == state_of(read_log())


def test_the_golden_log_holds_a_line_per_event() -> None:
    assert len(LOG.read_bytes().splitlines()) == state_of(read_log()).seq


def test_logs_in_which_not_everybody_decides_fold_to_who_does() -> None:
    coded, counted = (compose(read_log(log))["deciding"] for log in (deciding.BY_CODE, deciding.BY_TABLE))
    doubles = {"open": 0, "same": 1, "other": 1}
    batches = [{"issued": 4, "voided": 0}, {"issued": 2, "voided": 1}]
    assert coded == {
        "mode": "roll", "binding": True, "speak": True,
        "codes": {"batches": batches, "used": 3, "paper": 2, "doubles": doubles},
    }  # fmt: skip
    assert counted == {"mode": "table", "binding": True, "speak": False, "heads": 2}
    assert set(entitled(state_of(read_log(deciding.BY_TABLE))).seats) == {"anna"}
