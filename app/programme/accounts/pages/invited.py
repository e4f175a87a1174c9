"""Taking an invitation: by the link's key, with a name and a password or a passkey, or as who one is already."""

from collections.abc import Callable

import sqlalchemy as sa
from flask import render_template, request
from werkzeug.wrappers import Response

from app.access import links
from app.pages import device, sent
from app.programme.accounts import accounts, entering, invitations, oidc, passkeys, passwords, sessions
from app.programme.accounts.accounts import Account
from app.programme.accounts.invitations import Invitation
from app.programme.accounts.pages import asked, see, told
from app.services import services
from facilitation.refusals import Forbidden

COOKIE = "invited"
"""Under this the cookie keeps the key of the invitation that is being taken."""
Way = Callable[[sa.Connection, str], object]
"""Gives an account a way in, in a transaction that goes on."""
MAKING = "joining"
"""Under this it keeps the id and the name of an account for which a passkey is being made."""


def door() -> str:
    """The door of an invitation: its key stands in the fragment of the link, or is pasted."""
    return render_template("programme/accounts/door.html")


def open_door() -> Response:
    """Come through the door with a key. Raises Forbidden: invitation_unknown; TooMany: too_many_keys."""
    here, secret = device(), links.secret_in(request.form.get("key", ""))
    with services().wrong_codes.trying(here.cookie["device"], "too_many_keys"):
        invitations.look(secret)
    here.cookie[COOKIE] = secret
    return see(f"{invitations.PATH}/aannemen")


def page() -> str:
    """What somebody is invited for, and the ways to take it. Raises Forbidden: invitation_unknown."""
    given = _given()
    found = _there(given)
    present = sessions.signed_in(device())
    ways = {"passkeys": passkeys.possible(), "municipality": oidc.named(), "least": passwords.LEAST}
    own = found is not None and present is not None and present[0].id == found.id
    return render_template("programme/accounts/invited.html", given=given, found=found, own=own, **ways)


def take() -> Response:
    """Take the invitation, as who is signed in or with a new password.

    Raises Forbidden: invitation_unknown, invitation_of_other; Refused: email_taken; Malformed of password and name.
    """
    here, given = device(), _given()
    found = _there(given)
    if found is not None and given.account is None:
        _require_own(found)
        entering.by_invitation(here, given, found.id, lambda connection: None)
        return _on(given)
    form = request.form
    chosen = passwords.chosen(form.get("password", ""), form.get("again", ""), given.email)
    made = passwords.hashed(chosen)
    _come(given, found, form.get("name", ""), lambda connection, account: passwords.keep(connection, account, made))
    return _on(given)


def ask_passkey() -> Response:
    """What a browser has to make a passkey for who takes the invitation, for the script.

    Raises Forbidden: invitation_unknown, invitation_of_other; Refused: passkeys_impossible.
    """
    here, given = device(), _given()
    found = _new_or_lost(given)
    name = found.name if found else request.form.get("name", "").strip() or given.name
    account = found.id if found else accounts.new_id()
    here.cookie[MAKING] = [account, name]
    return asked(passkeys.ask_new(here, account, given.email, name))


def passkey() -> Response:
    """Take the invitation with the passkey that a browser made; where to go on.

    Raises Forbidden: invitation_unknown, invitation_of_other, passkey_wrong; Malformed: text_empty, text_too_long.
    """
    here, given = device(), _given()
    found, (account, name) = _new_or_lost(given), here.cookie.pop(MAKING, ("", ""))
    if not account or (found is not None and found.id != account):
        raise Forbidden("passkey_wrong")
    row = passkeys.made(here, sent(), "")
    _come(given, found, name, lambda connection, who: passkeys.insert(connection, who, row), account)
    return told(to=_onward(given))


def _come(given: Invitation, found: Account | None, name: str, way: Way, account: str = "") -> None:
    """Make the account, or take the old one over where the invitation is for that, with this way in."""
    account = found.id if found else account or accounts.new_id()

    def also(connection: sa.Connection) -> None:
        if found is None:
            accounts.insert(connection, account, given.email, name)
        else:
            sessions.end_all(connection, account)
        way(connection, account)

    entering.by_invitation(device(), given, account, also)


def _given() -> Invitation:
    """The invitation that this device came with. Raises Forbidden: invitation_unknown."""
    return invitations.look(str(device().cookie.get(COOKIE, "")))


def _there(given: Invitation) -> Account | None:
    """The account that an invitation is for, where there is one."""
    return accounts.load(given.account) if given.account else accounts.with_email(given.email)


def _new_or_lost(given: Invitation) -> Account | None:
    """The account of who lost its ways in, None for somebody new. Raises Forbidden: invitation_of_other."""
    found = _there(given)
    if found is not None and given.account is None:
        raise Forbidden("invitation_of_other")
    return found


def _require_own(found: Account) -> None:
    """Let nobody but its owner take an invitation for an account. Raises Forbidden: invitation_of_other."""
    present = sessions.signed_in(device())
    if present is None or present[0].id != found.id:
        raise Forbidden("invitation_of_other")


def _on(given: Invitation) -> Response:
    return see(_onward(given))


def _onward(given: Invitation) -> str:
    device().cookie.pop(COOKIE, None)
    return f"/programma/plek/{given.place}" if given.place else "/account"
