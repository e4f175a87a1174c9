"""The server, with a watch beside it that writes down each moment in which nothing else could run: `moment seconds`."""

import os
import runpy
import threading
import time

from realtime import lines

LEAST = 0.005


def look(into: str) -> None:
    """For ever; a moment is one of time.monotonic, which all processes share."""
    with open(into, "w", buffering=1, encoding="utf-8") as notes:
        before = time.monotonic()
        while True:
            time.sleep(0.001)
            now = time.monotonic()
            if now - before > LEAST:
                notes.write(f"{before} {now - before}\n")
            before = now


if __name__ == "__main__":
    lines.patch()
    threading.Thread(target=look, args=[os.environ["STALLS"]], daemon=True).start()
    runpy.run_module("realtime", run_name="__main__")
