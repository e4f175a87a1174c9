"""The record as its reader sees it: plans in the order of the ranking, and the sums that sentences need."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec
from flask import current_app
from flask_babel import gettext

from app.counting.told.compared import Beside
from app.counting.told.counted import Counted
from app.languages import euro
from app.part import SHOWN
from app.record.follow_up.telling import Following, following
from app.record.signing.signed_rows import Seal
from app.record.signing.signers import Signer, signers
from app.services import services
from app.wording import Proposed

Plan = Mapping[str, Any]


class Reading(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What a section may ask: the plain values of the record, and what stands around them.

    `head` is the last link of the log, `address` where the record stands on the web. Only the page has `outcome`, the
    count as the faces tell it, and `compared`, the other rules once all of them were counted.
    """

    record: Mapping[str, Any]
    ballots: Mapping[str, Sequence[Mapping[str, Any]]] = {}
    seal: Seal | None = None
    follow: Following | None = None
    head: str = ""
    address: str = ""
    signers: Sequence[Signer] = ()
    outcome: Counted | None = None
    compared: Beside | None = None

    @property
    def closed(self) -> bool:
        """Whether the meeting is closed, and the record public."""
        return bool(self.record["status"] == "closed")

    @property
    def practice(self) -> bool:
        """Whether it was a practice evening, of which nothing counts."""
        return "practice" in self.record

    @property
    def decided(self) -> bool:
        """Whether a decision was recorded."""
        return "decided" in self.record["times"]

    def began(self, package: Mapping[str, Any] | None = None) -> str:
        """The kind of stage whose outcome a package began from, by default the one decided on last; empty for none.

        Of kinds that both say so it is the one whose part comes later.
        """
        values = {**self.record, **(package or {})}
        found = ((part.name, part.proposed) for part in reversed(SHOWN.parts.values()))
        return next((name for name, told in found if told is not None and told.by(values)), "")

    def proposed(self, package: Mapping[str, Any] | None = None) -> Proposed | None:
        """How to speak of what that package began from."""
        name = self.began(package)
        return SHOWN.parts[name].proposed if name else None

    @property
    def ranking(self) -> Mapping[str, Any] | None:
        """The revealed outcome of the vote; None where there is none."""
        found: Mapping[str, Any] | None = self.record["ranking"]
        return found

    @property
    def ruling(self) -> Mapping[str, Any] | None:
        """What the answers came to by the rule; None without a decision, and in older logs."""
        found: Mapping[str, Any] | None = (self.record["decision"] or {}).get("ruling")
        return found

    @property
    def advice(self) -> bool:
        """Whether the decision may only be called advice."""
        return bool((self.record["decision"] or {}).get("called") == "advies")

    @cached_property
    def plans(self) -> dict[str, Plan]:
        """Every plan by its id."""
        return {plan["id"]: plan for plan in self.record["plans"]}

    @cached_property
    def taking(self) -> list[Plan]:
        """The plans that took part to the end, from the first place to the last."""
        order = dict.fromkeys([*(self.ranking["order"] if self.ranking else ()), *self.plans])
        return [self.plans[key] for key in order if self.plans[key]["withdrawn"] is None]

    @property
    def withdrawn(self) -> list[Plan]:
        """The plans that were withdrawn."""
        return [plan for plan in self.plans.values() if plan["withdrawn"] is not None]

    @property
    def funded(self) -> list[Plan]:
        """The plans that get money."""
        return [plan for plan in self.taking if plan["amount"]]

    @property
    def departed(self) -> list[Plan]:
        """The plans for which the room chose another amount than the ranking did."""
        return [p for p in self.taking if p["suggested"] is not None and p["amount"] != p["suggested"]]

    @property
    def stripes(self) -> list[dict[str, Any]]:
        """The pieces of the budget bar: `n` the place, `amount` in cents, and whether that is `part` of the ask."""
        numbered = enumerate(self.taking, 1)
        return [{"n": n, "amount": p["amount"], "part": p["amount"] < p["ask"]} for n, p in numbered]

    @property
    def asked(self) -> int:
        """What the plans asked together, in cents."""
        return sum(plan["ask"] for plan in self.taking)

    @property
    def people(self) -> int:
        """How many seats there were."""
        return sum(self.record["turnout"]["seats"].values())

    def kind_of(self, key: str) -> str:
        """The kind of a stage by its key."""
        return str(next(stage["kind"] for stage in self.record["agenda"] if stage["key"] == key))

    def stage_title(self, key: str) -> str:
        """What a stage is called, in the present language: its own title, else that of its kind.

        That has a number where packages follow from more of its kind.

        Records of an agenda with one package never had numbers, and keep their bytes.
        """
        kind = self.kind_of(key)
        alike = [stage["key"] for stage in self.record["agenda"] if stage["kind"] == kind]
        several = "earlier" in self.record and len(alike) > 1
        own = next((stage.get("title", "") for stage in self.record["agenda"] if stage["key"] == key), "")
        return own or (f"{SHOWN.title(kind)} {alike.index(key) + 1}" if several else SHOWN.title(kind))


def of(code: str, names: Mapping[str, str] | None = None, **count: Any) -> Reading:
    """A meeting as it is read now; `names` are those beside its log, `count` is the page's `outcome` and `compared`."""
    found = services().dossiers.of(code)
    return Reading(
        record=found.record,
        ballots=found.told.ballots,
        seal=found.seal,
        follow=following(found),
        head=found.head,
        address=f"{current_app.config['PUBLIC_URL']}/t/{code}/besluit",
        signers=signers(found.seal, names or {}),
        **count,
    )


def gets(cents: int | None) -> str:
    """An amount in words, also where there is none."""
    return euro(cents) if cents else gettext("niets")


def kept(text: str | None) -> str:
    """A text, or that it was removed."""
    return text or gettext("(tekst verwijderd)")
