#!/usr/bin/env bash
# A private, throw-away PostgreSQL from Debian's packages: trusts everybody on 127.0.0.1 and does not wait for the disk,
# unless DURABLE=1. Told "away SECONDS" on its standard input, it stops and comes back on the same port.
# postgres.sh --install   only installs
. "$(dirname "$0")/common.sh"

shopt -s nullglob
programs() { local all=(/usr/lib/postgresql/*/bin/postgres); printf '%s\n' "${all[@]%/postgres}" | sort -V | tail -1; }
[ -n "$(programs)" ] || need_packages postgresql
[ "${1:-}" != --install ] || exit 0

bin=$(programs)
[ -n "$bin" ] || fail "PostgreSQL is installed, but its programs are not in /usr/lib/postgresql."
home=$(new_home postgres)
[ "$(id -u)" != 0 ] || chown postgres: "$home"
cd /

( as_user postgres "$bin/initdb" -D "$home/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync ) > "$home.log" 2>&1 \
  || { cat "$home.log" >&2; rm -f "$home.log"; fail "initdb failed"; }
rm -f "$home.log"

stop_signal=INT # "fast": does not wait for clients
waits=off
[ "${DURABLE:-}" != 1 ] || waits=on

start() {
  ( as_user postgres "$bin/postgres" -D "$home/data" -p "$port" \
      -c listen_addresses=127.0.0.1 -c unix_socket_directories="$home" -c max_connections=400 \
      -c fsync=$waits -c full_page_writes=$waits -c timezone=UTC -c log_min_messages=fatal ) >&2 &
  pids=($!)
  await_ready "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" -U postgres
}

told() {
  [ "$1" = away ] || fail "PostgreSQL was told: $*"
  kill -INT "${pids[0]}"
  wait "${pids[0]}" || true
  sleep "$2"
  start || fail "PostgreSQL did not come back"
}

for _ in 1 2 3; do
  port=$(free_port)
  if start; then
    printf '{"ready":true,"host":"127.0.0.1","port":%s,"user":"postgres","connection":"Host=127.0.0.1;Port=%s;Username=postgres;Database=postgres"}\n' "$port" "$port"
    serve
  fi
done
fail "PostgreSQL did not start"
