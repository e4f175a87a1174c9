"""HTML from other programs' exports, made into plain text."""

import html
import re

_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|em|b|i|u|s|a|ul|ol|li|h[1-6]|img|table|tr|td|th|tbody|thead|blockquote|script|style"
    r"|iframe|figure|hr|sub|sup|font|pre|code)(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|amp|lt|gt|quot|apos|nbsp|euro|eacute|euml|iuml|[lr][sd]quo|hellip"
                     r"|[nm]dash);", re.IGNORECASE)  # fmt: skip
BLOCKS = ("p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "figure", "pre")
LINES = ("li", "tr")


def plain(text: str) -> str:
    """The text without tags: paragraphs apart, a dash before each item of a list. Words that only look so stay."""
    if not _TAG.search(text):
        return _ENTITY.sub(lambda found: html.unescape(found.group()), text).replace("\xa0", " ")
    from bs4 import BeautifulSoup  # a server that reads no export starts without it

    soup = BeautifulSoup(text, "html.parser")
    for hidden in soup(["script", "style", "iframe"]):
        hidden.decompose()
    for tag in soup(["br", "hr"]):
        tag.replace_with("\n")
    for tag in soup(LINES):
        tag.insert_before("\n")
        tag.insert(0, "– " if tag.name == "li" else "")
    for tag in soup(BLOCKS):
        tag.insert_before("\n\n")
        tag.insert_after("\n\n")
    lines = (" ".join(line.split()) for line in soup.get_text().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
