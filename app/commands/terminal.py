"""What every command of the command line shares: its options, its way of printing and of saying that it cannot."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from app import create_app, languages
from app.access import addresses, public_address
from app.languages import refusals
from app.storage import private_files
from app.storage.startup_checks import Unsound
from facilitation.refusals import Refused

Command = Callable[..., Any]
FILE = click.Path(path_type=Path)

data = click.option(
    "--data", type=FILE, envvar="OVERLEGTAFEL_DATA_DIR", default="data", show_default=True, help="The data folder."
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")


def listening(command: Command) -> Command:
    """Options for where the server is: `host`, `port` and, where it was given, `public_url`."""
    for option in (
        click.option("--public-url", envvar="PUBLIC_URL", help="The address that phones and screens use."),
        click.option("--port", envvar="PORT", type=click.IntRange(0, 65535), default=8000, show_default=True),
        click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="0.0.0.0 opens it to all."),
    ):
        command = option(command)
    return command


def address(command: Command) -> Command:
    """The same options, made into `base`: the address that others use."""

    @listening
    @wraps(command)
    def wrapped(host: str, port: int, public_url: str | None, **options: Any) -> Any:
        base = public_address.public(public_url) if public_url else addresses.public_url(host, port)
        return command(base=base, **options)

    return wrapped


@contextmanager
def open_app(folder: Path, must_exist: bool = False) -> Iterator[None]:
    """The app on a data folder, as a context; raises UsageError where the folder has to be there and is not."""
    if must_exist and not folder.is_dir() and "DATABASE_URL" not in os.environ:
        raise click.UsageError(f"There is no data folder {folder}.")
    with private_files.made(), create_app({"DATA_DIR": folder, "LIMITS": {}}).app_context():
        yield


def require_no_server(folder: Path) -> None:
    """Refuse while a server holds this folder: it would not see what we write into meetings that it leads."""
    try:
        with (folder / "server.lock").open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return
    except BlockingIOError:
        raise click.UsageError(f"A server is running on {folder}; stop it first.") from None


def print_json(found: dict[str, Any]) -> None:
    """One JSON object on one line."""
    click.echo(json.dumps(found, ensure_ascii=False))


def show_entrance(entrance: dict[str, Any]) -> None:
    """The links of a meeting, for people to read."""
    click.echo(entrance["code"])
    for face, link in entrance["links"].items():
        click.echo(f"  {face:9} {link}")


def euros(cents: int) -> str:
    """An amount for the terminal."""
    return f"{cents // 100}.{cents % 100:02}"


def sentence(error: Exception) -> str:
    """What went wrong, in English; a fault of our own is raised again."""
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, Unsound):
        return str(error)
    if isinstance(error, Refused):
        return _english(error)
    if isinstance(error, OSError):
        return f"{error.strerror or 'That failed'}: {error.filename}."
    if isinstance(error, SQLAlchemyError):
        return f"The database cannot be used: {getattr(error, 'orig', None) or type(error).__name__}."
    raise error


def _english(refused: Refused) -> str:
    return in_english(lambda: refusals.sentence(refused))


def in_english(say: Callable[[], Any], currency: str = languages.EURO) -> Any:
    """Whatever `say` gives, with its sentences in English and amounts in this currency."""
    with _speaker().app_context(), languages.speaking("en"), languages.amounts_in(currency):
        return say()


@contextmanager
def in_dutch() -> Iterator[None]:
    """Everything here speaks Dutch; a refusal becomes a sentence for the terminal in Dutch."""
    with _speaker().app_context(), languages.speaking("nl"):
        try:
            yield
        except Refused as refused:
            raise click.UsageError(refusals.sentence(refused)) from None


def _speaker() -> Flask:
    speaker = Flask("app")
    speaker.config["BABEL_TRANSLATION_DIRECTORIES"] = str(Path(__file__).parents[1] / "translations")
    languages.init_app(speaker)
    return speaker
