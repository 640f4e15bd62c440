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

function(psoas_test name)
  cmake_parse_arguments(ARG "WHOLE" "MAIN" "SOURCES;LINK;LABELS" ${ARGN})
  if(NOT ARG_MAIN)
    set(ARG_MAIN catch_main.cpp)
  endif()
  add_executable(${name} ${PROJECT_SOURCE_DIR}/tests/support/${ARG_MAIN} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE psoas_test_support ${ARG_LINK})
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
