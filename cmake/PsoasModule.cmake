# One static library per folder of src/. DEPENDS names the only modules its files may include;
# tests/architecture/check_includes.py holds the sources to it. QT: its headers go through moc.
add_library(psoas_options INTERFACE)
target_compile_features(psoas_options INTERFACE cxx_std_20)
target_include_directories(psoas_options INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(psoas_options INTERFACE GLM_FORCE_CTOR_INIT GLM_ENABLE_EXPERIMENTAL)

function(psoas_module name)
  cmake_parse_arguments(ARG "QT" "" "SOURCES;DEPENDS;LINK;PRIVATE_LINK" ${ARGN})
  add_library(psoas_${name} STATIC ${ARG_SOURCES})
  set_target_properties(psoas_${name} PROPERTIES LINKER_LANGUAGE CXX AUTOMOC ${ARG_QT})
  target_link_libraries(psoas_${name} PUBLIC psoas_options ${ARG_LINK} PRIVATE psoas_warnings ${ARG_PRIVATE_LINK})
  foreach(dep IN LISTS ARG_DEPENDS)
    target_link_libraries(psoas_${name} PUBLIC psoas_${dep})
  endforeach()
  list(JOIN ARG_DEPENDS " " deps)
  set_property(GLOBAL APPEND PROPERTY PSOAS_GRAPH "${name}: ${deps}")
endfunction()

function(psoas_write_module_graph)
  get_property(graph GLOBAL PROPERTY PSOAS_GRAPH)
  list(JOIN graph "\n" text)
  file(WRITE "${PROJECT_BINARY_DIR}/module_graph.txt" "${text}\n")
endfunction()
