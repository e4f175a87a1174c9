"""Messages for a room are compressed once for all who take that, and what comes in compressed can harm nobody."""

from contextlib import suppress

import pytest

from realtime.lines import frames
from tests.realtime.servers import Live, Server
from tests.realtime.serving.test_hostile import alive, dropped, memory
from tests.realtime.wire import BROWSER, COMPRESSED, TEXT, Gone, deflated, frame

OFFER = "permessage-deflate"
SMALLER = TEXT | COMPRESSED
MOVE = b'427["act",{"id":"compressed","kind":"clock.set","seconds":5}]'


def opened(server: Server, **headers: str) -> Live:
    return server.seated().joined(**(headers or BROWSER))


@pytest.mark.parametrize(
    ("offers", "taken"),
    [
        (OFFER, True),
        (f"{OFFER}; client_max_window_bits", True),
        (f"{OFFER}; client_max_window_bits=10; server_no_context_takeover", True),
        (f"x-webkit-deflate-frame, {OFFER.upper()}", True),
        (f"{OFFER}; server_max_window_bits=10, {OFFER}", True),
        (f"{OFFER}; server_max_window_bits=10", False),
        (f"{OFFER}; something", False),
        ("x-webkit-deflate-frame", False),
        ("", False),
    ],
)
def test_an_offer_is_taken_that_lets_one_frame_serve_everybody(offers: str, taken: bool) -> None:
    assert bool(frames.accepted(offers)) == taken


def test_a_browser_gets_faces_and_news_compressed_and_what_is_its_own_as_it_is(server: Server) -> None:
    console, phone, other = server.leader().joined(), opened(server), server.seated().joined()
    assert f"{OFFER}; server_no_context_takeover; client_no_context_takeover".encode() in phone.wire.head
    assert OFFER.encode() not in other.wire.head
    assert phone.wire.frames.compressed == 1  # the face that it joined; what is its own never is
    console.lead_to("arguments", at="welcome")
    seen = [live.wire.wait("regions", lambda news: "argument.post" in str(news)) for live in (phone, other)]
    assert seen[0] == seen[1]
    assert phone.wire.frames.compressed > 1
    assert other.wire.frames.compressed == 0


def test_an_act_that_comes_compressed_is_answered_whole_and_in_pieces(server: Server) -> None:
    live = opened(server)
    live.wire.line.sendall(frame(deflated(MOVE), SMALLER))
    assert live.wire.answer(7)["error"]["key"] == "not_allowed"
    small = deflated(MOVE.replace(b"427", b"428"))
    live.wire.line.sendall(frame(small[:9], SMALLER, final=False) + frame(b"hallo", 9) + frame(small[9:], 0))
    assert live.wire.answer(8)["error"]["key"] == "not_allowed"


BOMB = deflated(b"4" + b"2" * 17_000_000)


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(frame(deflated(b"4" + b"2" * 18_001), SMALLER), id="one byte too many"),
        pytest.param(frame(BOMB[:17_900], SMALLER), id="a bomb"),
        pytest.param(frame(b"\xff" * 100, SMALLER), id="no compression at all"),
    ],
)
def test_what_cannot_be_opened_ends_that_line_and_no_other(server: Server, sent: bytes) -> None:
    live = opened(server)
    before = memory(server)
    live.wire.line.sendall(sent)
    assert dropped(live)
    assert memory(server) - before < 4
    assert alive(server)


def test_who_agreed_to_nothing_may_not_compress(server: Server) -> None:
    live = server.seated().joined()
    live.wire.line.sendall(frame(deflated(MOVE), SMALLER))
    assert dropped(live)
    assert alive(server)


def test_a_compressed_message_in_endless_pieces_is_cut_off(server: Server) -> None:
    live, sent = opened(server), 0
    with suppress(Gone, OSError):
        while sent < 10_000:
            live.wire.line.sendall(frame(b"\0" * 100, 0 if sent else SMALLER, final=False))
            sent += 1
            if sent % 100 == 0:
                live.wire.pump(0.01)
    assert sent < 10_000
    assert alive(server)


def test_a_message_for_a_room_is_compressed_once_and_only_where_it_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []
    real = frames.deflated
    monkeypatch.setattr(frames, "deflated", lambda body: made.append(body) or real(body))
    framed = frames.Framed("x" * 1_000)
    assert framed.small == framed.small != framed.plain
    assert len(made) == 1
    assert frames.Framed("x" * 299).small == frames.Framed("x" * 299).plain
    assert len(made) == 1


def test_of_what_is_for_one_alone_only_a_face_is_compressed() -> None:
    face, own = '430[{"ok":true,"html":"' + "x" * 4_000, '42["mine",{"html":"' + "x" * 4_000
    assert len(frames.alone(face, shrinks=True)) < 100
    assert frames.alone(face, shrinks=False) == frames.frame(face.encode())
    assert frames.alone(own, shrinks=True) == frames.frame(own.encode())
