"""A count, a conversion and a verification end by themselves, say why in a sentence, and print nothing."""

import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click
import pytest

from app.commands import limited
from app.imports.votes import count_file

PB = (
    "META\nkey;value\ndescription;Proef\nvote_type;approval\nbudget;100\n"
    "PROJECTS\nproject_id;cost;name\n1;60;Tuin\n2;50;Feest\nVOTES\nvoter_id;vote\na;1\nb;1,2\n"
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "proef.pb"
    path.write_text(PB, "utf-8")
    return str(path)


def endless(*_: object) -> NoReturn:
    while True:
        try:
            sum(range(1000))
        except Exception:
            continue


def greedy(*_: object) -> NoReturn:
    raise MemoryError(len(bytearray(sys.maxsize // 2)))


@pytest.mark.parametrize("more", [(), ("--json",), ("--compare", "--json")])
def test_a_count_without_end_is_stopped_and_says_so_in_words(
    file: str, more: tuple[str, ...], complaint: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(count_file, "counted", endless)
    within = limited.within
    monkeypatch.setattr(limited, "within", lambda _, megabytes: within(0.05, megabytes))
    assert complaint("count", file, *more) == (
        "This takes longer than 0.05 seconds and was stopped; --seconds, or COUNT_SECONDS, gives it longer."
    )


def test_a_count_that_needs_too_much_memory_is_stopped_and_says_so(
    file: str, complaint: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(count_file, "counted", greedy)
    monkeypatch.setenv("COUNT_MEGABYTES", "64")
    assert complaint("count", file, "--json") == (
        "This needs more than 64 MB and was stopped; --megabytes, or COUNT_MEGABYTES, gives it more."
    )


def test_limits_that_are_no_limits_are_refused(file: str, complaint: Callable[..., str]) -> None:
    for option, wrong in (("--seconds", "0"), ("--seconds", "x"), ("--megabytes", "8")):
        assert option in complaint("count", file, option, wrong)


def test_what_is_counted_within_them_is_printed_as_before(file: str, said: Callable[..., Any]) -> None:
    assert said("count", file, "--seconds", "30", "--megabytes", "256")["winners"] == ["1"]


def test_work_is_stopped_by_time_and_by_memory_and_nothing_stays_set() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGALRM)
    with pytest.raises(click.UsageError, match="takes longer"), limited.within(0.05, 512):
        endless()
    with pytest.raises(click.UsageError, match="more than 64 MB"), limited.within(60, 64):
        bytearray(100 << 20)
    with limited.within(60, 64):
        bytearray(10 << 20)
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGALRM)) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_a_verification_is_kept_within_them_too(
    tmp_path: Path, complaint: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.commands.verify.judge", greedy)
    (tmp_path / "besluit.json").write_text("{}")
    assert complaint("verify", str(tmp_path / "besluit.json")).startswith("This needs more than 512 MB")
