#!/bin/sh
# Prints the path of nginx for the tests, which start one of their own; installs Debian's where that is allowed,
# otherwise says what to do.
set -eu

find_nginx() {
    for name in "${NGINX:-}" nginx /usr/sbin/nginx /usr/local/sbin/nginx; do
        if [ -n "$name" ] && command -v "$name"; then return 0; fi
    done
    return 1
}

find_nginx && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    log=$(mktemp)
    echo "No nginx found: installing Debian's (apt-get install nginx-light) ..." >&2
    apt-get update >"$log" 2>&1 </dev/null || true
    # RUNLEVEL: the tests start a server of their own, and this machine need not run one
    if RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nginx-light >>"$log" 2>&1 \
        </dev/null && find_nginx; then
        rm -f "$log"
        exit 0
    fi
    tail -n 20 "$log" >&2
    rm -f "$log"
fi

echo "The tests need nginx and none was found. Install it (Debian, Ubuntu: sudo apt-get install nginx-light;" >&2
echo "Fedora: sudo dnf install nginx) or point NGINX at one, then run make test again." >&2
exit 1
