"""The key by which this installation is known, at an address that stays: for people, and for programs."""

from flask import Blueprint, jsonify, render_template
from werkzeug.wrappers import Response

from app.pages import device
from app.record.signing.card import card
from app.services import services

blueprint = Blueprint("key", __name__)


@blueprint.get("/sleutel")
def page() -> str:
    """The key with its fingerprint and eight words, and the keys before it."""
    device()
    return render_template("key.html", card=card(services().house_key))


@blueprint.get("/.well-known/overlegtafel-key.json")
def well_known() -> Response:
    """The same as JSON, as `overlegtafel key --json` prints it."""
    return jsonify(card(services().house_key))
