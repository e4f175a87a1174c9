"""The address of a video call, which people press without reading it."""

import re
from urllib.parse import urlsplit

from facilitation.refusals import Malformed

HOST = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")


def require_secure(address: str) -> None:
    """Refuse what is no plain https address: of another kind, without a host or with a name and password in it.

    Raises Malformed(address_unsafe).
    """
    try:
        found = urlsplit(address)
        host, _ = found.hostname or "", found.port
    except ValueError:
        raise Malformed("address_unsafe", field="address") from None
    plain = all("!" <= character <= "~" for character in address) and not re.search(r"[\\\"'<>`]", address)
    if found.scheme != "https" or not plain or "@" in found.netloc or not HOST.fullmatch(host):
        raise Malformed("address_unsafe", field="address")
