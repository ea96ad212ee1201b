#!/usr/bin/env bash
# npm start: set up, build, check and preview the bundled example, then serve the page on localhost.
#   --once (or CI=true): stop before serving.   PORT: the port to try first.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$KKPR_ROOT"
once="${CI:-}"
for argument in "$@"; do
  case "$argument" in
    --once) once=1 ;;
    *) fail "npm start knows only --once, not \"$argument\"" ;;
  esac
done

bash scripts/setup.sh
bash scripts/build.sh

# The first example of examples/index.json is the one the page offers, too.
node scripts/show_example.mjs

if [ -n "$once" ] && [ "$once" != 0 ] && [ "$once" != false ]; then exit 0; fi
exec node scripts/serve.mjs
