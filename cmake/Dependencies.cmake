# Everything comes from the distribution's packages; nothing is downloaded. scripts/install-packages has their names.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Quick QuickControls2 OpenGL QuickTest Svg LinguistTools)
find_package(glm REQUIRED)
find_package(spdlog REQUIRED)
find_package(assimp REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(meshoptimizer REQUIRED)
find_package(PNG REQUIRED)
find_package(Freetype REQUIRED)
find_package(OpenGL REQUIRED COMPONENTS EGL)
find_package(Catch2 REQUIRED) # 2.13 or 3: tests/support/catch.h
find_package(Python3 REQUIRED COMPONENTS Interpreter)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(epoxy REQUIRED IMPORTED_TARGET epoxy)
pkg_check_modules(xcb REQUIRED IMPORTED_TARGET xcb)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# The yaml-cpp target got its namespace in 0.8.
if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()
qt_standard_project_setup()
set(CMAKE_AUTOMOC OFF) # on for the modules that say QT
set(CMAKE_AUTOUIC OFF)

# What names are written with in the picture; looked for again when the program runs.
find_file(PSOAS_LABEL_FONT DejaVuSans.ttf
  PATHS /usr/share/fonts /usr/local/share/fonts
  PATH_SUFFIXES truetype/dejavu dejavu-sans-fonts TTF NO_DEFAULT_PATH)
if(NOT PSOAS_LABEL_FONT)
  message(FATAL_ERROR "The font DejaVu Sans is missing; install the package fonts-dejavu-core")
endif()
