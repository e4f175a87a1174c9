"""The pictures of the guides, small, from those that the walk kept: `python -m tests.journeys.walk.guide FOLDER`."""

import sys
from pathlib import Path

from PIL import Image

PICTURES = Path(__file__).parents[3] / "docs" / "pictures"
STATIONS = {
    "avonden": "bureau-avonden",
    "plannen nalezen": "bureau-plannen",
    "agenda": "bureau-agenda",
    "nakijken": "bureau-nakijken",
    "oefenen": "bureau-oefenen",
    "regie opening": "regie-in-de-hand",
}  # the name of a station, and of its picture in docs/pictures
WIDTH = 1080  # pixels, at most
COLOURS = 64


def main(folder: Path) -> None:
    """Make each picture as wide as a page needs it, in few colours, and keep it beside the guides."""
    for station, name in STATIONS.items():
        (kept,) = folder.glob(f"?? {station}.png")
        with Image.open(kept) as seen:
            small = seen.convert("RGB")
        small.thumbnail((WIDTH, WIDTH))
        few = small.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
        few.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
