#include "render/gl/program.h"

#include "render/gl/shader_files.h"

#include <algorithm>

namespace psoas::gl {
namespace {

constexpr std::string_view refused = "The graphics driver refused a part of the program's drawing code; please update "
                                     "the driver, or start with LIBGL_ALWAYS_SOFTWARE=1 in the environment.";

Error refusal(std::string detail)
{
    return Error{std::string{refused}, std::move(detail)};
}

std::string preamble(const ProgramRequest& request)
{
    std::string text = "#version 330 core\n";
    for (std::string_view define : request.defines) {
        text.append("#define ").append(define).append(" 1\n");
    }
    return text;
}

Result<Shader> compile(GLenum stage, std::string_view file, const std::string& head)
{
    const std::string body = shaderText(file);
    if (body.empty()) {
        return refusal("no shader named " + std::string{file});
    }
    const std::string source = head + body;
    Shader shader{glCreateShader(stage)};
    const char* text = source.data();
    const auto length = static_cast<GLint>(source.size());
    glShaderSource(shader.name(), 1, &text, &length);
    glCompileShader(shader.name());
    GLint ok = GL_FALSE;
    glGetShaderiv(shader.name(), GL_COMPILE_STATUS, &ok);
    if (ok == GL_FALSE) {
        std::string log(4096, '\0');
        GLsizei written = 0;
        glGetShaderInfoLog(shader.name(), static_cast<GLsizei>(log.size()), &written, log.data());
        log.resize(static_cast<std::size_t>(written));
        return refusal(std::string{file} + ": " + log);
    }
    return shader;
}

} // namespace

std::string shaderText(std::string_view file)
{
    const auto files = shaderFiles();
    const auto found = std::ranges::find(files, file, &ShaderFile::name);
    if (found == files.end()) {
        return {};
    }
    constexpr std::string_view include = "#include \"";
    std::string text;
    std::string_view rest = found->text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
        const std::string_view line = rest.substr(0, end + 1);
        rest.remove_prefix(end + 1);
        if (line.starts_with(include)) {
            const std::string_view name = line.substr(include.size(), line.rfind('"') - include.size());
            const std::string included = shaderText(name);
            if (included.empty()) {
                return {};
            }
            text += included;
        } else {
            text += line;
        }
    }
    return text;
}

Result<Program> Program::create(const ProgramRequest& request)
{
    const std::string head = preamble(request);
    Result<Shader> vertex = compile(GL_VERTEX_SHADER, request.vertex, head);
    if (!vertex) {
        return vertex.error();
    }
    Result<Shader> fragment = compile(GL_FRAGMENT_SHADER, request.fragment, head);
    if (!fragment) {
        return fragment.error();
    }
    Program program;
    program.m_name = ProgramName{glCreateProgram()};
    const GLuint name = program.m_name.name();
    glAttachShader(name, vertex.value().name());
    glAttachShader(name, fragment.value().name());
    glLinkProgram(name);
    GLint ok = GL_FALSE;
    glGetProgramiv(name, GL_LINK_STATUS, &ok);
    const std::string both = std::string{request.vertex} + " + " + std::string{request.fragment};
    if (ok == GL_FALSE) {
        std::string log(4096, '\0');
        GLsizei written = 0;
        glGetProgramInfoLog(name, static_cast<GLsizei>(log.size()), &written, log.data());
        log.resize(static_cast<std::size_t>(written));
        return refusal(both + ": " + log);
    }
    for (std::string_view uniform : request.uniforms) {
        const GLint location = glGetUniformLocation(name, std::string{uniform}.c_str());
        if (location < 0) {
            return refusal(both + ": no uniform " + std::string{uniform});
        }
        program.m_locations.push_back(location);
    }
    glUseProgram(name);
    for (std::size_t unit = 0; unit < request.textures.size(); ++unit) {
        const GLint location = glGetUniformLocation(name, std::string{request.textures[unit]}.c_str());
        if (location < 0) {
            return refusal(both + ": no sampler " + std::string{request.textures[unit]});
        }
        glUniform1i(location, static_cast<GLint>(unit));
    }
    glUseProgram(0);
    for (std::size_t binding = 0; binding < request.blocks.size(); ++binding) {
        const GLuint index = glGetUniformBlockIndex(name, std::string{request.blocks[binding]}.c_str());
        if (index == GL_INVALID_INDEX) {
            return refusal(both + ": no block " + std::string{request.blocks[binding]});
        }
        glUniformBlockBinding(name, index, static_cast<GLuint>(binding));
    }
    return program;
}

} // namespace psoas::gl
