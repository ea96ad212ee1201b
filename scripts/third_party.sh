#!/usr/bin/env bash
# Builds GEOS, GeographicLib and libdeflate as static wasm libraries into the cache, from the Debian source
# packages of the versions that are installed natively, so that both builds run the same code.
# Keyed by version, flags and compiler; a finished build is never touched again.
#   GEOS_SOURCE_DIR, GEOGRAPHICLIB_SOURCE_DIR, LIBDEFLATE_SOURCE_DIR   use this source tree instead of Debian's
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
mkdir -p "$KKPR_CACHE"

# One builder at a time: two checkouts may be set up at once.
exec 9>"$KKPR_CACHE/third-party.lock"
flock 9

# All objects of a wasm module must share one exception model; contraction off keeps results equal to native.
common_flags="-fwasm-exceptions -ffp-contract=off"
compiler="emscripten-$(dpkg-query -W -f='${Version}' emscripten 2>/dev/null || emcc --version | head -n 1)"

# A private source list made from the system's own Debian entries (classic and deb822), so that the system's
# lists stay as they are and no host is named here.
source_list() {
  local codename
  codename="$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")"
  python3 - "$codename" <<'PY'
import glob, re, sys
codename = sys.argv[1]
suites = lambda names: [n for n in names if n == codename or n in (codename + "-updates", codename + "-security")]
seen = []
for path in sorted(glob.glob("/etc/apt/sources.list.d/*.sources")):
    for stanza in re.split(r"\n\s*\n", open(path, encoding="utf-8").read()):
        field, fields = None, {}
        for line in stanza.splitlines():
            if line.startswith("#"):
                continue
            if line[:1] in " \t" and field:
                fields[field] += " " + line.strip()
            elif ":" in line:
                field, value = line.split(":", 1)
                field = field.strip().lower()
                fields[field] = value.strip()
        wanted = suites(fields.get("suites", "").split())
        if not wanted or "main" not in fields.get("components", "").split() or fields.get("enabled", "yes") == "no":
            continue
        signed = fields.get("signed-by", "")
        option = f"[signed-by={signed}] " if signed.startswith("/") else ""
        for uri in fields.get("uris", "").split():
            seen += [f"deb-src {option}{uri} {suite} main" for suite in wanted]
for path in ["/etc/apt/sources.list"] + sorted(glob.glob("/etc/apt/sources.list.d/*.list")):
    try:
        lines = open(path, encoding="utf-8").read().splitlines()
    except OSError:
        continue
    for line in lines:
        match = re.match(r"deb(?:-src)?\s+(\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+(.*)", line.split("#")[0].strip())
        if match and suites([match[3]]) and "main" in match[4].split():
            seen.append(f"deb-src {match[1] or ''}{match[2]} {match[3]} main")
print("\n".join(dict.fromkeys(seen)))
PY
}

apt_dir="$KKPR_CACHE/apt"
apt_private() {
  apt-get -o Dir::Etc::sourcelist="$apt_dir/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$apt_dir/lists" -o Dir::Cache="$apt_dir/cache" -o Debug::NoLocking=1 \
    -o APT::Sandbox::User="$(id -un)" "$@"
}

