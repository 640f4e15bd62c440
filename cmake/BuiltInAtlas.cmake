# The built-in atlas is made at build time: one ninja step per structure, from the tables in assets/atlas.
set(PSOAS_ATLAS_DIR "${PROJECT_BINARY_DIR}/share/psoas-atlas/atlas")
