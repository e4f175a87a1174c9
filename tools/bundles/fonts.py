"""Cuts the fonts of the screen to what is read there, and says in a style sheet which file holds which letter.

A phone fetches the first file of each family: all letters and signs of Dutch, English and their neighbours, in the
weights that the style sheets use. Turkish and Polish letters, further Latin ones and Arabic stand in files of their
own, which a browser fetches when one of those letters is on the page.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "static" / "vendor" / "@fontsource-variable"
FIRST = frozenset(
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u2009\u202f§©«»°±²³·½¼¾×÷–—‘’‚“”„•…‹›€−"
    + "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜÆàáâãäåçèéêëìíîïñòóôöøùúûüßæ"
)
NEAR = frozenset("ĄąĆćČčĐđĘęĚěĞğİŁłŃńŘřŚśŞşŠšŮůŹźŻżŽžŐőŰűĂăȘșȚț")
DIGITS = frozenset("0123456789€")
KEPT = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
UNUSED = ("HVAR", "MVAR", "STAT")  # widths stand in gvar too, and no line is set by the others
WEIGHTS = (400, 800)
ARABIC = "U+0600-06FF, U+0750-077F, U+08A0-08FF, U+FB50-FDFF, U+FE70-FEFF"


class Family(NamedTuple):
    """A family on the screen: the package of its letters, and the weight whose kerning all its weights have."""

    name: str
    package: str
    kerned: int


KOP = Family("kop", "bricolage-grotesque", 750)
TEKST = Family("tekst", "atkinson-hyperlegible-next", 400)


class Cut(NamedTuple):
    """A file with these letters of a family."""

    file: str
    letters: frozenset[str]


def write(folder: Path) -> str:
    """Write every font file into this folder, and answer the style sheet that names them as files beside it."""
    kop, tekst = _files(KOP, folder), _files(TEKST, folder)
    arabic = VENDOR / "noto-sans-arabic" / "files" / "noto-sans-arabic-arabic-wght-normal.woff2"
    (folder / "arabisch.woff2").write_bytes(arabic.read_bytes())
    rules = [_rule("Tafel Kop", cut.file, _ranges(cut.letters)) for cut in kop]
    rules += [_rule("Tafel Tekst", cut.file, _ranges(cut.letters)) for cut in tekst]
    # Digits and the euro sign in reading text come from the heading face: Atkinson slashes its zero, which is right
    # for join codes and wrong for amounts. Join codes use --code, where the slash stays.
    rules += [_rule("Tafel Tekst", kop[0].file, _ranges(DIGITS))]
    rules += [_rule(name, "arabisch.woff2", ARABIC) for name in ("Tafel Kop", "Tafel Tekst")]
    return "".join([*rules, _rule("Tafel Code", tekst[0].file, _ranges(tekst[0].letters))])


def _files(family: Family, folder: Path) -> list[Cut]:
    """The files of a family, each written: what is read first, the letters nearby, and two with whatever is left."""
    source = VENDOR / family.package / "files"
    latin, more = (source / f"{family.package}-{part}-wght-normal.woff2" for part in ("latin", "latin-ext"))
    first, near = FIRST & _letters(latin), NEAR & _letters(more)
    cuts = [Cut(f"{family.name}.woff2", first), Cut(f"{family.name}-buren.woff2", near)]
    (folder / cuts[0].file).write_bytes(_cut(latin, first, family.kerned))
    (folder / cuts[1].file).write_bytes(_cut(more, near, family.kerned))
    for path, letters in ((latin, _letters(latin) - first), (more, _letters(more) - near - first)):
        name = f"{family.name}-{path.stem.removeprefix(family.package + '-').removesuffix('-wght-normal')}.woff2"
        (folder / name).write_bytes(path.read_bytes())
        cuts.append(Cut(name, letters))
    return cuts


def _letters(path: Path) -> frozenset[str]:
    return frozenset(map(chr, TTFont(path).getBestCmap()))


def _cut(path: Path, letters: Iterable[str], kerned: int) -> bytes:
    """The font with these letters alone, between the weights that are used, and with the kerning of one of them."""
    options = subset.Options(layout_features=KEPT, hinting=False, name_IDs=[0, 1, 2, 13, 14])
    font = _instance(path, WEIGHTS)
    for table in {*UNUSED} & {*font.keys()}:
        del font[table]
    font["GPOS"], font["GDEF"] = (_instance(path, kerned)[table] for table in ("GPOS", "GDEF"))
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(letters)))
    cutter.subset(font)
    return _saved(font).getvalue()


def _instance(path: Path, weights: tuple[int, int] | int) -> TTFont:
    """The font between two weights, or at one; read anew, since glyphs that vary no more are still listed before."""
    font = instancer.instantiateVariableFont(TTFont(path, recalcTimestamp=False), {"wght": weights})
    return TTFont(_saved(font), recalcTimestamp=False)


def _saved(font: TTFont) -> BytesIO:
    held = BytesIO()
    font.save(held)
    held.seek(0)
    return held


def _rule(family: str, file: str, ranges: str) -> str:
    return (
        f'@font-face {{\n  font-family: "{family}";\n  font-weight: 200 800;\n  font-display: swap;\n'
        f'  src: url("./{file}") format("woff2");\n  unicode-range: {ranges};\n}}\n'
    )


def _ranges(letters: Iterable[str]) -> str:
    """Code points as CSS writes them, neighbours together."""
    return ", ".join(f"U+{start:X}-{end:X}" if end > start else f"U+{start:X}" for start, end in _runs(letters))


def _runs(letters: Iterable[str]) -> Iterator[tuple[int, int]]:
    points = sorted(map(ord, letters))
    start = at = points[0]
    for point in points[1:]:
        if point > at + 1:
            yield start, at
            start = point
        at = point
    yield start, at
