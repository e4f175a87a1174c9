"""Five hundred and four thousand phones flood a table of sixty: the honest notice nothing, the strangers are gone."""

import json
import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.live.limits import SHIPPED
from tests.realtime.servers import Furnish, Server, opening
from tests.reliability.halls import at_the_arguments
from tests.reliability.hostile.strangers import Desk, Honest, Latecomer, Stranger, all_at_once
from tests.reliability.length import length
from tests.reliability.phones import Phone

pytestmark = pytest.mark.soak
HONEST, NUMBERS = length((12, [40]), (60, [500, 4000]))
PACE = length("newcomers=1/20", "")
LATE, BEFORE = length(6, 20), "VORIGE"


def hall(furnish: Furnish, limits: str) -> tuple[Server, list[Phone], Desk]:
    """A server with these limits, sixty people with a seat, and its console; at the arguments.

    Another evening was held there before.
    """
    server = furnish(opening(), opening(BEFORE))
    server.start(LIMITS=limits)
    at_the_arguments(server)  # by one phone, which is an honest one more
    return server, [Phone(server.seated()) for _ in range(HONEST - 1)], Desk(server.leader())


@pytest.mark.parametrize("number", NUMBERS)
def test_at_a_table_with_heads_counted_no_stranger_sits_down_and_no_honest_one_is_refused(
    furnish: Furnish, number: int
) -> None:
    server, phones, desk = hall(furnish, "")
    desk.press("door.heads", heads=str(HONEST))
    strangers = [Stranger(server) for _ in range(number)]
    start = time.monotonic()
    with Honest(phones) as honest:
        all_at_once(strangers, Stranger.sit)
    lasted = time.monotonic() - start
    p95, worst = honest.worst
    print(
        f"\n{number} strangers in {lasted:.0f} s: {sum(bool(s.seat) for s in strangers)} seated; of {len(honest.waits)}"
        f" honest acts {len(honest.refusals)} refused, p95 {p95 * 1000:.0f} ms, longest {worst * 1000:.0f} ms"
    )
    assert {stranger.refused for stranger in strangers} == {"hall_full"}
    assert honest.refusals == []
    assert f"zaal {HONEST}, stoelen {HONEST}" in desk.page.text


@pytest.mark.parametrize("number", NUMBERS)
def test_strangers_that_came_before_heads_were_counted_are_gone_by_two_presses(furnish: Furnish, number: int) -> None:
    server, phones, desk = hall(furnish, "newcomers=600000/10000")  # as if there were no pace
    strangers = [Stranger(server) for _ in range(number)]
    start = time.monotonic()
    with Honest(phones) as honest:
        all_at_once(strangers, Stranger.sit)
        said = {"initiative": "P1", "side": "against", "text": "Koop hier."}
        assert all(answer["ok"] for answer in all_at_once(strangers, lambda s: s.say("argument.post", **said)))
    flooded = time.monotonic() - start
    desk.lead("stage.advance", expecting="arguments")
    vote = {"ballot": {"order": ["P2"]}}
    assert all(answer["ok"] for answer in all_at_once(strangers, lambda s: s.say("ballot.cast", **vote)))
    for phone in phones:
        live = phone.device.joined()
        live.ok("ballot.cast", ballot={"order": ["P1"]})
        live.wire.close()
    desk.press("door.heads", heads=str(HONEST))
    assert f"zaal {HONEST}, stoelen {HONEST + number}" in desk.page.text
    start = time.monotonic()
    desk.press(f"Ja, haal {number} stoelen weg")
    pressed = time.monotonic() - start
    assert f"zaal {HONEST}, stoelen {HONEST}" in desk.page.text
    assert {s.say("argument.support", argument="A1")["error"]["key"] for s in strangers[:20]} == {"seat_needed"}
    desk.lead("stage.close")
    desk.lead("stage.reveal")
    p95, worst = honest.worst
    print(
        f"\n{number} strangers sat down and spoke in {flooded:.0f} s, taken out in {pressed:.1f} s; of"
        f" {len(honest.waits)} honest acts {len(honest.refusals)} refused, p95 {p95 * 1000:.0f} ms, longest"
        f" {worst * 1000:.0f} ms"
    )
    assert honest.refusals == []
    told = json.loads(server.leader().web.get(f"{desk.device.url}/besluit.json").text)["record"]
    assert [(each["seats"], each["words"], each["back"]) for each in told["door"]["removed"]] == [(number, True, 0)]
    assert told["hidden"] == number
    assert told["turnout"]["ballots"]["ranking"] == {"room": HONEST - 1}
    assert told["ranking"]["counted"] == HONEST - 1


def late(server: Server) -> tuple[list[Latecomer], list[Latecomer]]:
    """People who come in the middle of it: who were here another evening, and who never were."""
    known, new = ([Latecomer(server) for _ in range(LATE // 2)] for _ in range(2))
    for each in known:
        each.device.code = BEFORE
        each.sit()
        each.device.code = server.code
    return known, new


@pytest.mark.parametrize("number", NUMBERS)
def test_without_heads_the_pace_lets_few_in_and_whoever_comes_late_comes_in_all_the_same(
    furnish: Furnish, number: int
) -> None:
    server, phones, desk = hall(furnish, PACE)
    known, new = late(server)
    strangers = [Stranger(server) for _ in range(number)]
    start = time.monotonic()
    with Honest(phones) as honest, ThreadPoolExecutor(1) as beside:
        all_at_once(strangers[: number * 3 // 4], Stranger.sit)
        flood = beside.submit(all_at_once, strangers[number * 3 // 4 :], Stranger.sit)
        waits = [each.come(desk) for pair in zip(known, new, strict=True) for each in pair]
        flood.result()
    lasted = time.monotonic() - start
    seated = sum(bool(stranger.seat) for stranger in strangers)
    print(
        f"\n{number} strangers in {lasted:.0f} s, nobody counted: {seated} seated; {LATE} latecomers in, of whom"
        f" {sum(each.shown for each in new)} showed a code, the longest after {max(waits):.1f} s; of"
        f" {len(honest.waits)} honest acts {len(honest.refusals)} refused, p95 {honest.worst[0] * 1000:.0f} ms"
    )
    assert all(each.seat for each in (*known, *new))
    assert not any(each.shown for each in known)
    if seated < number * 3 // 4:
        assert any(each.shown for each in new)
    assert seated <= SHIPPED["newcomers"].burst + lasted * SHIPPED["newcomers"].per_minute / 60
    assert {stranger.refused for stranger in strangers} <= {"", "too_many_newcomers"}
    assert honest.refusals == []
    if seated < len(strangers):
        assert re.search(r"Er komen heel veel telefoons tegelijk\.\s+Al zeker \d+", desk.page.text)
