"""Frames that no client of ours sends, drawn from a seed: what is said after the websocket was opened."""

import json
import struct
from collections.abc import Callable
from random import Random

from tests.realtime.wire import BINARY, CLOSE, PING, TEXT, frame

FORBIDDEN = {"id": "x", "kind": "stage.advance"}  # an act that a phone may not do, however it comes in
GOOD = f"427{json.dumps(['act', FORBIDDEN])}"
Maker = Callable[[Random], bytes]


def said(text: str) -> bytes:
    """A text message."""
    return frame(text.encode(errors="surrogatepass"))


def noise(chance: Random, most: int = 200) -> bytes:
    """Bytes without meaning."""
    return chance.randbytes(chance.randrange(most))


def posing(chance: Random) -> bytes:
    """An event that poses as what only the server says to itself."""
    name = chance.choice(("connect", "disconnect", "connect_error", "error", "*", "", "__proto__", "ready"))
    more = chance.choice(([], [None], [{"overlegtafel.device": {"device": "x"}}], ["client disconnect", 1, 2]))
    return said(f"42{chance.randrange(99)}{json.dumps([name, *more])}")


def pieces(chance: Random) -> bytes:
    """Fragments that do not follow each other as they should."""
    kinds = [chance.choice((0, 0, TEXT, BINARY)) for _ in range(chance.randrange(1, 9))]
    return b"".join(frame(noise(chance, 40), kind, final=chance.random() < 0.3) for kind in kinds)


def control(chance: Random) -> bytes:
    """Control frames that are too long, in pieces, or of a kind that does not exist."""
    opcode = chance.choice((CLOSE, PING, 10, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15))
    return frame(noise(chance, 400), opcode, final=chance.random() < 0.5)


def length_that_lies(chance: Random) -> bytes:
    """A head that promises more than ever comes."""
    size = chance.choice((1 << 20, 1 << 31, (1 << 62) + 5, (1 << 64) - 1))
    return struct.pack("!BBQ", 0x81, 0xFF, size) + noise(chance)


def flipped(chance: Random) -> bytes:
    """A message in which some bits fell over."""
    text = bytearray(GOOD.encode())
    for _ in range(chance.randrange(1, 6)):
        text[chance.randrange(len(text))] ^= 1 << chance.randrange(8)
    return frame(bytes(text))


def first_byte(bits: int) -> Maker:
    """A good message of which the first byte says something we never agreed on."""

    def make(chance: Random) -> bytes:
        whole = frame(GOOD.encode())
        return bytes([whole[0] | bits]) + whole[1:]

    return make


def unmasked(chance: Random) -> bytes:
    """A message that is not masked, though its head may say so."""
    size = len(GOOD) | (0x80 if chance.random() < 0.5 else 0)
    return struct.pack("!BB", 0x81, size) + GOOD.encode()


KINDS: dict[str, Maker] = {
    "empty": lambda chance: frame(b"", chance.choice((0, TEXT, BINARY))),
    "unknown engine packet": lambda chance: said(chance.choice("789aZ€ \0\n") + "hallo"),
    "unknown packet": lambda chance: said(f"4{chance.choice('789xyz-[')}{chance.choice(('', '[]', '/,', '1'))}"),
    "engine packet of the server": lambda chance: said(
        chance.choice(('0{"sid":"x"}', "0", "1", "2", "2probe", "3", "3x", "5", "6", "6x"))
    ),
    "event before connecting": lambda chance: said(GOOD),
    "bad namespace": lambda chance: said(
        chance.choice(("40", "41", "42", "43")) + "/" + chance.choice(("", "x", "a" * 9000, "../..", "?a=b", "é", "\0"))
        + chance.choice(("", ",", ',["act",{}]', ",7[]"))
    ),
    "deep": lambda chance: said('427["act",' + chance.choice(("[", '{"a":', "[[{}],")) * chance.randrange(1, 2500)),
    "attachments": lambda chance: said(
        f"4{chance.choice('56')}{'9' * chance.randrange(1, 4000)}-7" + json.dumps(["act", {"_placeholder": True}])
    ),
    "long id": lambda chance: said(f"42{chance.choice('019')}{'7' * chance.randrange(100, 9000)}[\"act\",{{}}]"),
    "connected twice": lambda chance: said("40" + chance.choice(("", "{}", '{"a":1}', "[", "null", ","))),
    "leaving": lambda chance: said("41" + chance.choice(("", "/", "/x,", "[]", "9"))),
    "answer to nothing": lambda chance: said(f"4{chance.choice('34')}{chance.randrange(10**9)}[{{}}]"),
    "posing": posing,
    "pieces": pieces,
    "control": control,
    "no UTF-8": lambda chance: frame(b'427["act",{"a":"\xff\xfe\xed\xa0\x80' + noise(chance) + b'"}]'),
    "half a character": lambda chance: said('427["act",{"id":"\ud800"}]'),
    "length that lies": length_that_lies,
    "deflated": first_byte(0x40),
    "reserved bits": first_byte(0x30),
    "unmasked": unmasked,
    "binary": lambda chance: frame(noise(chance), BINARY),
    "noise": noise,
    "flipped": flipped,
    "not an event": lambda chance: said(
        "42" + chance.choice(("", "{}", "[]", "[5]", "[null]", '["act"', "[[]]", "[{}]", '"act"', "[NaN]", "1e999"))
    ),
    "wrong arity": lambda chance: said(
        "427" + json.dumps([chance.choice(("act", "join")), *chance.choices((None, 1, [], {}), k=chance.randrange(6))])
    ),
}  # fmt: skip


def polled(chance: Random) -> tuple[str, dict[str, str], bytes]:
    """A request to the polling transport: its method, its query but for `sid`, and its body."""
    method = chance.choice(("POST", "POST", "POST", "GET", "OPTIONS", "PUT", "DELETE"))
    query = {"EIO": chance.choice(("4", "4", "4", "3", "", "x", "99")), "transport": chance.choice(TRANSPORTS)}
    body = chance.choice(
        (b"", b"40", b"\x1e".join([GOOD.encode()] * 17), b"\x1e" * 50, b"4" * 20_000, b"2\x1e3\x1e6", b"b4AAAA", b"1",
         b"d=4" + noise(chance), noise(chance), GOOD.encode(), b"9", b"45" + b"9" * 500 + b"-[]")
    )  # fmt: skip
    return method, query | chance.choice(({}, {"j": "0"}, {"j": "<script>"}, {"sid": "nobody"})), body


TRANSPORTS = ("polling", "polling", "polling", "websocket", "", "flash")
