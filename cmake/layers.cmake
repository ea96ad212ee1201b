# kkpr_layer(NAME [SMALL] SOURCES … [FAST …] DEPENDS … LIBRARIES …): one folder of core/ as one library, its
# files listed by name, linked downward only. The ladder is in CONTRIBUTING.md; tests/architecture checks it.
# SMALL: a layer that decides and prints is compiled for size in wasm, but for the files named under FAST:
# there every vertex or cell passes. (em++ takes a file for small as soon as one -Oz stands in its command,
# whatever follows, so the two never stand together.)
function(kkpr_layer name)
  cmake_parse_arguments(layer "SMALL" "" "SOURCES;FAST;DEPENDS;LIBRARIES" ${ARGN})
  add_library(kkpr_${name} STATIC ${layer_SOURCES})
  target_include_directories(kkpr_${name} PUBLIC "${CMAKE_SOURCE_DIR}/core")
  target_link_libraries(kkpr_${name} PUBLIC kkpr_flags)
  foreach(fast IN LISTS layer_FAST)
    list(REMOVE_ITEM layer_SOURCES ${fast})
  endforeach()
  if(EMSCRIPTEN AND layer_SMALL)
    set_source_files_properties(${layer_SOURCES} PROPERTIES COMPILE_OPTIONS -Oz)
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
