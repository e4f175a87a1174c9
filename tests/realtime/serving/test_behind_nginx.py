"""Both nginx of ours as they are written, in front of a real server, with TLS, from page to socket and form.

That of one process stands in `docs/hosting.md`, that of several in `deploy/nginx`: here all of them are one.
"""

import ipaddress
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.realtime.servers import JSON, Furnish, Server, free_port
from tests.realtime.wire import Refused
from tests.reliability.length import LONG

pytestmark = pytest.mark.soak
ROOT = Path(__file__).parents[3]
ONE, SEVERAL = ROOT / "docs" / "hosting.md", ROOT / "deploy" / "nginx" / "overlegtafel.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
AROUND = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/start.log;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    access_log {folder}/access.log;
    include {folder}/overlegtafel.conf;
}}
"""


@dataclass
class Behind(Server):
    """The same server, seen through its proxy."""

    secure: int = 0
    plain: int = 0

    @property
    def base(self) -> str:
        return f"https://localhost:{self.secure}"


def written(file: Path) -> str:
    """The configuration of nginx that this file is, or the one that stands in this page."""
    text = file.read_text("utf-8")
    if file.suffix == ".conf":
        return text
    (found,) = re.findall(r"^```nginx\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return str(found)


def placed(file: Path, folder: Path, behind: Behind) -> str:
    """The configuration with our ports, names and places, and nothing else changed."""
    ours = {
        r"listen \[::\]:\d+( ssl)?( backlog=\d+)?;\n": "",
        r"listen 80;": f"listen 127.0.0.1:{behind.plain};",
        r"listen 443 ssl( backlog=\d+)?;": f"listen 127.0.0.1:{behind.secure} ssl;",
        r"https://tafel\.example\$": f"{behind.base}$",
        r"server_name tafel\.example;": "server_name localhost;",
        r"/etc/letsencrypt/live/tafel\.example/": f"{folder}/",
        r"/var/log/nginx/": f"{folder}/",
        r"127\.0\.0\.1:8[01]0[012]\b": f"127.0.0.1:{behind.port}",
    }
    text = written(file)
    for pattern, ours_instead in ours.items():
        text, times = re.subn(pattern, lambda _, instead=ours_instead: instead, text)
        assert times, f"{pattern} is not in {file.name}"
    return text


def certify(folder: Path) -> Path:
    """A certificate for localhost that only these tests trust, with its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    chain = folder / "fullchain.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (folder / "privkey.pem").write_bytes(pem)
    return chain


@pytest.fixture(scope="module", params=[ONE, SEVERAL], ids=["one process", "several"])
def file(request: pytest.FixtureRequest) -> Path:
    """Where the configuration stands."""
    found: Path = request.param
    return found


@pytest.fixture(scope="module")
def folder(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the proxy before it keeps its things."""
    if NGINX is None:
        if LONG and os.environ.get("CI") == "true":
            pytest.fail("no nginx: in the long form under CI it must be there")
        pytest.skip("no nginx on this machine; on Debian and Ubuntu: apt-get install nginx-light")
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def behind(file: Path, folder: Path, furnish: Furnish) -> Iterator[Behind]:
    """A server on loopback behind nginx as the file says; this machine trusts the certificate."""
    inner = furnish()
    found = Behind(inner.folder, inner.port, keys=inner.keys, secure=free_port(), plain=free_port())
    with pytest.MonkeyPatch.context() as patch:
        for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
            patch.setenv(name, str(certify(folder)))
        (folder / "overlegtafel.conf").write_text(placed(file, folder, found))
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder))
        inner.start(PUBLIC_URL=f"HTTPS://LocalHost:{found.secure}/")
        assert NGINX
        with subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]) as proxy:
            _wait_for(found.secure)
            found.leader().joined().lead_to("arguments", at="welcome")
            yield found
            found.lines.close()
            proxy.terminate()


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    pytest.fail("nginx did not begin to listen")


def test_what_comes_over_plain_http_is_sent_on_to_tls(behind: Behind) -> None:
    answer = requests.get(f"http://localhost:{behind.plain}/t/{behind.code}?x=1", allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{behind.base}/t/{behind.code}?x=1")
    assert "Set-Cookie" not in answer.headers


def test_a_page_comes_over_tls_with_its_cookie_and_names_no_address_inside_the_house(behind: Behind) -> None:
    answer = behind.device().get()
    assert answer.status_code == 200
    assert answer.headers["Set-Cookie"].startswith("__Host-overlegtafel=")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    policy = answer.headers["Content-Security-Policy"]
    assert f"connect-src 'self' wss://localhost:{behind.secure};" in policy
    assert "127.0.0.1" not in f"{answer.headers}{answer.text}"
    assert f":{behind.port}" not in f"{answer.headers}{answer.text}"


def test_an_act_over_one_socket_is_seen_on_another_and_links_are_of_the_public_address(behind: Behind) -> None:
    leader = behind.leader()
    console, phone = leader.joined(), behind.seated(name="Fatima").joined()
    phone.ok("argument.post", initiative="P1", side="for", text="Groen voor de deur")
    assert console.wire.wait("regions", lambda message: "Groen voor de deur" in str(message["html"]))
    token = leader.web.get(f"{leader.url}/token").json()["token"]
    asked = {"role": "moderator", "csrf_token": token}
    made = leader.web.post(f"{leader.url}/regie/links", data=asked, headers={"Origin": behind.base})
    assert f"{behind.base}/t/{behind.code}/regie#" in made.text


def test_a_large_form_arrives_whole_and_one_that_is_too_large_gets_words_of_ours(behind: Behind) -> None:
    device = behind.device()
    device.sit(name="Fatima")
    token = device.web.get(f"{device.url}/token").json()["token"]
    said = {"csrf_token": token, "do": "argument.post P1 side=for", "face": "phone"}
    headers = JSON | {"Origin": behind.base}
    for length, status, words in ((20_000, 422, "te lang: 20000"), (200_000, 422, "tekst"), (300_000, 413, "te groot")):
        answer = device.web.post(f"{device.url}/act", data={**said, "text": "a" * length}, headers=headers)
        assert answer.status_code == status
        assert words in answer.json()["error"]["message"]


def test_strangers_get_nothing_through_it(behind: Behind) -> None:
    device = behind.device()
    device.get()
    for headers in ({"Origin": "https://elders.example"}, {"Origin": f"http://localhost:{behind.secure}"}):
        with pytest.raises(Refused, match="400"):
            device.socket(**headers)
    device.socket(Origin=behind.base)
    for path in ("/", "/socket.io/?EIO=4&transport=polling"):
        assert device.web.get(f"{behind.base}{path}", headers={"Host": "elders.example"}).status_code == 400
    assert requests.get(f"{behind.base}/metrics").status_code == 403
    assert requests.get(f"{behind.base}/healthz").text.strip() == "ok"


def test_only_current_tls_is_spoken(behind: Behind) -> None:
    old = ssl.create_default_context()
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    old.set_ciphers("DEFAULT:@SECLEVEL=0")
    with pytest.raises(OSError), socket.create_connection(("127.0.0.1", behind.secure)) as line:  # noqa: PT011
        old.wrap_socket(line, server_hostname="localhost")


def test_the_proxy_kept_nothing_of_anybody(behind: Behind, folder: Path) -> None:
    behind.device().get()
    requests.get(f"http://localhost:{behind.plain}/nergens", allow_redirects=False)
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix == ".log":
            assert "127.0.0.1" not in path.read_text(), path.name
    assert not [path for kept in ("body", "proxy") for path in (folder / kept).rglob("*") if path.is_file()]
