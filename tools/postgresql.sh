#!/bin/sh
# Prints the folder of PostgreSQL's own programs (initdb, postgres) for the tests, which start a server of their own;
# installs Debian's where that is allowed, otherwise says what to do.
set -eu

find_postgresql() {
    for folder in "${POSTGRESQL:-}" $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -rV) \
        /opt/homebrew/opt/postgresql*/bin /usr/local/bin /usr/bin; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then echo "$folder"; return 0; fi
    done
    return 1
}

find_postgresql && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    log=$(mktemp)
    echo "No PostgreSQL found: installing Debian's (apt-get install postgresql) ..." >&2
    mkdir -p /etc/postgresql-common # the tests start a server of their own: this machine need not run one
    [ -e /etc/postgresql-common/createcluster.conf ] ||
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    apt-get update >"$log" 2>&1 </dev/null || true
    if DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql >>"$log" 2>&1 </dev/null \
        && find_postgresql; then
        rm -f "$log"
        exit 0
    fi
    tail -n 20 "$log" >&2
    rm -f "$log"
fi

echo "The tests need PostgreSQL's programs and none were found. Install them (Debian, Ubuntu:" >&2
echo "sudo apt-get install postgresql) or point POSTGRESQL at their folder, then run make test again." >&2
exit 1
