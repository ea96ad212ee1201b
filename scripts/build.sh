#!/usr/bin/env bash
# Builds the product: the WebAssembly module, the npm package in dist/, the page in build/page. What is
# up to date is not made again. Run scripts/setup.sh first (npm start and npm test do).
#   KKPR_CORE_DIR   a folder with core.mjs and core.wasm that were built elsewhere
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$KKPR_ROOT"

quietly() { # output only where it fails
  local log
  log="$(mktemp)"
  if ! "$@" >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

if [ -z "${KKPR_CORE_DIR:-}" ]; then
  [ -f build/wasm/build.ninja ] || quietly cmake --preset wasm
  quietly cmake --build --preset wasm --target kkpr_wasm
fi
node scripts/build_package.mjs
if [ -f web/vite.config.ts ]; then quietly node scripts/build_page.mjs; fi
