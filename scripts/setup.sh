#!/usr/bin/env bash
# Makes a fresh machine ready: Debian packages, third-party sources and wasm builds, npm packages.
# Idempotent, asks nothing, fast when there is nothing to do. No argument.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$KKPR_ROOT"
mkdir -p "$KKPR_CACHE"

# What each is for: CONTRIBUTING.md.
packages=(
  g++ make cmake ninja-build ccache emscripten dpkg-dev
  libgeos-dev libgeographiclib-dev libdeflate-dev nlohmann-json3-dev catch2
  clang-14 libclang-rt-14-dev llvm-14 clang-format-14 clang-tidy-14
  gdal-bin python3 chromium fonts-dejavu-core poppler-utils
  python3-pyshp shapelib parallel
)
# Some packages are also met by a tool that came another way (a machine image with its own Python, say).
declare -A stands_for=([python3]=python3 [make]=make [cmake]=cmake [g++]=g++)

missing=()
for package in "${packages[@]}"; do
  tool="${stands_for[$package]:-}"
  if [ -n "$tool" ] && command -v "$tool" >/dev/null 2>&1; then continue; fi
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done

if [ ${#missing[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null 2>&1 || { [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; }; then
    fail "these packages are missing, and this user cannot install them (no root, or no apt-get):
  ${missing[*]}
Install them, then run the command again. The names are those of Debian 12 (bookworm). Where GEOS,
GeographicLib or libdeflate cannot come from Debian's source packages, unpack the same versions yourself and set
  GEOS_SOURCE_DIR, GEOGRAPHICLIB_SOURCE_DIR, LIBDEFLATE_SOURCE_DIR."
  fi
  as_root=(); [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >"$KKPR_CACHE/apt-install.log" 2>&1 ||
    { tail -n 20 "$KKPR_CACHE/apt-install.log" >&2; fail "apt-get install failed (log: $KKPR_CACHE/apt-install.log)"; }
  source "$KKPR_ROOT/scripts/env.sh" # ccache may only now be there
fi

command -v node >/dev/null 2>&1 || fail "Node.js 20.19 or newer is needed and is not installed by this script."
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "Node.js 20.19 or newer is needed; this is $(node --version)."

if [ -n "${EM_CACHE:-}" ] && [ ! -d "$EM_CACHE" ] && [ -d /usr/share/emscripten/cache ]; then
  say "Copying emscripten's system libraries"
  cp -r /usr/share/emscripten/cache "$EM_CACHE.part.$$" && mv "$EM_CACHE.part.$$" "$EM_CACHE"
fi

bash scripts/third_party.sh

# npm ci only when the lockfile is not the one that was installed.
stamp=node_modules/.kkpr-lock
if ! cmp -s package-lock.json "$stamp"; then
  say "Installing npm packages"
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
fi
