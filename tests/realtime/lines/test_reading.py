"""What comes over a line: messages out of bytes however those come, and an end with its reason for what is none."""

import pytest

from realtime.lines import frames
from realtime.lines.frames import CLOSE, PING, PONG, Reader, Unreadable
from tests.realtime.wire import COMPRESSED, TEXT, deflated, frame

LARGEST = 200
PIECES = frame(b"een ", TEXT, final=False) + frame(b"", 0, final=False) + frame(b"twee", 0)
SMALL = frame(deflated(b"een twee"), TEXT | COMPRESSED)


def reader(small: bool = True) -> Reader:
    return Reader(LARGEST, small)


def ended(data: bytes, small: bool = True) -> int:
    """With which status these bytes end a line."""
    with pytest.raises(Unreadable) as reason:
        list(reader(small).take(data))
    return reason.value.status


@pytest.mark.parametrize("sent", [frame(b"een twee", TEXT), PIECES, SMALL], ids=["whole", "pieces", "small"])
@pytest.mark.parametrize("at_once", [1, 3, 1_000])
def test_a_message_is_the_same_in_one_piece_in_many_and_compressed(sent: bytes, at_once: int) -> None:
    taken, found = reader(), list[tuple[int, bytes]]()
    for at in range(0, 2 * len(sent), at_once):
        found += taken.take((sent + sent)[at : at + at_once])
    assert found == [(1, b"een twee")] * 2
    assert (taken.data, taken.parts) == (b"", ())  # nothing is held once a message is whole


def test_what_stands_between_the_pieces_of_a_message_comes_first() -> None:
    sent = frame(b"een ", TEXT, final=False) + frame(b"hallo", 9) + frame(b"twee", 0) + frame(b"", 10)
    assert list(reader().take(sent)) == [(PING, b"hallo"), (1, b"een twee"), (PONG, b"")]
    assert list(reader().take(frame(b"\3\350", 8))) == [(CLOSE, b"\3\350")]


def test_a_length_of_two_and_of_eight_bytes_is_read() -> None:
    body = b"x" * 150
    wide = b"\x81\xff" + (150).to_bytes(8) + bytes(4) + body
    assert list(reader().take(frame(body, TEXT) + wide)) == [(1, body)] * 2
    taken = reader()
    assert list(taken.take(wide[:7])) == []
    assert list(taken.take(wide[7:])) == [(1, body)]


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"\x81\x01x", id="without a mask"),
        pytest.param(frame(b"x", TEXT, final=False) + frame(b"x", TEXT), id="a message within a message"),
        pytest.param(frame(b"x", 0), id="more of what never began"),
        pytest.param(frame(b"x", 9, final=False), id="a ping in pieces"),
        pytest.param(frame(b"x" * 126, 9), id="a long ping"),
        pytest.param(frame(b"x", 3), id="of an unknown kind"),
        pytest.param(frame(b"x", TEXT | 0x20), id="with a bit that means nothing"),
        pytest.param(frame(b"x", 9 | COMPRESSED), id="a compressed ping"),
    ],
)
def test_what_breaks_the_rules_ends_the_line_as_such(sent: bytes) -> None:
    assert ended(sent) == 1002


def test_who_agreed_to_no_compression_ends_the_line_by_it() -> None:
    assert ended(SMALL, small=False) == 1002


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"\x81\xfe" + (LARGEST + 1).to_bytes(2), id="before it comes"),
        pytest.param(frame(b"x" * 150, TEXT, final=False) + frame(b"x" * 51, 0), id="in pieces"),
        pytest.param(frame(b"", TEXT, final=False) + frame(b"", 0, final=False) * 20, id="in empty pieces"),
        pytest.param(frame(deflated(b"x" * (LARGEST + 1)), TEXT | COMPRESSED), id="compressed"),
    ],
)
def test_more_than_a_message_may_have_ends_the_line(sent: bytes) -> None:
    assert ended(sent) == 1009


def test_what_is_no_compression_ends_the_line() -> None:
    assert ended(frame(b"\xff" * 9, TEXT | COMPRESSED)) == 1007


def test_an_answer_to_a_join_is_compressed_once_for_all_who_get_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made, real = [], frames.deflated
    monkeypatch.setattr(frames, "deflated", lambda *given: made.append(given) or real(*given))
    face = '"html":{"stage":"' + "een plan, " * 400 + '"},"order":{},"now":"'
    for number in range(1, 40):
        text = f'43{number}[{{"ok":true,"seq":7,"rev":"r.{number}",{face}{number}","led":true}}]'
        sent = frames.alone(text, shrinks=True)
        assert sent[0] == frames.SMALLER
        assert len(sent) < 250
        assert frames.inflated(sent[4:] if sent[1] == 126 else sent[2:], 10_000).decode() == text
    assert len(made) == 1


def test_an_answer_with_much_beside_its_face_is_compressed_whole() -> None:
    text = '431[{"ok":true,"html":{},"now":"12","scopes":{"' + "t" * 3_000 + '":1}}]'
    sent = frames.alone(text, shrinks=True)
    assert len(sent) < 100
    assert frames.inflated(sent[2:], 10_000).decode() == text
