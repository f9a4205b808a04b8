#!/usr/bin/env bash
# The Bluesky reference servers (PDS and PLC) from npm, on the Node they need; accounts alice, bob and carol.
# bluesky.sh --install   only installs
. "$(dirname "$0")/common.sh"

install_from_npm bluesky
[ "${1:-}" = --install ] || serve_from_npm bluesky
