"""What a flush takes of a processor after one support: among ten and a thousand arguments, at six and sixty tables."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import process_time

from app import create_app
from facilitation.parts.arguments.acts import SupportArgument
from tests.bench.table import Found, Row, at_most
from tests.faces.rendered.test_cost import FEW, MOST, SEATS, WATCHED, WRITERS, Audience, Hall, perform

TIMES = SEATS - WRITERS  # supports, each by somebody else
MANY, SIX, SIXTY = 1_000, 6, 60
Costs = Mapping[Audience, float]


def run() -> Found:
    """The middle of some flushes of each face, in milliseconds, and how far those of more are above those of few."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"DATA_DIR": Path(folder), "TESTING": True, "LIMITS": {}})
        with app.app_context():
            few, many = (costs(f"KOST{number}", number, 2) for number in (FEW, MANY))
            six, sixty = (costs(f"TAFEL{number}", FEW, number) for number in (SIX, SIXTY))
    words = (f"{MANY:,} arguments, of that with {FEW}", f"{SIXTY} tables, of that with {SIX}")
    return Found([farthest(words[0], few, many), farthest(words[1], six, sixty)])


def costs(code: str, arguments: int, tables: int) -> Costs:
    """Milliseconds of a flush to each face."""
    hall = Hall(code, tables)
    hall.write(arguments)
    hall.watchers.follow(WATCHED)
    took: dict[Audience, list[float]] = {face: [] for face in WATCHED}
    for number in range(TIMES):
        perform(code, SupportArgument(argument="A1"), hall.resident(WRITERS + number))
        for face in WATCHED:
            start = process_time()
            hall.watchers.follow([face])
            took[face].append(1000 * (process_time() - start))
    return {face: median(each) for face, each in took.items()}


def farthest(words: str, few: Costs, many: Costs) -> Row:
    """The face on which more makes the most difference."""
    face = max(WATCHED, key=lambda face: many[face] / few[face])
    told = f"{face[0]}: {few[face]:.1f} to {many[face]:.1f} ms"
    return at_most(f"a flush with {words}", many[face] / few[face], MOST, " ×", told)


if __name__ == "__main__":
    print(*run().rows, sep="\n")
