"""Signing in and out: by a password, which needs no script, by a passkey, and by the municipality's own sign-in."""

from flask import render_template, request
from werkzeug.wrappers import Response

from app.pages import device, sent
from app.programme.accounts import entering, oidc, passkeys, sessions
from app.programme.accounts.pages import asked, onward, see, told

THEN = "then"
"""Under this the cookie keeps where somebody was going when they went to the municipality."""


def page() -> str | Response:
    """The ways in; who is in already goes on."""
    then = request.args.get("then", "")
    if sessions.signed_in(device()):
        return see(onward(then))
    ways = {"passkeys": passkeys.possible(), "municipality": oidc.named()}
    return render_template("programme/accounts/sign_in.html", then=onward(then), **ways)


def enter() -> Response:
    """Sign in with a password. Raises Forbidden: sign_in_wrong; TooMany: too_many_passwords."""
    entering.by_password(device(), request.form.get("email", ""), request.form.get("password", ""))
    return see(onward(request.form.get("then", "")))


def ask_passkey() -> Response:
    """What a passkey has to sign, for the script. Raises Refused: passkeys_impossible."""
    return asked(passkeys.ask(device()))


def passkey() -> Response:
    """Sign in with what a passkey signed; where to go on. Raises Forbidden: passkey_wrong; TooMany."""
    entering.by_passkey(device(), sent())
    return told(to=onward(request.args.get("then", "")))


def municipality() -> Response:
    """On to the municipality's own sign-in. Raises Forbidden: oidc_off; Unavailable: oidc_unreachable."""
    here = device()
    to = oidc.begin(here)
    here.cookie[THEN] = "couple" if request.args.get("couple") else onward(request.args.get("then", ""))
    return see(to)


def back() -> Response:
    """Back from there: signed in, or coupled to the account that one was in.

    Raises what `oidc.finish`, `entering.by_municipality` and `entering.couple` raise.
    """
    here = device()
    then = here.cookie.pop(THEN, "")
    person = oidc.finish(here, request.args)
    if then == "couple":
        entering.couple(sessions.own_just_now(here), person)
        return see("/account")
    entering.by_municipality(here, person)
    return see(onward(then))


def leave() -> Response:
    """Sign out on this device."""
    sessions.end(device())
    return see("/account/aanmelden")
