#!/bin/sh
# Prints the path of an ffmpeg for the journey that films a hall; installs Debian's where that is allowed, otherwise says
# what to do.
set -eu

for name in "${FFMPEG:-}" ffmpeg; do
    if [ -n "$name" ] && command -v "$name"; then exit 0; fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    log=$(mktemp)
    apt-get update >"$log" 2>&1 </dev/null || true
    echo "No ffmpeg found: installing Debian's (apt-get install ffmpeg) ..." >&2
    if DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ffmpeg >>"$log" 2>&1 </dev/null \
        && command -v ffmpeg; then
        rm -f "$log"
        exit 0
    fi
    tail -n 20 "$log" >&2
    rm -f "$log"
fi

echo "The tests film a hall with ffmpeg and none was found. Install it (Debian, Ubuntu: sudo apt-get install ffmpeg;" >&2
echo "Fedora: sudo dnf install ffmpeg-free) or point FFMPEG at one, then run make test again." >&2
exit 1
