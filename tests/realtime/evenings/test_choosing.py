"""Choosing by resistance over real sockets: everybody is asked at once, nobody sees anything before the closing."""

from tests.realtime.servers import Live, Server

OPTIONS = [{"title": "Samen praten", "text": "Tot iedereen mee kan."}, "Loten"]
SECRET = "Samen praten: 1 ×"


def asked(server: Server) -> tuple[Live, Live, Live]:
    """A console, a phone and a wall, and a choice between two models."""
    console, phone, wall = server.leader().joined(), server.seated().joined(), server.device("screen").joined()
    console.lead_to("frames", at="welcome")
    console.ok("choice.open", question="Hoe verdelen we?", options=OPTIONS)
    return console, phone, wall


def test_the_room_chooses_over_sockets_and_sees_it_together(server: Server) -> None:
    console, phone, wall = asked(server)
    for live in (phone, wall):
        live.wire.wait("regions", lambda message: "Hoe verdelen we?" in str(message["html"]))
    phone.ok("choice.answer", choice="W1", marks={"O1": 3, "nothing": 8})
    mine = phone.wire.wait("mine", lambda message: message["marks"]["choice"])
    assert mine["marks"]["choice"] == {"choice": "W1", "marks": {"O1": 3, "nothing": 8}}
    said = [name for name, body in wall.wire.all(0.5) if SECRET in str(body)]
    assert said == []
    console.ok("choice.close")
    for live in (phone, wall, console):
        live.wire.wait("regions", lambda message: "Samen praten: 1 × 3" in str(message["html"]))


def test_a_choice_takes_no_answer_after_its_closing(server: Server) -> None:
    console, phone, _ = asked(server)
    console.ok("choice.close")
    assert phone.act("choice.answer", choice="W1", marks={"O1": 3})["error"]["key"] == "choice_closed"
    assert console.act("choice.open", question="Hoe?", options=["Zo"])["error"]["key"] == "too_few_options"
