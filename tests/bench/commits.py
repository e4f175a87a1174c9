"""Acts per second when those that wait share a commit, against one commit each; and what each takes of a processor."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter, process_time

from app import create_app
from app.live import meetings
from app.live.act_job import ActJob
from app.services import services, services_of
from facilitation.parts.arguments.acts import PostArgument, SupportArgument, UnsupportArgument
from facilitation.parts.frames import ConfirmFrame, frames
from facilitation.parts.seating import AddSeat
from facilitation.parts.stages import AdvanceStage
from facilitation.roles import Actor, Role
from tests.realtime.servers import CODE, opening

ACTS, TOGETHER = 1_000, 100
LEAST = 2_000  # acts a second in groups, each group synced before its answers, on two quiet cores
CONSOLE = Actor("console:bench", Role.FACILITATOR, receipt="bench")


def run() -> dict[str, float]:
    """Acts per second alone and together, over a thousand acts each, every one written to disk before its answer."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"DATA_DIR": Path(folder)})
        with app.app_context():
            _prepare()

            def act(number: int) -> None:
                with app.app_context():
                    kind = UnsupportArgument if number // TOGETHER % 2 else SupportArgument
                    meetings.perform(CODE, kind(argument="A1", seat=f"S{number % TOGETHER}"), CONSOLE)

            alone = _rate(lambda: [act(number) for number in range(ACTS)])
            with ThreadPoolExecutor(TOGETHER) as pool:
                begun = process_time()
                together = _rate(lambda: list(pool.map(act, range(ACTS))))
                each = (process_time() - begun) / ACTS * 1e6
            queued = _rate(_queued)
            database = services_of(app).database
            database.read.dispose()
            database.write.dispose()
    return {
        "one by one, /s": alone,
        "in groups, /s": together,
        "times faster": round(together / alone, 1),
        "µs of a processor, each": round(each),
        "in groups without threads, /s": queued,
    }


def promised(found: dict[str, float]) -> str:
    """What these numbers break; empty where they do not."""
    enough = found["in groups without threads, /s"] >= LEAST
    return "" if enough else f"{LEAST:,} acts a second are committed and synced in groups"


def _queued() -> None:
    """The same acts as a server's hub lets them come: decided one after another, then a hundred committed at once."""
    found, room = services(), meetings.load(CODE)
    for first in range(0, ACTS, TOGETHER):
        for number in range(first, first + TOGETHER):
            kind = UnsupportArgument if number // TOGETHER % 2 else SupportArgument
            act = kind(argument="A1", seat=f"S{number % TOGETHER}", id=f"act-{number:032}")
            job = ActJob(room, act, CONSOLE, "", found.house_key)
            with room.lock:
                job.decide()
                found.database.enqueue(job)
        found.database.finish(job)


def _prepare() -> None:
    meetings.create(opening())
    first = [AddSeat(seat=f"S{number}") for number in range(TOGETHER + 1)]
    agreed = [ConfirmFrame(frame=key) for key in frames(meetings.load(CODE).state)]
    argument = PostArgument(initiative="P1", side="for", text="Goed idee", seat=f"S{TOGETHER}")
    for act in (*first, AdvanceStage(), *agreed, AdvanceStage(to="arguments"), argument):
        meetings.perform(CODE, act, CONSOLE)


def _rate(work: object) -> float:
    start = perf_counter()
    work()  # type: ignore[operator]
    return round(ACTS / (perf_counter() - start), 1)


if __name__ == "__main__":
    print(run())
