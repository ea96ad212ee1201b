#!/usr/bin/env bash
# Rebuilds the WebAssembly module with a GEOS of your own, as section 6 of the LGPL wants it to be possible:
#   GEOS_SOURCE_DIR=/path/to/geos scripts/relink.sh
# The tree is built as it is (any version whose C API has what we call; 3.11 has). The module and a whole package
# with it land in build/relink; what this checkout is otherwise linked with stays as it was.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$KKPR_ROOT"
[ -n "${GEOS_SOURCE_DIR:-}" ] || fail "set GEOS_SOURCE_DIR to the source tree of the GEOS to link"
[ -f "$GEOS_SOURCE_DIR/CMakeLists.txt" ] || fail "$GEOS_SOURCE_DIR holds no CMakeLists.txt, so it is not a source tree of GEOS"
GEOS_SOURCE_DIR="$(cd "$GEOS_SOURCE_DIR" && pwd)"
export GEOS_SOURCE_DIR

# build/wasm-deps says what is linked; it is put back whatever happens.
before="$(readlink build/wasm-deps 2>/dev/null || true)"
restore() { if [ -n "$before" ]; then ln -sfn "$before" build/wasm-deps; else rm -f build/wasm-deps; fi; }
trap restore EXIT
bash scripts/third_party.sh

mkdir -p build/relink
# The library may be older than the last module: nothing tells ninja that it is another one.
rm -f build/relink/cmake/wasm/core.mjs build/relink/cmake/wasm/core.wasm
quietly() { "$@" >build/relink/log 2>&1 || { tail -n 40 build/relink/log >&2; fail "the build failed (log: build/relink/log)"; }; }
say "Linking our objects with the GEOS of $GEOS_SOURCE_DIR"
quietly cmake --preset wasm -B build/relink/cmake -DKKPR_TESTS=OFF
quietly cmake --build build/relink/cmake --target kkpr_wasm
module="$KKPR_ROOT/build/relink/cmake/wasm/core.wasm"
[ -f "$module" ] || fail "no module was made (log: build/relink/log)"

if [ -d node_modules/esbuild ]; then
  KKPR_CORE_DIR="$KKPR_ROOT/build/relink/cmake/wasm" KKPR_DIST="$KKPR_ROOT/build/relink/dist" quietly node scripts/build_package.mjs
  say "Package with it: $KKPR_ROOT/build/relink/dist (its core.wasm may take the place of the one you have)"
fi
say "Module: $module"
printf '%s\n' "$module"
