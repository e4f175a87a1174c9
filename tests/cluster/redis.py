"""A Redis of the tests' own, at a socket in a folder."""

import os
import signal
import subprocess
import time
from functools import cache
from pathlib import Path

import pytest
from redis import Redis as Client
from redis.exceptions import RedisError

ROOT = Path(__file__).parents[2]


class Redis:
    """One that keeps nothing on the disk; it is started when it is made."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "redis.sock"
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def url(self) -> str:
        """Where it is, as REDIS_URL says it."""
        return f"unix://{self.socket}"

    def start(self) -> None:
        """Start it; comes back when it answers."""
        settings = ["--port", "0", "--unixsocket", str(self.socket), "--save", "", "--dir", str(self.socket.parent)]
        self.process = subprocess.Popen([program(), *settings], stdout=subprocess.DEVNULL)
        with Client.from_url(self.url) as client:
            for _ in range(400):
                try:
                    client.ping()
                except (RedisError, OSError):
                    time.sleep(0.01)
                else:
                    return
        pytest.fail("Redis did not begin to answer")

    def stop(self, number: int = signal.SIGKILL) -> None:
        """End it."""
        assert self.process
        self.process.send_signal(number)
        self.process.wait()


@cache
def program() -> str:
    """The path of redis-server; under CI it has to be there."""
    found = subprocess.run(["sh", ROOT / "tools" / "redis.sh"], capture_output=True, text=True, check=False)
    if found.returncode == 0:
        return found.stdout.strip()
    if os.environ.get("CI") == "true":
        pytest.fail(found.stderr)
    pytest.skip("no Redis on this computer; `make test` installs it or says how")
