#!/usr/bin/env bash
# The Bluesky reference servers (PDS and PLC) from npm, on the Node they need; accounts alice, bob and carol.
# bluesky.sh --install   only installs
. "$(dirname "$0")/common.sh"

# the lock file names the install: another version gets another folder
stamp=$(sha256sum "$servers/bluesky/package-lock.json" | cut -c1-12)
app=$cache/bluesky-$stamp

install_bluesky() {
  [ ! -e "$app/installed" ] || return 0
  command -v npm > /dev/null || fail "Node with npm is missing. Please install it, for example with: sudo apt-get install nodejs npm"
  say "installing into $app"
  rm -rf "$app"
  mkdir -p "$app"
  cp "$servers/bluesky/package.json" "$servers/bluesky/package-lock.json" "$app/"
  # no install script is needed: sharp, better-sqlite3, argon2 and Node itself ship their binaries
  (cd "$app" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error) >&2
  touch "$app/installed"
}
[ -e "$app/installed" ] || with_lock bluesky install_bluesky
[ "${1:-}" != --install ] || exit 0

node=("$app"/node_modules/node-linux-*/bin/node)
home=$(new_home bluesky)
# modules are looked for beside the script, so the script goes where they can be found
cp "$servers"/bluesky/*.mjs "$home/"
ln -s "$app/node_modules" "$home/node_modules"

# a port that was taken meanwhile ends the server, and another is tried
for _ in 1 2 3; do
  mkdir "$home/files"
  TMPDIR=$home LOG_ENABLED=false NODE_ENV=production NODE_COMPILE_CACHE=$cache/node-compile-cache \
    "${node[0]}" "$home/start.mjs" "$home/files" "$(free_port)" > "$home/ready" 2> "$home/log" &
  pids=($!)
  if await_ready test -s "$home/ready"; then
    cat "$home/ready"
    serve
  fi
  rm -rf "$home/files"
done
cat "$home/log" >&2
fail "the Bluesky servers did not start"
