"""The stream in a random evening: somewhere, elsewhere or nowhere, and home that goes quiet now and then."""

from random import Random
from typing import Any

from facilitation.parts.stream import QuietHome, SetStream


class Streaming:
    """What is filmed, by a chance of its own."""

    code: str
    chance: Random
    maybe: Any

    def film(self, stage: str) -> None:
        """The evening goes on as it would, but for what home wants to write while it is quiet there."""
        usual, self.chance = self.chance, Random(f"{self.code} films {stage}")
        places = ["", "https://beeld.example/zaal.m3u8", "https://speler.example/?v=1"]
        self.maybe(SetStream(address=self.chance.choice(places), sign=self.chance.choice(places)), 0.2)
        self.maybe(QuietHome(on=self.chance.random() < 0.3), 0.3)
        self.chance = usual
