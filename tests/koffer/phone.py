"""A phone that took the wifi of a koffer: it asks the name server, then whether there is internet, then for a page."""

import http.client
import json
import socket
import struct

KOFFER = "10.42.0.1"
ASKED = (
    ("connectivitycheck.gstatic.com", "/generate_204"),
    ("captive.apple.com", "/hotspot-detect.html"),
    ("www.msftconnecttest.com", "/connecttest.txt"),
    ("nu.nl", "/"),
    (KOFFER, "/"),
)


def place(name: str) -> str:
    """The address of a name as the hotspot's name server gives it (RFC 1035, one question of kind A)."""
    if name == KOFFER:
        return name
    parts = b"".join(bytes([len(part)]) + part.encode() for part in name.split("."))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.settimeout(5)
        line.sendto(struct.pack(">6H", 7, 0x100, 1, 0, 0, 0) + parts + struct.pack(">BHH", 0, 1, 1), (KOFFER, 53))
        return socket.inet_ntoa(line.recv(512)[-4:])


def asked(name: str, path: str) -> list[object]:
    """The status and where it leads."""
    line = http.client.HTTPConnection(place(name), 80, timeout=5)
    line.request("GET", path, headers={"Host": name, "Accept": "text/html"})
    answer = line.getresponse()
    return [answer.status, answer.getheader("Location") or ""]


if __name__ == "__main__":
    print(json.dumps({name + path: asked(name, path) for name, path in ASKED}))
