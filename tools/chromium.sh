#!/bin/sh
# Prints the path of a Chromium for the journey tests; installs Debian's where that is allowed, otherwise says what to do.
# Its headless shell goes first: the same browser without windows of its own, which no test needs and which cost a fifth.
set -eu

find_chromium() {
    for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if [ -n "$name" ] && command -v "$name"; then return 0; fi
    done
    return 1
}

find_chromium && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    log=$(mktemp)
    apt-get update >"$log" 2>&1 </dev/null || true
    for package in chromium-headless-shell chromium; do
        echo "No Chromium found: installing Debian's (apt-get install $package) ..." >&2
        if DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$package" >>"$log" 2>&1 </dev/null \
            && find_chromium; then
            rm -f "$log"
            exit 0
        fi
    done
    tail -n 20 "$log" >&2
    rm -f "$log"
fi

echo "The tests need Chromium and none was found. Install it (Debian, Ubuntu: sudo apt-get install chromium;" >&2
echo "Fedora: sudo dnf install chromium) or point CHROMIUM at one, then run make test again." >&2
exit 1
