"""What a release is made of: a wheel that is whole, scripts that a shell reads, and a signature that is checked."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.release import build, debian
from tools.release.verified import verified

ROOT = Path(__file__).parents[2]
SERVES = """
import json, sys
from pathlib import Path
import app
from app import create_app
from app.demo import demo_meetings
from app.record.exports import FORMATS
made = create_app({"DATA_DIR": Path(sys.argv[1]), "TESTING": True, "LIMITS": {}})
with made.app_context():
    demo_meetings.demo("closed")
    client = made.test_client()
    pages = {path: client.get(path).status_code for path in ("/", "/t/KLAVER/besluit", "/t/WERELD", "/healthz")}
    pdf = FORMATS["pdf"][1]("KLAVER")[:4].decode()
print(json.dumps({"home": app.__file__, "pages": pages, "pdf": pdf}))
"""


def test_what_a_wheel_holds_serves_pages_and_paper_by_itself(tmp_path: Path) -> None:
    lib = tmp_path / "lib"
    command = [sys.executable, "setup.py", "-q", "build_py", "--build-lib", lib]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert not list(lib.rglob("tests"))
    done = subprocess.run(
        [sys.executable, "-c", SERVES, tmp_path / "data"], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(lib), "LIMITS": "off"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["home"].startswith(str(lib))
    assert set(found["pages"].values()) == {200}
    assert found["pdf"] == "%PDF"


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="no ssh-keygen here")
def test_a_signature_holds_for_every_file_and_for_no_other_key(tmp_path: Path) -> None:
    for name in ("key", "other"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / name], check=True)
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.whl").write_bytes(b"wheel")
    (out / "b.deb").write_bytes(b"package")
    build.sign(out, tmp_path / "key")
    assert verified(out)
    known = (out / "allowed_signers").read_text("utf-8")
    (out / "a.whl").write_bytes(b"wheal")
    assert not verified(out)
    for name in ("SHA256SUMS", "SHA256SUMS.sig", "allowed_signers"):
        (out / name).unlink()
    build.sign(out, tmp_path / "other")
    assert verified(out)
    (out / "allowed_signers").write_text(known, "utf-8")
    assert not verified(out), "signed by a key that nobody knows"


def test_without_a_key_there_is_no_release(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([str(tmp_path)], [str(tmp_path / "out"), ""], [str(tmp_path / "out"), str(tmp_path / "none")]):
        assert build.main(arguments) == 2
        assert "RELEASE_KEY" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("script", [*debian.SCRIPTS, "overlegtafel"])
def test_a_shell_reads_every_script_of_the_package(script: str) -> None:
    done = subprocess.run(["sh", "-n", ROOT / "deploy/debian" / script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_script_of_the_package_takes_data_away() -> None:
    for script in debian.SCRIPTS:
        text = (ROOT / "deploy/debian" / script).read_text("utf-8")
        assert not {"rm", "userdel", "deluser"} & set(text.split()), script
