#pragma once

#include "core/result.h"
#include "render/gl/handle.h"

#include <string>
#include <string_view>
#include <vector>

namespace psoas::gl {

/// What is asked of a program when it is made.
struct ProgramRequest {
    std::string_view vertex;                ///< file in shaders/, such as "solid.vert"
    std::string_view fragment;              ///< the same
    std::vector<std::string_view> uniforms; ///< each must be active; in the order of `location()`
    std::vector<std::string_view> textures; ///< samplers; the first reads texture unit 0, the next 1 ...
    std::vector<std::string_view> blocks;   ///< uniform blocks; the first reads binding point 0, the next 1 ...
    std::vector<std::string_view> defines;  ///< such as "FINE"
};

/// A linked program whose uniforms are all there.
class Program {
public:
    /// Fails if a shader is refused or a uniform, sampler or block is not active; the driver's words are in `detail`.
    static Result<Program> create(const ProgramRequest& request);

    void use() const { glUseProgram(m_name.name()); }
    /// Of the n-th of ProgramRequest::uniforms.
    GLint location(std::size_t n) const { return m_locations[n]; }

private:
    ProgramName m_name;
    std::vector<GLint> m_locations;
};

/// The text of a file in shaders/ with its #include lines replaced; empty if there is none.
std::string shaderText(std::string_view file);

} // namespace psoas::gl
