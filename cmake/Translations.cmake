# The strings of the interface: assets/i18n/psoas_XX.ts becomes share/psoas-atlas/i18n/psoas_XX.qm. Another language is another
# file there. "ninja update_translations" puts new strings of the sources into every .ts file, for people to translate.
set(PSOAS_I18N_DIR "${PROJECT_BINARY_DIR}/share/psoas-atlas/i18n")
file(MAKE_DIRECTORY "${PSOAS_I18N_DIR}")
file(GLOB psoas_ts_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/i18n/psoas_*.ts")
set(psoas_qm_files)
foreach(ts IN LISTS psoas_ts_files)
  get_filename_component(name "${ts}" NAME_WE)
  add_custom_command(OUTPUT "${PSOAS_I18N_DIR}/${name}.qm"
    COMMAND Qt6::lrelease -silent "${ts}" -qm "${PSOAS_I18N_DIR}/${name}.qm"
    DEPENDS "${ts}" COMMENT "Translating: ${name}" VERBATIM)
  list(APPEND psoas_qm_files "${PSOAS_I18N_DIR}/${name}.qm")
endforeach()
add_custom_target(translations ALL DEPENDS ${psoas_qm_files})
add_dependencies(psoas_app translations)
add_custom_target(update_translations
  COMMAND Qt6::lupdate -locations none -no-obsolete "${PROJECT_SOURCE_DIR}/src" -ts ${psoas_ts_files} VERBATIM)