# source_of NAME VERSION [DIR] → prints the folder of the unpacked source.
source_of() {
  local name="$1" version="$2" given="${3:-}" target
  if [ -n "$given" ]; then
    [ -f "$given/CMakeLists.txt" ] || [ -f "$given/libdeflate.h" ] || fail "$given is not a source tree of $name"
    (cd "$given" && pwd)
    return
  fi
  target="$KKPR_CACHE/src/$name-$version"
  if [ ! -d "$target" ]; then
    command -v apt-get >/dev/null 2>&1 && command -v dpkg-source >/dev/null 2>&1 ||
      fail "the source of $name $version cannot be fetched without apt-get and dpkg-dev; unpack it and set ${name^^}_SOURCE_DIR"
    if [ ! -f "$apt_dir/updated" ]; then
      mkdir -p "$apt_dir/lists/partial" "$apt_dir/cache/archives/partial"
      source_list >"$apt_dir/sources.list"
      apt_private update -qq >&2
      touch "$apt_dir/updated"
    fi
    local part="$KKPR_CACHE/src/.$name-$version.$$"
    rm -rf "$part" && mkdir -p "$part"
    (cd "$part" && apt_private source -qq --download-only "$name=$version" >&2 &&
      dpkg-source --no-check -x ./*.dsc tree >/dev/null 2>&1) || {
      rm -f "$apt_dir/updated"
      fail "the Debian source of $name $version could not be fetched; unpack it yourself and set ${name^^}_SOURCE_DIR"
    }
    mv "$part/tree" "$target" && rm -rf "$part"
  fi
  echo "$target"
}

# installed_version DEV_PACKAGE → version of its Debian source package.
installed_version() { dpkg-query -W -f='${source:Version}' "$1" 2>/dev/null || echo unknown; }

# built NAME VERSION FLAGS RECIPE_FUNCTION [SOURCE_DIR] → builds unless there, then links it into KKPR_WASM_DEPS.
built() {
  local name="$1" version="$2" flags="$3" recipe="$4" given="${5:-}" key target
  local origin="$version"
  # An own tree is keyed by its place and its newest file, so that an edit there is built again.
  [ -z "$given" ] || origin="own-$( (cd "$given" && pwd && find . -type f -not -path './.git/*' -printf '%T@ %p\n' | sort | tail -n 1) | sha256sum | cut -c1-12)"
  key="$(printf '%s|%s|%s|%s' "$origin" "$flags" "$compiler" "$(declare -f "$recipe")" | sha256sum | cut -c1-16)"
  target="$KKPR_CACHE/wasm/$name-$origin-$key"
  if [ ! -d "$target" ]; then
    local source part
    source="$(source_of "$name" "$version" "$given")"
    part="$KKPR_CACHE/wasm/.$name" # one place for all, so that ccache knows the objects again
    rm -rf "$part" && mkdir -p "$part/build" "$part/out"
    say "Building $name $origin for wasm (once; kept in the cache)"
    if ! (set -e; "$recipe" "$source" "$part/build" "$part/out" "$flags") >"$part/log" 2>&1; then
      tail -n 30 "$part/log" >&2
      fail "building $name failed (log: $part/log)"
    fi
    mv "$part/out" "$target" && rm -rf "$part"
  fi
  cp -r "$target"/. "$staged"/
  echo "$name $origin $key" >>"$staged/versions"
}

build_geos() {
  emcmake cmake -S "$1" -B "$2" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$3" \
    -DCMAKE_CXX_FLAGS="$4" -DCMAKE_C_FLAGS="$4" -DBUILD_SHARED_LIBS=OFF -DBUILD_TESTING=OFF -DBUILD_GEOSOP=OFF \
    -DCMAKE_INSTALL_LIBDIR=lib
  cmake --build "$2"
  cmake --install "$2"
  # The C API only: of the C++ headers it includes just one.
  mv "$3/include/geos/export.h" "$2/" && rm -rf "$3/include/geos" "$3/bin" "$3/lib/cmake" "$3/lib/pkgconfig"
  mkdir "$3/include/geos" && mv "$2/export.h" "$3/include/geos/"
}

# GeographicLib: only what geodesic areas and the transverse Mercator need.
build_geographiclib() {
  mkdir -p "$3/include/GeographicLib" "$3/lib" "$2/obj"
  cp "$1"/include/GeographicLib/*.hpp "$3/include/GeographicLib/"
  cat >"$3/include/GeographicLib/Config.h" <<'H'
#define GEOGRAPHICLIB_VERSION_STRING "2.1.2"
#define GEOGRAPHICLIB_VERSION_MAJOR 2
#define GEOGRAPHICLIB_VERSION_MINOR 1
#define GEOGRAPHICLIB_VERSION_PATCH 2
#define GEOGRAPHICLIB_HAVE_LONG_DOUBLE 1
#define GEOGRAPHICLIB_WORDS_BIGENDIAN 0
#define GEOGRAPHICLIB_PRECISION 2
#define GEOGRAPHICLIB_SHARED_LIB 0
H
  local unit
  for unit in Math Utility Geodesic GeodesicLine GeodesicExact GeodesicLineExact DST EllipticFunction Accumulator \
    PolygonArea Rhumb Ellipsoid AlbersEqualArea AuxAngle DAuxLatitude AuxLatitude TransverseMercator \
    TransverseMercatorExact Geocentric; do
    [ -f "$1/src/$unit.cpp" ] || continue
    em++ -std=c++17 -O3 -DNDEBUG $4 -I"$3/include" -c "$1/src/$unit.cpp" -o "$2/obj/$unit.o"
  done
  emar rcs "$3/lib/libGeographicLib.a" "$2"/obj/*.o
}

build_libdeflate() {
  mkdir -p "$3/include" "$3/lib" "$2/obj"
  cp "$1/libdeflate.h" "$3/include/"
  local unit
  for unit in utils adler32 crc32 deflate_compress deflate_decompress zlib_compress zlib_decompress gzip_compress gzip_decompress; do
    emcc -O3 -DNDEBUG $4 -I"$1" -c "$1/lib/$unit.c" -o "$2/obj/$unit.o"
  done
  emar rcs "$3/lib/libdeflate.a" "$2"/obj/*.o
}

staged="$KKPR_CACHE/.wasm-deps.$$"
rm -rf "$staged" && mkdir -p "$staged/include" "$KKPR_CACHE/wasm" "$KKPR_CACHE/src"
built geos "$(installed_version libgeos-dev)" "$common_flags" build_geos "${GEOS_SOURCE_DIR:-}"
built geographiclib "$(installed_version libgeographiclib-dev)" "$common_flags" build_geographiclib "${GEOGRAPHICLIB_SOURCE_DIR:-}"
built libdeflate "$(installed_version libdeflate-dev)" "$common_flags" build_libdeflate "${LIBDEFLATE_SOURCE_DIR:-}"
# Header-only packages: linked alone, because -I/usr/include would break the wasm sysroot.
ln -sfn /usr/include/nlohmann "$staged/include/nlohmann"
ln -sfn /usr/include/catch2 "$staged/include/catch2"

# What a checkout links is one folder keyed by all three builds; the checkout holds a link to it, so that two
# checkouts with different sources do not disturb each other.
deps="$KKPR_CACHE/wasm/deps-$(sha256sum <"$staged/versions" | cut -c1-16)"
if [ -d "$deps" ]; then rm -rf "$staged"; else mv "$staged" "$deps"; fi
mkdir -p "$KKPR_ROOT/build"
ln -sfn "$deps" "$KKPR_ROOT/build/wasm-deps"
