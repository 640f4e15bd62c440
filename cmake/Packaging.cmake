# What lies where after `cmake --install`, and the Debian package of `cpack -G DEB`.
set(PSOAS_DATA_DIR "${CMAKE_INSTALL_DATADIR}/psoas-atlas")
install(DIRECTORY "${PSOAS_ATLAS_DIR}/" DESTINATION "${PSOAS_DATA_DIR}/atlas" FILES_MATCHING PATTERN "*.glb"
  PATTERN "attachments.yaml" PATTERN "landmarks.yaml")
install(DIRECTORY assets/atlas/ DESTINATION "${PSOAS_DATA_DIR}/atlas" FILES_MATCHING PATTERN "*.yaml" PATTERN tables EXCLUDE)
install(DIRECTORY assets/content/ DESTINATION "${PSOAS_DATA_DIR}/content")
install(DIRECTORY "${PSOAS_I18N_DIR}/" DESTINATION "${PSOAS_DATA_DIR}/i18n" FILES_MATCHING PATTERN "*.qm")
install(DIRECTORY assets/recipes/ DESTINATION "${PSOAS_DATA_DIR}/recipes")
install(FILES assets/LICENSE DESTINATION "${PSOAS_DATA_DIR}")
install(FILES assets/desktop/io.github.psoas_atlas.PsoasAtlas.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES assets/desktop/io.github.psoas_atlas.PsoasAtlas.metainfo.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES assets/icons/app.svg RENAME psoas-atlas.svg DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/psoas-atlas" RENAME copyright)
install(FILES README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/psoas-atlas")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME psoas-atlas)
set(CPACK_PACKAGE_VENDOR "Psoas Atlas")
set(CPACK_PACKAGE_CONTACT "The Psoas Atlas authors <psoas-atlas@example.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "interactive 3D anatomy viewer of the psoas and iliopsoas complex")
set(CPACK_PACKAGE_DESCRIPTION
  "Turn the body, hide what is in the way, click a muscle or bone and read its facts, each with its source.
For students of anatomy, and for physical therapists who show patients what lies where. Works without a
graphics card and without a network.")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
# What the QML engine loads by name, which no linker sees.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
  "qml6-module-qtqml, qml6-module-qtqml-models, qml6-module-qtqml-workerscript, qml6-module-qtquick, qml6-module-qtquick-controls, qml6-module-qtquick-dialogs, qml6-module-qtquick-layouts, qml6-module-qtquick-templates, qml6-module-qtquick-window, qml6-module-qt-labs-folderlistmodel, qt6-qpa-plugins, libgl1-mesa-dri, fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter")
include(CPack)
