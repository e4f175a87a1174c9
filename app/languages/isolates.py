"""Latin parts of a sentence that runs from right to left, kept together so that their signs stay at their own end."""

import re

BEGIN, END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
LETTER = "A-Za-z\u00c0-\u024f"
RUN = re.compile(rf'[(‘“"]*[{LETTER}](?:[^\u0590-\u08ff\n]*[{LETTER}])?[\d/_-]*[.!?…)’”"]*')
"""From the first Latin letter to the last one before letters of the other direction, with the signs around them."""


def isolated(text: str) -> str:
    """The text with each Latin part in an isolate; a single word needs none."""
    return RUN.sub(lambda run: run[0] if run[0].isalnum() else f"{BEGIN}{run[0]}{END}", text)
