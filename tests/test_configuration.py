"""Settings: each that can be given wrongly is put right, or refused at the start in one sentence that names it."""

import contextlib
import re
import secrets
import socket
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app import configuration, create_app
from app.access import browser_rules, house_secret, public_address
from app.live.limits import Unreadable
from app.operations import server_log
from app.storage import startup_checks
from app.storage.startup_checks import Unsound
from app.terms import Terms
from realtime import lines
from realtime.lines import NoEngine
from realtime.listener import hosts

ROOT = Path(__file__).parents[1]
STRONG = sha256(b"a secret that every worker agrees on").hexdigest()
WRONG = {
    "PUBLIC_URL": ["tafel.example", "https://tafel.example/overleg", "ftp://tafel.example"],
    "SECRET_KEY": ["geheim", "changeme" * 8, "a" * 64, "0123456789" * 5, "your-secret-key-change-me-in-production"],
    "SECRET_KEY_FALLBACKS": ["oud", f"{STRONG} geheim"],
    "SIGNING_KEY": ["5e", "z" * 64],
    "DATABASE_URL": ["overlegtafel.db", "mongo://host/db", "oracle://host/db", "postgresql://host:poort/db",
                     "postgresql://u:geheim@127.0.0.1:1/db"],
    "DATABASE_PATIENCE": ["vijf", "-1", "nan", "inf", "1e9", "99999"],
    "REDIS_URL": ["localhost:6379", "http://localhost:6379", "redis://localhost:poort"],
    "COUNTING": ["nergens", "First"],
    "BOX_KEYS": [str(Path(__file__))],
    "BACKUP_DIR": [str(Path(__file__)), f"{__file__}/onder"],
    "TILES": [str(Path(__file__)), f"{__file__}/onder"],
    "BACKUPS_KEPT": ["veel", "-1", "1.5", "9" * 30],
    "LEAST_FREE_MB": ["200MB"],
    "COUNT_SECONDS": ["0", "een minuut"],
    "COUNT_MEGABYTES": ["0", "8", "512MB"],
    "HSTS": ["een jaar", "max-age=1\r\nSet-Cookie: x=y", "max-age=-1"],
    "EMBED_HOSTS": ["https://player.example", "player.example; script-src *", "*"],
    "OIDC_ISSUER": ["login.example", "http://login.example", "https://login.example?x=y", "https://login.example"],
    "OIDC_CLIENT_ID": ["overlegtafel"],
    "OIDC_CLIENT_SECRET": ["een geheim"],
    "SMTP_URL": ["mail.example", "http://mail.example", "smtps://mail.example"],  # the last without MAIL_FROM
    "API_CONTACT": ["gegevens", "Noor <noor@example.nl>", "a@b"],
    "WIFI_NAME": ["x" * 33, "a\nb"],
    "WIFI_PASSWORD": ["kort", "wachtwóórd"],
    "ARCHIVE_CODE": ["amsterdam", "gm", "0363"],
    "ARCHIVE_YEARS": ["lang", "-1", "1001"],
    "ARCHIVE_CATEGORY": ["1.2.3"],
    "ARCHIVE_TITLE": ["Verslag vastgesteld"],
    "LIMITS": ["acts=many", "arguments", "taarten=1/1", "acts=0/1"],
    "OVERLEGTAFEL_DATA_DIR": [],  # what is wrong with a folder is said by what holds it
    **{f"RETENTION_{name}": ["nooit", "9" * 12] for name in
       ("NAMES", "UNPUBLISHED", "ROLL", "ACTS", "LINKS", "BACKUPS", "ABANDONED", "PICTURES", "DRAFTS", "ORGANISERS",
        "PRACTICE", "PROPOSERS", "PLANS", "SUPPORT", "NOTES", "ACCOUNTS", "AUDIT")},
}  # fmt: skip
OF_THE_SERVER = {"HOST", "PORT", "LOG_LEVEL", "ENGINE"}  # read before there is an app; see below
ANYTHING = {"CONTROLLER", "OIDC_NAME", "ARCHIVE_BODY", "ARCHIVE_LIST", "MAIL_FROM"}  # words for people


def test_every_setting_that_is_read_from_the_environment_is_tried_here() -> None:
    read = re.compile(
        r"""(?:os\.environ\.get\(|os\.environ\[|one_of\(|number\(\s*|seconds\(\s*|folder\(\s*)"([A-Z_]+)\""""
    )
    found = {
        name
        for room in ("app", "realtime", "facilitation")
        for path in (ROOT / room).rglob("*.py")
        for name in read.findall(path.read_text("utf-8"))
    }
    named = {name for name in WRONG if not name.startswith("RETENTION_")}
    assert found == named | OF_THE_SERVER | ANYTHING
    assert set(WRONG) - named == {f"RETENTION_{name.upper()}" for name in Terms.__struct_fields__}


@pytest.mark.parametrize(("name", "wrong"), [(name, wrong) for name, tried in WRONG.items() for wrong in tried])
def test_a_setting_that_cannot_be_used_is_refused_in_one_sentence_that_names_it(
    name: str, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, wrong)
    with pytest.raises((Unsound, Unreadable)) as refused:
        create_app({"DATA_DIR": tmp_path / "data"})
    said = str(refused.value)
    assert said.startswith(name)
    assert said.endswith(".")
    assert "\n" not in said
    if name.startswith("SECRET"):
        assert wrong not in said


def test_the_port_and_the_level_of_the_log_are_refused_in_a_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for port in ("web", "-1", "65536", "80 "):
        monkeypatch.setenv("PORT", port)
        with pytest.raises(Unsound, match=r"^PORT has to be a whole number from 0 to 65535, and not '.*'\.$"):
            startup_checks.number("PORT", 8000, most=65_535)
    with pytest.raises(Unsound, match=r"^LOG_LEVEL has to be one of debug, .*, and not 'loud'\.$"):
        server_log.begin("loud")


