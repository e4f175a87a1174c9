"""Looking at a list: what `plans --preview` says of it, in Dutch, and workbooks to look at."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from app.commands import terminal
from app.imports.lists import preview

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
HOUSE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ODS = "urn:oasis:names:tc:opendocument:xmlns"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)

Rows = Sequence[Sequence[str | int | float]]


def look(
    data: str | bytes, name: str = "plannen.csv", answers: Mapping[int, Sequence[str]] | None = None, yes: bool = False
) -> dict[str, Any]:
    """The preview of a file as plain values."""
    with terminal.in_dutch():
        return preview(data.encode() if isinstance(data, str) else data, name, answers, yes).plain()


def asked(found: Mapping[str, Any]) -> list[tuple[str, int | None]]:
    """Title and asked amount of every plan that was seen."""
    return [(plan["title"], plan["ask"]) for plan in found["plans"]]


def read_as(found: Mapping[str, Any]) -> dict[str, str | None]:
    """Every heading, and the field that it was read as."""
    return {column["heading"]: column["field"] for column in found["columns"]}


def xlsx(sheets: Mapping[str, Rows | str], hidden: Sequence[str] = ()) -> bytes:
    """A workbook with these sheets: rows of values, or the XML inside `sheetData`."""
    out = io.BytesIO()
    numbers = range(1, len(sheets) + 1)
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"{_state(name in hidden)}/>'
        for n, name in zip(numbers, sheets, strict=True)
    )
    links = "".join(f'<Relationship Id="r{n}" Type="{HOUSE}/worksheet" Target="worksheets/s{n}.xml"/>' for n in numbers)
    root = f'<Relationship Id="r1" Type="{HOUSE}/officeDocument" Target="xl/workbook.xml"/>'
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        packed.writestr("_rels/.rels", f'<Relationships xmlns="{PARTS}">{root}</Relationships>')
        packed.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{HOUSE}"><sheets>{names}</sheets></workbook>'
        )
        packed.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PARTS}">{links}</Relationships>')
        for n, rows in zip(numbers, sheets.values(), strict=True):
            inside = rows if isinstance(rows, str) else "".join(_row(row) for row in rows)
            packed.writestr(
                f"xl/worksheets/s{n}.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>'
            )
    return out.getvalue()


def _state(hidden: bool) -> str:
    return ' state="hidden"' if hidden else ""


def _row(cells: Sequence[str | int | float]) -> str:
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(value: str | int | float) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c><v>{value!r}</v></c>"


def ods(rows: Rows) -> bytes:
    """A workbook of LibreOffice with one sheet."""
    table = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{ODS}:office:1.0" xmlns:table="{ODS}:table:1.0" '
        f'xmlns:text="{ODS}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Blad1">{table}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", MANIFEST)
        packed.writestr("content.xml", content)
    return out.getvalue()


def _ods_cell(value: str | int | float) -> str:
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value!r}"/>'
