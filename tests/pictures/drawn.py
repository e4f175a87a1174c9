"""Pictures as cameras and programs write them."""

from io import BytesIO
from typing import Any

from PIL import Image

SECRET = b"Zwartjes 52.40N 4.93E"


def drawn(form: str = "JPEG", size: tuple[int, int] = (900, 600), mode: str = "RGB", **more: Any) -> bytes:
    """A file: red on its left, blue on its right."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    out = BytesIO()
    picture.convert(mode).save(out, form, **more)
    return out.getvalue()


def photographed(size: tuple[int, int] = (900, 600)) -> bytes:
    """A photo of a camera that was held on its side, and that wrote down where it was."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010E] = SECRET.decode()
    return drawn(size=size, exif=exif, comment=SECRET)


def blank(size: tuple[int, int]) -> bytes:
    """A small file of very many pixels."""
    out = BytesIO()
    Image.new("1", size).save(out, "PNG")
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """A picture to look at."""
    return Image.open(BytesIO(data))
