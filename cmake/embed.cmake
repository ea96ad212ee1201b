# kkpr_embed(TARGET FILE…): the JSON files become constants that core/rules reads at start, so that
# the module needs no file system. Strict keys are checked when they are parsed (rules/embedded.h).
function(kkpr_embed target)
  foreach(file IN LISTS ARGN)
    get_filename_component(path "${file}" ABSOLUTE)
    string(MAKE_C_IDENTIFIER "${file}" symbol)
    set(out "${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.cpp")
    add_custom_command(OUTPUT "${out}"
      COMMAND "${CMAKE_COMMAND}" -DIN=${path} -DOUT=${out} -DNAME=${file} -DSYMBOL=${symbol}
              -P "${CMAKE_SOURCE_DIR}/cmake/embed_file.cmake"
      DEPENDS "${path}" "${CMAKE_SOURCE_DIR}/cmake/embed_file.cmake" VERBATIM)
    target_sources(${target} PRIVATE "${out}")
  endforeach()
endfunction()
