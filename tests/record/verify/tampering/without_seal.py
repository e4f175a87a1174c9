"""What somebody who knows the code can do to a record: the seal left out and one member forged, keys of their own."""

import hashlib
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.record.verify.tampering.forgeries import foreign, relink

Record = dict[str, Any]
OWN = Ed25519PrivateKey.from_private_bytes(bytes(32))


def _nothing(whole: Record) -> None:
    """The seal alone is gone."""


def _told(whole: Record) -> None:
    row = whole["followup"]["told"][0]
    row["state"] = "done" if row["state"] != "done" else "running"
    item = next(item for item in whole["followup"]["items"] if item["subject"] == row["subject"])
    item["state"] = row["state"]


def _told_nothing(whole: Record) -> None:
    gone = whole["followup"]["told"].pop()
    del whole["texts"][gone["text"]]
    item = next(item for item in whole["followup"]["items"] if item["subject"] == gone["subject"])
    item["state"] = "open"


def _four_done(whole: Record) -> None:
    told, at = whole["followup"]["told"], whole["followup"]["told"][-1]["at"]
    for item in whole["followup"]["items"][1:5]:
        digest = hashlib.sha256(b"Klaar.").hexdigest()
        whole["texts"][digest] = {"salt": "", "text": "Klaar."}
        row = {"number": len(told) + 1, "subject": item["subject"], "state": "done", "due": None, "text": digest}
        told.append(row | {"by": "facilitator", "at": at})
        item["state"] = "done"


def _nobody_signed(whole: Record) -> None:
    del whole["signatures"][1:]


def _house_did_not_sign(whole: Record) -> None:
    whole["signatures"] = []


def _no_correction(whole: Record) -> None:
    for addendum in whole["addenda"]:
        del whole["texts"][addendum["text"]]
    whole["addenda"] = []


def _blanked(whole: Record) -> None:
    """All arguments against: in the record too, as if the house had removed their words."""
    for plan in whole["record"]["plans"]:
        for argument in plan["arguments"]:
            if argument["side"] == "against":
                digest = next(d for d, row in whole["texts"].items() if row["text"] == argument["text"])
                del whole["texts"][digest]
                argument["text"] = ""


def _all_blanked(whole: Record) -> None:
    whole["texts"] = {}


def _no_list(whole: Record) -> None:
    del whole["afterwards"]


def _list_cut(whole: Record) -> None:
    del whole["afterwards"][1:]


def _list_of_own(whole: Record) -> None:
    row = {"seq": len(whole["afterwards"]) + 1, "kind": "text.removed", "at": whole["afterwards"][-1]["at"]}
    row["body"] = {"digest": min(whole["texts"]), "role": "host"}
    link = hashlib.sha256(bytes.fromhex(whole["afterwards"][-1]["link"]) + rfc8785.dumps(row)).hexdigest()
    said = {"after": link, "code": whole["record"]["code"], "head": whole["head"]}
    del whole["texts"][row["body"]["digest"]]  # type: ignore[index]
    whole["afterwards"].append(row | {"link": link, "signature": OWN.sign(rfc8785.dumps(said)).hex()})


def _truncated(whole: Record) -> None:
    del whole["events"][len(whole["events"]) // 2 :]
    relink(whole)


def _another_evening(whole: Record) -> None:
    whole["events"].insert(2, {"kind": "wall.lit", "at": whole["events"][1]["at"], "body": {"on": True}})
    relink(whole)


def _foreign_signatures(whole: Record) -> None:
    """Signed with another key, under the genuine head and key."""
    for row in whole["signatures"]:
        said = {"code": whole["record"]["code"], "head": whole["head"], "role": row["role"], "at": row["at"]}
        row["signature"] = OWN.sign(rfc8785.dumps(said)).hex()


def _rotated(whole: Record) -> None:
    """A later key of their own, of which the genuine one knows nothing."""
    key = OWN.public_key().public_bytes_raw().hex()
    said = {"at": "2026-01-01T00:00:00.000Z", "key": whole["key"], "next": key}
    whole["rotations"] = [{"key": key, "at": said["at"], "signature": OWN.sign(rfc8785.dumps(said)).hex()}]
    sealed = {"code": whole["record"]["code"], "head": whole["head"]}
    digest = hashlib.sha256(rfc8785.dumps({k: v for k, v in whole.items() if k != "seal"})).hexdigest()
    whole["seal"] = OWN.sign(rfc8785.dumps(sealed | {"file": digest})).hex()


def _extra(whole: Record) -> None:
    whole["erratum"] = "Plan 3 krijgt ook geld."


def _own_key(whole: Record) -> None:
    foreign(whole, Random(1))


Forgery = tuple[Callable[[Record], None], bool, tuple[str, ...]]
FORGERIES: dict[str, Forgery] = {
    "the seal alone left out": (_nothing, False, ("seal",)),
    "a report changed": (_told, False, ("followup.told[0]",)),
    "a report removed": (_told_nothing, False, ("followup.told",)),
    "four reports invented": (_four_done, False, ("followup.told[",)),
    "signatures of people taken away": (_nobody_signed, False, ("signatures",)),
    "the house did not sign": (_house_did_not_sign, False, ("signatures[0]",)),
    "a correction by two removed": (_no_correction, False, ("addenda",)),
    "all arguments against blanked": (_blanked, False, ("texts.",)),
    "every text blanked": (_all_blanked, False, ("texts.",)),
    "the list left out": (_no_list, False, ("seal",)),
    "the list cut": (_list_cut, False, ("signatures[1]",)),
    "a removal of their own in the list": (_list_of_own, False, ("afterwards[",)),
    "the evening truncated": (_truncated, False, ("events[",)),
    "another evening": (_another_evening, False, ("signatures[0]",)),
    "signed by another key under the genuine head": (_foreign_signatures, False, ("signatures[0]",)),
    "a later key that the old one never named": (_rotated, True, ("rotations[0]",)),
    "a member more": (_extra, True, ("erratum",)),
    "everything signed with a key of their own": (_own_key, True, ("key",)),
}


def forged(whole: Record, name: str) -> Record:
    """This record with one forgery."""
    made = deepcopy(whole)
    forge, sealed, _ = FORGERIES[name]
    if not sealed:
        made.pop("seal")
    forge(made)
    return made
