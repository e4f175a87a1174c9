"""The bill of materials: every library of the server and every file of others on its pages, in CycloneDX JSON.

`cyclonedx-py` reads the locked requirements; licences come from what is installed, and what the pages use from
`package-lock.json`. What only builds or tests the product is not in it.
"""

import base64
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tools.findings import ROOT

MAKER = ROOT / ".venv-checkers" / "bin" / "cyclonedx-py"
SPECIFICATION = "1.6"
SHORT = 64
"""A licence that is told in more signs than these is its text; then its classifier is its name."""
ALGORITHMS = {"sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}


def write(target: Path) -> None:
    """Make the bill of materials of what is checked out; the same lock files give the same bytes."""
    found = _of_python()
    for component in found["components"]:
        component.setdefault("licenses", _licence(component["name"]))
    for component in _of_pages():
        found["components"].append(component)
        found["dependencies"].append({"ref": component["bom-ref"]})
    root = found["metadata"]["component"]["bom-ref"]
    everything = sorted(component["bom-ref"] for component in found["components"])
    found["dependencies"] = [entry for entry in found["dependencies"] if entry["ref"] != root]
    found["dependencies"].append({"ref": root, "dependsOn": everything})
    found["components"] = [{name: value for name, value in c.items() if value} for c in found["components"]]
    target.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _of_python() -> dict[str, Any]:
    command = [
        str(MAKER), "requirements", "requirements.txt", "--pyproject", "pyproject.toml", "--short-PURLs",
        "--output-reproducible", "--spec-version", SPECIFICATION,
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=_plain())
    found: dict[str, Any] = json.loads(done.stdout)
    for component in found["components"]:
        component.pop("description", None)  # the line of the lock file, all over again
    return found


def _plain() -> dict[str, str]:
    """The environment without what pip was told of where packages come from."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}


def _licence(name: str) -> list[dict[str, Any]]:
    """What an installed library says of its licence; nothing where it is not installed or says nothing."""
    try:
        told: Any = distribution(name).metadata  # a message, whatever its type says
    except PackageNotFoundError:
        return []
    if expression := told.get("License-Expression"):
        return [{"expression": expression}]
    said = told.get("License") or ""
    names = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    found = [said] if 0 < len(said) <= SHORT and "\n" not in said else names
    return [{"license": {"name": each}} for each in found]


def _of_pages() -> Iterator[dict[str, Any]]:
    """What the pages use of npm, by the lock file; what is there for developers alone is left out."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    for place, package in sorted(lock["packages"].items()):
        if not place or package.get("dev"):
            continue
        name = place.rpartition("node_modules/")[2]
        purl = f"pkg:npm/{quote(name, safe='/')}@{package['version']}"
        algorithm, _, digest = package["integrity"].partition("-")
        yield {
            "type": "library",
            "bom-ref": purl,
            "name": name,
            "version": package["version"],
            "purl": purl,
            "hashes": [{"alg": ALGORITHMS[algorithm], "content": base64.b64decode(digest).hex()}],
            "licenses": [{"expression": package["license"]}] if "license" in package else [],
        }


def of_image(product: Path, root: Path, target: Path) -> None:
    """The bill of materials of the image: that of the product, and every Debian package under it."""
    found = json.loads(product.read_text("utf-8"))
    with tarfile.open(root) as archive:
        listed = archive.extractfile("./var/lib/dpkg/status")
        status = listed.read().decode() if listed else ""
    told = [_told(paragraph) for paragraph in status.strip().split("\n\n")]
    of_debian = [_of_debian(said) for said in told if said["Package"] != "overlegtafel"]
    found["components"] += of_debian
    found["dependencies"] += [{"ref": component["bom-ref"]} for component in of_debian]
    target.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _told(paragraph: str) -> dict[str, str]:
    """The fields of an installed package that take one line, of its paragraph in dpkg's own list."""
    return dict(line.split(": ", 1) for line in paragraph.splitlines() if ": " in line and not line.startswith(" "))


def _of_debian(said: dict[str, str]) -> dict[str, Any]:
    name, version = said["Package"], said["Version"]
    purl = f"pkg:deb/debian/{quote(name)}@{quote(version)}?arch={said['Architecture']}"
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}


if __name__ == "__main__":
    write(Path(sys.argv[1]))
