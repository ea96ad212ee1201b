# All compiler flags of our own code stand on this one interface target.
add_library(kkpr_flags INTERFACE)
target_compile_features(kkpr_flags INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)

target_compile_options(kkpr_flags INTERFACE
  -Wall -Wextra -Wconversion -Wshadow -Werror
  -ffp-contract=off) # the same numbers on every machine, native and wasm

if(EMSCRIPTEN)
  # Every object must share one exception model with the third-party builds (scripts/third_party.sh).
  target_compile_options(kkpr_flags INTERFACE -fwasm-exceptions)
  target_link_options(kkpr_flags INTERFACE -fwasm-exceptions)
endif()

if(KKPR_SANITIZE)
  set(CMAKE_CXX_FLAGS_DEBUG "-O2 -gline-tables-only") # a hundred thousand mutants run through it
  # Reading through a null pointer or a pointer to another object is AddressSanitizer's to find;
  # asking at each access as well costs a third of the time.
  target_compile_options(kkpr_flags INTERFACE
    -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize=null,object-size,vptr
    -fno-sanitize-recover=all)
  target_link_options(kkpr_flags INTERFACE -fsanitize=address,undefined)
endif()

if(KKPR_FUZZ)
  target_compile_options(kkpr_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

if(KKPR_COVERAGE)
  target_compile_options(kkpr_flags INTERFACE -O1 -fprofile-instr-generate -fcoverage-mapping)
  target_link_options(kkpr_flags INTERFACE -fprofile-instr-generate)
endif()
