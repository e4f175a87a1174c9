"""People who were invited and came."""

from flask import Flask
from flask.testing import FlaskClient

from app.commands.people import HOST
from app.programme.accounts import invitations
from app.programme.feature import Role
from app.programme.places import places

PASSWORD = "vier losse stoelen"
SAM = "sam@buurt.example"


def invited(place: str = "noord", role: Role = Role.ORGANISER, email: str = SAM) -> str:
    """The key of an invitation."""
    return invitations.invite(HOST, places.load(place), email, "", role)


def joined(app: Flask, place: str = "noord", role: Role = Role.ORGANISER, email: str = SAM) -> FlaskClient:
    """Somebody who took an invitation with a password."""
    client = app.test_client()
    assert client.post("/account/uitnodiging", data={"key": invited(place, role, email)}).status_code == 303
    assert took(client).status_code == 303
    return client


def took(client: FlaskClient, **more: str) -> object:
    """Take the invitation whose door was opened."""
    form = {"name": "Sam", "password": PASSWORD, "again": PASSWORD} | more
    return client.post("/account/uitnodiging/aannemen", data=form)


def enters(app: Flask, email: str = SAM, password: str = PASSWORD) -> FlaskClient:
    """The same on another device."""
    client = app.test_client()
    assert client.post("/account/aanmelden", data={"email": email, "password": password}).status_code == 303
    return client


def works(client: FlaskClient, place: str = "noord") -> bool:
    """Whether this device may look at a place in the workspace."""
    return client.get(f"/programma/plek/{place}").status_code == 200
