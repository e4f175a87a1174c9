#!/bin/sh
# Prints the path of strace, which records what the server writes; installs Debian's where that is allowed.
set -eu

command -v strace && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "No strace found: installing Debian's (apt-get install strace) ..." >&2
    log=$(mktemp)
    if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends strace; } \
        >"$log" 2>&1 </dev/null && command -v strace; then
        rm -f "$log"
        exit 0
    fi
    tail -n 20 "$log" >&2
    rm -f "$log"
fi

echo "The tests of power cuts need strace and none was found. Install it (Debian, Ubuntu: sudo apt-get install strace;" >&2
echo "Fedora: sudo dnf install strace), then run make test again." >&2
exit 1
