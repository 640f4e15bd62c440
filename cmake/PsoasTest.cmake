# psoas_test(NAME SOURCES ... LINK ... [LABELS ...] [MAIN file] [WHOLE]): one Catch2 program, each case a ctest entry.
# WHOLE: the program is one entry, because its cases share what is slow to make.
# MAIN is a file of tests/support: import_main.cpp for programs that open models, else catch_main.cpp.
include(Catch)

add_library(psoas_test_support INTERFACE)
target_include_directories(psoas_test_support INTERFACE "${PROJECT_SOURCE_DIR}/tests")
target_compile_definitions(psoas_test_support INTERFACE
  PSOAS_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PSOAS_BINARY_DIR="${PROJECT_BINARY_DIR}"
  PSOAS_VERSION="${PROJECT_VERSION}")
target_link_libraries(psoas_test_support INTERFACE Catch2::Catch2 psoas_warnings)
# Tests are many and short: with the sanitizers they are optimised less, so that compiling them does not take for ever.
target_compile_options(psoas_test_support INTERFACE "$<$<BOOL:${PSOAS_SANITIZE}>:-O1;-g1>")

# Half a minute of compiling, so it is done once; the sanitizers watch our code, not Catch2.
add_library(psoas_catch_runner STATIC "${PROJECT_SOURCE_DIR}/tests/support/catch_runner.cpp")
target_link_libraries(psoas_catch_runner PUBLIC psoas_test_support)
target_compile_options(psoas_catch_runner PRIVATE -O1 -g0 $<$<BOOL:${PSOAS_SANITIZE}>:-fno-sanitize=all>)

function(psoas_test name)
  cmake_parse_arguments(ARG "WHOLE" "MAIN" "SOURCES;LINK;LABELS" ${ARGN})
  if(NOT ARG_MAIN)
    set(ARG_MAIN catch_main.cpp)
  endif()
  add_executable(${name} ${PROJECT_SOURCE_DIR}/tests/support/${ARG_MAIN} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE psoas_catch_runner ${ARG_LINK})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  if(ARG_WHOLE)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 900)
  else()
    catch_discover_tests(${name} TEST_PREFIX "${name}: " PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 300 DISCOVERY_TIMEOUT 60)
  endif()
endfunction()

# Environment of a test that opens a window; `result` gets what to add to ENVIRONMENT. With the sanitizers: the OpenGL driver
# leaves some bytes and is unloaded before leaks are looked for, so they bear no name: tests with OPENGL do not look.
function(psoas_window_environment result)
  cmake_parse_arguments(ARG "OPENGL" "" "" ${ARGN})
  set(environment)
  if(PSOAS_SANITIZE)
    set(environment "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/leaks.supp")
    if(ARG_OPENGL)
      list(APPEND environment "ASAN_OPTIONS=detect_leaks=0")
    endif()
  endif()
  set(${result} ${environment} PARENT_SCOPE)
endfunction()
