#!/usr/bin/env bash
# Formats our C++ by clang-format 14; --check only says which files differ.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$KKPR_ROOT"
mapfile -t files < <(git ls-files --cached --others --exclude-standard -- 'core/*.h' 'core/*.cpp' 'wasm/*.h' 'wasm/*.cpp' 'tests/*.h' 'tests/*.cpp')
[ ${#files[@]} -gt 0 ] || exit 0
if [ "${1:-}" = --check ]; then
  clang-format-14 --dry-run -Werror "${files[@]}"
else
  clang-format-14 -i "${files[@]}"
fi
