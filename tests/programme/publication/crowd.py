"""What was published of the rounds of a large city: two versions of each, the older one withdrawn."""

import io
import zipfile

from app.programme.publication import bundle
from app.programme.publication.tables import PUBLICATION
from tests.programme.city.crowd import PROGRAMME, At, Rows


def of_city() -> Rows:
    """Two versions of the whole programme."""
    yield from of_round(At(PROGRAMME, "", 0))


def of_round(at: At) -> Rows:
    """Two versions."""
    for number, withdrawn in ((1, "Een fout."), (2, None)):
        told = {"by": "host", "note": "", "sha256": "0" * 64, "bytes": len(CONTENT), "removed": 0}
        kept = {"withdrawn": withdrawn, "content": None if withdrawn else CONTENT}
        yield PUBLICATION, {"round": at.round, "number": number, "at": at.said} | told | kept


def _bundle() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(bundle.PAGE, "<!doctype html><title>Verslag</title>" + "<p>Wat is besloten.</p>" * 100)
        made.writestr(bundle.PAPER, b"%PDF-1.7")
    return kept.getvalue()


CONTENT = _bundle()
