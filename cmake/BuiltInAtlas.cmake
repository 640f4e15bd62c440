# The built-in atlas is made at build time: one ninja step per structure, from the tables in assets/atlas.
set(PSOAS_ATLAS_DIR "${PROJECT_BINARY_DIR}/share/psoas-atlas/atlas")
set(PSOAS_ATLAS_TABLES "${PROJECT_SOURCE_DIR}/assets/atlas/tables")

# Structures with code of their own, by the tables they are made from. Paired ones are named by their left side; the right is its mirror image
# and comes from the same step. What lies on other structures names their tables too.
set(PSOAS_ATLAS_STRUCTURES
  "vertebra-t12|vertebrae"
  "vertebra-l1|vertebrae"
  "vertebra-l2|vertebrae"
  "vertebra-l3|vertebrae"
  "vertebra-l4|vertebrae"
  "vertebra-l5|vertebrae"
  "disc-t12-l1|discs vertebrae"
  "disc-l1-l2|discs vertebrae"
  "disc-l2-l3|discs vertebrae"
  "disc-l3-l4|discs vertebrae"
  "disc-l4-l5|discs vertebrae"
  "disc-l5-s1|discs vertebrae sacrum hip-bone"
  "sacrum|sacrum vertebrae hip-bone"
  "coccyx|sacrum vertebrae hip-bone"
  "hip-bone-left|hip-bone"
  "femur-left|femur"
  "psoas-major-left|psoas-major vertebrae discs sacrum hip-bone femur hip-joint pelvic-joints iliopsoas-soft-tissue"
  "psoas-minor-left|psoas-minor vertebrae discs sacrum hip-bone femur psoas-major hip-joint pelvic-joints iliopsoas-soft-tissue"
  "iliacus-left|iliacus sacrum hip-bone femur psoas-major vertebrae hip-joint pelvic-joints iliopsoas-soft-tissue")

# The rest is read off the tables: a row "structure KEY" makes a structure, and the rows below it name others it lies on.
function(psoas_tabled_structures result)
  set(entries ${PSOAS_ATLAS_STRUCTURES})
  foreach(entry IN LISTS PSOAS_ATLAS_STRUCTURES)
    string(REGEX MATCH "^([^|]+)[|](.+)$" matched "${entry}")
    set(tables_${CMAKE_MATCH_1} "${CMAKE_MATCH_2}")
  endforeach()
  file(GLOB files CONFIGURE_DEPENDS "${PSOAS_ATLAS_TABLES}/*.table")
  set(keys)
  foreach(file IN LISTS files)
    get_filename_component(table "${file}" NAME_WE)
    file(STRINGS "${file}" rows ENCODING UTF-8 REGEX "^(structure|lies-on|clear-of|inside|outside) ")
    set(key)
    foreach(row IN LISTS rows)
      string(REGEX MATCH "^([a-z-]+) +([^ ]+)" matched "${row}")
      if(CMAKE_MATCH_1 STREQUAL "structure")
        set(key ${CMAKE_MATCH_2})
        list(APPEND keys ${key})
        set(tables_${key} ${table})
        set(needs_${key})
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
      elseif(key)
        set(others ${CMAKE_MATCH_2})
        if(CMAKE_MATCH_1 STREQUAL "clear-of") # names as many as it likes
          string(REGEX REPLACE "#.*" "" words "${row}")
          string(REGEX MATCHALL "[a-z][a-z0-9-]+" others "${words}")
          list(REMOVE_ITEM others clear-of by)
        endif()
        list(TRANSFORM others REPLACE "-right$" "-left")
        list(APPEND needs_${key} ${others})
      endif()
    endforeach()
  endforeach()
  foreach(key IN LISTS keys)
    # What the others need in turn, level by level; a ring of structures ends by itself.
    set(reached ${key})
    set(fresh ${needs_${key}})
    set(tables ${tables_${key}})
    while(fresh)
      list(POP_FRONT fresh need)
      if(NOT need IN_LIST reached)
        list(APPEND reached ${need})
        list(APPEND fresh ${needs_${need}})
        string(APPEND tables " ${tables_${need}}")
      endif()
    endwhile()
    string(REPLACE " " ";" tables "${tables}")
    list(REMOVE_DUPLICATES tables)
    list(JOIN tables " " tables)
    list(APPEND entries "${key}|${tables}")
  endforeach()
  set(${result} ${entries} PARENT_SCOPE)
endfunction()

# Called by the modeller's room, once psoas-modeller is there to depend on.
function(psoas_built_in_atlas)
  file(MAKE_DIRECTORY "${PSOAS_ATLAS_DIR}")
  psoas_tabled_structures(structures)
  set(keys ${structures})
  list(TRANSFORM keys REPLACE "[|].*" "")
  set(models)
  foreach(entry IN LISTS structures)
    string(REPLACE "|" ";" entry "${entry}")
    list(GET entry 0 key)
    list(GET entry 1 tables)
    string(REPLACE " " ";" tables "${tables}")
    list(TRANSFORM tables REPLACE "(.+)" "${PSOAS_ATLAS_TABLES}/\\1.table")
    set(outputs "${PSOAS_ATLAS_DIR}/${key}.glb")
    set(mirror)
    if(key MATCHES "-left$")
      string(REGEX REPLACE "-left$" "-right" other "${key}")
      if(NOT other IN_LIST keys) # what is not symmetric has a right side of its own
        list(APPEND outputs "${PSOAS_ATLAS_DIR}/${other}.glb")
        set(mirror --mirror "${PSOAS_ATLAS_DIR}/${other}.glb")
      endif()
    endif()
    add_custom_command(OUTPUT ${outputs}
      COMMAND psoas-modeller --structure ${key} -o "${PSOAS_ATLAS_DIR}/${key}.glb" ${mirror}
        --tables "${PSOAS_ATLAS_TABLES}"
      DEPENDS psoas-modeller ${tables}
      COMMENT "Making ${key}" VERBATIM)
    list(APPEND models ${outputs})
  endforeach()
  # What lies on the finished surfaces: attachment areas and landmarks.
  set(attachments "${PSOAS_ATLAS_DIR}/attachments.glb" "${PSOAS_ATLAS_DIR}/attachments.yaml")
  add_custom_command(OUTPUT ${attachments}
    COMMAND psoas-modeller --attachments "${PSOAS_ATLAS_DIR}" --tables "${PSOAS_ATLAS_TABLES}"
    DEPENDS psoas-modeller ${models} "${PSOAS_ATLAS_TABLES}/attachments.table"
    COMMENT "Making attachment areas" VERBATIM)
  set(landmarks "${PSOAS_ATLAS_DIR}/landmarks.yaml")
  add_custom_command(OUTPUT ${landmarks}
    COMMAND psoas-modeller --landmarks "${PSOAS_ATLAS_DIR}" --tables "${PSOAS_ATLAS_TABLES}"
    DEPENDS psoas-modeller ${models} "${PSOAS_ATLAS_TABLES}/landmarks.yaml"
    COMMENT "Finding landmarks" VERBATIM)
  add_custom_target(built_in_atlas ALL DEPENDS ${models} ${attachments} ${landmarks})
endfunction()
