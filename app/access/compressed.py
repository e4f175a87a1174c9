"""Pages are sent compressed, by brotli or gzip, as the browser takes them.

The length of a compressed page tells whoever sees it whether something in that page is repeated. Behind TLS a page on
another site could have ours asked for again and again, with words of its own in the address, and so read from lengths
what only the person may (BREACH). So whatever another site had asked is sent as it is: browsers say so in
`Sec-Fetch-Site`, and to who does not say nothing is compressed there. On a hall's plain HTTP the line hides nothing.
"""

import gzip
from collections.abc import Callable, Mapping

from flask import Request, Response, current_app, request

LEAST = 800  # bytes, below which it costs more than it gains
OWN = ("same-origin", "none")
FAST_BROTLI, FAST_GZIP = 5, 6  # what a page that is made for one device is worth


def _brotli(content: bytes) -> bytes:
    import brotli  # read at the first page, and not at the start

    return bytes(brotli.compress(content, quality=FAST_BROTLI))


WAYS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": _brotli,
    "gzip": lambda content: gzip.compress(content, FAST_GZIP, mtime=0),
}
"""By the name that browsers know them by, what packs best first."""


def compress(response: Response) -> Response:
    """The same page, packed where its browser unpacks it and its length may be known."""
    if not _is_page(response):
        return response
    response.vary.add("Accept-Encoding")
    way = next((name for name in WAYS if request.accept_encodings[name] > 0), None)
    if way and _may_tell_its_length(request):
        response.set_data(WAYS[way](response.get_data()))
        response.headers["Content-Encoding"] = way
    return response


def _is_page(response: Response) -> bool:
    whole = not (response.is_streamed or response.direct_passthrough or "Content-Encoding" in response.headers)
    return whole and response.mimetype == "text/html" and len(response.get_data()) >= LEAST


def _may_tell_its_length(asked: Request) -> bool:
    behind_tls = current_app.config["PUBLIC_URL"].startswith("https:")
    return not behind_tls or asked.headers.get("Sec-Fetch-Site") in OWN
