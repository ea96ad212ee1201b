#!/usr/bin/env bash
# npm run test:long: a million mutants, every allocation of forty files refused once, libFuzzer for twenty minutes
# a target. Ends with a table. "-- --only PART,…" runs parts alone. KKPR_FUZZ_SECONDS sets the time of a target; corpora and what libFuzzer
# found stay in the cache (fuzz/, fuzz/found/).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$KKPR_ROOT"
bash scripts/setup.sh
for preset in asan wasm fuzz; do
  say "Build: $preset"
  cmake --preset "$preset" >/dev/null
done
cmake --build --preset asan --target mutants every_byte starve write_seeds >/dev/null
cmake --build --preset wasm --target mutants >/dev/null
cmake --build --preset fuzz --target write_seeds $(cmake --build build/fuzz --target help |
  grep -oE '^(tests/fuzz/)?fuzz_[a-z]+: phony' | sed 's|^tests/fuzz/||; s/:.*//' | sort -u) >/dev/null
say "Mutants, changed bytes, hunger, libFuzzer"
node tests/hardening/run.mjs --long "$@"
if [ "$#" -eq 0 ]; then
  say "Twenty thousand random scenarios against the independent model"
  bash scripts/build.sh
  KKPR_ORACLE=20000 node --test --test-timeout=3600000 tests/oracle/*.test.mjs
fi
