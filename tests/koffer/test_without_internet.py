"""A koffer starts where there is no way out: an evening is played in a network of its own, and phones find it.

Short, an evening in a namespace that has nothing but itself; at full length (`make soak`, as root, with Debian's
dnsmasq-base, nftables and iproute2) the folder that `make koffer` packs, with a phone on a wire of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.realtime.servers import ROOT
from tests.reliability.length import FULL

ALONE = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
LOOPBACK, PHONE = (Path(__file__).parent / name for name in ("loopback.py", "phone.py"))
EVENING = ["rehearse", "--agenda", "overlegtafel", "--seats", "12", "--tables", "2", "--json"]


def alone(command: str, folder: Path, **more: str) -> str:
    """What a shell says in a namespace without any way out; raises where it fails."""
    env = {**os.environ, "PYTHON": sys.executable, **more}
    shell = [*ALONE, "--mount", "/bin/sh", "-euc", command]
    done = subprocess.run(shell, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(subprocess.run([*ALONE, "true"], check=False).returncode != 0, reason="no namespaces here")
@FULL
@pytest.mark.soak
def test_an_evening_is_played_where_nothing_leads_anywhere() -> None:
    played = alone(f'"$PYTHON" {LOOPBACK}; .venv/bin/overlegtafel {" ".join(EVENING)}', ROOT)
    assert json.loads(played)["verified"]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make koffer` packs, with the settings of its wifi."""
    pack = tmp_path_factory.mktemp("koffer") / "pack"
    subprocess.run([sys.executable, "-m", "tools.koffer", pack], cwd=ROOT, check=True)
    subprocess.run([ROOT / ".venv/bin/overlegtafel", "koffer", "-o", pack / "wifi", "--device", "wlan0"], check=True)
    (pack / "koffer.env").write_text((pack / "wifi" / "koffer.env").read_text())
    return pack


@FULL
@pytest.mark.soak
def test_the_packed_folder_installs_itself_and_plays_an_evening_without_internet(pack: Path) -> None:
    played = alone(f'"$PYTHON" {LOOPBACK}; ./start {" ".join(EVENING)}', pack)
    assert json.loads(played)["verified"]


@FULL
@pytest.mark.soak
def test_the_packed_folder_starts_without_internet_and_a_phone_finds_it(pack: Path) -> None:
    missing = [name for name in ("ip", "nft", "dnsmasq") if shutil.which(name) is None]
    assert not missing, f"as Debian has them: iproute2, nftables, dnsmasq-base; not here: {missing}"
    said = alone(
        f"""
        mount --make-rprivate /; mkdir -p /run/netns; mount -t tmpfs none /run/netns
        ip link set lo up; ip netns add phone; ip link add wlan0 type veth peer name phone0 netns phone
        ip addr add 10.42.0.1/22 dev wlan0; ip link set wlan0 up
        ip -n phone addr add 10.42.0.77/22 dev phone0; ip -n phone link set phone0 up
        nft -f wifi/nftables.conf
        dnsmasq -C wifi/dnsmasq.conf -k --user=root & NAMES=$!
        mkfifo ready; ./start > ready & SERVER=$!
        read -r LINE < ready; echo "$LINE" >&2
        ip netns exec phone "$PYTHON" {PHONE}
        kill $SERVER $NAMES
        """,
        pack,
    )
    assert json.loads(said) == {
        "connectivitycheck.gstatic.com/generate_204": [204, ""],
        "captive.apple.com/hotspot-detect.html": [200, ""],
        "www.msftconnecttest.com/connecttest.txt": [200, ""],
        "nu.nl/": [302, "http://10.42.0.1/"],
        "10.42.0.1/": [200, ""],
    }
