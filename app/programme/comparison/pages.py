"""The page on which meetings and rounds stand side by side."""

from flask import render_template, request

from app.programme.comparison import columns
from app.programme.comparison.charts import PATTERNS
from app.programme.comparison.telling import groups
from app.programme.rounds.rounds import MODELS


def one() -> str:
    """What is chosen (each `naast`) side by side, and what else there is: of a `model`, or with the words of `zoek`."""
    keys = request.args.getlist("naast")
    model, words = request.args.get("model", ""), request.args.get("zoek", "")
    found = columns.chosen(keys)
    shown = {"columns": found, "groups": groups(found), "options": columns.choice(model, words), "MODELS": MODELS}
    about = {"model": model, "words": words, "chosen": {each.key for each in found}}
    return render_template("programme/comparison/one.html", **shown, **about, MOST=columns.MOST, PATTERNS=PATTERNS)
