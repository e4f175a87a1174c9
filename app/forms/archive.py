"""Zip files of ours: the same files give the same bytes."""

import io
import zipfile
from collections.abc import Mapping

FIXED = (1980, 1, 1, 0, 0, 0)
"""The time of every file in one: the first that a zip file knows."""
UNIX, READABLE = 3, 0o644 << 16
LEVEL = 9


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files by their names, in the order of those, as a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, content in sorted(files.items()):
            about = zipfile.ZipInfo(name, FIXED)
            about.compress_type, about.create_system, about.external_attr = zipfile.ZIP_DEFLATED, UNIX, READABLE
            archive.writestr(about, content)
    return out.getvalue()
