# Shared by the scripts of this folder.
# shellcheck shell=bash
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
artifacts=$root/artifacts
assets=$root/src/Quartett.Web/Assets
built_assets=$root/src/Quartett.Web/wwwroot/built
published=$artifacts/quartett
web=$published/Quartett.Web.dll

say() { echo "$*" >&2; }

# missing WHAT HOW: something this machine lacks, and the way to get it
missing() {
  say "$1"
  say "$2"
  exit 3
}

check_sdk() {
  local how="Get it from https://dotnet.microsoft.com/download/dotnet/10.0, or on Debian from Microsoft's package source with: sudo apt-get install dotnet-sdk-10.0"
  command -v dotnet > /dev/null || missing "Quartett needs the .NET 10 SDK, and this machine has no .NET." "$how"
  (cd "$root" && dotnet --version > /dev/null 2>&1) || missing "Quartett needs the .NET 10 SDK. This machine has only: $(dotnet --list-sdks 2> /dev/null | cut -d' ' -f1 | tr '\n' ' ')" "$how"
}

check_node() {
  local how="Get it from https://nodejs.org, or on Debian with: sudo apt-get install nodejs npm" version
  command -v node > /dev/null || missing "Quartett needs Node 20 or later to build its pages, and this machine has no Node." "$how"
  version=$(node --version)
  version=${version#v}
  [ "${version%%.*}" -ge 20 ] || missing "Quartett needs Node 20 or later to build its pages. This machine has Node $version." "$how"
  command -v npm > /dev/null || missing "Quartett needs npm, which usually comes with Node." "$how"
}

# newer_than STAMP PATH…: something below the paths changed, came or went since the stamp
newer_than() {
  local stamp=$1; shift
  [ ! -e "$stamp" ] || [ -n "$(find "$@" \( -name node_modules -o -path "$built_assets" \) -prune -o -newer "$stamp" -print -quit)" ]
}

# one_at_a_time COMMAND…: two builds into one folder would spoil each other
one_at_a_time() {
  mkdir -p "$artifacts/stamps"
  ( flock 8; "$@" 8>&- ) 8> "$artifacts/stamps/lock"
}

# quietly LOG COMMAND…: into a file, since a build server must not hold on to the caller's output; shown when it fails
quietly() {
  local log=$artifacts/$1.log; shift
  "$@" > "$log" 2>&1 < /dev/null || { cat "$log" >&2; return 1; }
}

build_assets() {
  [ -e "$assets/package.json" ] || return 0
  local packages=$assets/node_modules/.installed stamp=$artifacts/stamps/assets
  if [ ! -e "$packages" ] || [ "$assets/package-lock.json" -nt "$packages" ]; then
    check_node
    say "Fetching the packages of the pages …"
    quietly npm-ci npm --prefix "$assets" ci --no-audit --no-fund --no-update-notifier --loglevel=error
    touch "$packages"
  fi
  if [ ! -d "$built_assets" ] || newer_than "$stamp" "$assets"; then
    check_node
    say "Building the pages' scripts and styles …"
    touch "$stamp.new"
    quietly npm-build npm --prefix "$assets" run build
    mv "$stamp.new" "$stamp"
  fi
}

# build_dotnet LOG build|publish ARGUMENTS…: restores exactly what the lock files say, unless a project file has changed since they were written
build_dotnet() {
  local log=$1; shift
  (cd "$root" && quietly "$log" dotnet "$@" -v:minimal -p:RestoreLockedMode=true) 2> "$artifacts/$log.err" && return
  if grep -q NU1004 "$artifacts/$log.log"; then
    say "The lock files do not fit the project files; they are written anew."
    (cd "$root" && quietly "$log" dotnet "$@" -v:minimal -p:RestoreLockedMode=false)
  else
    cat "$artifacts/$log.err" >&2
    return 1
  fi
}

web_is_current() {
  local stamp=$artifacts/stamps/web
  [ -e "$web" ] && ! newer_than "$stamp" "$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json"
}

# build_web: the product itself, only when a source is newer than the last build
build_web() {
  web_is_current || one_at_a_time build_web_now
}

build_web_now() {
  ! web_is_current || return 0
  check_sdk
  build_assets
  say "Building Quartett …"
  local stamp=$artifacts/stamps/web
  touch "$stamp.new"
  # people who only want to run it do not wait for the analysers; script/test has them
  build_dotnet build-web publish src/Quartett.Web -c Release -o "$published" -p:RunAnalyzers=false
  mv "$stamp.new" "$stamp"
}
