"""Templates that one process of the tests compiled: the others, servers too, read its code."""

import atexit
import os
import shutil
import tempfile

from jinja2 import FileSystemBytecodeCache

from app.faces import rendering

WHERE = "TESTS_COMPILED"


def by_all() -> None:
    """Keep the code of templates in a folder of this run of the tests, which its first process makes and removes."""
    if WHERE not in os.environ:
        os.environ[WHERE] = tempfile.mkdtemp(prefix="compiled-")
        atexit.register(shutil.rmtree, os.environ[WHERE], ignore_errors=True)
    rendering.COMPILED = FileSystemBytecodeCache(os.environ[WHERE])  # type: ignore[assignment]
