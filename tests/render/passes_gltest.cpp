#include "render/gl/program.h"
#include "render/gl/shader_files.h"
#include "render/golden.h"
#include "render/passes/all_passes.h"
#include "render/test_bodies.h"
#include "scene/cut_faces.h"
#include "support/catch.h"

#include <epoxy/gl.h>

#include <filesystem>
#include <set>

#include "support/paths.h"

using namespace psoas;
using namespace psoas::test;

TEST_CASE("every pass is made without a GL error")
{
    offscreen();
    std::set<std::string_view> names;
    for (const PassEntry& entry : allPasses()) {
        INFO(entry.name);
        CHECK(names.insert(entry.name).second);
        const Result<std::unique_ptr<Pass>> pass = entry.make();
        if (!pass) {
            FAIL(pass.error().what << '\n' << pass.error().detail);
        }
        CHECK(glGetError() == GL_NO_ERROR);
    }
}

TEST_CASE("drawing leaves no GL error and nothing of ours bound")
{
    for (Quality quality : {Quality::draft, Quality::standard, Quality::final}) {
        SceneSnapshot snapshot = smallScene();
        snapshot.drawables[0].faded = true;
        snapshot.drawables[1].selected = true;
        snapshot.drawables[2].hovered = true;
        snapshot.presentation.quality = quality;
        snapshot.sections = {{Axis::y, 0, true}};
        cutThrough(snapshot, nullptr);
        snapshot.pins.push_back({"pin", "A pin", {-55, 0, 24}, std::nullopt, {0}, true, false});
        snapshot.captions.push_back({{0}, "A muscle", "muscle", false});
        drawn(snapshot, 96, 64);
        offscreen().renderer().structuresSeen(snapshot, 96, 64);
        CHECK(glGetError() == GL_NO_ERROR);
        GLint bound = -1;
        glGetIntegerv(GL_CURRENT_PROGRAM, &bound);
        CHECK(bound == 0);
        glGetIntegerv(GL_VERTEX_ARRAY_BINDING, &bound);
        CHECK(bound == 0);
    }
}

TEST_CASE("a missing uniform is an error at the start")
{
    offscreen();
    const auto program = gl::Program::create({"full.vert", "accumulate.frag", {"noSuchUniform"}, {"sampled"}, {}, {}});
    REQUIRE_FALSE(program);
    CHECK_THAT(program.error().detail, ContainsSubstring("noSuchUniform"));
    const auto sampler = gl::Program::create({"full.vert", "accumulate.frag", {}, {"noSuchSampler"}, {}, {}});
    REQUIRE_FALSE(sampler);
    CHECK_THAT(sampler.error().detail, ContainsSubstring("noSuchSampler"));
}

TEST_CASE("all shader files are built in")
{
    for (const auto& entry : std::filesystem::recursive_directory_iterator{sourceDir() / "shaders"}) {
        const auto extension = entry.path().extension();
        if (extension == ".vert" || extension == ".frag" || extension == ".glsl") {
            const std::string name = std::filesystem::relative(entry.path(), sourceDir() / "shaders").generic_string();
            INFO(name);
            CHECK_FALSE(gl::shaderText(name).empty());
        }
    }
}
