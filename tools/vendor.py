"""Copies the front-end files the pages need from node_modules to static/vendor, each with its licence.

Runs after `npm ci`. Only what is listed here is ever served; `static/vendor/manifest.json` says what that is.
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"


class Wanted(NamedTuple):
    """One file of a package: where it is, the name it gets, and what must be added to make it an ES module."""

    package: str
    source: str
    target: str
    suffix: bytes = b""


def font(name: str, subset: str) -> Wanted:
    """A variable font file, under the path that the style sheet names."""
    file = f"files/{name}-{subset}-wght-normal.woff2"
    return Wanted(f"@fontsource-variable/{name}", file, file)


def print_font(name: str, family: str, style: str) -> tuple[Wanted, Wanted]:
    """A font file for paper, which cannot use those for the screen, and the licence of the font itself."""
    package = f"@expo-google-fonts/{name}"
    return Wanted(package, f"{style}/{family}_{style}.ttf", f"{family}-{style}.ttf"), Wanted(
        package, "LICENSE_FONT", "LICENSE_FONT"
    )


WANTED = (
    # The package's own ES module is not minified (53 kB); the line that makes it one is added here to the small file.
    Wanted("idiomorph", "dist/idiomorph.min.js", "idiomorph.esm.min.js", b"\nexport {Idiomorph};\n"),
    Wanted("hls.js", "dist/hls.light.min.js", "hls.light.min.js"),
    Wanted("leaflet", "dist/leaflet-src.esm.js", "leaflet-src.esm.js"),
    Wanted("leaflet", "dist/leaflet.css", "leaflet.css"),
    font("bricolage-grotesque", "latin"),
    font("bricolage-grotesque", "latin-ext"),
    font("atkinson-hyperlegible-next", "latin"),
    font("atkinson-hyperlegible-next", "latin-ext"),
    font("noto-sans-arabic", "arabic"),
    *print_font("atkinson-hyperlegible-next", "AtkinsonHyperlegibleNext", "400Regular"),
    *print_font("atkinson-hyperlegible-next", "AtkinsonHyperlegibleNext", "700Bold"),
    *print_font("bricolage-grotesque", "BricolageGrotesque", "400Regular"),
    *print_font("bricolage-grotesque", "BricolageGrotesque", "700Bold"),
    *print_font("noto-sans-arabic", "NotoSansArabic", "400Regular"),
)

BUNDLED = (
    "protomaps-leaflet", "@mapbox/point-geometry", "@mapbox/vector-tile", "color2k", "fflate", "pbf", "potpack",
    "quickselect", "rbush",
)  # fmt: skip
"""What the bundle of the drawn map takes straight from node_modules: only their licences stand here.

@protomaps/basemaps and pmtiles, which carry no file of their own, are under that of protomaps-leaflet.
"""


def licence_of(package: str) -> Path:
    """The package's own licence file, which its terms want beside every copy."""
    found = sorted(path for path in (MODULES / package).iterdir() if path.stem.upper() in {"LICENSE", "LICENCE"})
    if not found:
        raise FileNotFoundError(f"{package} carries no licence file")
    return found[0]


def copy(wanted: Wanted) -> dict[str, str]:
    """Copies one file and answers its line of the manifest."""
    about = json.loads((MODULES / wanted.package / "package.json").read_text("utf-8"))
    content = (MODULES / wanted.package / wanted.source).read_bytes() + wanted.suffix
    target = VENDOR / wanted.package / wanted.target
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    shutil.copyfile(licence_of(wanted.package), VENDOR / wanted.package / "LICENSE")
    return {
        "package": wanted.package,
        "version": about["version"],
        "licence": about["license"],
        "file": target.relative_to(VENDOR).as_posix(),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def licence(package: str) -> dict[str, str]:
    """Copies the licence of a package that a bundle is made with, and answers its line of the manifest."""
    return copy(Wanted(package, licence_of(package).name, "LICENSE"))


def main() -> int:
    """Fills static/vendor anew; 1 when a file is not where its package should have it."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    try:
        manifest = [copy(wanted) for wanted in WANTED] + [licence(package) for package in BUNDLED]
    except (OSError, KeyError, ValueError) as problem:
        print(f"tools/vendor.py: {problem}; has npm ci run?", file=sys.stderr)
        return 1
    (VENDOR / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
