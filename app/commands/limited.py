"""Commands that work on somebody else's file, within limits of time and memory: they say so and end, printing nothing.

A file of a few lines can ask for a count without end, and a machine that is out of memory stops more than one count.
"""

import io
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from functools import wraps
from pathlib import Path
from typing import Any

import click

from app.commands.terminal import Command
from app.counting.workers import LEAST_MEGABYTES, MEGABYTES, SECONDS
from app.storage.startup_checks import MOST

AGAIN = 0.5  # seconds until a call that nobody heard is repeated
SIZE = Path("/proc/self/statm")


class _Late(BaseException):
    """Time is over. No Exception, so that nothing which catches those goes on."""


def limited(command: Command) -> Command:
    """Add `--seconds` and `--megabytes`, and keep the command within them; raises UsageError where they do not do."""

    @click.option(
        "--megabytes",
        envvar="COUNT_MEGABYTES",
        type=click.IntRange(LEAST_MEGABYTES, MOST),
        default=MEGABYTES,
        show_default=True,
        show_envvar=True,
        help="How much memory it may take.",
    )
    @click.option(
        "--seconds",
        envvar="COUNT_SECONDS",
        type=click.IntRange(1, MOST),
        default=SECONDS,
        show_default=True,
        show_envvar=True,
        help="How long it may take.",
    )
    @wraps(command)
    def wrapped(seconds: int, megabytes: int, **options: Any) -> Any:
        with redirect_stdout(io.StringIO()) as said, within(seconds, megabytes):
            found = command(**options)
        click.echo(said.getvalue(), nl=False)
        return found

    return wrapped  # fmt: skip


@contextmanager
def within(seconds: float, megabytes: int) -> Iterator[None]:
    """End what is done here after so many seconds, or when it takes so many megabytes more; raises UsageError."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    heard = signal.signal(signal.SIGALRM, _late)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_lower(_taken() + (megabytes << 20), *before), before[1]))
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        yield
    except _Late:
        raise click.UsageError(
            f"This takes longer than {seconds:g} seconds and was stopped; --seconds, or COUNT_SECONDS, gives it longer."
        ) from None
    except MemoryError:
        raise click.UsageError(
            f"This needs more than {megabytes} MB and was stopped; --megabytes, or COUNT_MEGABYTES, gives it more."
        ) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, heard)
        resource.setrlimit(resource.RLIMIT_AS, before)


def _late(*_: object) -> None:
    raise _Late


def _lower(wanted: int, *known: int) -> int:
    """The lowest of these limits; one that is not set does not count."""
    return min([wanted, *(limit for limit in known if limit != resource.RLIM_INFINITY)])


def _taken() -> int:
    """Bytes of address space that this process has now; 0 where the system does not tell."""
    return int(SIZE.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") if SIZE.exists() else 0
