#pragma once

#include <span>
#include <string_view>

namespace psoas::gl {

struct ShaderFile {
    std::string_view name; ///< relative to shaders/
    std::string_view text;
};

/// What shaders/ held when the program was built.
std::span<const ShaderFile> shaderFiles();

} // namespace psoas::gl
