"""The Klaverbuurt evening over real sockets, from the frames to the record: it gives the decision of its file."""

import json
from collections import Counter
from typing import Any

from app.demo.klaverbuurt import FILE, SIDES
from app.imports import lists
from app.live.opening import opening
from facilitation.state.frame import FRAME_KEYS
from facilitation.state.terms import Terms
from tests.realtime.servers import Furnish, Live, Server

EVENING: Any = json.loads(FILE.read_text("utf-8"))
DECISION = EVENING["decision"]
CONDITIONS = {c["id"]: c for c in DECISION["conditions"]}
LATER = ("C07", "C09")  # what the two objections of the first round led to
Seats = dict[str, tuple[Live, dict[str, str]]]


def test_the_evening_played_over_sockets_gives_the_decision_of_its_file(furnish: Furnish) -> None:
    source = lists.read(FILE)
    terms = Terms(mandate="beslissend", confirms="stadsdeel Amsterdam-Noord")
    server = furnish(opening(source, "KLAVER", source.pot or 0, terms=terms))
    server.code = "KLAVER"
    server.start(LIMITS="off")
    console = server.leader().joined()
    seats = everybody_sits_down(server, console)
    everybody_talks_and_ranks(console, seats)
    the_room_composes(console, LATER)
    console.ok("stage.advance", to="decision")
    the_room_decides(console, seats)
    console.ok("stage.advance", to="review")
    console.ok("stage.close")
    console.ok("meeting.close")
    answer = server.device().web.get(f"{server.base}/t/KLAVER/besluit.json")
    it_is_the_decision_of_the_file(answer.json()["record"])


def everybody_sits_down(server: Server, console: Live) -> Seats:
    """A phone each; who comes on paper gets a seat from the console. What speaks for a seat, and in whose name."""
    seats: Seats = {}
    for person in EVENING["participants"]:
        if person["channel"] == "papier":
            seq = console.ok("seat.add", table=person["table_id"], channel="paper")
            seats[person["id"]] = console, {"seat": server.logged(seq)["seat"]}
        else:
            channel = "online" if person["channel"] == "online" else "room"
            device = server.seated(table=person["table_id"], channel=channel)
            seats[person["id"]] = device.joined(), {}
    assert (len(seats), len(EVENING["tables"])) == (42, 7)
    return seats


def _say(seats: Seats, person: str, kind: str, **fields: Any) -> None:
    live, own = seats[person]
    live.ok(kind, **fields, **own)


def everybody_talks_and_ranks(console: Live, seats: Seats) -> None:
    console.ok("stage.advance", to="frames")
    quorum = EVENING["framework"]["quorum"]
    console.ok("rule.set", rule="consent", seats=quorum["min_residents"], tables=quorum["min_tables"])
    for frame in FRAME_KEYS:
        console.ok("frame.confirm", frame=frame)
    console.ok("stage.advance", to="arguments")
    for said in EVENING["arguments"]:
        author = said["author_ref"] if said["author_ref"] in seats else "P01"
        fields = {"initiative": said["initiative_id"], "side": SIDES[said["type"]], "text": said["text"]}
        _say(seats, author, "argument.post", **fields)
    console.ok("stage.advance", to="ranking")
    for entry in EVENING["rankings"]["entries"]:
        _say(seats, entry["participant_id"], "ballot.cast", ballot={"order": entry["order"]})
    console.ok("stage.close")
    console.ok("stage.reveal")
    console.ok("stage.advance", to="allocation")
    console.ok("stage.close")
    console.ok("stage.reveal")


def the_room_composes(console: Live, without: tuple[str, ...] = ()) -> None:
    places = {key: n for n, key in enumerate(DECISION["reserve_list"], 1)}
    awards = [
        {
            "initiative": item["initiative_id"],
            "amount": item["amount_eur"] * 100,
            "reason": item["reason"],
            "conditions": [_condition(CONDITIONS[key]) for key in item["condition_ids"] if key not in without],
            "reserve": places.get(item["initiative_id"], 0),
        }
        for item in DECISION["items"]
    ]
    console.ok("decision.propose", awards=awards)


