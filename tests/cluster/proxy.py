"""nginx as `deploy/nginx/overlegtafel.conf` has it, before the processes of a house; without its TLS."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.realtime.servers import free_port

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "deploy" / "nginx" / "overlegtafel.conf"
PLACES = ("body", "proxy", "fastcgi", "uwsgi", "scgi")


class Proxy:
    """A proxy before processes at these ports, started when it is made."""

    def __init__(self, folder: Path, ports: Sequence[int]) -> None:
        self.folder, self.port = folder, free_port()
        kept = "".join(f"{'client' if name == 'body' else name}_{'body_' if name == 'body' else ''}temp_path "
                       f"{folder}/{name};\n" for name in PLACES)  # fmt: skip
        around = f"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/start.log;\nevents {{}}\n"
        (folder / "nginx.conf").write_text(f"{around}http {{\n{kept}access_log off;\n{self._placed(ports)}\n}}\n")
        self.process = subprocess.Popen([program(), "-p", str(folder), "-c", str(folder / "nginx.conf")])
        for _ in range(400):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
            except OSError:
                time.sleep(0.01)
            else:
                return
        pytest.fail((folder / "start.log").read_text())

    def _placed(self, ports: Sequence[int]) -> str:
        """The configuration at our ports, and nothing else changed but the TLS."""
        first, second = ports
        ours = {
            r"server \{\n    listen 80;.*?\n\}\n": "",
            r"listen \[::\]:443 .*\n": "",
            r"listen 443 ssl backlog=4096;": f"listen 127.0.0.1:{self.port} backlog=4096;",
            r" +ssl_\w+ .*;\n": "",
            r"/var/log/nginx/": f"{self.folder}/",
            r":8[01]01 ": f":{first} ",
            r":8[01]02 ": f":{second} ",
        }
        text = WRITTEN.read_text()
        for pattern, instead in ours.items():
            text, times = re.subn(pattern, instead, text, flags=re.DOTALL if "server" in pattern else 0)
            assert times, f"{pattern} is not in {WRITTEN.name}"
        return text

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


@cache
def program() -> str:
    """The path of nginx; under CI it has to be there."""
    found = subprocess.run(["sh", ROOT / "tools" / "nginx.sh"], capture_output=True, text=True, check=False)
    if found.returncode == 0:
        return found.stdout.strip()
    if os.environ.get("CI") == "true":
        pytest.fail(found.stderr)
    pytest.skip("no nginx on this computer; `make test` installs it or says how")
