#!/usr/bin/env bash
# Builds what is needed and prints how the check compares: wasm, native, and what others take merely to parse; then
# the assessment, beside what others take merely to overlay.
#   scripts/bench.sh [--rounds N] [--assert]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$KKPR_ROOT"
bash scripts/setup.sh
say "Building the package and the native bench program"
bash scripts/build.sh
cmake --preset dev >build/bench-configure.log || { cat build/bench-configure.log >&2; exit 1; }
cmake --build build/dev --target bench_check bench_assess
node tests/bench/bench.mjs build/dev/tests/bench/bench_check "$KKPR_CACHE/bench" "$@"
exec node tests/bench/bench_assess.mjs build/dev/tests/bench/bench_assess "$KKPR_CACHE/bench"
