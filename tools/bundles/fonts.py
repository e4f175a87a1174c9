"""Cuts the fonts of the screen to what is read there, and says in a style sheet which file holds which letter.

A phone fetches one file: all letters and signs of Dutch, English and their neighbours in both families, in the weights
that the style sheets use. Turkish and Polish letters, further Latin ones and Arabic stand in files of their
own, which a browser fetches when one of those letters is on the page.
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from tools.bundles import merging

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "static" / "vendor" / "@fontsource-variable"
FIRST = frozenset(
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u2009\u202f§©«»°±²³·½¼¾×÷–—‘’‚“”„•…‹›€−"
    + "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜÆàáâãäåçèéêëìíîïñòóôöøùúûüßæ"
)
NEAR = frozenset("ĄąĆćČčĐđĘęĚěĞğİŁłŃńŘřŚśŞşŠšŮůŹźŻżŽžŐőŰűĂăȘșȚț")
DIGITS = frozenset("0123456789€")
"""In reading text they come from the heading font: Atkinson slashes its zero, right for codes and wrong for amounts."""
READ = "letters.woff2"
KEPT = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
UNUSED = ("HVAR", "MVAR", "STAT")  # widths stand in gvar too, and no line is set by the others
WEIGHTS = (400, 400, 800)  # the lightest, the usual and the heaviest
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
    kop, tekst = (frozenset(FIRST & _letters(_source(family, "latin"))) for family in (KOP, TEKST))
    font = merging.merged(_cut(_source(TEKST, "latin"), tekst, TEKST), _cut(_source(KOP, "latin"), kop, KOP), DIGITS)
    (folder / READ).write_bytes(_packed(font))
    arabic = VENDOR / "noto-sans-arabic" / "files" / "noto-sans-arabic-arabic-wght-normal.woff2"
    (folder / "arabisch.woff2").write_bytes(arabic.read_bytes())
    families = (("Tafel Kop", merging.HEADING, KOP, kop), ("Tafel Tekst", merging.READING, TEKST, tekst))
    rules = [_rule("Tafel Code", merging.CODE, READ, _ranges(tekst))]
    for name, width, family, first in families:
        rules.append(_rule(name, width, READ, _ranges(first), _lines(family) if family is not TEKST else {}))
        rules += [_rule(name, width, cut.file, _ranges(cut.letters)) for cut in _others(family, first, folder)]
        rules.append(_rule(name, width, "arabisch.woff2", ARABIC))
    return "".join(rules)


def _others(family: Family, first: frozenset[str], folder: Path) -> Iterator[Cut]:
    """The further files of a family, each written: the letters nearby, and two with whatever is left."""
    latin, more = _source(family, "latin"), _source(family, "latin-ext")
    near = (NEAR & _letters(more)) - _letters(latin)
    yield Cut(f"{family.name}-buren.woff2", near)
    (folder / f"{family.name}-buren.woff2").write_bytes(_packed(_cut(more, near, family)))
    for part, path, letters in (
        ("latijn", latin, _letters(latin) - first),
        ("ver", more, _letters(more) - near - _letters(latin)),
    ):
        name = f"{family.name}-{part}.woff2"
        (folder / name).write_bytes(path.read_bytes())
        yield Cut(name, letters)


def _source(family: Family, part: str) -> Path:
    return VENDOR / family.package / "files" / f"{family.package}-{part}-wght-normal.woff2"


def _letters(path: Path) -> frozenset[str]:
    return frozenset(map(chr, TTFont(path).getBestCmap()))


def _cut(path: Path, letters: Iterable[str], family: Family) -> TTFont:
    """The font with these letters alone, between the weights that are used, and with the kerning of one of them."""
    font = _instance(path, WEIGHTS)
    for table in {*UNUSED} & {*font.keys()}:
        del font[table]
    font["GPOS"], font["GDEF"] = (_instance(path, family.kerned)[table] for table in ("GPOS", "GDEF"))
    cutter = subset.Subsetter(subset.Options(layout_features=KEPT, hinting=False, name_IDs=[0, 1, 2, 13, 14]))
    cutter.populate(text="".join(sorted(letters)))
    cutter.subset(font)
    return _anew(font)


def _instance(path: Path, weights: tuple[int, int, int] | int) -> TTFont:
    """The font between two weights, or at one."""
    return _anew(instancer.instantiateVariableFont(TTFont(path, recalcTimestamp=False), {"wght": weights}))


def _anew(font: TTFont) -> TTFont:
    """The same font as if it were read from its file: what was changed leaves things behind that no file would have."""
    return TTFont(BytesIO(_packed(font)), recalcTimestamp=False)


def _packed(font: TTFont) -> bytes:
    """The font as a file, WOFF2 as those that it was made of."""
    held = BytesIO()
    font.save(held)
    return held.getvalue()


def _lines(family: Family) -> dict[str, str]:
    """How high and deep its lines are, where its letters stand in a file with the measures of another."""
    font = TTFont(_source(family, "latin"))
    measures, em = font["hhea"], font["head"].unitsPerEm
    found = {"ascent": measures.ascent, "descent": -measures.descent, "line-gap": measures.lineGap}
    return {f"{name}-override": f"{100 * value / em:g}%" for name, value in found.items()}


def _rule(family: str, width: int, file: str, ranges: str, lines: Mapping[str, str] = {}) -> str:
    said = {
        "font-family": f'"{family}"',
        "font-weight": "200 800",
        "font-stretch": f"{width}%",
        "font-display": "swap",
        "src": f'url("./{file}") format("woff2")',
        "unicode-range": ranges,
        **lines,
    }
    return "@font-face {\n" + "".join(f"  {name}: {value};\n" for name, value in said.items()) + "}\n"


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
