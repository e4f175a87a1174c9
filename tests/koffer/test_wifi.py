"""The wifi of the hall: what its QR code says, and the settings by which a laptop makes it."""

import json
import subprocess
from ipaddress import IPv4Interface
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from app.commands import cli, main
from app.koffer import Wifi, hotspot, wifi
from app.storage.startup_checks import Unsound

NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=32).filter(
    lambda name: len(name.encode()) <= 32
)
PASSWORDS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=8, max_size=63)


def read(scanned: str) -> dict[str, str]:
    """What a phone reads in the code of a wifi: fields apart by `;`, a backslash before a sign that is itself."""
    fields, field, signs = [], "", iter(scanned.removeprefix("WIFI:"))
    for sign in signs:
        if sign == ";":
            fields.append(field)
            field = ""
        else:
            field += next(signs) if sign == "\\" else sign
    return dict(each.split(":", 1) for each in fields if each)


@given(NAMES, PASSWORDS)
def test_a_phone_reads_the_name_and_the_password_as_they_are(name: str, password: str) -> None:
    assert read(Wifi(name, password).scanned) == {"T": "WPA", "S": name, "P": password}
    assert read(Wifi(name).scanned) == {"T": "nopass", "S": name}


@pytest.mark.parametrize(
    ("name", "password"),
    [("", "genoegtekens"), ("x" * 33, ""), ("é" * 17, ""), ("a\nb", ""), ("Hoek", "kort"), ("Hoek", "wachtwóórd"),
     ("Hoek", "x" * 64), ("Hoek", "acht\ntekens")],
)  # fmt: skip
def test_what_no_wifi_can_be_called_is_refused_in_a_sentence(name: str, password: str) -> None:
    with pytest.raises(Unsound, match=r"WIFI_(NAME|PASSWORD) has to be .*\.$"):
        wifi(name, password)


def test_where_nothing_is_said_there_is_no_wifi() -> None:
    assert wifi("", "") is None


@given(st.integers(16, 28), st.integers(1, hotspot.FIRST - 1))
def test_phones_are_given_addresses_of_the_network_that_are_not_our_own(bits: int, own: int) -> None:
    address = IPv4Interface(f"10.42.0.{own}/{bits}")
    first, last = hotspot.given_out(address)
    assert address.ip < first < last < address.network.broadcast_address
    assert first in address.network


@pytest.mark.parametrize("password", ["", 'a b\\"$`;:,xyz#', "$(touch nee)", "'; exit 1 #"])
def test_a_shell_reads_the_settings_of_the_server_as_they_were_said(tmp_path: Path, password: str) -> None:
    password = password and password.ljust(8, "x")
    spot = hotspot.Hotspot(Wifi('Café "De; Hoek"', password), "wlan0", IPv4Interface("10.42.0.1/22"), 8000)
    (tmp_path / "koffer.env").write_text(hotspot.files(spot)["koffer.env"])
    shell = 'set -a; . ./koffer.env; printf "%s\\n" "$WIFI_NAME" "$WIFI_PASSWORD" "$PUBLIC_URL" "$PORT"'
    done = subprocess.run(["/bin/sh", "-c", shell], cwd=tmp_path, env={}, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ['Café "De; Hoek"', password, "http://10.42.0.1", "8000"]
    assert [path.name for path in tmp_path.iterdir()] == ["koffer.env"]


def test_the_command_writes_every_file_for_its_owner_alone_and_makes_a_password(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["koffer", "-o", str(tmp_path / "k"), "--device", "wlx1", "--json"])
    made = json.loads(done.stdout)
    assert sorted(path.name for path in (tmp_path / "k").iterdir()) == made["files"]
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "k").iterdir()} == {0}
    assert wifi(made["wifi"], made["password"]) == Wifi("Overlegtafel", made["password"])
    assert f"psk={made['password']}\n" in (tmp_path / "k" / "overlegtafel.nmconnection").read_text()
    assert f"wpa_passphrase={made['password']}\n" in (tmp_path / "k" / "hostapd.conf").read_text()
    for name in ("hostapd.conf", "dnsmasq.conf"):
        assert "interface=wlx1\n" in (tmp_path / "k" / name).read_text()


@pytest.mark.parametrize(
    "wrong",
    [["--wifi", ""], ["--password", "kort"], ["--address", "10.42.0.0/22"], ["--address", "8.8.8.8/22"],
     ["--address", "10.42.0.1/30"], ["--address", "x"], ["--device", "wlan0;rm"], ["--country", "Nederland"]],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    assert main(["koffer", "-o", str(tmp_path / "k"), *wrong]) == 2
    said = capsys.readouterr().err
    assert said.startswith(wrong[0])
    assert said.count("\n") == 1
    assert not (tmp_path / "k").exists()
