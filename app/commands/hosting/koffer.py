"""`koffer`: what a laptop needs to bring its own wifi into a hall without internet, written into one folder."""

from ipaddress import AddressValueError, IPv4Interface, NetmaskValueError
from pathlib import Path
from typing import Any

import click

from app.commands import terminal
from app.commands.terminal import FILE
from app.koffer import Wifi, hotspot, wifi
from app.storage import private_files

NETWORKS = Path("/sys/class/net")
USUAL_DEVICE = "wlan0"
WIDEST, NARROWEST = 16, 28  # bits of the network's own part


@click.command()
@terminal.data
@terminal.as_json
@click.option("-o", "--output", type=FILE, required=True, metavar="DIR", help="The folder to write into.")
@click.option("--wifi", "name", default="Overlegtafel", show_default=True, help="What the wifi is called.")
@click.option("--password", help="Its password; a fresh one where it is not given. '' makes it open to all.")
@click.option("--device", help="The device that makes it; by default the first one of this computer that can.")
@click.option("--address", default="10.42.0.1/22", show_default=True, help="This computer's own, with its network.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Where it serves.")
@click.option("--country", default="NL", show_default=True, help="Whose rules of radio hold: two letters.")
@click.option("--channel", type=click.IntRange(1, 13), default=6, show_default=True)
def koffer(
    data: Path, output: Path, as_json: bool, name: str, password: str | None, device: str | None, **radio: Any
) -> None:
    """Write the settings of a wifi of its own, and of the server that it leads to, with its data folder."""
    found = wifi(name, hotspot.password() if password is None else password, ("--wifi", "--password"))
    if found is None:
        raise click.UsageError("--wifi has to be the name of a wifi.")
    spot = _spot(found, device or _device(), **radio)
    with private_files.made():
        output.mkdir(parents=True, exist_ok=True)
        for file, text in hotspot.files(spot, str(data)).items():
            (output / file).write_text(text)
    made = {"wifi": found.name, "password": found.password, "device": spot.device, "home": spot.home,
            "files": sorted(hotspot.files(spot, str(data)))}  # fmt: skip
    terminal.print_json(made) if as_json else _say(made, output)


def _spot(found: Wifi, device: str, address: str, port: int, country: str, channel: int) -> hotspot.Hotspot:
    if not (country.isascii() and country.isalpha() and len(country) == 2):
        raise click.UsageError(f"--country has to be two letters, such as NL, and not '{country}'.")
    if not hotspot.DEVICE.fullmatch(device):
        raise click.UsageError(f"--device has to be the name of a network device, such as wlan0, and not '{device}'.")
    return hotspot.Hotspot(found, device, _address(address), port, country.upper(), channel)


def _address(text: str) -> IPv4Interface:
    """An own address in a private network of a size that a hall can fill. Raises UsageError."""
    try:
        found = IPv4Interface(text)
    except (AddressValueError, NetmaskValueError, ValueError):
        raise click.UsageError(f"--address has to be an address with its network, and not '{text}'.") from None
    net = found.network
    if not (net.is_private and WIDEST <= net.prefixlen <= NARROWEST):
        raise click.UsageError(f"--address has to lie in a private network of /{WIDEST} to /{NARROWEST}.")
    if not net.network_address < found.ip < hotspot.given_out(found)[0]:
        raise click.UsageError(f"--address has to be one of the first {hotspot.FIRST - 1} of its network.")
    return found


def _device() -> str:
    """The first device of this computer that does wifi."""
    found = sorted(path.parent.name for path in NETWORKS.glob("*/wireless"))
    return found[0] if found else USUAL_DEVICE


def _say(made: dict[str, Any], output: Path) -> None:
    click.echo(f"wifi      {made['wifi']}")
    click.echo(f"password  {made['password'] or '(none)'}")
    click.echo(f"device    {made['device']}")
    click.echo(f"phones    {made['home']}")
    click.echo(f"Written into {output}: {', '.join(made['files'])}. What to do with them: docs/koffer.md.")
