"""The pages of accounts: signing in, invitations, one's own account, and the people of a place."""

import re

from flask import jsonify, redirect
from werkzeug.wrappers import Response

INSIDE = re.compile(r"/(programma|account|voorbereiden)(/[A-Za-z0-9_-]+)*")
"""The addresses to which somebody may be led on after signing in."""


def onward(then: str) -> str:
    """Where to after signing in: where somebody was going, if that is one of ours; else to their account."""
    return then if INSIDE.fullmatch(then) else "/account"


def see(address: str) -> Response:
    """Look at another page, after something was done."""
    return redirect(address, 303)


def told(**given: str) -> Response:
    """An answer for a script."""
    return jsonify(**given)


def asked(options: str) -> Response:
    """What a passkey is asked, which is JSON already, for a script."""
    return Response(options, content_type="application/json")
