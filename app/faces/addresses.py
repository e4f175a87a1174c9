"""The addresses that a face shows, typed out and as QR codes."""

from functools import lru_cache
from typing import Any

from flask import current_app
from markupsafe import Markup

from app.faces.view import View


def join_url(view: View) -> str:
    """The whole address at which phones join this meeting."""
    return f"{current_app.config['PUBLIC_URL']}/t/{view.meeting.code}"


def host() -> str:
    """The address to type, without the scheme."""
    return str(current_app.config["PUBLIC_URL"]).partition("://")[2]


def wifi() -> Any:
    """The wifi that people in the hall have to take first, an `app.koffer.Wifi`; None where there is no own."""
    return current_app.config["WIFI"]


def wifi_qr() -> Markup:
    """The QR code by which a phone takes that wifi; raises LookupError where there is none."""
    found = wifi()
    if found is None:
        raise LookupError("WIFI_NAME")
    return qr(found.scanned)


def picture(view: View, digest: str) -> str:
    """The path of a picture of this meeting."""
    return f"/t/{view.meeting.code}/beeld/{digest}"


def join_qr(view: View) -> Markup:
    """The QR code of `join_url`."""
    return _of_a_door(join_url(view))


@lru_cache(maxsize=64)
def _of_a_door(address: str) -> Markup:
    """The QR code of an address that everybody may know; one with a key in it is not kept."""
    return qr(address)


def qr(address: str) -> Markup:
    """The QR code of what is ours as inline SVG: black on its own white, with a quiet zone of four modules."""
    import segno  # read at the first code, and not at the start

    code = segno.make(address, error="m")
    return Markup(  # noqa: S704 - segno draws it, and writes nothing of it as it stands
        code.svg_inline(svgclass="qr", lineclass=None, omitsize=True, border=4, dark="#000", light="#fff")
    )
