"""The hall: the real server as a process of its own, on a data folder that survives it."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

COMMAND = Path(sys.executable).parent / "overlegtafel"
PATIENCE = 30


class Hall:
    """One server, as the command serves it; `start` after `kill` uses the same address, folder and settings."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder.parent / f"{folder.name}.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.settings: dict[str, str] = {}

    def demo(self, *flags: str) -> dict[str, dict[str, str]]:
        """Make the demo meetings; the links of Klaverbuurt."""
        options = ["--data", str(self.folder), "--port", str(self.port), "--json", *flags]
        done = subprocess.run([COMMAND, "demo", *options], env=_environment(), capture_output=True, check=True)
        return json.loads(done.stdout)

    def start(self, **settings: str) -> None:
        """Serve, and come back when it answers."""
        self.settings |= settings
        with self.log.open("ab") as log:
            self.process = self._serve(_environment() | self.settings, log.fileno())
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"the server did not come up:\n{self.log.read_text()}")
            time.sleep(0.05)

    def kill(self) -> None:
        """As if somebody pulled the plug."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """Ask it to end; it must say that all is well, and have had no accident on the way."""
        assert self.process is not None
        self.process.terminate()
        ended = self.process.wait(PATIENCE)
        log = self.log.read_text()
        assert "Traceback" not in log, log
        assert ended == 0, f"ended with {ended}:\n{log}"

    def _serve(self, environment: dict[str, str], log: int) -> "subprocess.Popen[bytes]":
        options = ["--data", str(self.folder), "--host", "127.0.0.1", "--port", str(self.port)]
        return subprocess.Popen([COMMAND, "serve", *options], env=environment, stdout=log, stderr=log)

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment() -> dict[str, str]:
    """Ours, without the settings that would lead the server elsewhere."""
    settings = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "PUBLIC_URL", "HOST", "PORT", "OVERLEGTAFEL_DATA_DIR")
    return {name: value for name, value in os.environ.items() if name not in settings}
