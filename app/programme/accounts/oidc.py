"""The municipality's own sign-in, by OpenID Connect: the code flow with state, nonce and PKCE, and a signed answer.

It says who somebody is. What they may is said by invitations alone.
"""

import hmac
import logging
import secrets
from collections.abc import Mapping
from time import time
from typing import Any

import msgspec
from flask import current_app

from app.access.devices import Device
from facilitation.refusals import Forbidden, Unavailable

log = logging.getLogger(__name__)

BACK = "/account/gemeente/terug"
COOKIE = "oidc"
LASTS = 600
"""Seconds in which somebody has to come back."""
PATIENCE = 10
"""Seconds that an answer of the other side may take."""
LEEWAY = 60
"""Seconds that its clock may be off."""
METHODS = ("client_secret_basic", "client_secret_post")
"""How a secret can be shown, the first where nothing is said of it."""
ALGORITHMS = ["RS256", "PS256", "ES256", "RS512", "PS512", "ES512", "RS384", "PS384", "ES384", "Ed25519", "EdDSA"]
"""Those that sign with a key of theirs alone: never `none`, nor one with our secret."""


class Person(msgspec.Struct, frozen=True):
    """Who somebody is there; the address is one that the other side says was verified."""

    issuer: str
    subject: str
    email: str
    name: str


def named() -> str:
    """What the municipality's sign-in is called here; empty where there is none."""
    settings = current_app.config["OIDC"]
    return str(settings.name) if settings else ""


def begin(device: Device) -> str:
    """The address to which somebody goes to sign in; what has to fit when they come back stays in the cookie.

    Raises Forbidden: oidc_off; Unavailable: oidc_unreachable.
    """
    settings, known = _settings(), _described()
    kept = {"state": _chance(), "nonce": _chance(), "verifier": _chance() + _chance(), "at": int(time())}
    device.cookie[COOKIE] = kept
    client = _client(settings)
    asked, _state = client.create_authorization_url(
        known["authorization_endpoint"], state=kept["state"], nonce=kept["nonce"], code_verifier=kept["verifier"]
    )
    return str(asked)


def finish(device: Device, given: Mapping[str, str]) -> Person:
    """Who came back with this answer; an answer serves once.

    Raises Forbidden: oidc_off, oidc_refused, oidc_unverified; Unavailable: oidc_unreachable.
    """
    settings, kept = _settings(), device.cookie.pop(COOKIE, None)
    if not kept or time() - kept["at"] > LASTS or not _same(given.get("state", ""), kept["state"]):
        raise Forbidden("oidc_refused")
    if given.get("error") or not given.get("code") or given.get("iss", settings.issuer) != settings.issuer:
        raise Forbidden("oidc_refused")
    known = _described()
    token = _token(settings, known, given["code"], kept["verifier"])
    claims = _claims(settings, known, str(token.get("id_token", "")), kept["nonce"])
    return _person(settings, claims | _more(settings, known, token, claims))


def _same(given: str, kept: str) -> bool:
    return hmac.compare_digest(given.encode(), kept.encode())


def _person(settings: Any, claims: Mapping[str, Any]) -> Person:
    if claims.get("email_verified") is not True or not claims.get("email"):
        raise Forbidden("oidc_unverified")
    email = str(claims["email"]).strip().casefold()
    return Person(settings.issuer, str(claims["sub"]), email, str(claims.get("name") or "")[:80])


def _claims(settings: Any, known: Mapping[str, Any], id_token: str, nonce: str) -> dict[str, Any]:
    """What the signed answer says, held against the keys of the other side and against what we asked."""
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    keys = _fetched(known["jwks_uri"])
    asked = {"iss": {"essential": True, "value": settings.issuer}, "aud": {"essential": True, "value": settings.id}}
    try:
        found = jwt.decode(id_token, KeySet.import_key_set(keys), algorithms=ALGORITHMS)
        claims = CodeIDToken(found.claims, found.header, asked, {"nonce": nonce, "client_id": settings.id})
        claims.validate(leeway=LEEWAY)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        log.warning("an answer of the municipality's sign-in does not fit: %s", type(error).__name__)
        raise Forbidden("oidc_refused") from None
    return dict(found.claims)


def _more(settings: Any, known: Mapping[str, Any], token: Any, claims: Mapping[str, Any]) -> dict[str, Any]:
    """What only the other address of the other side tells of the same person, where the answer has no e-mail."""
    if "email" in claims or "userinfo_endpoint" not in known:
        return {}
    told = _asked(lambda: _client(settings, token).get(known["userinfo_endpoint"], timeout=PATIENCE).json())
    if not isinstance(told, dict) or told.get("sub") != claims["sub"]:
        raise Forbidden("oidc_refused")
    return {name: told[name] for name in ("email", "email_verified", "name") if name in told}


def _token(settings: Any, known: Mapping[str, Any], code: str, verifier: str) -> Any:
    from authlib.common.errors import AuthlibBaseError

    client = _client(settings, method=_method(known.get("token_endpoint_auth_methods_supported")))
    try:
        return _asked(
            lambda: client.fetch_token(known["token_endpoint"], code=code, code_verifier=verifier, timeout=PATIENCE)
        )
    except AuthlibBaseError as error:
        log.warning("the municipality's sign-in gave no token: %s", error.error)
        raise Forbidden("oidc_refused") from None


def _method(known: Any) -> str:
    """How we show our secret there: as it is asked for. Raises Unavailable: oidc_unreachable where we know no such."""
    found = next((each for each in METHODS if not isinstance(known, list) or each in known), None)
    if found is None:
        log.error("the municipality's sign-in takes none of %s", ", ".join(METHODS))
        raise Unavailable("oidc_unreachable")
    return found


def _client(settings: Any, token: Any = None, method: str = "client_secret_basic") -> Any:
    from authlib.integrations.requests_client import OAuth2Session  # read by the first who signs in this way

    return OAuth2Session(
        settings.id,
        settings.secret,
        token_endpoint_auth_method=method,
        scope="openid email profile",
        redirect_uri=current_app.config["PUBLIC_URL"] + BACK,
        code_challenge_method="S256",
        token=token,
    )


def _described() -> Mapping[str, Any]:
    """What the other side says of itself; where it names another issuer it is not the one that we know."""
    issuer = _settings().issuer
    known: Mapping[str, Any] = _fetched(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    fits = isinstance(known, dict) and known.get("issuer") == issuer
    if not fits or not all(isinstance(known.get(name), str) for name in needed):
        log.error("the municipality's sign-in describes another issuer than OIDC_ISSUER")
        raise Unavailable("oidc_unreachable")
    return known


def _fetched(address: str) -> Any:
    import requests

    found = _asked(lambda: requests.get(address, timeout=PATIENCE, allow_redirects=False))
    if found.status_code != 200:
        raise Unavailable("oidc_unreachable")
    return _asked(found.json)


def _asked(ask: Any) -> Any:
    """What the other side answers. Raises Unavailable: oidc_unreachable where it does not, or no JSON."""
    import requests

    try:
        return ask()
    except requests.RequestException as error:
        log.warning("the municipality's sign-in is not reached: %s", type(error).__name__)
        raise Unavailable("oidc_unreachable") from None


def _settings() -> Any:
    if not current_app.config["OIDC"]:
        raise Forbidden("oidc_off")
    return current_app.config["OIDC"]


def _chance() -> str:
    return secrets.token_urlsafe(32)
