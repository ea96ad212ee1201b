#!/usr/bin/env bash
# npm run coverage: lines and branches of core/ that the unit tests, the fuzz targets' seeds, mutants and refused
# allocations reach, by clang-14's source-based coverage. Fails under 95 % of lines or 90 % of branches.
# KKPR_COVERAGE_HTML=DIR also writes pages with the sources.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$KKPR_ROOT"
bash scripts/setup.sh
build=build/coverage
cmake --preset coverage >/dev/null
cmake --build --preset coverage >/dev/null
profiles="$build/profiles"
rm -rf "$profiles"
mkdir -p "$profiles"
export LLVM_PROFILE_FILE="$KKPR_ROOT/$profiles/%p-%m.profraw"
say "Unit tests, seeds, mutants, refused allocations"
ctest --preset coverage >"$build/ctest.log" || { tail -n 40 "$build/ctest.log" >&2; fail "a test failed"; }
"$build/tests/hardening/mutants" 0 3000 >/dev/null
"$build/tests/hardening/starve" 3 tests/fixtures/good.zip tests/fixtures/geometry.hole.zip >/dev/null
node scripts/coverage_cases.mjs "$build/tests/native/kkpr_native"
llvm-profdata-14 merge -sparse "$profiles"/*.profraw -o "$build/all.profdata"
objects=()
while IFS= read -r program; do objects+=(-object "$program"); done < <(
  find "$build/tests" -type f -perm -u+x \( -name 'test_*' -o -name kkpr_native -o -name mutants -o -name starve -o -name 'fuzz_*' \) | sort)
llvm-cov-14 export -summary-only -instr-profile "$build/all.profdata" "${objects[@]}" \
  -ignore-filename-regex '(^/usr/|/tests/|/embedded/)' >"$build/coverage.json"
if [ -n "${KKPR_COVERAGE_HTML:-}" ]; then
  llvm-cov-14 show -format html -show-branches count -output-dir "$KKPR_COVERAGE_HTML" \
    -instr-profile "$build/all.profdata" "${objects[@]}" -ignore-filename-regex '(^/usr/|/tests/|/embedded/)'
fi
node scripts/coverage_summary.mjs "$build/coverage.json"
