# Sourced by every script here: where things live outside the checkout, and what the toolchain needs.
# Overridable: KKPR_CACHE, GEOS_SOURCE_DIR, GEOGRAPHICLIB_SOURCE_DIR, LIBDEFLATE_SOURCE_DIR.
KKPR_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export KKPR_ROOT
export KKPR_CACHE="${KKPR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/kkpr}"
# One compiler cache for every tree, so that a clean clone on the same machine compiles nothing twice.
export CCACHE_DIR="${CCACHE_DIR:-$KKPR_CACHE/ccache}"
export CCACHE_BASEDIR="$KKPR_ROOT" CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE="${CCACHE_MAXSIZE:-2G}"
# Catch and nlohmann make up most of every test file: a time stamp is no reason to compile them again.
export CCACHE_SLOPPINESS="pch_defines,time_macros,include_file_mtime,include_file_ctime"
# emcc is wrapped where it calls clang; ccache does not know em++ itself.
command -v ccache >/dev/null 2>&1 && export EM_COMPILER_WRAPPER="$(command -v ccache)"
# Debian's emcc finds acorn only here; without it no glue is written at all.
export NODE_PATH="${NODE_PATH:-/usr/share/nodejs}"
# A user without root cannot lock the system's emscripten cache: setup.sh makes a copy for him.
if [ -z "${EM_CACHE:-}" ] && [ -d /usr/share/emscripten/cache ] && [ ! -w /usr/share/emscripten/cache ]; then
  export EM_CACHE="$KKPR_CACHE/emscripten"
fi
say() { printf '\033[1m==\033[0m %s\n' "$*" >&2; }
fail() { printf 'kkpr: %s\n' "$*" >&2; exit 1; }
