"""Two variable fonts in one file: a browser asks for it once, and says by its width which of the two it reads.

The widths are no widths. A rule of the style sheet gives each family one of three, and the font changes its glyphs
there (`rvrn`, which every browser that knows variable fonts obeys): at 100 % the reading letters with the digits of
the heading font, at 125 % the heading letters too, at 75 % the digits of the reading font, whose zero is slashed.
"""

from collections.abc import Collection
from typing import Any

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis
from fontTools.varLib.featureVars import addFeatureVariations

READING, HEADING, CODE = 100, 125, 75
"""The widths, in percent, at which the merged font reads as one of them."""
PREFIX = "kop."
COPYRIGHT = 0


def merged(tekst: TTFont, kop: TTFont, digits: Collection[str]) -> TTFont:
    """The reading font with the glyphs of the heading font beside its own; both between the same weights."""
    kop.setGlyphOrder([PREFIX + name for name in kop.getGlyphOrder()])  # before any table is read
    own, theirs = tekst.getBestCmap(), kop.getBestCmap()
    _add_glyphs(tekst, kop)
    _add_layout(tekst, kop)
    _add_axis(tekst)
    numbers = {ord(digit) for digit in digits}
    headed = {own[point]: theirs[point] for point in own if point in theirs and point not in numbers}
    coded = {theirs[point]: own[point] for point in numbers if point in own}
    for table in tekst["cmap"].tables:
        table.cmap |= {point: theirs[point] for point in numbers if point in table.cmap}
    addFeatureVariations(tekst, [([{"wdth": (0.5, 1)}], headed), ([{"wdth": (-1, -0.5)}], coded)], featureTag="rvrn")
    _say_whose(tekst, kop)
    return tekst


def _add_glyphs(tekst: TTFont, kop: TTFont) -> None:
    names = [name for name in kop.getGlyphOrder() if name != f"{PREFIX}.notdef"]
    for font in (tekst, kop):
        font.ensureDecompiled()  # what is read later would be read by the new order
    order = [*tekst.getGlyphOrder(), *names]
    tekst.setGlyphOrder(order)
    tekst["glyf"].setGlyphOrder(order)
    for name in names:
        tekst["glyf"].glyphs[name] = kop["glyf"][name]
        tekst["hmtx"].metrics[name] = kop["hmtx"].metrics[name]
        tekst["gvar"].variations[name] = kop["gvar"].variations.get(name, [])


def _add_layout(tekst: TTFont, kop: TTFont) -> None:
    """Kerning and equally wide digits of the heading font, for its own glyphs, in the scripts of the reading font."""
    for table, feature in (("GPOS", "kern"), ("GSUB", "tnum")):
        if table in tekst and table in kop:
            _add_feature(tekst[table].table, kop[table].table, feature)
    classes = kop["GDEF"].table.GlyphClassDef if "GDEF" in kop else None
    if classes and tekst["GDEF"].table.GlyphClassDef:
        tekst["GDEF"].table.GlyphClassDef.classDefs |= classes.classDefs


def _add_feature(tekst: Any, kop: Any, feature: str) -> None:
    found = sorted({index for each in _named(kop, feature) for index in each.Feature.LookupListIndex})
    ours = _named(tekst, feature)
    if not found or not ours:
        return
    start = len(tekst.LookupList.Lookup)
    tekst.LookupList.Lookup += [kop.LookupList.Lookup[index] for index in found]
    for each in {id(record.Feature): record.Feature for record in ours}.values():
        each.LookupListIndex = [*each.LookupListIndex, *range(start, start + len(found))]


def _named(table: Any, feature: str) -> list[Any]:
    return [record for record in table.FeatureList.FeatureRecord if record.FeatureTag == feature]


def _add_axis(font: TTFont) -> None:
    axis = Axis()
    axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue = "wdth", CODE, READING, HEADING
    axis.axisNameID = font["name"].addName("Width")
    font["fvar"].axes.append(axis)
    font["fvar"].instances = []
    if "avar" not in font:
        font["avar"] = newTable("avar")
    for each in font["fvar"].axes:
        font["avar"].segments.setdefault(each.axisTag, {-1.0: -1.0, 0.0: 0.0, 1.0: 1.0})


def _say_whose(tekst: TTFont, kop: TTFont) -> None:
    """Both fonts are free under the same licence, which wants to know whose they are."""
    whose = "; ".join(_told(font) for font in (tekst, kop))
    tekst["name"].setName(whose, COPYRIGHT, 3, 1, 0x409)


def _told(font: TTFont) -> str:
    return str(font["name"].getDebugName(COPYRIGHT) or "")
