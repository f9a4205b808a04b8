#!/usr/bin/env bash
# A private Redis from Debian's packages, for script/bench: every write waits for the disk.
# redis.sh --install   only installs
. "$(dirname "$0")/common.sh"

[ -x /usr/bin/redis-server ] || need_packages redis-server
[ "${1:-}" != --install ] || exit 0

home=$(new_home redis)
[ "$(id -u)" != 0 ] || chown redis: "$home"
cd /

for _ in 1 2 3; do
  port=$(free_port)
  ( as_user redis /usr/bin/redis-server --port "$port" --bind 127.0.0.1 --dir "$home" --appendonly yes --appendfsync always --save '' --maxmemory-policy noeviction --loglevel warning ) >&2 &
  pids=($!)
  if await_ready listening "$port"; then
    printf '{"ready":true,"host":"127.0.0.1","port":%s}\n' "$port"
    serve
  fi
done
fail "Redis did not start"
