"""A thousand phones on one evening, of which somebody acts twenty times a second, for five minutes.

One act in forty is an argument: thirty a minute, to which the others answer with support. A minute follows in which it
is one in five, more than a hall reads: what that costs a phone stands beside the promise.
"""

import random
import time
from array import array
from collections.abc import Iterable, Sequence

from app.record.signing.eight_words import vocabulary
from tests.bench.load.hall import Hall, hall
from tests.bench.load.phones import Phone
from tests.bench.load.process import Used, told, used
from tests.bench.table import Found, Row, at_most

PHONES, RATE, SECONDS = 1_000, 20, 300
FEW, SOON = 100, 10  # phones and seconds of the short form
ALONE, QUICK, CALM = 1_200, 300, 6  # acts one after another, among a handful of phones; as many less that are calm
GAP = 0.4  # seconds between calm ones
WORDS = 9  # of an argument
NEW, MANY, LONGER = 40, 5, 60  # one act in so many is a new argument, and in those seconds at the end one in so few
HANDFUL = 5  # phones that act one after another


def run(short: bool = False) -> Found:
    """Milliseconds until the answer and until it is on every screen, what was lost, and bytes of a phone."""
    with hall() as there:
        there.lead_to("arguments")
        phones = there.seated(FEW if short else PHONES)
        asking(there, phones, 2)
        there.lines.listen(30, lambda: not any(phone.asked for phone in phones))
        there.lines.listen(1)
        for phone in phones:
            phone.forget()
        cpu, before, start = used(there.pid), told(there.server.base), time.perf_counter()
        asked = asking(there, phones, SOON if short else SECONDS)
        took = time.perf_counter() - start
        there.lines.listen(30, lambda: not any(phone.asked for phone in phones))
        there.lines.listen(2)
        after = told(there.server.base)
        figures = {name: after[name] - before.get(name, 0) for name in after}
        found = judged(phones, asked, took, used(there.pid).since(cpu), figures)
        found.rows.append(writing(there, phones, SOON if short else LONGER))
    return Found(found.rows, {**found.times, **alone(QUICK if short else ALONE)})


def writing(there: Hall, phones: Sequence[Phone], seconds: int) -> Row:
    """What a phone takes in while one act in five is an argument."""
    for phone in phones:
        phone.forget()
    asking(there, phones, seconds, MANY)
    there.lines.listen(2)
    kb = max(phone.live.bytes for phone in phones if phone.live) / 1000 / (seconds / 60)
    name = f"{len(phones):,} phones, {RATE} acts a second, {60 * RATE // MANY} of them arguments a minute"
    return Row(f"{name}: a phone takes in a minute", f"{kb:,.4g} kB")


