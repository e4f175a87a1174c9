"""A time stamp of somebody outside on the head of a closed log: asked of an authority of our own, on loopback."""

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium

from app.record.exports import record_json
from app.record.signing import stamping
from app.record.verify.verdict import verify
from facilitation.refusals import Refused
from tests.devices import CODE, Browser
from tests.record.verify.asking import FILE, ask

CONFIG = """[tsa]
default_tsa = own
[own]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
certs = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
"""
EXTENSIONS = ("extendedKeyUsage=critical,timeStamping", "keyUsage=critical,digitalSignature")
KEYS = {"rsa": ("-newkey", "rsa:2048"), "ec": ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")}


def openssl(*words: str) -> None:
    subprocess.run([str(shutil.which("openssl")), *words], check=True, capture_output=True)


@pytest.fixture(scope="module", params=KEYS)
def authority(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a time stamp authority."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl here")
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
    (folder / "serial").write_text("01")
    more = [word for each in EXTENSIONS for word in ("-addext", each)]
    files = ("-keyout", str(folder / "tsa.key"), "-out", str(folder / "tsa.pem"))
    openssl("req", "-x509", *KEYS[request.param], "-nodes", "-days", "9", "-subj", "/CN=Getuige", *files, *more)

    class Stamps(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query, reply = folder / "query.tsq", folder / "reply.tsr"
            query.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            openssl("ts", "-reply", "-config", str(folder / "tsa.cnf"), "-queryfile", str(query), "-out", str(reply))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(reply.read_bytes() if self.path == "/" else b"geen stempel")

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Stamps)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def closed(console: Browser) -> Browser:
    console.lead_to("review")
    assert console.act("meeting.close").status_code == 200
    return console


@pytest.mark.journey
def test_a_stamp_of_an_authority_is_in_the_record_and_checked_by_both_verifiers(
    context: Flask, closed: Browser, authority: str, browser: Chromium
) -> None:
    given = stamping.stamp(CODE, f"{authority}/")
    assert given.by == "CN=Getuige"
    whole = json.loads(record_json.write(CODE))
    assert whole["afterwards"][-1]["kind"] == "head.stamped"
    verdict = verify(json.dumps(whole).encode())
    assert (verdict.ok, verdict.stamps) == (True, (given,))
    page = browser.new_page()
    page.goto(FILE.as_uri())
    flipped, other = json.loads(json.dumps(whole)), json.loads(json.dumps(whole))
    token = bytearray(base64.b64decode(whole["afterwards"][-1]["body"]["token"]))
    token[-9] ^= 1
    flipped["afterwards"][-1]["body"]["token"] = base64.b64encode(token).decode()
    other["afterwards"][-1]["body"]["token"] = "geen"
    told = ask(page, [(json.dumps(one), "") for one in (whole, flipped, other)])
    page.close()
    assert [stamp["by"] for stamp in told[0]["stamps"]] == [given.certificate]
    assert told[0]["ok"], told[0]["faults"]
    for forged, said in ((flipped, told[1]), (other, told[2])):
        place = f"afterwards[{len(whole['afterwards']) - 1}].body.token"
        assert place in [fault.place for fault in verify(json.dumps(forged).encode()).faults]
        assert place in [fault["place"] for fault in said["faults"]]


def test_what_is_no_stamp_is_refused_in_a_sentence_and_not_kept(closed: Browser, authority: str) -> None:
    for url in (f"{authority}/anders", "http://127.0.0.1:9", "geen adres"):
        with pytest.raises(stamping.Unanswered, match=r"\w"):
            stamping.stamp(CODE, url)
    assert verify(record_json.write(CODE)).stamps == ()


def test_a_meeting_that_goes_on_has_no_head_to_stamp(console: Browser, authority: str) -> None:
    with pytest.raises(Refused, match="not_closed_yet"):
        stamping.stamp(CODE, authority)
