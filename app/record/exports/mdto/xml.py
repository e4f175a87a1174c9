"""The words of MDTO in XML: a group of data is a tree of names, and what is empty is left out."""

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

NAMESPACE = "https://www.nationaalarchief.nl/mdto"
SCHEMA = f"{NAMESPACE}/MDTO-XML1.0.1.xsd"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

Tree = Sequence[tuple[str, Any]]
"""Names with their text or with the tree that is in them, in the order that the schema wants."""


def document(kind: str, tree: Tree) -> bytes:
    """One `informatieobject` or `bestand` as a file of UTF-8."""
    root = Element("MDTO", {"xmlns": NAMESPACE, "xmlns:xsi": INSTANCE, "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}"})
    _fill(SubElement(root, kind), tree)
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"


def _fill(element: Element, tree: Tree) -> None:
    for name, inner in tree:
        if not inner:
            continue
        child = SubElement(element, name)
        if isinstance(inner, str):
            child.text = "".join(sign for sign in inner if sign >= " " or sign in "\n\t")
        else:
            _fill(child, inner)


def identified(key: str, source: str) -> Tree:
    """An *identificatie*: a key and where it comes from."""
    return [("identificatieKenmerk", key), ("identificatieBron", source)]


def referred(name: str, key: str = "", source: str = "") -> Tree:
    """A *verwijzing* to something by its name, with its key where there is one."""
    return [("verwijzingNaam", name), ("verwijzingIdentificatie", identified(key, source) if key else [])]


def concept(label: str, of: str, code: str = "") -> Tree:
    """A *begrip*: a word `of` a list of words, with its code in it where there is one."""
    return [("begripLabel", label), ("begripCode", code), ("begripBegrippenlijst", referred(of))]
