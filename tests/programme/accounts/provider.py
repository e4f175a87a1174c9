"""A municipality's own sign-in, on a port of this computer: it signs what it says with a key of its own."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "overlegtafel", "een geheim van de gemeente"
LOT = {"sub": "lot-1", "email": "lot@gemeente.example", "email_verified": True, "name": "Lot Jansen"}


class Provider:
    """Says who comes: `person` is whom it lets in, `says` what it says otherwise than it should."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = dict(LOT)
        self.says: dict[str, Any] = {}
        self.described: dict[str, Any] = {}
        self.told_apart = False
        self.algorithm = "RS256"
        self.key = RSAKey.generate_key(2048, {"kid": "first"})
        self.signing = self.key
        self.codes: dict[str, dict[str, str]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"

    def description(self) -> dict[str, Any]:
        """What it says of itself."""
        names = {
            "authorization_endpoint": "in",
            "token_endpoint": "token",
            "jwks_uri": "keys",
            "userinfo_endpoint": "me",
        }
        return (
            {"issuer": self.issuer} | {name: f"{self.issuer}/{path}" for name, path in names.items()} | self.described
        )

    def authorize(self, asked: dict[str, str]) -> str:
        """Somebody signs in; where their browser goes with the code."""
        assert (asked["client_id"], asked["response_type"], asked["code_challenge_method"]) == (CLIENT, "code", "S256")
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], 'iss': self.issuer})}"

    def token(self, given: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """The signed answer for a code; None where it is not theirs who asks, or was given before."""
        asked = self.codes.pop(given.get("code", ""), None)
        who = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        proof = base64.urlsafe_b64encode(hashlib.sha256(given.get("code_verifier", "").encode()).digest()).decode()
        if asked is None or who != f"{CLIENT}:{SECRET}" or proof.rstrip("=") != asked["code_challenge"]:
            return None
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        claims |= {"sub": self.person["sub"]} if self.told_apart else self.person
        header = {"alg": self.algorithm, "kid": "first"}
        signed = jwt.encode(header, claims | self.says, self.signing, algorithms=[self.algorithm])
        return {"access_token": "a-token", "token_type": "Bearer", "id_token": signed}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                at = urlsplit(self.path)
                if at.path == "/in":
                    asked = {name: values[0] for name, values in parse_qs(at.query).items()}
                    self.send_response(302)
                    self.send_header("Location", provider.authorize(asked))
                    return self.end_headers()
                known = {
                    "/.well-known/openid-configuration": provider.description(),
                    "/keys": {"keys": [provider.key.as_dict(private=False)]},
                    "/me": provider.person,
                }
                return self.say(known.get(at.path))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                given = {name: values[0] for name, values in parse_qs(body).items()}
                self.say(provider.token(given, self.headers.get("Authorization", "")))

            def say(self, told: dict[str, Any] | None) -> None:
                content = json.dumps(told or {"error": "invalid_grant"}).encode()
                self.send_response(200 if told else 400)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        return Handler


@contextmanager
def serving() -> Iterator[Provider]:
    """One that is served."""
    provider = Provider()
    thread = threading.Thread(target=provider.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield provider
    provider.server.shutdown()
    provider.server.server_close()
    thread.join()
