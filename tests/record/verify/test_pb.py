"""The `.pb` of random evenings: any kind of ballot, any rule with anything agreed, plans that went or changed after."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.imports.votes import command, count_file, pb
from app.live.meetings import load
from app.record.exports import pabulib
from facilitation.counting.result import Result
from facilitation.parts.ranking.votes import KIND
from tests.record.pabulib_checker import errors

pytestmark = [pytest.mark.soak, pytest.mark.xdist_group("proof")]
HARMLESS = {"single project exceeded whole budget"}  # a plan may ask more than there is, and a file has to say so


@pytest.fixture(scope="module")
def files(app: Flask, evenings: Sequence[bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The file of every evening, by its code."""
    folder, found = tmp_path_factory.mktemp("pb"), {}
    for seed in range(len(evenings)):
        code = f"E{seed:05}"
        found[code] = folder / f"{code}.pb"
        found[code].write_bytes(pabulib.write(code))
    return found


def outcomes(files: dict[str, Path]) -> Iterable[tuple[str, Path, Result]]:
    for code, path in files.items():
        stage: Any = KIND.at(load(code).state)
        if stage is not None and stage.state.outcome is not None and stage.state.outcome.standings:
            yield code, path, stage.state.outcome


def test_counted_again_a_file_gives_the_winners_of_its_evening(files: dict[str, Path]) -> None:
    done = 0
    for code, path, outcome in outcomes(files):
        recorded = pb.recorded(path)
        rule = command.found(recorded)[0]
        found = count_file.counted(recorded, rule)[1]
        assert rule == outcome.rule, code
        left_out = "named only plans" in recorded.meta["comment"]
        assert left_out or dict(found.awards) == dict(outcome.awards), code
        assert {each.key for each in recorded.told} <= {"pot_far_over", "nothing_fits"}, code
        done += 1
    print(f"\n{done} files of evenings counted again")
    assert done > len(files) // 2


def test_a_file_says_what_was_selected(files: dict[str, Path]) -> None:
    for code, path, outcome in outcomes(files):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines, delimiter=";"))
        rows = rows[rows.index(["PROJECTS"]) + 1 : rows.index(["VOTES"])]
        at = rows[0].index("selected")
        assert {row[0] for row in rows[1:] if row[at] != "0"} == set(outcome.awards), code


def test_the_public_checker_passes_the_file_of_every_evening(files: dict[str, Path]) -> None:
    told = errors(list(files.values()))
    assert {code: against for code, against in told.items() if set(against) - HARMLESS} == {}
