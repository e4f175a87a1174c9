"""The tables of rounds in what is published of them: each column with what it holds, in Dutch and in English."""

from app.programme.feature import Column, File
from app.programme.rounds import figures
from app.programme.rounds.rounds import MODELS, STAGES

ROUND = Column("round", "de ronde", "the round")
MEETING = Column("meeting", "de code van de bijeenkomst", "the code of the meeting")
ENVELOPE = Column("envelope", "het deelbudget, leeg zonder", "the envelope, empty without one")

FILES = (
    File(
        "rounds",
        "De rondes en wat er met hun pot gebeurde.",
        "The rounds, and what happened with their pots.",
        (
            ROUND,
            Column(
                "parent", "de ronde waar de pot vandaan komt, leeg bij een eigen pot", "the round that its pot is from"
            ),
            Column("place", "de plek", "the place"),
            Column("place_name", "hoe de plek heet", "what the place is called"),
            Column("title", "de naam van de ronde", "the name of the round"),
            Column("model", "hoe het geld wordt verdeeld", "how the money is divided", values=tuple(MODELS)),
            Column("stage", "hoe ver de ronde is", "how far the round is", values=tuple(STAGES)),
            Column("begins", "de eerste dag", "the first day", "day"),
            Column("ends", "de laatste dag", "the last day", "day"),
            Column("pot", "wat er te verdelen was", "what there was to divide", "amount"),
            Column(
                "inside", "wat naar rondes ging die hun pot hieruit krijgen", "what went to rounds inside", "amount"
            ),
            Column("given", "wat plannen in deze ronde kregen", "what plans of this round got", "amount"),
            Column("left", "wat over is", "what is left", "amount"),
            Column("plans", "plannen waaruit is gekozen", "plans to choose from", "number"),
            Column("chosen", "plannen die geld krijgen", "plans that get money", "number"),
        ),
        "reporting:round_rows",
    ),
    File(
        "envelopes",
        "De deelbudgetten: wat van een pot voor een thema is bewaard.",
        "The envelopes: what is kept of a pot for a theme.",
        (
            ROUND,
            Column("envelope", "het deelbudget", "the envelope"),
            Column("title", "hoe het heet", "what it is called"),
            Column("amount", "wat erin zit", "what is in it", "amount"),
        ),
        "reporting:envelope_rows",
    ),
    File(
        "shares",
        "De bijeenkomsten die een deel van een pot verdeelden.",
        "The meetings that divided a part of a pot.",
        (ROUND, MEETING, Column("amount", "wat zij mocht verdelen", "what it could divide", "amount"), ENVELOPE),
        "reporting:share_rows",
    ),
    File(
        "awards",
        "De plannen, en wat elk vroeg en kreeg.",
        "The plans, and what each asked and got.",
        (
            ROUND,
            Column("plan", "het plan", "the plan"),
            Column("title", "hoe het plan heet", "what the plan is called"),
            Column("asked", "wat het vroeg", "what it asked", "amount"),
            Column("amount", "wat het kreeg, 0 waar het niets kreeg", "what it got, 0 for nothing", "amount"),
            ENVELOPE,
            MEETING,
            Column("votes", "hoeveel mensen het kozen, waar dat zo is geteld", "how many people chose it", "people"),
        ),
        "reporting:award_rows",
    ),
    File(
        "figures",
        "Cijfers van rondes die elders zijn gehouden.",
        "Figures of rounds that were held elsewhere.",
        (
            ROUND,
            Column("name", "wat er is geteld", "what was counted", values=tuple(figures.NAMES)),
            Column("number", "een aantal", "a number", "number"),
            Column("people", "een aantal mensen", "a number of people", "people"),
            Column("amount", "een bedrag", "an amount", "amount"),
        ),
        "reporting:figure_rows",
    ),
)
