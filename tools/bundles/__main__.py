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

import facilitation.parts  # noqa: F401  fills the registry
from app.faces.assets import BUILT, LATER, STYLES, TOGETHER, sources
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
        first = [f'import "./{TOGETHER[0]}.js";\n'] if stem == TOGETHER[1] else []
        return [*first, *(f'import "{(STATIC / file).as_posix()}";\n' for file in files)]
    sheet = STYLES.get(stem)
    letters = (
        []
        if sheet is None or sheet.parts is LATER
        else [f'@import "./letters.{"swap" if sheet.swaps else "wait"}.css";\n']
    )
    return [*letters, *(f'@import "{(STATIC / file).as_posix()}";\n' for file in files)]


def _make(entries: list[Path]) -> dict[str, Any]:
    """Run esbuild; the made file of each entry, the first fonts, and everything that it wrote."""
    together = [entry for entry in entries if entry.stem in TOGETHER and entry.suffix == ".js"]
    outputs = _built([entry for entry in entries if entry not in together], "alone.json")
    split = _built(together, "together.json", "--splitting", f"--chunk-names={TOGETHER[0]}-[hash]")
    files = _by_entry(outputs) | _by_entry(split)
    files[f"{TOGETHER[0]}.js"] = _chunk(split, files.pop(f"{TOGETHER[0]}.js"))
    kept = [ROOT / path for path in outputs] + [TARGET / files[entry.name] for entry in together]
    first = [path.name for path in kept if path.name.startswith(f"{Path(fonts.READ).stem}-")]
    return {"files": files, "fonts": first, "kept": kept}


def _built(entries: list[Path], told: str, *more: str) -> dict[str, Any]:
    esbuild = next((ROOT / "node_modules" / "@esbuild").glob("*/bin/esbuild"), None)
    if esbuild is None:
        raise FileNotFoundError("node_modules/@esbuild has no esbuild")
    subprocess.run(
        [esbuild, *entries, "--bundle", "--minify", "--format=esm", "--target=es2022,safari15", "--charset=utf8",
         "--external:images/*", "--loader:.woff2=file",
         "--entry-names=[name]-[hash]", "--asset-names=[name]-[hash]", "--log-level=error",
         f"--metafile={WORK / told}", f"--outdir={TARGET}", *more],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    outputs: dict[str, Any] = json.loads((WORK / told).read_text("utf-8"))["outputs"]
    return outputs


def _by_entry(outputs: dict[str, Any]) -> dict[str, str]:
    return {Path(made["entryPoint"]).name: Path(path).name for path, made in outputs.items() if "entryPoint" in made}


def _chunk(outputs: dict[str, Any], entry: str) -> str:
    """The one file that this entry and the other share; the entry itself says no more than that it needs it."""
    found = {Path(path).name: made for path, made in outputs.items()}
    (chunk,) = (name for name, made in found.items() if "entryPoint" not in made)
    if [Path(needed["path"]).name for needed in found[entry]["imports"]] != [chunk]:
        raise OSError(f"{entry} is more than {chunk}")
    return chunk


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
