"""What is kept of a picture: its pixels, upright and small, or nothing at all."""

from contextlib import suppress
from io import BytesIO
from random import Random

import pytest
from PIL import Image

from app.pictures.making import LARGEST_FILE, made
from app.pictures.painter import BROKEN, LARGEST, SIDE, TooLarge, painted
from facilitation.refusals import Malformed
from tests.pictures.drawn import SECRET, blank, drawn, opened, photographed
from tests.reliability.length import length


def test_a_photo_stands_upright_and_nothing_says_where_it_was_made() -> None:
    data = photographed()
    assert SECRET in data
    kept = made(data)
    found = opened(kept)
    assert SECRET not in kept
    assert not found.getexif()
    assert "comment" not in found.info
    assert found.size == (600, 900)
    assert found.getpixel((300, 10))[0] > 200  # type: ignore[index]
    assert found.getpixel((300, 890))[2] > 200  # type: ignore[index]


@pytest.mark.parametrize(
    ("form", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("WEBP", "RGB")],
)
def test_every_kind_of_file_becomes_one_kind(form: str, mode: str) -> None:
    found = opened(made(drawn(form, mode=mode)))
    assert (found.format, found.mode, found.size) == ("JPEG", "RGB", (900, 600))


def test_a_large_photo_becomes_one_for_a_phone() -> None:
    noise = Image.effect_noise((4000, 3000), 90).convert("RGB")
    out = BytesIO()
    noise.save(out, "JPEG", quality=90)
    kept = made(out.getvalue())
    assert opened(kept).size == (SIDE, 960)
    assert len(kept) <= LARGEST


def test_what_was_see_through_is_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(made(out.getvalue())).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "picture_unreadable"),
        (b"geen foto", "picture_unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "picture_unreadable"),
        (drawn("GIF"), "picture_unreadable"),
        (drawn("BMP"), "picture_unreadable"),
        (drawn("JPEG")[:900], "picture_unreadable"),
        (drawn("PNG")[:200], "picture_unreadable"),
        (blank((9000, 9000)), "picture_too_large"),
        (blank((5200, 5200)), "picture_too_large"),
        (b"\xff\xd8\xff" + bytes(LARGEST_FILE), "picture_too_large"),
    ],
    ids=["empty", "text", "svg", "gif", "bmp", "half jpeg", "half png", "bomb", "over memory", "over the limit"],
)
def test_what_is_no_whole_picture_or_too_much_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Malformed, match=key):
        made(data)


@pytest.mark.soak
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # it says what it skips
def test_spoiled_bytes_are_refused_or_become_a_picture() -> None:
    files = [
        drawn(form, (120, 80), mode) for form, mode in (("JPEG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("WEBP", "RGB"))
    ]
    chance, became = Random(20270320), 0
    for _ in range(length(300, 20_000)):
        data = bytearray(chance.choice([*files, photographed((120, 80))]))
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 4))] = chance.randbytes(chance.choice((1, 1, 4)))
        with suppress(TooLarge, *BROKEN):
            assert opened(painted(bytes(data))).format == "JPEG"
            became += 1
    assert became
