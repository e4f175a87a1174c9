"""A Redis that cannot be used is one plain sentence at the start, and a database elsewhere is served by several."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.cluster.news import News
from app.operations import folder_lock
from app.storage import private_files
from app.storage.startup_checks import Unsound
from tests.cluster.redis import Redis
from tests.realtime.servers import free_port, run


@contextmanager
def answering(text: str) -> Iterator[str]:
    """Something that gives the same answer to whatever it is asked; its address."""
    with socket.create_server(("127.0.0.1", 0)) as ears:

        def answer() -> None:
            while True:
                try:
                    line, _ = ears.accept()
                except OSError:
                    return
                with line:
                    while said := line.recv(4096):
                        line.sendall(text.encode() * len(re.findall(rb"\*\d+\r\n", said)))

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield f"redis://:geheim@127.0.0.1:{ears.getsockname()[1]}/0"
        ears.shutdown(socket.SHUT_RDWR)
    thread.join()


def bulk(text: str) -> str:
    return f"${len(text)}\r\n{text}\r\n"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (bulk("redis_version:5.0.14\r\n"), "names a Redis 5.0.14; 6.0 or newer is needed."),
        (bulk("something:else\r\n"), "names a Redis that does not tell its version; 6.0 or newer is needed."),
        ("-WRONGPASS invalid username-password pair\r\n", "has a user or a password that Redis does not accept."),
        ("-ERR unknown command\r\n", "names a server that asks for or answers something that is no Redis we know."),
        ("HTTP/1.1 400 Bad Request\r\n\r\n", "names a Redis that cannot be reached; is it running there?"),
    ],
)
def test_a_redis_that_is_none_we_know_is_told_of_without_its_password(said: str, told: str) -> None:
    with answering(said) as address, closing(News(address, "proef")) as news, pytest.raises(Unsound) as refused:
        news.require()
    assert str(refused.value) == f"REDIS_URL {told}"


def test_a_server_does_not_start_without_its_redis_and_says_why_in_one_sentence(tmp_path: Path) -> None:
    server = run(tmp_path / "data", free_port(), REDIS_URL=f"unix://{tmp_path}/nobody.sock")
    _, errors = server.communicate(timeout=30)
    assert server.returncode == 2
    assert errors == "REDIS_URL names a Redis that cannot be reached; is it running there?\n"


def test_a_redis_of_ours_is_found_good(redis: Redis) -> None:
    with closing(News(redis.url, "proef")) as news:
        news.require()


def test_a_folder_is_held_by_several_only_where_all_say_so(tmp_path: Path) -> None:
    both = folder_lock.hold(tmp_path, shared=True), folder_lock.hold(tmp_path, shared=True)
    with both[0], both[1], pytest.raises(folder_lock.Held):
        folder_lock.hold(tmp_path)
    with folder_lock.hold(tmp_path), pytest.raises(folder_lock.Held):
        folder_lock.hold(tmp_path, shared=True)


def test_of_several_that_make_a_secret_at_once_all_have_the_same(tmp_path: Path) -> None:
    path, found = tmp_path / "secret.key", set[str]()

    def make(content: str) -> None:
        private_files.once(path, content)
        found.add(path.read_text())

    threads = [threading.Thread(target=make, args=[f"{number}" * 64]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["secret.key"]
    assert path.stat().st_mode & 0o777 == 0o600
