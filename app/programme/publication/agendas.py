"""The agendas that organisers saved, to take to another installation and to take over from one."""

from pathlib import Path

from flask import Response as File
from flask import current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from app.agendas import exchange
from facilitation.refusals import Malformed

NAME = "agendas.zip"


def front() -> str:
    """The agendas that were saved here, and the forms for taking them along and over."""
    return render_template("programme/publication/agendas.html", agendas=exchange.saved(_folder()))


def pack() -> Response:
    """All of them in one file."""
    told = {"Content-Disposition": f'attachment; filename="{NAME}"'}
    return File(exchange.packed(_folder()), content_type="application/zip", headers=told)


def unpack() -> Response:
    """Take over those in a file. Raises Malformed: no_file, and what `exchange.taken_over` raises."""
    file = request.files.get("file")
    if file is None or not file.filename:
        raise Malformed("no_file")
    exchange.taken_over(file.read(), _folder(), replace=request.form.get("replace") == "1")
    return redirect("/programma/agendas", 303)


def _folder() -> Path:
    return Path(current_app.config["DATA_DIR"])
