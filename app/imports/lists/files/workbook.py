"""The reader of workbooks: the bytes of an `.xlsx`, `.ods` or `.xls` on stdin, its sheets as JSON on stdout.

Run as a file by itself, within the seconds and megabytes that its arguments say: a workbook that claims more cells
than a computer can hold ends this process and not the server. Cells are text, or `{"n": digits}`; dates are text.
"""

import datetime
import io
import json
import resource
import sys
from typing import Any

MOST_ROWS, MOST_COLUMNS = 5000, 200


def main() -> None:
    """Read and write; `{"refused": "password"}` or `"unreadable"` where it is no workbook."""
    seconds, megabytes = (int(text) for text in sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    print(json.dumps(answer(sys.stdin.buffer.read())))


def answer(data: bytes) -> dict[str, object]:
    """The sheets that can be seen, in their order, each with its name and rows."""
    import python_calamine  # read by this process alone, and not by the server that starts it

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        seen = [sheet for sheet in book.sheets_metadata if sheet.visible == python_calamine.SheetVisibleEnum.Visible]
        hidden = [sheet.name for sheet in book.sheets_metadata if sheet not in seen]
        return {"sheets": [{"name": sheet.name, "rows": rows(book, sheet.name)} for sheet in seen], "hidden": hidden}
    except python_calamine.PasswordError:
        return {"refused": "password"}
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        return {"refused": "password" if "password" in str(error).lower() else "unreadable"}


def rows(book: Any, name: str) -> list[list[object]]:
    """The cells of a sheet from its first row and column on, empty ones as empty text."""
    found = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)
    return [[cell(value) for value in row[:MOST_COLUMNS]] for row in found]


def cell(value: object) -> object:
    """Text, or a number with the fifteen digits that a spreadsheet shows."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        return {"n": format(value, ".15g")}
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


if __name__ == "__main__":
    main()
