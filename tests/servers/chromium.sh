#!/usr/bin/env bash
# Debian's browser, for tests through Playwright. Prints where it is; there is nothing to start.
# chromium.sh --install   the same
. "$(dirname "$0")/common.sh"

executable=$(command -v chromium || true)
[ -n "$executable" ] || { need_packages chromium fonts-liberation fonts-noto-color-emoji; executable=$(command -v chromium); }
printf '{"ready":true,"executable":"%s"}\n' "$executable"
