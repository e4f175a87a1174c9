#!/bin/sh
# Prints the path of a Chromium for the journey tests; installs Debian's where that is allowed, otherwise says what to do.
set -eu

find_chromium() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if [ -n "$name" ] && command -v "$name"; then return 0; fi
    done
    return 1
}

find_chromium && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "No Chromium found: installing Debian's (apt-get install chromium) ..." >&2
    log=$(mktemp)
    if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } \
        >"$log" 2>&1 </dev/null && find_chromium; then
        rm -f "$log"
        exit 0
    fi
    tail -n 20 "$log" >&2
    rm -f "$log"
fi

echo "The tests need Chromium and none was found. Install it (Debian, Ubuntu: sudo apt-get install chromium;" >&2
echo "Fedora: sudo dnf install chromium) or point CHROMIUM at one, then run make test again." >&2
exit 1
