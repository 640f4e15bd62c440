#include "render/gl/program.h"
#include "render/gl/shader_files.h"
#include "render/golden.h"
#include "render/passes/all_passes.h"
#include "render/test_bodies.h"
#include "scene/cut_faces.h"
#include "support/catch.h"

#include <epoxy/gl.h>

#include <cstdlib>
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

TEST_CASE("what is lit shows through what lies before it, and a washed surface has the colour of what it says")
{
    SceneSnapshot snapshot;
    add(snapshot, ellipsoid({40, 40, 10}, 24, true), at({0, 0, 0}), Kind::bone);
    add(snapshot, ellipsoid({12, 12, 4}, 24, false), at({0, 0, -60}), Kind::nerve);
    snapshot.drawables[0].structure = {0};
    snapshot.drawables[1].structure = {1};
    snapshot.camera.pitch = 0;
    aim(snapshot, 1);
    const auto middle = [&](const Overlay& overlay, Quality quality) {
        SceneSnapshot one = snapshot;
        one.presentation.quality = quality;
        addOverlay(one, overlay);
        const RenderedImage image = drawn(one, 64, 64);
        const std::size_t at = 4 * (32 * 64 + 32);
        return glm::ivec3{image.rgba[at], image.rgba[at + 1], image.rgba[at + 2]};
    };
    Overlay lit;
    lit.lit = {{1}};
    Overlay washed;
    washed.washes = {{{0}, Wash::longer}};
    for (const Quality quality : {Quality::draft, Quality::standard}) {
        const glm::ivec3 plain = middle({}, quality);
        const glm::ivec3 through = middle(lit, quality);
        CHECK(through.b < plain.b - 30); // yellow on ivory
        const glm::ivec3 blue = middle(washed, quality);
        CHECK(blue.b > blue.r);
        CHECK(plain.b < plain.r);
    }
}

TEST_CASE("words of an overlay are written where it says")
{
    SceneSnapshot snapshot = smallScene();
    snapshot.presentation.scale = 0.8f;
    const RenderedImage without = drawn(snapshot, 320, 240);
    Overlay overlay;
    overlay.rows = {{"In the corner", true, {}, Wash::none}};
    overlay.captions = {"Left", "Right"};
    addOverlay(snapshot, overlay);
    const RenderedImage with = drawn(snapshot, 320, 240);
    const auto differs = [&](int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; ++y) {
            for (int x = left; x < right; ++x) {
                const auto at = 4 * (static_cast<std::size_t>(y) * 320 + static_cast<std::size_t>(x));
                count += std::abs(int{with.rgba[at]} - int{without.rgba[at]}) > 60 ? 1 : 0;
            }
        }
        return count;
    };
    CHECK(differs(0, 0, 140, 40) > 20);
    CHECK(differs(40, 200, 120, 240) > 10);  // in the middle of the left half
    CHECK(differs(200, 200, 280, 240) > 10); // and of the right one
    CHECK(differs(130, 60, 320, 190) == 0);
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
