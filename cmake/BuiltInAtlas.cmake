# The built-in atlas is made at build time: one ninja step per structure, from the tables in assets/atlas.
set(PSOAS_ATLAS_DIR "${PROJECT_BINARY_DIR}/share/psoas-atlas/atlas")
set(PSOAS_ATLAS_TABLES "${PROJECT_SOURCE_DIR}/assets/atlas/tables")

# Structures by the tables they are made from. Paired ones are named by their left side; the right is its mirror image
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
  "psoas-major-left|psoas-major vertebrae discs sacrum hip-bone femur"
  "psoas-minor-left|psoas-minor vertebrae discs sacrum hip-bone femur psoas-major"
  "iliacus-left|iliacus sacrum hip-bone femur psoas-major vertebrae")

# Called by the modeller's room, once psoas-modeller is there to depend on.
function(psoas_built_in_atlas)
  file(MAKE_DIRECTORY "${PSOAS_ATLAS_DIR}")
  set(models)
  foreach(entry IN LISTS PSOAS_ATLAS_STRUCTURES)
    string(REPLACE "|" ";" entry "${entry}")
    list(GET entry 0 key)
    list(GET entry 1 tables)
    string(REPLACE " " ";" tables "${tables}")
    list(TRANSFORM tables REPLACE "(.+)" "${PSOAS_ATLAS_TABLES}/\\1.table")
    set(outputs "${PSOAS_ATLAS_DIR}/${key}.glb")
    set(mirror)
    if(key MATCHES "-left$")
      string(REGEX REPLACE "-left$" "-right" other "${key}")
      list(APPEND outputs "${PSOAS_ATLAS_DIR}/${other}.glb")
      set(mirror --mirror "${PSOAS_ATLAS_DIR}/${other}.glb")
    endif()
    add_custom_command(OUTPUT ${outputs}
      COMMAND psoas-modeller --structure ${key} -o "${PSOAS_ATLAS_DIR}/${key}.glb" ${mirror}
        --tables "${PSOAS_ATLAS_TABLES}"
      DEPENDS psoas-modeller ${tables}
      COMMENT "Making ${key}" VERBATIM)
    list(APPEND models ${outputs})
  endforeach()
  add_custom_target(built_in_atlas ALL DEPENDS ${models})
endfunction()