def test_an_engine_that_is_not_there_is_refused_in_a_sentence_before_anything_is_patched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ENGINE", "asyncio")
    with pytest.raises(NoEngine, match=r"^ENGINE has to be one of eventlet, stock, gevent, and not 'asyncio'\.$"):
        lines.named()
    done = subprocess.run([sys.executable, "-m", "realtime"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "ENGINE has to be one of eventlet, stock, gevent, and not 'asyncio'.\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://tafel.example", "https://tafel.example"),
        ("HTTPS://Tafel.Example/", "https://tafel.example"),
        (" https://tafel.example:443 ", "https://tafel.example"),
        ("https://tafel.example.", "https://tafel.example"),
        ("https://tafel.example:8443/", "https://tafel.example:8443"),
        ("http://192.168.1.20:80", "http://192.168.1.20"),
        ("http://Laptop.local:8000//", "http://laptop.local:8000"),
        ("https://tafel.example:80", "https://tafel.example:80"),
        ("https://Één.example", "https://xn--n-9faa.example"),
    ],
)
def test_an_address_is_put_right_as_browsers_write_it(written: str, meant: str) -> None:
    assert public_address.public(written) == meant
    assert public_address.public(meant) == meant


@pytest.mark.parametrize(
    "written",
    [
        "tafel.example", "tafel.example:8000", "localhost:8000", "//tafel.example", "https:/tafel.example", "https://",
        "https://tafel.example/overleg", "https://tafel.example/a/", "https://tafel.example?x", "https://tafel.example#x",
        "https://ik:geheim@tafel.example", "https://tafel.example:", "https://tafel.example:0",
        "https://tafel.example:99999", "https://tafel.example:web", "https://tafel .example", "https://tafel.example\n.x",
        "https://tafel\\.example", "https://-tafel.example", "https://tafel..example", "https://[::1]:8000",
        "https://[::1", "http://0.0.0.0:8000", "ws://tafel.example", "https://straße.example", "https://*.example",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_refused_in_one_sentence(written: str) -> None:
    with pytest.raises(Unsound, match=r"^PUBLIC_URL (has|is) [^\n]+, and not '(.|\n)*'\.$"):
        public_address.public(written)


@given(st.text(max_size=40) | st.builds(lambda rest: f"https://{rest}", st.text("aA.:/@?#[]\\é-_%0189\t", max_size=20)))
def test_whatever_is_written_is_a_whole_origin_or_refused(written: str) -> None:
    with contextlib.suppress(Unsound):
        made = public_address.public(written)
        assert re.fullmatch(r"https?://[a-z0-9._-]+(:\d+)?", made)
        assert public_address.public(made) == made


def test_a_server_on_loopback_is_asked_under_no_other_address_of_this_machine() -> None:
    assert hosts("127.0.0.1", 8000) == ["127.0.0.1:8000", "localhost:8000"]
    assert {f"{socket.gethostname()}.local:80", "127.0.0.1:80"} <= set(hosts("0.0.0.0", 80))


def test_the_origins_of_a_hall_are_said_as_browsers_say_them() -> None:
    origins, names = public_address.reached("http://192.168.1.20", ("192.168.1.20:80", "laptop.local:80"))
    assert origins == {f"http://{name}" for name in ("192.168.1.20", "laptop.local", "127.0.0.1", "localhost")}
    assert names == ["127.0.0.1", "192.168.1.20", "laptop.local", "localhost"]


def test_behind_tls_no_page_of_plain_http_under_the_same_name_is_ours() -> None:
    origins, names = public_address.reached("https://tafel.example", ("127.0.0.1:8000",))
    assert origins == {"https://tafel.example", "http://127.0.0.1:8000"}
    assert "tafel.example" in names


def test_a_secret_of_random_signs_is_strong_enough() -> None:
    for made in (secrets.token_hex(16), secrets.token_hex(32), secrets.token_urlsafe(32)):
        assert house_secret.strong("SECRET_KEY", made) == made


def test_sockets_are_named_at_the_place_that_was_asked_and_never_at_another_inside_the_house() -> None:
    inside = {"http://127.0.0.1:8000", "http://10.0.0.5:8000", "http://laptop.local:8000"}
    tls = {"https://tafel.example", *inside}
    for host in ("tafel.example", "10.0.0.5:8000", "127.0.0.1:8000"):
        said = browser_rules.policy("https://tafel.example", tls, host)
        assert "connect-src 'self' wss://tafel.example;" in said
    said = browser_rules.policy("http://10.0.0.5:8000", inside, "laptop.local:8000")
    assert "connect-src 'self' ws://laptop.local:8000;" in said
    assert "10.0.0.5" not in said
    assert "ws://10.0.0.5:8000;" in browser_rules.policy("http://10.0.0.5:8000", inside, "laptop.local:8000;x")


def test_an_address_written_otherwise_makes_the_same_links_origins_and_cookies(tmp_path: Path) -> None:
    app = Flask("app", root_path=str(ROOT), static_folder="static")
    configuration.configure(app, {"DATA_DIR": tmp_path, "PUBLIC_URL": "HTTPS://Tafel.Example:443/", "LIMITS": {}})
    assert app.config["PUBLIC_URL"] == "https://tafel.example"
    assert app.config["SESSION_COOKIE_NAME"] == "__Host-overlegtafel"
    assert app.config["ORIGINS"] == {"https://tafel.example"}
    assert app.config["TRUSTED_HOSTS"] == ["127.0.0.1", "localhost", "tafel.example"]