def alone(number: int) -> dict[str, float]:
    """Seconds of processor time of an act and of a flush, and until an answer, where hardly anybody is told.

    One after another many acts share a flush, and each that is waited for until it is seen has its own: of the two the
    cost of either follows.
    """
    with hall(LIMITS="off") as there:
        there.lead_to("arguments")
        phones = there.seated(HANDFUL)
        phones[0].act("argument.post", initiative=there.plans[0], side="for", text="Een bank in de zon")
        there.lines.listen(2)
        quick = one_by_one(there, phones, number, 0)
        calm = one_by_one(there, phones, number // CALM, GAP)
    waits = sorted(answered - sent for phone in phones for _, sent, answered in phone.acked)
    flush = (calm[0] - quick[0]) / max(0.1, calm[1] - quick[1])
    return {"act": max(1e-4, quick[0] - flush * quick[1]), "flush": max(1e-4, flush), "commit": part(waits, 0.5)}


def one_by_one(there: Hall, phones: Sequence[Phone], number: int, gap: float) -> tuple[float, float]:
    """So many supports that are taken back again, so far apart; an act's processor time, and flushes an act."""
    cpu, before = used(there.pid), told(there.server.base)
    for at in range(number):
        actor = phones[1 + at % (HANDFUL - 1)]
        actor.act(("argument.support", "argument.unsupport")[at // (HANDFUL - 1) % 2], argument="A1")
        there.lines.listen(10, lambda actor=actor: not actor.asked)
        there.lines.listen(gap)
    spent, after = used(there.pid).since(cpu).both, told(there.server.base)
    return spent / number, (after["flush_seconds_count"] - before["flush_seconds_count"]) / number


def asking(there: Hall, phones: Sequence[Phone], seconds: float, new: int = NEW) -> int:
    """All in turn act, as often as that is in a second together; how many acts that were.

    One phone in so many writes about the plan on the floor; the others support what was written a while ago, or take
    back what they supported.
    """
    start, behind = time.perf_counter(), dict.fromkeys(range(len(phones)), "")
    words = random.Random(f"{len(phones)} {new}")  # no two say the same, or all would be offered as one
    for number in range(int(seconds * RATE)):
        there.lines.listen(max(0.001, start + number / RATE - time.perf_counter()))
        at = number % len(phones)
        if at % new == 0:
            text = " ".join(words.choices(vocabulary(), k=WORDS))
            phones[at].act("argument.post", initiative=there.plans[0], side="for", text=text)
        elif behind[at]:
            phones[at].act("argument.unsupport", argument=behind[at])
            behind[at] = ""
        else:
            behind[at] = f"A{1 + number // (2 * new)}"
            phones[at].act("argument.support", argument=behind[at])
    return int(seconds * RATE)


def judged(
    phones: Sequence[Phone], asked: int, took: float, cpu: Used, figures: dict[str, float]
) -> Found:  # fmt: skip
    """What was promised of them."""
    acked = sorted(each for phone in phones for each in phone.acked)
    acks = array("d", sorted(answered - sent for _, sent, answered in acked))
    seen, unseen = screens(phones, acked)
    refused = sum(len(phone.refused) for phone in phones)
    lost = asked - len(acked) - refused + unseen + sum(phone.missed for phone in phones)
    kb = max(phone.live.bytes for phone in phones if phone.live) / 1000 / (took / 60)
    name = f"{len(phones):,} phones, {RATE} acts a second for {took / 60:.1f} minutes"
    flushes = max(1, figures["flush_seconds_count"])
    rows = [
        at_most(f"{name}: act→ack p95", 1000 * part(acks, 0.95), 50, " ms", f"p50 {1000 * part(acks, 0.5):.0f}"),
        at_most(f"{name}: act→seen on all, p95", 1000 * part(seen, 0.95), 250, " ms"),
        at_most(f"{name}: act→seen on all, p99", 1000 * part(seen, 0.99), 500, " ms"),
        at_most(f"{name}: lost, or refused", lost + refused, 0),
        at_most(f"{name}: a phone takes in a minute", kb, 60, " kB"),
        Row(f"{name}: of one core", f"{100 * cpu.both / took:.0f} % ({cpu.user / took:.2f} of it its own)"),
        Row(f"{name}: regions rendered in a flush", f"{figures['regions_rendered_total'] / flushes:.1f}"),
    ]
    return Found(rows, {"act_in_hall": cpu.both / max(1, asked)})


def screens(phones: Sequence[Phone], acked: Sequence[tuple[int, float, float]]) -> "tuple[array[float], int]":
    """Seconds from each act to each phone's screen, in order, and how many never came there.

    A screen shows an act once it shows the log as far as it was at the answer.
    """
    late, unseen = array("d"), 0
    for phone in phones:
        news = iter(phone.seen)
        shown: tuple[int, float] | None = next(news, None)
        for seq, sent, _ in acked:
            while shown is not None and shown[0] < seq:
                shown = next(news, None)
            if shown is None:
                unseen += 1
            else:
                late.append(max(0.0, shown[1] - sent))
    return array("d", sorted(late)), unseen


def part(ordered: Sequence[float], share: float) -> float:
    """The value under which such a share lies; for none at all it is nothing."""
    return ordered[int((len(ordered) - 1) * share)] if ordered else float("nan")


def spread(values: Iterable[float]) -> str:
    """p50 / p95 / p99 in milliseconds."""
    ordered = sorted(values)
    return " / ".join(f"{1000 * part(ordered, share):.0f}" for share in (0.5, 0.95, 0.99))


if __name__ == "__main__":
    print(*run(short=True).rows, sep="\n")
