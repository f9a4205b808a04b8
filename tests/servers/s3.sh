#!/usr/bin/env bash
# S3-compatible storage from npm, on the Node it needs. Two servers, because neither does all: KIND=fauxqs (the default)
# behaves like the real thing with checksums but believes every signature; KIND=s3rver checks signatures.
# s3.sh --install   only installs
. "$(dirname "$0")/common.sh"

# the lock file names the install: another version gets another folder
stamp=$(sha256sum "$servers/s3/package-lock.json" | cut -c1-12)
app=$cache/s3-$stamp

install_s3() {
  [ ! -e "$app/installed" ] || return 0
  command -v npm > /dev/null || fail "Node with npm is missing. Please install it, for example with: sudo apt-get install nodejs npm"
  say "installing into $app"
  rm -rf "$app"
  mkdir -p "$app"
  cp "$servers/s3/package.json" "$servers/s3/package-lock.json" "$app/"
  (cd "$app" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error) >&2
  touch "$app/installed"
}
[ -e "$app/installed" ] || with_lock s3 install_s3
[ "${1:-}" != --install ] || exit 0

node=("$app"/node_modules/node-linux-*/bin/node)
home=$(new_home s3)
# modules are looked for beside the script, so the script goes where they can be found
cp "$servers"/s3/*.mjs "$home/"
ln -s "$app/node_modules" "$home/node_modules"

# a port that was taken meanwhile ends the server, and another is tried
for _ in 1 2 3; do
  mkdir "$home/files"
  TMPDIR=$home NODE_ENV=production NODE_COMPILE_CACHE=$cache/node-compile-cache \
    "${node[0]}" "$home/start.mjs" "${KIND:-fauxqs}" "$home/files" "$(free_port)" > "$home/ready" 2> "$home/log" &
  pids=($!)
  if await_ready test -s "$home/ready"; then
    cat "$home/ready"
    serve
  fi
  rm -rf "$home/files"
done
cat "$home/log" >&2
fail "the S3 server did not start"
