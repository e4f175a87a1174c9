"""Time stamps by RFC 3161 in a record's file: that each is on this head, and holds by the certificate in it."""

import base64
import hashlib
from typing import Any

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

from app.record.signing.afterwards import STAMPED
from app.record.verify.file import Fault


class Stamped(msgspec.Struct, frozen=True):
    """Who says when a head was there already: the subject and fingerprint (SHA-256) of the certificate, and the time.

    Whether that certificate is worth anything is not told here: compare the fingerprint with the authority's own.
    """

    by: str
    certificate: str
    at: str


def read(token: str, head: str) -> Stamped | str:
    """A stamp on this head; a sentence without its subject where it is none."""
    try:
        found = decode_timestamp_response(base64.b64decode(token, validate=True))
        certificates = [x509.load_der_x509_certificate(bytes(one)) for one in sorted(found.signed_data.certificates)]
        builder = VerifierBuilder()
        for one in certificates:
            builder = builder.add_root_certificate(one)
        builder.build().verify(found, hashlib.sha256(bytes.fromhex(head)).digest())
    except (VerificationError, ValueError, TypeError, AttributeError):
        return "is no time stamp on this head that holds"
    own = next((one for one in certificates if one.serial_number in _signers(found)), certificates[0])
    fingerprint = hashlib.sha256(own.public_bytes(Encoding.DER)).hexdigest()
    return Stamped(own.subject.rfc4514_string(), fingerprint, found.tst_info.gen_time.isoformat())


def _signers(found: Any) -> set[int]:
    return {info.serial_number for info in found.signed_data.signer_infos if hasattr(info, "serial_number")}


def of(whole: dict[str, Any]) -> tuple[list[Stamped], list[Fault]]:
    """The stamps in the list of what happened after the closing, and those that do not hold."""
    stamped, faults = list[Stamped](), list[Fault]()
    for n, row in enumerate(whole.get("afterwards", [])):
        body = row.get("body") if isinstance(row, dict) and row.get("kind") == STAMPED else None
        if isinstance(body, dict):
            found = read(str(body.get("token")), whole["head"])
            faults += [Fault(f"afterwards[{n}].body.token", found)] if isinstance(found, str) else []
            stamped += [] if isinstance(found, str) else [found]
    return stamped, faults
