# kkpr_layer(NAME [SMALL] SOURCES … DEPENDS … LIBRARIES …): one folder of core/ as one library, its files
# listed by name, linked downward only. The ladder is in CONTRIBUTING.md; tests/architecture checks it.
# SMALL: a layer that decides and prints is compiled for size in wasm; readers, sweeps and overlays, where the
# time goes, stay at -O3.
function(kkpr_layer name)
  cmake_parse_arguments(layer "SMALL" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
  add_library(kkpr_${name} STATIC ${layer_SOURCES})
  target_include_directories(kkpr_${name} PUBLIC "${CMAKE_SOURCE_DIR}/core")
  target_link_libraries(kkpr_${name} PUBLIC kkpr_flags)
  if(EMSCRIPTEN)
    target_compile_options(kkpr_${name} PRIVATE $<IF:$<BOOL:${layer_SMALL}>,-Oz,-O3>)
  endif()
  foreach(below IN LISTS layer_DEPENDS)
    target_link_libraries(kkpr_${name} PUBLIC kkpr_${below})
  endforeach()
  foreach(library IN LISTS layer_LIBRARIES)
    target_link_libraries(kkpr_${name} PUBLIC kkpr_${library})
  endforeach()
endfunction()

# The test programs' glue is CommonJS, and the nearest package.json, ours, says that .js is not.
if(EMSCRIPTEN)
  file(WRITE "${CMAKE_BINARY_DIR}/package.json" "{\"type\": \"commonjs\"}\n")
endif()

# kkpr_unit_test(LAYER SOURCES …): the Catch2 tests of one layer as one program; under wasm the same
# program runs in Node.
function(kkpr_unit_test layer)
  cmake_parse_arguments(test "" "" "SOURCES;DEPENDS" ${ARGN})
  set(target test_${layer})
  add_executable(${target} ${test_SOURCES})
  target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_compile_definitions(${target} PRIVATE CATCH_CONFIG_NO_POSIX_SIGNALS
    KKPR_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE kkpr_catch_main kkpr_catch)
  foreach(below IN LISTS test_DEPENDS)
    target_link_libraries(${target} PRIVATE kkpr_${below})
  endforeach()
  if(EMSCRIPTEN)
    # -O0 concerns the link only: the objects are optimised, and rewriting each program once more takes longer
    # than running it.
    target_link_options(${target} PRIVATE -O0 -sASSERTIONS=0 -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1
      -sENVIRONMENT=node -sINITIAL_MEMORY=64MB)
    add_test(NAME ${layer} COMMAND node --no-experimental-fetch "$<TARGET_FILE:${target}>")
  else()
    add_test(NAME ${layer} COMMAND ${target})
  endif()
endfunction()
