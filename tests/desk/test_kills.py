"""Saved means kept: a server that is killed in the middle has every field that it said it had."""

import signal
import threading

import requests

from tests.journeys.desk.bureau import prepared, rows
from tests.realtime.servers import JSON, Furnish, Server

WRITERS, KILLS, BETWEEN = 3, 3, 40

Kept = dict[str, tuple[int, str]]
"""Per field the version and the text that were answered last."""


def write(server: Server, key: str, draft: str, name: str, kept: Kept, enough: threading.Event) -> None:
    """Write numbers in a field until the server is gone; what was answered goes in `kept`."""
    web, base = requests.Session(), f"{server.base}/voorbereiden"
    try:
        web.post(f"{base}/key", data={"key": key})
        version = web.get(f"{base}/{draft}/wijzigingen?na=0", headers=JSON).json()["fields"].get(name, [0])[0]
        for number in range(100_000):
            text = f"{chr(97 + number % 26) * 20} {number}"
            data = {"name": name, "value": text, "base": str(version)}
            told = web.post(f"{base}/{draft}/veld", data=data, headers=JSON).json()
            assert not told["beside"]
            version = told["version"]
            kept[name] = version, told.get("value", text)
            if number >= BETWEEN:
                enough.set()
    except requests.RequestException:
        enough.set()


def test_killed_in_the_middle_nothing_that_was_saved_is_lost(furnish: Furnish) -> None:
    server = furnish()
    draft, key = prepared(server)
    kept: Kept = {}
    names = [f"frame.{frame}.text" for frame in ("purpose", "roles", "money")][:WRITERS]
    for _ in range(KILLS):
        server.start()
        enough = threading.Event()
        threads = [threading.Thread(target=write, args=(server, key, draft, name, kept, enough)) for name in names]
        for thread in threads:
            thread.start()
        assert enough.wait(60)
        server.stop(signal.SIGKILL)
        for thread in threads:
            thread.join()
        said = "SELECT after FROM draft_change WHERE draft = ? AND name = ? AND version = ?"
        stands = "SELECT version FROM draft_field WHERE draft = ? AND name = ?"
        for name, (version, text) in kept.items():
            assert rows(server, said, draft, name, str(version)) == [(text,)]
            ((now,),) = rows(server, stands, draft, name)
            assert int(now) >= version
        assert len(kept) == WRITERS
