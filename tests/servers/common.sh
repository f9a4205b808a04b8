# Shared by the scripts of this folder. Every server script: installs what it needs (at once when it is there), starts its
# server on 127.0.0.1, prints one line of JSON when ready, and stops and cleans up on SIGTERM, SIGINT, or, with
# STOP_WITH_STDIN=1, when its standard input closes (so that nothing outlives a starter that was killed).
# shellcheck shell=bash
set -euo pipefail

servers=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/quartett-test
mkdir -p "$cache"

say() { echo "[$(basename "$0" .sh)] $*" >&2; }
fail() { say "$@"; exit 3; }

# with_lock NAME COMMAND…: one at a time on this machine
with_lock() {
  local name=$1; shift
  ( flock 8; "$@" ) 8> "$cache/$name.lock"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

missing_packages() {
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

# need_packages PACKAGE…: Debian packages, installed without starting their services
need_packages() {
  local missing
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -z "$missing" ] || with_lock apt install_packages "$@"
}

install_packages() {
  local missing policy=/usr/sbin/policy-rc.d ours=
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  command -v apt-get > /dev/null || fail "This machine has no apt-get. Please install these Debian packages or their like: $missing"
  as_root true 2> /dev/null || fail "Packages are missing and this user may not install them. Please run: sudo apt-get install $missing"
  say "installing $missing"
  # a package must not start a service on the developer's machine
  if [ ! -e $policy ]; then
    ours=1
    printf '#!/bin/sh\nexit 101\n' | as_root tee $policy > /dev/null
    as_root chmod 755 $policy
  fi
  local status=0
  # shellcheck disable=SC2086
  apt_install $missing || { as_root apt-get update -qq && apt_install $missing; } || status=$?
  [ -z "$ours" ] || as_root rm -f $policy
  [ $status = 0 ] || fail "The packages could not be installed: $missing"
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" > "$cache/apt.log" 2>&1 \
    || { tail -3 "$cache/apt.log" >&2; return 1; }
}

listening() { (: < "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

# free_port: below the range the kernel hands out to outgoing connections, so that none takes it before the server does
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    listening $port || { echo $port; return; }
  done
}

# new_home NAME: a folder for one server's life
new_home() { mktemp -d "${TMPDIR:-/tmp}/quartett-$1-XXXXXX"; }

# as_user USER COMMAND…: gives up root; anyone else stays who they are
as_user() {
  local user=$1; shift
  if [ "$(id -u)" = 0 ]; then exec setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$@"; else exec "$@"; fi
}

# await_ready CHECK… : until CHECK succeeds; gives up when a server process is gone or after 30 s
await_ready() {
  local deadline=$((SECONDS + 30)) pid
  until "$@"; do
    for pid in "${pids[@]}"; do kill -0 "$pid" 2> /dev/null || return 1; done
    [ $SECONDS -lt $deadline ] || return 1
    sleep 0.05
  done
}

pids=()
home=
cleanup() {
  trap '' TERM INT HUP
  trap - EXIT
  local pid
  for pid in "${pids[@]}"; do kill "-${stop_signal:-TERM}" "$pid" 2> /dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2> /dev/null || true; done
  [ -z "$home" ] || rm -rf "$home"
}
trap cleanup EXIT
trap 'exit 0' TERM INT HUP

# told WORDS: a line that came from the starter; scripts that can do something on request define it anew
told() { say "does not know how to $*"; }

# serve: from here on the server lives until it is told to stop, or dies
serve() {
  local status pid line
  while [ "${STOP_WITH_STDIN:-}" = 1 ]; do
    status=0 line=
    read -r -t 0.3 line || status=$?
    [ $status -eq 0 ] || [ $status -gt 128 ] || exit 0
    # shellcheck disable=SC2086
    [ -z "$line" ] || told $line
    for pid in "${pids[@]}"; do kill -0 "$pid" 2> /dev/null || { say "the server ended by itself"; exit 1; }; done
  done
  wait -n "${pids[@]}" || true
  say "the server ended by itself"
  exit 1
}

# install_from_npm NAME: what NAME/package-lock.json says, into the folder its hash names, so that another version gets another one
install_from_npm() {
  local name=$1
  app=$cache/$name-$(sha256sum "$servers/$name/package-lock.json" | cut -c1-12)
  [ -e "$app/installed" ] || with_lock "$name" install_into_app "$name"
}

install_into_app() {
  [ ! -e "$app/installed" ] || return 0
  command -v npm > /dev/null || fail "Node with npm is missing. Please install it, for example with: sudo apt-get install nodejs npm"
  say "installing into $app"
  rm -rf "$app"
  mkdir -p "$app"
  cp "$servers/$1/package.json" "$servers/$1/package-lock.json" "$app/"
  # no install script is needed: what has native parts, and Node itself, ships its binaries
  (cd "$app" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error) >&2
  touch "$app/installed"
}

# serve_from_npm NAME [ARGUMENT…]: NAME/start.mjs FOLDER PORT ARGUMENT… on the Node that came with the packages
serve_from_npm() {
  local name=$1 node=("$app"/node_modules/node-linux-*/bin/node); shift
  home=$(new_home "$name")
  # modules are looked for beside the script, so the script goes where they can be found
  cp "$servers/loopback.mjs" "$servers/$name/start.mjs" "$home/"
  ln -s "$app/node_modules" "$home/node_modules"
  # a port that was taken meanwhile ends the server, and another is tried
  for _ in 1 2 3; do
    mkdir "$home/files"
    TMPDIR=$home LOG_ENABLED=false NODE_ENV=production NODE_COMPILE_CACHE=$cache/node-compile-cache \
      "${node[0]}" "$home/start.mjs" "$home/files" "$(free_port)" "$@" > "$home/ready" 2> "$home/log" &
    pids=($!)
    if await_ready test -s "$home/ready"; then
      cat "$home/ready"
      serve
    fi
    rm -rf "$home/files"
  done
  cat "$home/log" >&2
  fail "$name did not start"
}
