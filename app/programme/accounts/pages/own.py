"""One's own account: the name, the ways in, where one is signed in, and what was done with it."""

import sqlalchemy as sa
from flask import render_template, request
from werkzeug.wrappers import Response

from app.pages import device, sent
from app.programme.accounts import accounts, audit, entering, oidc, passkeys, passwords, people, sessions
from app.programme.accounts.accounts import Account
from app.programme.accounts.pages import asked, see, told
from app.programme.accounts.tables import IDENTITY, PASSKEY
from app.services import services
from facilitation.refusals import Forbidden, Refused

HERE = "/account"


def page() -> str | Response:
    """The account of who asks; who is not signed in does so first."""
    present = sessions.signed_in(device())
    if present is None:
        return see(f"/account/aanmelden?then={HERE}")
    own = present[0]
    shown = {
        "held": people.of_account(own.id),
        "passkeys": passkeys.of(own.id),
        "password": passwords.of(own.id) is not None,
        "coupled": entering.coupled(own.id),
        "sessions": sessions.of(own.id, device()),
        "entries": audit.of_account(own.id),
    }
    ways = {"possible": passkeys.possible(), "municipality": oidc.named(), "least": passwords.LEAST}
    return render_template("programme/accounts/own.html", own=own, **shown, **ways)


def rename() -> Response:
    """Be called otherwise. Raises Forbidden: sign_in_needed; Malformed: text_empty, text_too_long, text_unreadable."""
    accounts.rename(sessions.own(device()).id, request.form.get("name", ""))
    return see(HERE)


def change_password() -> Response:
    """Choose another password, and be signed out everywhere but here.

    Raises Forbidden: sign_in_needed, password_wrong; Refused: sign_in_again where there was none; TooMany; Malformed.
    """
    here, form = device(), request.form
    own = sessions.own(here)
    kept = passwords.of(own.id)
    if kept is None:
        sessions.own_just_now(here)
    else:
        with entering.guessing(here, own.email, own):
            if not passwords.fits(kept, form.get("password", "")):
                raise Forbidden("password_wrong")
    chosen = passwords.chosen(form.get("new", ""), form.get("again", ""), own.email)
    entering.change_password(here, own, passwords.hashed(chosen))
    return see(HERE)


def ask_passkey() -> Response:
    """What a browser has to make another passkey, for the script.

    Raises Forbidden: sign_in_needed; Refused: sign_in_again, passkeys_impossible, too_many_passkeys.
    """
    own = sessions.own_just_now(device())
    return asked(passkeys.ask_new(device(), own.id, own.email, own.name))


def add_passkey() -> Response:
    """Keep the passkey that a browser made. Raises what `ask_passkey` raises, and Forbidden: passkey_wrong."""
    own = sessions.own_just_now(device())
    row = passkeys.made(device(), sent(), request.args.get("name", ""))

    def work(connection: sa.Connection) -> None:
        passkeys.insert(connection, own.id, row)
        audit.note(connection, own.who, "accounts.passkey", own.who)

    services().database.commit(work)
    return told(to=HERE)


def remove_passkey() -> Response:
    """Let a passkey open nothing any more. Raises Forbidden: sign_in_needed; Refused: sign_in_again, last_way."""
    own = sessions.own_just_now(device())
    theirs = sa.and_(PASSKEY.c.account == own.id, PASSKEY.c.id == request.form.get("passkey", ""))
    entering.take_way(own, "accounts.passkey_gone", sa.delete(PASSKEY).where(theirs))
    return see(HERE)


def uncouple() -> Response:
    """Come in by the municipality no more. Raises Forbidden: sign_in_needed; Refused: sign_in_again, last_way."""
    own = sessions.own_just_now(device())
    entering.take_way(own, "accounts.uncoupled", sa.delete(IDENTITY).where(IDENTITY.c.account == own.id))
    return see(HERE)


def leave_everywhere() -> Response:
    """Sign out on every device, this one too. Raises Forbidden: sign_in_needed."""
    own = sessions.own(device())

    def work(connection: sa.Connection) -> None:
        sessions.end_all(connection, own.id)
        audit.note(connection, own.who, "accounts.signed_out", own.who)

    services().database.commit(work)
    return see("/account/aanmelden")


def remove() -> Response:
    """Remove one's account with all that is of it.

    Raises Forbidden: sign_in_needed; Refused: sign_in_again, leads_alone.
    """
    own = sessions.own_just_now(device())

    def work(connection: sa.Connection) -> None:
        _require_leads(connection, own)
        accounts.erase(connection, own.id)
        audit.note(connection, own.who, "accounts.removed", own.who)

    services().database.commit(work)
    device().cookie.pop(sessions.COOKIE, None)
    return see("/account/aanmelden")


def _require_leads(connection: sa.Connection, own: Account) -> None:
    place = people.leads_alone(connection, own.id)
    if place is not None:
        raise Refused("leads_alone", place=place)
