"""Everything of a release in one folder, with its sums and a signature over them: `make release`.

`python -m tools.release.build FOLDER KEY`: KEY is a private Ed25519 key of OpenSSH that signs SHA256SUMS.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from hashlib import sha256
from pathlib import Path

from tools.findings import ROOT
from tools.koffer import lay
from tools.release import debian, image, sbom

NAMESPACE = "overlegtafel-release"
SIGNER = "release@overlegtafel"


def main(arguments: list[str]) -> int:
    """Makes the release; 2 where what it needs is not there."""
    if len(arguments) != 2 or not Path(arguments[1]).is_file():
        print("RELEASE_KEY has to name a private key: ssh-keygen -t ed25519 -f release makes one.", file=sys.stderr)
        return 2
    out, key = Path(arguments[0]).resolve(), Path(arguments[1]).resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    with tempfile.TemporaryDirectory() as folder:
        build(version, Path(folder), out)
    sign(out, key)
    for path in sorted(out.iterdir()):
        print(f"{path.stat().st_size:>12}  {path.name}")
    return 0


def build(version: str, folder: Path, out: Path) -> None:
    """Of what is committed: wheel, sdist, bill of materials, and Debian package and image where they can be made."""
    when = _when()
    os.environ["SOURCE_DATE_EPOCH"] = str(when)
    source = folder / "source"
    source.mkdir()
    lay(source)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (wheel,) = out.glob("*.whl")
    sbom.write(out / f"overlegtafel-{version}.cdx.json")
    if not shutil.which("dpkg-deb"):
        print("No dpkg-deb here: there is neither a Debian package nor an image in this release.", file=sys.stderr)
        return
    package = debian.package(wheel, version, folder / "package", out)
    if missing := image.missing():
        print(f"No {', '.join(missing)} here: there is no image in this release.", file=sys.stderr)
        return
    made = image.image(package, version, when, folder / "image", out)
    sbom.of_image(out / f"overlegtafel-{version}.cdx.json", folder / "image/context/root.tar", _beside(made))


def _beside(made: Path) -> Path:
    """The bill of materials of the image, with the packages of its Debian."""
    return made.with_name(made.name.replace(".oci.tar", ".image.cdx.json"))


def sign(out: Path, key: Path) -> None:
    """SHA256SUMS of all files, its signature, and the file that says whose key may sign."""
    files = sorted(path for path in out.iterdir() if path.is_file())
    lines = [f"{sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]
    sums = out / "SHA256SUMS"
    sums.write_text("\n".join(lines) + "\n", "utf-8")
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(sums)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    public = subprocess.run(["ssh-keygen", "-y", "-f", key], check=True, capture_output=True, text=True).stdout
    kind, number, *_ = public.split()
    (out / "allowed_signers").write_text(f'{SIGNER} namespaces="{NAMESPACE}" {kind} {number}\n', "utf-8")


def _when() -> int:
    """When the last commit was made, so that the same commit gives the same times."""
    shown = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, capture_output=True, text=True)
    return int(shown.stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
