#!/usr/bin/env bash
# Installs all test servers, or those named: install.sh [postgres] [bluesky] [mail] [chromium] [s3] [nginx]. At once when they are there.
set -euo pipefail
cd "$(dirname "$0")"
[ $# -gt 0 ] || set -- postgres mail chromium bluesky s3 nginx
pids=()
for name in "$@"; do ./"$name.sh" --install > /dev/null & pids+=($!); done
status=0
for pid in "${pids[@]}"; do wait "$pid" || status=$?; done
exit $status
