"""What stands under `/static/`, with each bundle of scripts as the modules that it is made of.

So a test can put something else in the place of one module, or say something to it.
"""

import re
from mimetypes import guess_type
from pathlib import Path

from app.faces.assets import sources

STATIC = Path(__file__).parents[1] / "static"
SCRIPT = re.compile(r"/static/built/(\w+)-\w+\.js")


def at(path: str) -> tuple[bytes, str]:
    """The bytes at this path, and what they are."""
    asked = path.partition("?")[0]
    if bundle := SCRIPT.fullmatch(asked):
        return modules(bundle[1]).encode(), "text/javascript"
    file = STATIC / asked.removeprefix("/static/")
    return file.read_bytes(), guess_type(file.name)[0] or "text/plain"


def modules(bundle: str) -> str:
    """The script that loads a bundle's modules one by one, in their order."""
    return "".join(f'import "/static/{file}";\n' for file in sources(STATIC)[f"{bundle}.js"])
