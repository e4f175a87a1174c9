"""The text of a file that spreadsheets wrote: UTF-8, UTF-16, the Windows or the Mac encoding."""

import codecs
import unicodedata

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
OLDER = (("cp1252", "windows-1252"), ("mac_roman", "mac-roman"), ("cp850", "cp850"))
USUAL = frozenset("éëèêïíîöóôüúûáàâäçñÉËÏÖÜÁÀÓßøåœæ€’‘“”–—…•·°²³½£§´\xa0")
"""What older files hold beside plain letters; another encoding gives other characters for the same bytes."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text and what its encoding is called; every line of it ends in a newline, whatever it ended in."""
    text, name = _decoded(data)
    text, twice = _once(text)
    for end in ("\r\r\n", "\r\n", "\r"):
        text = text.replace(end, "\n")
    return text, f"{name}, twice" if twice else name


def readable(text: str) -> bool:
    """Whether this is writing: hardly any of its characters are marks that nobody types."""
    head = text[:2000]
    return sum(unicodedata.category(character) == "Cc" and character not in "\n\t" for character in head) * 20 < len(
        head
    )


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace"), name
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _older(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of plain text is zero."""
    head = data[:2000]
    half = len(head) // 2
    if half < 4:
        return None
    if head[1::2].count(0) > half * 0.6:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > half * 0.6 else None


def _older(data: bytes) -> tuple[str, str]:
    """The encoding in which most of the special characters are those that people write."""

    def usual(codec: str) -> int:
        return sum(character in USUAL for character in data.decode(codec, errors="replace"))

    codec, name = max(OLDER, key=lambda pair: usual(pair[0]))
    return data.decode(codec, errors="replace"), name


def _once(text: str) -> tuple[str, bool]:
    """A text that was read as Windows and saved as UTF-8 once more (`TaalcafÃ©`) as it was meant."""
    if not any(mark in text for mark in ("Ã©", "Ã«", "Ã¨", "Ã¯", "Ã¶", "Ã¼", "â‚¬", "â€")):
        return text, False
    try:
        return text.encode("cp1252").decode("utf-8"), True
    except UnicodeError:
        return text, False
