# Run as a script: writes OUTPUT, a C++ source that holds every file of FILES (relative to FOLDER).
set(text "#include \"render/gl/shader_files.h\"\n\n#include <array>\n\nnamespace psoas::gl {\nnamespace {\n\nconstexpr std::array files{\n")
foreach(file IN LISTS FILES)
  file(READ "${FOLDER}/${file}" content)
  string(APPEND text "    ShaderFile{\"${file}\", R\"~~(${content})~~\"},\n")
endforeach()
string(APPEND text "};\n\n} // namespace\n\nstd::span<const ShaderFile> shaderFiles()\n{\n    return files;\n}\n\n} // namespace psoas::gl\n")
file(WRITE "${OUTPUT}" "${text}")
