"""What cannot hold on an engine by its nature, with the reason: decision 0079 has the same table."""

import os

COMPRESSED = "tests/realtime/lines/test_compressed.py::"
NOT_OPENED = "what is compressed once for all goes past the library, and `stock` does not"
LOST = {
    "stock": {
        COMPRESSED + "test_a_browser_gets_faces_and_news_compressed_and_what_is_its_own_as_it_is": NOT_OPENED,
        COMPRESSED + "test_an_act_that_comes_compressed_is_answered_whole_and_in_pieces": NOT_OPENED,
    },
}


def lost(test: str) -> str:
    """Why a test cannot hold on the engine of this suite; empty where it can."""
    return LOST.get(os.environ.get("ENGINE", ""), {}).get(test, "")
