"""The load generator counts and reads what was sent, however the bytes come."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.load.lines import PONG, Line, Lines, Talk, said

SIZES = st.lists(st.sampled_from((1, 2, 125, 126, 300, 4_000, 66_000)), min_size=1, max_size=12)


def framed(body: bytes) -> bytes:
    """As a server sends it, without a mask."""
    size = len(body)
    if size < 126:
        return bytes((0x81, size)) + body
    return (b"\x81\x7e" + size.to_bytes(2, "big") if size < 65_536 else b"\x81\x7f" + size.to_bytes(8, "big")) + body


def silent(line: Line) -> Talk:
    return b""
    yield


@contextmanager
def beside(heard: list[bytes] | None = None) -> Iterator[tuple[Lines, Line, socket.socket]]:
    """A line which is up, and its other end."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        lines = Lines(server.getsockname()[1])
        line = lines.open(silent)
        if heard is not None:
            line.hear = lambda body, now: heard.append(body)
        there, _ = server.accept()
        with there:
            assert lines.listen(5, lambda: line.up)
            yield lines, line, there
        lines.hang_up()


@settings(max_examples=20)
@given(SIZES, st.lists(st.integers(1, 5_000), max_size=6))
def test_however_the_bytes_are_cut_every_message_is_counted_and_read_once(sizes: list[int], cuts: list[int]) -> None:
    bodies = [bytes((65 + at,)) * size for at, size in enumerate(sizes)]
    sent, heard = b"".join(map(framed, bodies)), []
    for into in (None, heard):
        with beside(into) as (lines, line, there):
            came = 0
            for cut in [*cuts, len(sent)]:
                there.sendall(sent[came : came + cut])
                came = min(came + cut, len(sent))
                assert lines.listen(1, lambda line=line, came=came: line.bytes == came)
            assert line.messages == len(bodies)
    assert heard == bodies


def test_who_asks_whether_we_are_there_is_answered_and_not_counted() -> None:
    with beside() as (lines, line, there):
        there.sendall(framed(b"x" * 300) + framed(b"2") + framed(b"y" * 300) + framed(b"2"))
        assert lines.listen(5, lambda: line.messages == 2)
        there.settimeout(5)
        assert there.recv(64) == PONG * 2


def test_what_is_shorter_than_what_is_asked_for_is_not_counted() -> None:
    with beside() as (lines, line, there):
        lines.least = 300
        there.sendall(framed(b"x" * 300) + framed(b"b" * 90) + framed(b"y" * 300))
        assert lines.listen(5, lambda: line.bytes == 2 * 304 + 92)
        assert line.messages == 2


def test_a_server_that_hangs_up_is_a_line_that_is_lost() -> None:
    with beside() as (lines, line, there):
        there.close()
        assert lines.listen(5, lambda: lines.lost == 1)
        assert line.gone


def test_what_we_say_is_a_masked_frame() -> None:
    assert said(b"3") == PONG
    assert said(b"x" * 300)[:8] == b"\x81\xfe\x01\x2c\0\0\0\0"
