#!/usr/bin/env bash
# S3-compatible storage from npm, on the Node it needs. Two servers, because neither does all: KIND=fauxqs (the default)
# behaves like the real thing with checksums but believes every signature; KIND=s3rver checks signatures.
# s3.sh --install   only installs
. "$(dirname "$0")/common.sh"

install_from_npm s3
[ "${1:-}" = --install ] || serve_from_npm s3 "${KIND:-fauxqs}"