def _condition(c: Any) -> dict[str, str]:
    told = {"text": c["text"], "kind": c["kind"], "owner": c["owner_role"]}
    return told | {"due": c["due_date"], "checker": c["checked_by_role"]}


def the_room_decides(console: Live, seats: Seats) -> None:
    first, last = DECISION["consent_rounds"]
    people = sorted(seats)
    phones = [person for person in people if not seats[person][1]]
    objectors = dict(zip(phones[5:7], first["objections"], strict=True))
    for person, said in objectors.items():
        _say(seats, person, "consent.give", position="objection", reason=said["text"], need="Een antwoord.")
    others = [person for person in people if person not in objectors]
    answer(seats, others, first["geel"])
    console.ok("stage.close")
    assert console.act("decision.record")["error"]["key"] == "rule_unmet"
    for number in (1, 2):
        console.ok("objection.floor", objection=f"B1.{number}")
    numbers = {person: _number_of(console, seats, person) for person in objectors}
    settled = {"objection": numbers[phones[5]], "became": "worked_in", "text": "Doen we."}
    assert console.act("objection.settle", **settled)["error"]["key"] == "package_unchanged"
    the_room_composes(console)
    for person, said in objectors.items():
        console.ok("objection.settle", objection=numbers[person], became="worked_in", text=said["amendment"])
    for person in objectors:
        _say(seats, person, "objection.withdraw")
    console.ok("objection.floor")
    console.ok("round.open")
    answer(seats, people, last["geel"])
    for number, view in enumerate(DECISION["minority_views"], 1):
        crowd = people[number * 10 : number * 10 + view["supporters"]]
        _say(seats, crowd[0], "minority.post", text=view["text"], initiatives=view["initiative_ids"])
        for person in crowd[1:]:
            _say(seats, person, "minority.join", view=f"M{number}")
    console.ok("stage.close")
    console.ok("decision.record")


def _number_of(console: Live, seats: Seats, person: str) -> str:
    """An objector's own phone knows the name of the objection; nobody else's does."""
    live, _ = seats[person]
    (number,) = live.wire.wait("mine", lambda mine: mine["marks"]["objections"])["marks"]["objections"]
    return str(number)


def answer(seats: Seats, people: list[str], yellow: int) -> None:
    for n, person in enumerate(people):
        if n < yellow:
            _say(seats, person, "consent.give", position="concern", reason=f"Zorg nummer {n}.")
        else:
            _say(seats, person, "consent.give", position="agree")


def it_is_the_decision_of_the_file(record: Any) -> None:
    plans = {plan["id"]: plan for plan in record["plans"]}
    assert Counter(plan["verdict"] for plan in plans.values()) == {"ja": 5, "ja_mits": 4, "nu_niet": 5}
    for item in DECISION["items"]:
        plan = plans[item["initiative_id"]]
        assert (plan["verdict"], plan["amount"]) == (item["outcome"], item["amount_eur"] * 100)
        assert plan["reason"] == item["reason"]
    assert (record["divided"], record["remainder"]) == (83_500_00, 500_00)
    conditions = [condition for plan in plans.values() for condition in plan["conditions"]]
    assert len(conditions) == 10
    assert all(condition["owner"] and condition["due"] for condition in conditions)
    counts = [tuple(asked["counts"].values()) for asked in record["rounds"]]
    assert counts == [(33, 7, 2), (37, 5, 0)]
    became = {(o["text"], o["change"], o["became"], o["by"]) for o in record["rounds"][0]["objections"]}
    raised = DECISION["consent_rounds"][0]["objections"]
    assert {(text, change, end) for text, change, end, _ in became} == {
        (o["text"], o["amendment"], "withdrawn") for o in raised
    }
    views = {(view["text"], view["supporters"]) for view in record["minority"]}
    assert views == {(view["text"], view["supporters"]) for view in DECISION["minority_views"]}
    assert record["decision"]["called"] == "besluit"
    assert record["turnout"]["seats"] == {"online": 6, "paper": 10, "room": 26}
