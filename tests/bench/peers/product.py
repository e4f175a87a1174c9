"""Our own server, whole, that sends a message to all who look at a livecast as often as it is told on CONTROL.

The message goes the way of all its news: from the broadcaster, some sockets at a time, whatever else it has to do.
"""

import os
import random
import string
import sys
import threading
import time
from typing import Any

from realtime import lines

lines.patch()

import socket  # noqa: E402

from realtime import server  # noqa: E402
from realtime.broadcast import Breath  # noqa: E402

serve = server.serve


def obeying(live: Any, *others: Any) -> None:
    """Serve as always, and listen to whoever leads meanwhile."""
    threading.Thread(target=obey, args=[live.broadcaster, os.environ["CONTROL"]], daemon=True).start()
    serve(live, *others)


def obey(broadcaster: Any, path: str) -> None:
    """A size in a line of its own, for each message that goes to everybody."""
    known: dict[int, str] = {}
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(path)
        door.listen()
        line, _ = door.accept()
        for said in line.makefile("r"):
            size = int(said)
            text = known.setdefault(size, "".join(random.choices(string.ascii_letters, k=size)))
            for audience in [each for each in broadcaster.audiences.values() if each.face == "livecast" and each.sids]:
                broadcaster._send(audience, {"html": text}, Breath(broadcaster._breathe))
            time.sleep(0)


if __name__ == "__main__":
    server.serve = obeying
    sys.exit(server.main())
