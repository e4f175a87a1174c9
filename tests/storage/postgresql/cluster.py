"""A PostgreSQL of the tests' own: in a temporary folder, shared by all processes of one run, gone with the last."""

import atexit
import fcntl
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import IO

import psycopg2
import pytest

from app.storage import versions
from app.storage.postgresql.backend import PostgreSQL

ROOT = Path(__file__).parents[3]
USER, PASSWORD = "overlegtafel", "een wachtwoord: met / en @"
NEWEST = "newest"
"""A database with the newest tables, which others are made after."""
SETTINGS = {
    "fsync": "off",  # what a power cut leaves is tried elsewhere
    "full_page_writes": "off",
    "wal_recycle": "off",
    "min_wal_size": "2MB",
    "max_connections": "200",
    "shared_buffers": "16MB",
    "autovacuum_naptime": "1h",
    "log_min_error_statement": "panic",
    "jit": "off",
}
RIGHTS = f"""
    CREATE ROLE {USER} LOGIN CREATEDB PASSWORD '{PASSWORD}';
    GRANT pg_monitor, pg_checkpoint TO {USER};
"""
OF_THE_DATABASE = f"GRANT EXECUTE ON FUNCTION pg_switch_wal() TO {USER}"
numbers = count(1)


class Cluster:
    """A server in a folder of its own; `settings` as `postgresql.conf` has them."""

    def __init__(self, folder: Path, settings: Mapping[str, str] = SETTINGS) -> None:
        self.folder, self.data, self.settings = folder, folder / "data", settings
        self.port_file = folder / "port"

    @property
    def port(self) -> int:
        return int(self.port_file.read_text())

    def url(self, database: str) -> str:
        """Where a database is, for the role that we have."""
        return f"postgresql+psycopg2://{USER}@/{database}?host={self.folder}&port={self.port}"

    def make(self) -> None:
        """Make it and start it, with an empty database of ours and one with the newest tables."""
        self.folder.mkdir(mode=0o755, exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, *_owner())
        locale = ("--locale-provider=icu", "--icu-locale=nl", "--locale=C.UTF-8", "--encoding=UTF8")
        self._run("initdb", "--pgdata", str(self.data), "--no-sync", "--username=postgres", "--wal-segsize=1", *locale)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port_file.write_text(str(probe.getsockname()[1]))
        (self.data / "pg_hba.conf").write_text("local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
        lines = (f"{name} = '{value}'\n" for name, value in self.settings.items())
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(lines)
        self.start()
        self.superuser(RIGHTS)
        self.superuser(f"CREATE DATABASE {NEWEST} OWNER {USER}")
        self.superuser(OF_THE_DATABASE, database=NEWEST)
        backend = PostgreSQL(self.url(NEWEST), 5.0)
        read, write = backend.engines()
        versions.upgrade(write)
        read.dispose()
        write.dispose()

    def start(self) -> None:
        """Start it; comes back when it takes connections."""
        where = f"-c port={self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "start", "-w", "-D", str(self.data), "-l", str(self.folder / "server.log"), "-o", where)

    def stop(self, how: str = "immediate") -> None:
        """Stop it; `fast` lets it write down everything first."""
        self._run("pg_ctl", "stop", "-w", "-D", str(self.data), "-m", how)

    def superuser(self, *statements: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Ask it something as the one who may do everything; what the last statement gave."""
        connection = psycopg2.connect(dbname=database, user="postgres", host=str(self.folder), port=self.port)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def database(self, like: str = NEWEST) -> str:
        """A new database, and its name; `like` is `template0` for an empty one."""
        name = f"t{os.getpid()}_{next(numbers)}"
        self.superuser(f"CREATE DATABASE {name} OWNER {USER} TEMPLATE {like} STRATEGY FILE_COPY")
        return name

    def remove(self, name: str) -> None:
        """A database goes, with whoever is connected to it."""
        self.superuser(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _run(self, program: str, *arguments: str) -> None:
        user, group = _owner() if os.geteuid() == 0 else (None, None)
        given = {"user": user, "group": group, "extra_groups": []} if user else {}
        made = subprocess.run(
            [programs() / program, *arguments], cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, check=False, **given,
        )  # fmt: skip
        assert made.returncode == 0, made.stdout


def _owner() -> tuple[str, str]:
    """Who it runs as where we are root, whom it refuses."""
    known = Path("/etc/passwd").read_text()
    return ("postgres", "postgres") if "\npostgres:" in known else ("nobody", "nogroup")


@cache
def programs() -> Path:
    """The folder of PostgreSQL's own programs; under CI they have to be there."""
    found = subprocess.run(["sh", ROOT / "tools" / "postgresql.sh"], capture_output=True, text=True, check=False)
    if found.returncode == 0:
        return Path(found.stdout.strip())
    if os.environ.get("CI") == "true":
        pytest.fail(found.stderr)
    pytest.skip("no PostgreSQL on this computer; `make test` installs it or says how")


@cache
def shared() -> Cluster:
    """The one that all processes of this run share; the last that ends stops it.

    Whoever comes first makes it, while others wait. From then on each holds it, together with the others.
    """
    place = Path(tempfile.gettempdir()) / f"overlegtafel-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
    made = Cluster(place)
    with alone(place):
        holds = place.with_suffix(".held").open("a")
        fcntl.flock(holds, fcntl.LOCK_SH)
        try:
            if not made.folder.exists():
                made.make()
        except BaseException:
            _end(made, holds)
            raise
    atexit.register(_leave, made, holds)
    return made


@contextmanager
def unshared(settings: Mapping[str, str] = SETTINGS) -> Iterator[Cluster]:
    """A server that nobody else uses: it can be stopped, and its log of writes is let go of by nobody else."""
    programs()
    made = Cluster(Path(tempfile.mkdtemp(prefix="overlegtafel-")), settings)
    made.make()
    yield made
    made.stop()
    shutil.rmtree(made.folder)


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Nobody else makes or ends it meanwhile."""
    with place.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _leave(cluster: Cluster, holds: IO[str]) -> None:
    with alone(cluster.folder):
        _end(cluster, holds)


def _end(cluster: Cluster, holds: IO[str]) -> None:
    """Let go of it; where nobody holds it any more it is gone."""
    with holds:
        try:
            fcntl.flock(holds, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if (cluster.data / "postmaster.pid").exists():
            cluster.stop()
        shutil.rmtree(cluster.folder, ignore_errors=True)
        Path(holds.name).unlink(missing_ok=True)
