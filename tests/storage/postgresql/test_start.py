"""What a server says at its start of a PostgreSQL that it cannot use: one plain sentence, without the password."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from app.live import recovery
from app.storage import versions
from app.storage.database import opened, same
from app.storage.postgresql import server_checks
from app.storage.startup_checks import Unsound
from tests.storage.postgresql.cluster import PASSWORD, USER
from tests.storage.postgresql.kind import PostgreSQLDatabase


@pytest.fixture
def kind(tmp_path: Path) -> Iterator[PostgreSQLDatabase]:
    made = PostgreSQLDatabase(tmp_path)
    yield made
    made.remove()


def over_the_line(kind: PostgreSQLDatabase, password: str = PASSWORD, port: int = 0, name: str = "") -> str:
    """Its address as a city writes it: with a host and a password."""
    return f"postgresql://{USER}:{quote(password, '')}@127.0.0.1:{port or kind.cluster.port}/{name or kind.name}"


def why(url: str) -> str:
    with pytest.raises(Unsound) as refused:
        opened(url, 0.5, recovery.recover)
    said = str(refused.value)
    assert re.fullmatch(r"DATABASE_URL [^\n]+\.", said)
    assert PASSWORD not in said
    assert "hunter2" not in said
    return said


def test_with_the_right_password_it_opens(kind: PostgreSQLDatabase) -> None:
    opened(over_the_line(kind), 0.5, recovery.recover).close()


def test_a_server_that_is_not_there(kind: PostgreSQLDatabase) -> None:
    assert why(over_the_line(kind, port=1)) == (
        "DATABASE_URL names the PostgreSQL server at 127.0.0.1:1, which cannot be reached."
    )


def test_a_wrong_password_and_a_wrong_name(kind: PostgreSQLDatabase) -> None:
    server = f"the PostgreSQL server at 127.0.0.1:{kind.cluster.port}"
    wrong = f"DATABASE_URL has a user or a password that {server} does not accept."
    assert why(over_the_line(kind, "hunter2")) == wrong
    assert why(over_the_line(kind).replace(USER, "iemand")) == wrong
    assert why(over_the_line(kind, name="nergens")) == (
        f"DATABASE_URL names a database that is not on {server}; make it there first."
    )


def test_a_version_that_is_too_old(kind: PostgreSQLDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_checks, "LEAST", 99)
    assert re.fullmatch(r"DATABASE_URL names a PostgreSQL \d\d; 99 or newer is needed\.", why(kind.url))


def test_tables_of_something_else_and_those_of_a_newer_version(kind: PostgreSQLDatabase) -> None:
    kind.cluster.superuser("UPDATE alembic_version SET version_num = '9999'", database=kind.name)
    assert why(kind.url) == "DATABASE_URL names a database of a newer version of Overlegtafel; install that one."
    kind.become_foreign()
    assert why(kind.url) == "DATABASE_URL names a database of something else, not of Overlegtafel."


def test_other_letters_than_everybody_s(kind: PostgreSQLDatabase) -> None:
    name = f"{kind.name}_oud"
    made = f"CREATE DATABASE {name} OWNER {USER} TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'"
    kind.cluster.superuser(made)
    assert why(kind.cluster.url(name)) == "DATABASE_URL names a database in LATIN1; make one with ENCODING 'UTF8'."
    kind.cluster.remove(name)


def test_two_who_come_first_at_once_make_the_tables_once(kind: PostgreSQLDatabase) -> None:
    name = kind.cluster.database(like="template0")
    with ThreadPoolExecutor(2) as pool:
        for made in pool.map(lambda _: opened(kind.cluster.url(name), 30.0, recovery.recover), range(2)):
            made.close()
    version = "SELECT version_num FROM alembic_version"
    assert kind.cluster.superuser(version, database=name) == [(versions.known()[-1],)]
    kind.cluster.remove(name)


def test_an_address_is_the_same_however_its_driver_is_written() -> None:
    assert same("postgres://stad/a", "postgresql+psycopg2://stad/a")
    assert not same("postgresql://stad/a", "postgresql://stad/b")
    assert not same("een adres", "sqlite://")
