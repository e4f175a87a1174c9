"""Compiles beforehand what a server would compile at its start or for its first pages: modules and templates.

A template has its code in templates/built, which a server leaves unused where the template changed since. Code of a
template that is there no more goes.
"""

import compileall
import os
import sys
import tempfile
from pathlib import Path
from typing import cast

from jinja2 import BaseLoader, Environment
from jinja2.bccache import Bucket

from app import create_app
from app.faces.rendering import COMPILED, Compiled
from tools.findings import ROOT

PACKAGES = ("facilitation", "app", "realtime")


def main() -> int:
    """Compile what changed; 1 where a module cannot be. A template that cannot raises jinja2.TemplateSyntaxError."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.clear()  # no setting of this machine is looked at, nor a database that one names
        templates(create_app({"DATA_DIR": Path(folder) / "data"}).jinja_env, COMPILED)
    compiled = [compileall.compile_dir(ROOT / package, quiet=1) for package in PACKAGES]
    return 0 if all(compiled) else 1


def templates(environment: Environment, compiled: Compiled) -> None:
    """The code of every template where `compiled` looks for it, and nothing else there."""
    names = environment.list_templates(extensions=["html"])
    for name in names:
        _template(environment, compiled, name)
    kept = {compiled.beforehand(name) for name in names}
    for path in compiled.built.rglob("*.code"):
        if path not in kept:
            path.unlink()


def _template(environment: Environment, compiled: Compiled, name: str) -> None:
    source, filename, _ = cast(BaseLoader, environment.loader).get_source(environment, name)
    bucket = compiled.get_bucket(environment, name, filename, source)
    if bucket.code is not None:
        return
    bucket.code = environment.compile(source, name, filename)
    _write(compiled.beforehand(name), bucket)


def _write(path: Path, bucket: Bucket) -> None:
    """The code of a template as a file that is whole at every moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(bucket.bytecode_to_string())
    os.replace(beside, path)


if __name__ == "__main__":
    sys.exit(main())
