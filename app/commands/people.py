"""`people`: who works at a place, an invitation for the first of them, and a way back for who lost theirs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from app.access.public_address import public
from app.commands import terminal
from app.commands.terminal import open_app, print_json
from app.programme import rights
from app.programme.feature import Role
from app.programme.rights import EVERYWHERE, Held, Holder

HOST = Holder(rights.HOST, "", (Held(EVERYWHERE, Role.LEAD),))
"""Whoever can start this command: they hold the data folder, and so everything."""


@click.command()
@terminal.address
@terminal.data
@terminal.as_json
@click.option("--invite", metavar="EMAIL", help="Make an invitation for this address, and print its link.")
@click.option("--role", type=click.Choice([str(role) for role in Role]), default="lead", show_default=True)
@click.option("--place", metavar="ID", help="The place, such as amsterdam; its id stands in its address.")
@click.option("--name", default="", help="What the invited one is called.")
@click.option("--recover", metavar="EMAIL", help="A link with which the owner of this account chooses a new password.")
def people(data: Path, base: str, as_json: bool, **wishes: Any) -> None:
    """List who works at a place, invite somebody to it, or let somebody in again who lost the way."""
    if not (wishes["place"] or wishes["recover"]):
        raise click.UsageError("Give a --place, or --recover EMAIL.")
    with open_app(data, must_exist=True):
        if wishes["recover"] or wishes["invite"]:
            secret = _recovery(wishes["recover"]) if wishes["recover"] else _invitation(**wishes)
            made = f"{public(base)}/account/uitnodiging#{secret}"
            return print_json({"link": made}) if as_json else click.echo(made)
        found = _listed(wishes["place"])
        if as_json:
            return print_json({"people": found})
    for each in found:
        click.echo(f"{each['role']:11} {each['email']}  {each['name']}")
    return None


def _listed(place: str) -> Sequence[dict[str, str]]:
    from app.programme.accounts import people as known
    from app.programme.places import places

    found = known.here(places.load(place))
    return [{"role": str(each.role), "email": each.email, "name": each.name, "id": each.account} for each in found]


def _invitation(invite: str, role: str, place: str, name: str, **_rest: Any) -> str:
    from app.programme.accounts import audit, invitations
    from app.programme.places import places

    at = places.load(place)
    secret = invitations.invite(HOST, at, invite, name, Role(role))
    audit.write(HOST.id, "accounts.pages.workspace:invite", f"place:{at.id}", at.path, role=role)
    return secret


def _recovery(email: str) -> str:
    from app.programme.accounts import accounts, audit, invitations

    found = accounts.with_email(email)
    if found is None:
        raise click.UsageError(f"Nobody has an account with the address {email}.")
    secret = invitations.recover(found, HOST.id)
    audit.write(HOST.id, "accounts.recovery", found.who)
    return secret
