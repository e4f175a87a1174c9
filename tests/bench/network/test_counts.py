"""What a hall of sixty costs in counts: bytes, requests, sends, questions to the database, regions rendered.

Whatever is done once for all is held against the same for eleven, and against what must be. No clock is read.
"""

import sys
from collections.abc import Iterator

import pytest

from tests.bench.load.hall import Hall, hall, needed
from tests.bench.load.phones import Phone
from tests.bench.load.process import told

COUNTED = (sys.executable, "-m", "tests.realtime.counted")
FEW, ALL = 11, 60  # of ten that come together one reads English
TAPS = 8  # four phones support, and take it back
REQUESTS, KB = 6, 100  # of a phone that comes in, beside its socket
LANGUAGES = 2  # that somebody there reads: each is rendered by itself
ASKED, TOLD = 4, 600  # questions to the database and bytes on each phone, for a support
UPKEEP = 10  # questions that the house asks meanwhile by the clock
BEATS = 400  # bytes of them
PATIENCE = 30

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the load generator needs epoll")


@pytest.fixture(scope="module")
def there() -> Iterator[Hall]:
    """A hall whose evening begins."""
    with hall(COUNTED, LIMITS="off") as made:
        yield made


@pytest.fixture(scope="module")
def few(there: Hall) -> list[Phone]:
    """The first one, ten more that come together, and an argument of one of them when the evening is there.

    The console is gone by then: what it asks by the clock is in no count.
    """
    also = needed(there)
    phones = there.seated(1, also)
    phones += there.seated(FEW - 1, also)
    there.lead_to("arguments")
    assert there.console
    there.console.wire.close()
    written(there, phones, 1)
    return phones


@pytest.fixture(scope="module")
def alone(there: Hall, few: list[Phone]) -> dict[str, float]:
    """What taps cost while only they were there."""
    return taps(there, few)


@pytest.fixture(scope="module")
def everybody(there: Hall, few: list[Phone], alone: dict[str, float]) -> list[Phone]:
    """All sixty; the others came together, after those taps."""
    return few + there.seated(ALL - FEW)


def test_a_phone_that_comes_in_asks_for_little(few: list[Phone]) -> None:
    assert max(phone.requests for phone in few) <= REQUESTS
    assert few[0].seat <= 1000 * KB


def test_an_act_is_rendered_once_and_sent_once_to_each_however_many_watch(
    there: Hall, alone: dict[str, float], everybody: list[Phone]
) -> None:
    together = taps(there, everybody)
    assert together["renders"] <= min(alone["renders"], LANGUAGES * TAPS)
    assert together["queries"] <= min(alone["queries"], ASKED * TAPS) + UPKEEP
    assert together["sends"] <= TAPS
    assert together["bytes"] <= min(1.1 * alone["bytes"], TOLD * TAPS) + BEATS


def test_what_a_support_sends_does_not_grow_with_the_arguments(there: Hall, everybody: list[Phone]) -> None:
    before = taps(there, everybody)
    written(there, everybody, 30)
    after = taps(there, everybody)
    assert after["bytes"] <= 1.5 * before["bytes"] + BEATS
    assert after["renders"] <= 1.5 * before["renders"]


def test_sockets_that_come_back_with_what_they_had_ask_the_database_nothing_and_render_nothing(
    there: Hall, everybody: list[Phone]
) -> None:
    before = back(there, everybody)
    assert before["queries"] <= UPKEEP
    assert before["renders"] == 0
    assert max(phone.whole for phone in everybody) <= 500


def test_all_who_wake_after_a_change_cost_the_renders_of_one(there: Hall, everybody: list[Phone]) -> None:
    writer, english = everybody[0], next(phone for phone in everybody if phone.locale == "en")
    others = [phone for phone in everybody if phone not in (writer, english)]
    for phone in [english, *others]:
        phone.leave()
    written(there, [writer, writer], 1)
    first, together = back(there, [english]), back(there, others)
    assert first["renders"] <= 1
    assert together["renders"] == 0
    assert together["queries"] <= UPKEEP
    assert min(phone.whole for phone in others) > 500


def written(there: Hall, phones: list[Phone], number: int) -> None:
    """So many arguments about the plan on the floor, of those who support none, until each is on every screen."""
    for at in range(number):
        text = f"Een bank in de zon, voor wie even wil zitten: {at}"
        seen(there, phones, phones[at % 2], "argument.post", initiative=there.plans[0], side="for", text=text)


def taps(there: Hall, phones: list[Phone]) -> dict[str, float]:
    """Four phones support and take it back, each waited for: what it took, and what came to one who only looks."""
    for phone in phones:
        phone.forget()
    before = told(there.server.base)
    for number in range(TAPS):
        kind = "argument.support" if number < TAPS / 2 else "argument.unsupport"
        seen(there, phones, phones[2 + number % (TAPS // 2)], kind, argument="A1")
    assert phones[0].live
    came = {"sends": len(phones[0].seen), "bytes": phones[0].live.bytes}
    return came | since(there, before)


def back(there: Hall, phones: list[Phone]) -> dict[str, float]:
    """These come back over sockets, with what they had, all at once; what it took."""
    for phone in phones:
        phone.leave()
    there.lines.listen(PATIENCE, lambda: told(there.server.base).get("sockets", 0) <= ALL - len(phones))
    before = told(there.server.base)
    for phone in phones:
        phone.connect()
    assert there.until_there(phones, PATIENCE) == len(phones), there.lines.refused[:1]
    return since(there, before)


def since(there: Hall, before: dict[str, float]) -> dict[str, float]:
    """Questions to the database and regions rendered since then."""
    after = told(there.server.base)
    return {
        "queries": after["queries_total"] - before["queries_total"],
        "renders": after["regions_rendered_total"] - before.get("regions_rendered_total", 0),
    }


def seen(there: Hall, phones: list[Phone], actor: Phone, kind: str, **fields: str) -> None:
    """Somebody acts, and every screen has it."""
    count = len(actor.acked)
    actor.act(kind, **fields)
    assert there.lines.listen(PATIENCE, lambda: len(actor.acked) > count), actor.refused
    seq = actor.acked[-1][0]
    assert there.lines.listen(PATIENCE, lambda: all(each.seen and each.seen[-1][0] >= seq for each in phones))
