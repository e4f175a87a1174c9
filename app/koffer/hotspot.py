"""The files by which a laptop or a small computer becomes a wifi of its own, for a hall without internet.

Phones get their address, a name server that sends every name here, and no way out. Two ways are written, of which a
host takes one: NetworkManager, which most laptops have, and hostapd with dnsmasq, for a small computer without a
desktop. A third file brings web pages asked for at the usual port to ours.
"""

import re
import secrets
import uuid
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv4Interface

import msgspec

from app.koffer import Wifi

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # hard to confuse, easy to type on a phone
GROUPS, IN_GROUP = 3, 4
FIRST = 10  # addresses below it are kept for what stands by a cable
LEASE = "6h"
DEVICE = re.compile(r"[A-Za-z0-9_.-]{1,15}")  # as Linux names them


class Hotspot(msgspec.Struct, frozen=True):
    """A wifi with the device that makes it, its address and network, the channel, and the port that we serve at."""

    wifi: Wifi
    device: str
    address: IPv4Interface
    port: int
    country: str = "NL"
    channel: int = 6

    @property
    def home(self) -> str:
        """The address at which phones find us: a number, for which no name server is needed."""
        return f"http://{self.address.ip}"


def password() -> str:
    """A password for a wifi that can be read out and typed: twelve signs, about 60 bits."""
    return "-".join("".join(secrets.choice(SIGNS) for _ in range(IN_GROUP)) for _ in range(GROUPS))


def given_out(address: IPv4Interface) -> tuple[IPv4Address, IPv4Address]:
    """The first and the last address of a network that phones are given."""
    net = address.network
    return net.network_address + FIRST, net.broadcast_address - 1


def files(spot: Hotspot, data: str = "data") -> Mapping[str, str]:
    """Every file by its name, as text; `data` is the folder that the server keeps its meetings in."""
    return {
        "overlegtafel.nmconnection": _network_manager(spot),
        "dnsmasq-shared.conf": _names(spot) + _addresses(spot),
        "hostapd.conf": _hostapd(spot),
        "dnsmasq.conf": f"interface={spot.device}\nbind-interfaces\nno-resolv\n{_names(spot)}{_addresses(spot)}",
        "nftables.conf": _port(spot),
        "koffer.env": _settings(spot, data),
        "overlegtafel.service": SERVICE,
    }


def _network_manager(spot: Hotspot) -> str:
    wifi = spot.wifi
    secured = f"\n[wifi-security]\nkey-mgmt=wpa-psk\nproto=rsn;\npsk={_value(wifi.password)}\n" if wifi.password else ""
    known = uuid.uuid5(uuid.NAMESPACE_URL, f"{spot.home}/{wifi.name}")
    return (
        f"[connection]\nid=overlegtafel\nuuid={known}\ntype=wifi\ninterface-name={spot.device}\nautoconnect=true\n"
        f"\n[wifi]\nmode=ap\nband=bg\nchannel={spot.channel}\nssid={_bytes(wifi.name)}\n{secured}"
        f"\n[ipv4]\nmethod=shared\naddress1={spot.address}\n\n[ipv6]\nmethod=disabled\n"
    )


def _value(text: str) -> str:
    """A value of a keyfile: a backslash is doubled, and a space in front is written out."""
    doubled = text.replace("\\", "\\\\")
    return f"\\s{doubled[1:]}" if doubled.startswith(" ") else doubled


def _bytes(name: str) -> str:
    """The name of a wifi as a keyfile writes it for certain: its bytes as numbers."""
    return "".join(f"{byte};" for byte in name.encode())


def _names(spot: Hotspot) -> str:
    """Every name leads here, also those by which a phone finds out whether there is internet."""
    return f"address=/#/{spot.address.ip}\nno-hosts\n"


def _addresses(spot: Hotspot) -> str:
    first, last = given_out(spot.address)
    return (
        f"dhcp-range={first},{last},{spot.address.netmask},{LEASE}\ndhcp-option=option:dns-server,{spot.address.ip}\n"
    )


def _hostapd(spot: Hotspot) -> str:
    wifi = spot.wifi
    secured = (
        f"wpa=2\nwpa_key_mgmt=WPA-PSK\nrsn_pairwise=CCMP\nwpa_passphrase={wifi.password}\n" if wifi.password else ""
    )
    return (
        f"interface={spot.device}\ndriver=nl80211\ncountry_code={spot.country}\nhw_mode=g\nchannel={spot.channel}\n"
        f"ieee80211n=1\nwmm_enabled=1\nssid2={wifi.name.encode().hex()}\nutf8_ssid=1\n{secured}ap_isolate=1\n"
    )


def _port(spot: Hotspot) -> str:
    return (
        "table ip overlegtafel\ndelete table ip overlegtafel\ntable ip overlegtafel {\n"
        "  chain arrives {\n    type nat hook prerouting priority dstnat;\n"
        f'    iifname "{spot.device}" tcp dport 80 redirect to :{spot.port}\n  }}\n'
        "  chain passes {\n    type filter hook forward priority filter;\n"
        f'    iifname "{spot.device}" drop\n  }}\n}}\n'
    )


def _settings(spot: Hotspot, data: str) -> str:
    """What the server has to know, as a shell and systemd read it."""
    said = {
        "HOST": "0.0.0.0",  # noqa: S104  the hall's phones are all there is
        "PORT": str(spot.port),
        "PUBLIC_URL": spot.home,
        "WIFI_NAME": spot.wifi.name,
        "WIFI_PASSWORD": spot.wifi.password,
        "OVERLEGTAFEL_DATA_DIR": data,
    }
    return "".join(f"{name}={_quoted(value)}\n" for name, value in said.items() if value)


def _quoted(value: str) -> str:
    """A value in double quotes, in which a shell and systemd both take these four signs for what they are."""
    return '"' + "".join(f"\\{sign}" if sign in '\\"$`' else sign for sign in value) + '"'


SERVICE = """[Unit]
Description=Overlegtafel
After=network.target

[Service]
EnvironmentFile=/opt/overlegtafel/koffer.env
ExecStart=/opt/overlegtafel/start
User=overlegtafel
Restart=on-failure

[Install]
WantedBy=multi-user.target
"""
