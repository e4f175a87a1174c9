"""A hall that is filmed: a test picture with a clock, made by ffmpeg, as a live HLS stream of this machine, and late.

The picture is VP9 in fragments of MP4: every Chromium can play that, with or without the codecs that are paid for.
"""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SECONDS, PIECE, SHOWN = 300, 2, 6
EDGE = 3 * PIECE
"""A player stays so many seconds before the end of what there is."""
ROOT = Path(__file__).parents[3]


def ffmpeg() -> str:
    """The path of an ffmpeg; AssertionError with what to do where there is none."""
    found = os.environ.get("FFMPEG") or shutil.which("ffmpeg")
    if found:
        return found
    asked = subprocess.run(["sh", ROOT / "tools" / "ffmpeg.sh"], capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stderr
    return asked.stdout.strip()


def filmed(folder: Path) -> None:
    """Five minutes of a clock in pieces of two seconds, with what a player has to read first."""
    picture = ["-f", "lavfi", "-i", f"testsrc=size=160x90:rate=5:duration={SECONDS}"]
    codec = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-g", str(5 * PIECE), "-b:v", "60k"]
    pieces = ["-f", "hls", "-hls_time", str(PIECE), "-hls_segment_type", "fmp4", "-hls_list_size", "0"]
    names = ["-hls_segment_filename", str(folder / "%d.m4s"), str(folder / "all.m3u8")]
    command = [ffmpeg(), "-v", "error", *picture, *codec, "-pix_fmt", "yuv420p", *pieces, *names]
    subprocess.run(command, check=True, cwd=folder)


class Film(SimpleHTTPRequestHandler):
    """The pieces, to whoever asks from another page, and the list of those that there are now."""

    begins: datetime
    behind: int

    def do_GET(self) -> None:
        """Give a piece, or the list of now."""
        if self.path != "/zaal.m3u8":
            return super().do_GET()
        said = self.list().encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/vnd.apple.mpegurl")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)
        return None

    def list(self) -> str:
        """The last pieces that are there at this moment, each with when it was filmed."""
        past = datetime.now(UTC) - self.begins - timedelta(seconds=self.behind - EDGE)
        last = min(int(past.total_seconds()) // PIECE, SECONDS // PIECE)
        first = max(0, last - SHOWN)
        lines = ["#EXTM3U", "#EXT-X-VERSION:7", f"#EXT-X-TARGETDURATION:{PIECE}", f"#EXT-X-MEDIA-SEQUENCE:{first}"]
        lines.append('#EXT-X-MAP:URI="init.mp4"')
        for number in range(first, last):
            at = (self.begins + timedelta(seconds=PIECE * number)).isoformat(timespec="milliseconds")
            lines += [f"#EXT-X-PROGRAM-DATE-TIME:{at}", f"#EXTINF:{PIECE}.0,", f"{number}.m4s"]
        return "\n".join([*lines, ""])

    def end_headers(self) -> None:
        """Whoever plays it stands on another page."""
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def streamed(folder: Path, behind: int) -> Iterator[str]:
    """The address of a stream that is so many seconds late."""
    filmed(folder)
    begins = datetime.now(UTC) - timedelta(seconds=behind + SHOWN * PIECE)
    kind = type("Tonight", (Film,), {"begins": begins, "behind": behind})
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *asked: kind(*asked, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/zaal.m3u8"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
