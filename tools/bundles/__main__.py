"""Makes one CSS and one JavaScript file of each bundle that `app.faces.assets` lists, in static/built.

Each is minified by esbuild, named by its content and compressed beforehand by brotli and gzip; the manifest says which
file is which. A file that is there already keeps its compressed copies, and what is made of nothing any more goes.
"""

import gzip
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import brotli

from app.faces.assets import BUILT, STYLES, sources
from tools.bundles import fonts

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
TARGET = STATIC / BUILT
WORK = ROOT / "build" / "bundles"
SWAPS, WAITS = "font-display: swap", "font-display: optional"
LEAST = 400  # bytes, below which compressing costs more than it gains


def main() -> int:
    """Fill static/built; 1 when esbuild is not there or cannot read a file."""
    try:
        made = _make(_entries())
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"tools/bundles: {getattr(problem, 'stderr', None) or problem}; has npm ci run?", file=sys.stderr)
        return 1
    with ThreadPoolExecutor() as pool:
        list(pool.map(_compress, made["kept"]))
    _drop_others({*made["kept"], TARGET / "manifest.json"})
    manifest = {"files": made["files"], "fonts": made["fonts"]}
    (TARGET / "manifest.json").write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", "utf-8")
    return 0


def _entries() -> list[Path]:
    """One file per bundle that says what it is made of, in a folder with the fonts."""
    WORK.mkdir(parents=True, exist_ok=True)
    sheet = fonts.write(WORK)
    (WORK / "letters.swap.css").write_text(sheet, "utf-8")
    (WORK / "letters.wait.css").write_text(sheet.replace(SWAPS, WAITS), "utf-8")
    found = []
    for name, files in sources(STATIC).items():
        entry = WORK / name
        entry.write_text("".join(_lines(name, files)), "utf-8")
        found.append(entry)
    return found


def _lines(name: str, files: tuple[str, ...]) -> list[str]:
    stem, _, form = name.partition(".")
    if form == "js":
        return [f'import "{(STATIC / file).as_posix()}";\n' for file in files]
    sheet = STYLES.get(stem)
    letters = [] if sheet is None else [f'@import "./letters.{"swap" if sheet.swaps else "wait"}.css";\n']
    return [*letters, *(f'@import "{(STATIC / file).as_posix()}";\n' for file in files)]


def _make(entries: list[Path]) -> dict[str, Any]:
    """Run esbuild; the made file of each entry, the first fonts, and everything that it wrote."""
    esbuild = next((ROOT / "node_modules" / "@esbuild").glob("*/bin/esbuild"), None)
    if esbuild is None:
        raise FileNotFoundError("node_modules/@esbuild has no esbuild")
    told = WORK / "made.json"
    subprocess.run(
        [esbuild, *entries, "--bundle", "--minify", "--format=esm", "--target=es2022,safari15", "--charset=utf8",
         "--loader:.woff2=file", "--entry-names=[name]-[hash]", "--asset-names=[name]-[hash]", "--log-level=error",
         f"--metafile={told}", f"--outdir={TARGET}"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    outputs = json.loads(told.read_text("utf-8"))["outputs"]
    kept = [ROOT / path for path in outputs]
    files = {Path(made["entryPoint"]).name: Path(path).name for path, made in outputs.items() if "entryPoint" in made}
    first = [path.name for path in kept if path.name.startswith(f"{Path(fonts.READ).stem}-")]
    return {"files": files, "fonts": first, "kept": kept}


def _compress(path: Path) -> None:
    """The copies that are sent to browsers which take them; a font is compressed in itself."""
    if path.suffix not in (".css", ".js") or path.stat().st_size < LEAST:
        return
    for suffix, compress in ((".br", brotli.compress), (".gz", lambda content: gzip.compress(content, 9, mtime=0))):
        copy = path.with_name(path.name + suffix)
        if not copy.exists():
            copy.write_bytes(compress(path.read_bytes()))


def _drop_others(kept: set[Path]) -> None:
    for path in TARGET.iterdir():
        if path not in kept and path.with_suffix("") not in kept:
            path.unlink()


if __name__ == "__main__":
    sys.exit(main())
