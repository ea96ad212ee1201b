#!/usr/bin/env bash
# npm test: set up what is missing, build, run every test. Stops at the first group that fails.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$KKPR_ROOT"

bash scripts/setup.sh

step() { say "$1 [${SECONDS} s]"; shift; "$@"; }
quietly() { # output only where it fails
  local log; log="$(mktemp)"
  if ! "$@" >"$log" 2>&1; then tail -n 60 "$log" >&2; rm -f "$log"; return 1; fi
  rm -f "$log"
}
build() { quietly cmake --preset "$1" && quietly cmake --build --preset "$1" ${2:+--target $2}; }

step "Types and lint of the TypeScript code" npm run --silent check
step "Formatting of the C++ code" bash scripts/format.sh --check
step "Native build (g++)" build dev "kkpr_native kkpr_core"
step "Native build with sanitizers (clang-14)" build asan
step "Unit tests, native, under ASan and UBSan" ctest --preset asan
step "WebAssembly build, the package and the page" bash scripts/build.sh
step "WebAssembly build of the unit tests" build wasm
step "Unit tests as WebAssembly" ctest --preset wasm
step "Mutants, changed bytes, refused allocations" node tests/hardening/run.mjs
# One file at a time: the machine has two cores, and some of these start a browser or a build.
step "Architecture, cases, precision, package, page" node --test --test-timeout=900000 --test-concurrency=1 \
  tests/architecture/*.test.mjs tests/cases/*.test.mjs tests/precision/*.test.mjs \
  tests/package/*.test.mjs tests/browser/*.test.mjs tests/hardening/*.test.mjs tests/oracle/*.test.mjs
say "All tests passed [${SECONDS} s]"
