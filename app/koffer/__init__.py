"""The koffer: an installation that brings its own wifi, on a laptop in a hall without internet.

This module holds the wifi that the hall's phones are to take, as `WIFI_NAME` and `WIFI_PASSWORD` say it. Where a
server knows one, walls, consoles and paper show its QR code before the one by which people join, and the server
answers what phones ask to find out whether there is internet (`app.koffer.portal`).
"""

import os
import re

import msgspec

from app.storage.startup_checks import Unsound

LONGEST_NAME = 32  # bytes of UTF-8: IEEE 802.11
PASSWORD = re.compile(r"[ -~]{8,63}")  # WPA2: 8 to 63 signs of ASCII
SPECIAL = re.compile(r'([\\;,":])')


class Wifi(msgspec.Struct, frozen=True):
    """A wifi that people are to take: its name, and its password, empty where it has none."""

    name: str
    password: str = ""

    @property
    def scanned(self) -> str:
        """What its QR code says, as phones read it (ZXing's form, which Android and iOS both know)."""
        kind = (
            f"T:WPA;S:{_escaped(self.name)};P:{_escaped(self.password)}"
            if self.password
            else (f"T:nopass;S:{_escaped(self.name)}")
        )
        return f"WIFI:{kind};;"


def wifi(name: str, password: str, called: tuple[str, str] = ("WIFI_NAME", "WIFI_PASSWORD")) -> Wifi | None:
    """The wifi with this name, None where nothing is said. Raises Unsound for what no wifi can be called."""
    if not name and not password:
        return None
    if password and not PASSWORD.fullmatch(password):
        raise Unsound(f"{called[1]} has to be 8 to 63 letters, digits and signs, without accents.")
    if not (name and name.isprintable() and len(name.encode()) <= LONGEST_NAME):
        raise Unsound(f"{called[0]} has to be the name of a wifi: 1 to {LONGEST_NAME} bytes, signs that can be seen.")
    return Wifi(name, password)


def told() -> Wifi | None:
    """The wifi that the environment names. Raises Unsound."""
    return wifi(os.environ.get("WIFI_NAME", ""), os.environ.get("WIFI_PASSWORD", ""))


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
