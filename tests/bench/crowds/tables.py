"""Sixty tables of six: tables that ask for help, as often as one crowd supports arguments; when does each see it?"""

import time
from random import Random
from typing import Any

from tests.bench.crowds.hall import ACTS, SECONDS, burst, hall, processor, rendering, spread
from tests.realtime.crowd import Crowd
from tests.realtime.servers import Server

TABLES, EACH = 60, 6


def run() -> dict[str, Any]:
    """Milliseconds from act to acknowledgement and to all of the table, and what was sent; beside it one crowd."""
    with hall(TABLES * EACH, tables=TABLES) as (server, crowd):
        at_tables = tables(server, crowd)
    with hall(TABLES * EACH) as (server, crowd):
        crowd.phones[0].act("argument.post", initiative="P1", side="for", text="Een bank in de zon")
        crowd.listen(20, lambda: bool(crowd.phones[0].acked))
        return {"at 60 tables": at_tables, "in one crowd": burst(server, crowd)}


def tables(server: Server, crowd: Crowd) -> dict[str, Any]:
    """A thousand acts in ten seconds, table after table: somebody there asks for help, or says it is not needed more.

    A table comes back after 0.6 s, so that no news takes back what was not sent yet.
    """
    crowd.quiet()
    chance, asks = Random(60), [False] * TABLES
    start, cpu, before = time.perf_counter(), processor(server), rendering(server)
    for number in range(ACTS):
        crowd.listen(start + number * SECONDS / ACTS - time.perf_counter())
        table = number % TABLES
        phone = crowd.phones[table + TABLES * chance.randrange(EACH)]
        phone.act("table.settle" if asks[table] else "table.call")
        asks[table] = not asks[table]
    took = time.perf_counter() - start
    crowd.listen(30, lambda: not any(phone.asked for phone in crowd.phones))
    used = processor(server) - cpu
    crowd.listen(1)
    flushes, rendered, _ = (now - then for now, then in zip(rendering(server), before, strict=True))
    acked = [(seq, sent, now, at % TABLES) for at, phone in enumerate(crowd.phones) for seq, sent, now in phone.acked]
    seen = [
        (other.saw(seq), sent) for seq, sent, _, table in acked for other in crowd.phones[table::TABLES]
    ]  # fmt: skip
    return {
        "acts": ACTS,
        "in s": round(took, 1),
        "acknowledged": len(acked),
        "refused": sum(phone.refused for phone in crowd.phones),
        "act→ack ms": spread([now - sent for _, sent, now, _ in acked]),
        "act→seen ms": spread([there - sent for there, sent in seen if there is not None]),
        "not seen": sum(there is None for there, _ in seen),
        "sends": sum(phone.messages for phone in crowd.phones),
        "renders per flush": round(rendered / max(1, flushes), 2),
        "server CPU %": round(100 * used / took),
    }


def promised(found: dict[str, Any]) -> str:
    """What these numbers break; empty for nothing."""
    here, crowd = found["at 60 tables"], found["in one crowd"]
    if here["acknowledged"] != here["acts"] or here["not seen"]:
        return "what happens at a table is acknowledged, and seen by all of that table"
    late = [int(each["act→seen ms"].split(" / ")[1]) for each in (here, crowd)]
    return "" if late[0] <= late[1] else "sixty tables see what happens at theirs as soon as one crowd of 360 does"
