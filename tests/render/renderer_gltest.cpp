#include "render/golden.h"
#include "render/materials.h"
#include "render/scene_buffers.h"
#include "render/test_bodies.h"
#include "support/catch.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

using namespace psoas;
using namespace psoas::test;

namespace {

struct GlNames {
    int buffers = 0;
    int textures = 0;
    int framebuffers = 0;
    int vertexArrays = 0;
    int programs = 0;
    friend bool operator==(const GlNames&, const GlNames&) = default;
};

GlNames namesInUse()
{
    GlNames names;
    for (GLuint name = 1; name < 2000; ++name) {
        names.buffers += glIsBuffer(name) == GL_TRUE ? 1 : 0;
        names.textures += glIsTexture(name) == GL_TRUE ? 1 : 0;
        names.framebuffers += glIsFramebuffer(name) == GL_TRUE ? 1 : 0;
        names.vertexArrays += glIsVertexArray(name) == GL_TRUE ? 1 : 0;
        names.programs += glIsProgram(name) == GL_TRUE ? 1 : 0;
    }
    return names;
}

std::array<int, 4> pixel(const RenderedImage& image, int x, int y)
{
    const std::size_t at =
        4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x));
    return {image.rgba[at], image.rgba[at + 1], image.rgba[at + 2], image.rgba[at + 3]};
}

/// Pixels that are much nearer to the colour of the selection than to any tissue or page.
/// How many pixels turned clearly towards the colour of the selection from one picture to the other.
int bluerPixels(const RenderedImage& before, const RenderedImage& after)
{
    int count = 0;
    for (int y = 0; y < after.height; ++y) {
        for (int x = 0; x < after.width; ++x) {
            const auto [r, g, b, a] = pixel(before, x, y);
            const auto [red, green, blue, alpha] = pixel(after, x, y);
            count += (blue - red) - (b - r) > 40 ? 1 : 0;
        }
    }
    return count;
}

} // namespace

TEST_CASE("a renderer frees everything it made")
{
    drawn(smallScene(), 64, 64);
    const GlNames before = namesInUse();
    {
        Result<std::unique_ptr<Renderer>> made = Renderer::create();
        REQUIRE(made);
        SceneSnapshot snapshot = smallScene();
        snapshot.drawables[0].faded = true;
        snapshot.drawables[1].selected = true;
        for (Quality quality : {Quality::draft, Quality::standard, Quality::final}) {
            snapshot.presentation.quality = quality;
            made.value()->render(snapshot, 0, 64, 48);
        }
        made.value()->structuresSeen(snapshot, 64, 48);
        CHECK_FALSE(namesInUse() == before);
    }
    CHECK(namesInUse() == before);
    while (glGetError() != GL_NO_ERROR) {
    } // there is no framebuffer 0 without a surface
}

TEST_CASE("meshes are given up with their atlas and space is used again")
{
    Renderer& renderer = offscreen().renderer();
    drawn(SceneSnapshot{}, 64, 64);
    const std::size_t empty = renderer.bytesHeld();
    std::size_t held = 0;
    for (int round = 0; round < 4; ++round) {
        drawn(smallScene(), 64, 64); // new meshes each time; the old ones are gone
        if (round == 1) {
            held = renderer.bytesHeld();
        }
    }
    CHECK(held > empty);
    CHECK(renderer.bytesHeld() <= held);
    drawn(SceneSnapshot{}, 64, 64);
    CHECK(renderer.bytesHeld() <= empty);
}

TEST_CASE("the picture does not depend on what was drawn before")
{
    const SceneSnapshot snapshot = smallScene();
    const RenderedImage first = drawn(snapshot, 120, 90);
    SceneSnapshot other = smallScene();
    other.presentation.quality = Quality::draft;
    other.drawables[0].selected = true;
    drawn(other, 50, 70);
    drawn(SceneSnapshot{}, 33, 44);
    CHECK(largestDifference(first, drawn(snapshot, 120, 90)) == 0);
}

TEST_CASE("a size of nothing draws nothing and the next picture is whole")
{
    const SceneSnapshot snapshot = smallScene();
    const RenderedImage before = drawn(snapshot, 80, 60);
    Renderer& renderer = offscreen().renderer();
    for (const auto& [width, height] : {std::pair{0, 0}, {0, 60}, {80, 0}, {-3, 5}}) {
        renderer.render(snapshot, 0, width, height);
        CHECK_FALSE(renderer.renderNext(snapshot, 0, width, height));
        CHECK(renderer.structuresSeen(snapshot, width, height).empty());
    }
    CHECK(glGetError() == GL_NO_ERROR);
    CHECK(largestDifference(before, drawn(snapshot, 80, 60)) == 0);
}

TEST_CASE("impossible sizes are refused in words")
{
    for (const auto& [width, height] : {std::pair{0, 10}, {10, 0}, {20000, 10}}) {
        const Result<RenderedImage> image = offscreen().image(smallScene(), width, height);
        REQUIRE_FALSE(image);
        CHECK_THAT(image.error().what, ContainsSubstring("pixels"));
    }
}

TEST_CASE("step by step comes to the same picture as at once")
{
    SceneSnapshot snapshot = smallScene();
    for (Quality quality : {Quality::standard, Quality::final}) {
        snapshot.presentation.quality = quality;
        const RenderedImage atOnce = drawn(snapshot, 64, 64);
        Result<std::unique_ptr<Renderer>> made = Renderer::create();
        REQUIRE(made);
        GLint target = 0;
        glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
        int steps = 1;
        while (made.value()->renderNext(snapshot, static_cast<std::uint32_t>(target), 64, 64)) {
            ++steps;
        }
        CHECK(steps > 1);
        CHECK_FALSE(made.value()->renderNext(snapshot, static_cast<std::uint32_t>(target), 64, 64));
        RenderedImage last = atOnce;
        glReadPixels(0, 0, 64, 64, GL_RGBA, GL_UNSIGNED_BYTE, last.rgba.data());
        RenderedImage upright = last;
        for (std::size_t row = 0; row < 64; ++row) {
            std::copy_n(last.rgba.begin() + static_cast<std::ptrdiff_t>(row * 256), 256,
                        upright.rgba.begin() + static_cast<std::ptrdiff_t>((63 - row) * 256));
        }
        CHECK(largestDifference(atOnce, upright) == 0);
    }
}

TEST_CASE("marking something does not begin the picture anew, and comes to the same")
{
    SceneSnapshot snapshot = smallScene();
    snapshot.presentation.quality = Quality::final;
    drawn(snapshot, 64, 64);
    Result<std::unique_ptr<Renderer>> made = Renderer::create();
    REQUIRE(made);
    GLint target = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
    const auto settle = [&] {
        int steps = 1;
        while (made.value()->renderNext(snapshot, static_cast<std::uint32_t>(target), 64, 64)) {
            ++steps;
        }
        return steps;
    };
    const auto seen = [&] {
        std::vector<std::uint8_t> pixels(64 * 64 * 4);
        glReadPixels(0, 0, 64, 64, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
        return pixels;
    };
    CHECK(settle() >= 48);
    const auto unmarked = seen();
    snapshot.drawables[0].selected = true;
    snapshot.drawables[1].hovered = true;
    made.value()->renderNext(snapshot, static_cast<std::uint32_t>(target), 64, 64);
    CHECK(seen() != unmarked); // at once
    CHECK(settle() < 10);
    const auto marked = seen();
    made.value() = std::move(Renderer::create()).value();
    settle();
    CHECK(seen() == marked);
    snapshot.drawables[0].selected = false;
    snapshot.drawables[1].hovered = false;
    CHECK(settle() < 10);
    CHECK(seen() == unmarked);
}

TEST_CASE("a mirrored body is lit like the body it mirrors")
{
    // Mirroring x and the picture: seen straight from the front under light from straight before it would be equal; the
    // key light comes from the left, so a ball (its own mirror image) is what has to look the same.
    SceneSnapshot plain;
    const auto ball = ellipsoid({40, 40, 40}, 48, false);
    add(plain, ball, at({0, 0, 0}), Kind::bone);
    aim(plain, 1);
    SceneSnapshot mirrored = plain;
    mirrored.drawables[0].atlas_from_mesh = mirroredAt({0, 0, 0});
    for (Quality quality : {Quality::draft, Quality::standard}) {
        plain.presentation.quality = quality;
        mirrored.presentation.quality = quality;
        // In cells of 16 x 16 pixels: the speckle is mirrored too, and a ball's is not its own mirror image.
        const RenderedImage one = drawn(plain, 128, 128);
        const RenderedImage other = drawn(mirrored, 128, 128);
        for (int cell = 0; cell < 64; ++cell) {
            int sum = 0;
            for (int at = 0; at < 256; ++at) {
                const int x = cell % 8 * 16 + at % 16;
                const int y = cell / 8 * 16 + at / 16;
                sum += pixel(one, x, y)[1] - pixel(other, x, y)[1];
            }
            INFO("cell " << cell);
            CHECK(std::abs(sum) / 256 <= 8);
        }
    }
}

TEST_CASE("the inside of an open surface is drawn and lit")
{
    SceneSnapshot snapshot;
    add(snapshot, pipe(30, 100), at({0, 0, 0}), Kind::vessel);
    snapshot.camera.pitch = 0.9f;
    snapshot.camera = framed(snapshot.camera, snapshot.bounds, 1);
    snapshot.presentation.transparentBackground = true;
    const RenderedImage image = drawn(snapshot, 128, 128);
    // Into the upper opening, where only the inside of the far wall is.
    const auto [r, g, b, a] = pixel(image, 64, 34);
    CHECK(a == 255);
    CHECK(r > b + 8); // red, not black
}

TEST_CASE("glass looks the same in any order")
{
    for (Quality quality : {Quality::draft, Quality::standard}) {
        SceneSnapshot snapshot = smallScene();
        for (Drawable& drawable : snapshot.drawables) {
            drawable.faded = true;
        }
        snapshot.drawables[4].faded = false;
        snapshot.presentation.quality = quality;
        const RenderedImage first = drawn(snapshot, 200, 200);
        std::ranges::reverse(snapshot.drawables);
        CHECK(largestDifference(first, drawn(snapshot, 200, 200)) <= 1);
        std::ranges::rotate(snapshot.drawables, snapshot.drawables.begin() + 2);
        CHECK(largestDifference(first, drawn(snapshot, 200, 200)) <= 1);
    }
}

TEST_CASE("glass lets through what is behind it")
{
    SceneSnapshot snapshot;
    add(snapshot, ellipsoid({40, 40, 40}, 48, false), at({0, 0, 0}), Kind::bone).faded = true;
    snapshot.camera.pitch = 0;
    snapshot.camera = framed(snapshot.camera, snapshot.bounds, 1);
    const RenderedImage before = drawn(snapshot, 128, 128);
    add(snapshot, ellipsoid({12, 12, 12}, 24, false), at({0, 0, -5}), Kind::nerve);
    const RenderedImage after = drawn(snapshot, 128, 128);
    const auto glass = pixel(before, 64, 64);
    const auto nerve = pixel(after, 64, 64);
    CHECK(std::abs(glass[2] - nerve[2]) > 60); // yellow through it
}

TEST_CASE("glass does not flicker while the camera turns in small steps")
{
    SceneSnapshot snapshot = smallScene();
    for (Drawable& drawable : snapshot.drawables) {
        drawable.faded = true;
    }
    snapshot.drawables[4].faded = false;
    for (Quality quality : {Quality::draft, Quality::standard}) {
        snapshot.presentation.quality = quality;
        const int side = 128;
        RenderedImage before = drawn(snapshot, side, side);
        std::vector<double> changes;
        for (int step = 0; step < 40; ++step) {
            snapshot.camera = orbited(snapshot.camera, 0.004f, 0.001f);
            RenderedImage after = drawn(snapshot, side, side);
            // In cells of 16 x 16 pixels, as an eye would see a flash: the cell that changes most.
            double most = 0;
            for (int y = 0; y < side; y += 16) {
                for (int x = 0; x < side; x += 16) {
                    double sum = 0;
                    for (int at = 0; at < 256; ++at) {
                        const auto was = pixel(before, x + at % 16, y + at / 16);
                        const auto is = pixel(after, x + at % 16, y + at / 16);
                        sum += is[0] + is[1] + is[2] - was[0] - was[1] - was[2];
                    }
                    most = std::max(most, std::abs(sum) / (3 * 256));
                }
            }
            changes.push_back(most);
            before = std::move(after);
        }
        const double largest = *std::ranges::max_element(changes);
        std::printf("glass, quality %d: largest change of a cell in a step %.2f of 255\n", static_cast<int>(quality),
                    largest);
        // A straight edge that steps by a pixel (half of one, where it is smooth) is 16 of 256 pixels.
        CHECK(largest < (quality == Quality::draft ? 14 : 4));
    }
}

TEST_CASE("the silhouette of glass can be read in both themes")
{
    for (Quality quality : {Quality::draft, Quality::standard}) {
        for (Theme theme : {Theme::light, Theme::dark}) {
            for (Kind kind : {Kind::bone, Kind::muscle, Kind::skin, Kind::nerve}) {
                SceneSnapshot snapshot;
                add(snapshot, ellipsoid({40, 40, 40}, 64, false), at({0, 0, 0}), kind).faded = true;
                snapshot.camera.pitch = 0;
                snapshot.camera = framed(snapshot.camera, snapshot.bounds, 1);
                snapshot.presentation.quality = quality;
                snapshot.presentation.theme = theme;
                const RenderedImage glass = drawn(snapshot, 128, 128);
                snapshot.drawables.clear();
                const RenderedImage page = drawn(snapshot, 128, 128);
                // Along the middle row: where it differs most from the page, and how much in the middle.
                int edge = 0;
                for (int x = 0; x < 64; ++x) {
                    edge = std::max(edge, std::abs(pixel(glass, x, 64)[1] - pixel(page, x, 64)[1]));
                }
                const int middle = std::abs(pixel(glass, 64, 64)[1] - pixel(page, 64, 64)[1]);
                INFO("kind " << static_cast<int>(kind) << ", theme " << static_cast<int>(theme) << ", quality "
                             << static_cast<int>(quality) << ": edge " << edge << ", middle " << middle);
                CHECK(edge >= 50);
                CHECK(middle <= edge / 2);
            }
        }
    }
}

TEST_CASE("the selection has an outline, also behind others")
{
    for (Quality quality : {Quality::draft, Quality::standard, Quality::final}) {
        for (Theme theme : {Theme::light, Theme::dark}) {
            SceneSnapshot snapshot;
            add(snapshot, ellipsoid({25, 25, 25}, 32, false), at({0, 0, 0}), Kind::muscle);
            add(snapshot, wedge({140, 140, 10}), at({0, 0, 60}), Kind::bone);
            aim(snapshot, 1);
            snapshot.presentation.quality = quality;
            snapshot.presentation.theme = theme;
            const RenderedImage plain = drawn(snapshot, 160, 160);
            snapshot.drawables[0].selected = true; // wholly behind the plate
            const int behind = bluerPixels(plain, drawn(snapshot, 160, 160));
            CHECK(behind > 30);
            std::swap(snapshot.drawables[0].selected, snapshot.drawables[1].selected);
            CHECK(bluerPixels(plain, drawn(snapshot, 160, 160)) > behind);
            snapshot.drawables[1].selected = false;
            CHECK(bluerPixels(plain, drawn(snapshot, 160, 160)) == 0);
        }
    }
}

TEST_CASE("a transparent background has straight alpha")
{
    SceneSnapshot snapshot = smallScene();
    snapshot.presentation.transparentBackground = true;
    const RenderedImage image = drawn(snapshot, 128, 128);
    CHECK(pixel(image, 1, 1) == std::array{0, 0, 0, 0});
    int edges = 0;
    SceneSnapshot opaque = smallScene();
    for (int y = 0; y < 128; ++y) {
        for (int x = 0; x < 128; ++x) {
            const auto [r, g, b, a] = pixel(image, x, y);
            // On an edge the colour is that of the body, not darkened by what is not there.
            if (a > 100 && a < 160) {
                ++edges;
                CHECK(std::max({r, g, b}) > 20);
            }
        }
    }
    CHECK(edges > 10);
}

TEST_CASE("many drawables of few meshes take little more memory")
{
    Renderer& renderer = offscreen().renderer();
    const auto mesh = ellipsoid({5, 5, 5}, 48, false);
    SceneSnapshot snapshot;
    add(snapshot, mesh, at({0, 0, 0}), Kind::bone);
    aim(snapshot, 1);
    snapshot.presentation.quality = Quality::draft;
    drawn(snapshot, 64, 64);
    const std::size_t one = renderer.bytesHeld();
    for (int i = 1; i < 500; ++i) {
        add(snapshot, mesh, at({12.f * static_cast<float>(i % 25), 12.f * static_cast<float>(i / 25), 0}), Kind::bone);
    }
    aim(snapshot, 1);
    drawn(snapshot, 64, 64);
    CHECK(renderer.bytesHeld() < one + 200'000);
    const std::vector<std::uint32_t> seen = renderer.structuresSeen(snapshot, 400, 400);
    CHECK(std::set<std::uint32_t>(seen.begin(), seen.end()).size() == 501);
}

TEST_CASE("levels of detail are used where they are fine enough")
{
    auto mesh = std::make_shared<Mesh>(*ellipsoid({40, 40, 40}, 64, false));
    MeshLevel level;
    level.triangles.assign(mesh->triangles.begin(), mesh->triangles.begin() + 300);
    level.error = 0.5f;
    mesh->levels.push_back(level);
    SceneSnapshot snapshot;
    add(snapshot, mesh, at({0, 0, 0}), Kind::bone);
    aim(snapshot, 1);
    snapshot.presentation.quality = Quality::draft;
    drawn(snapshot, 40, 40);
    CHECK(offscreen().renderer().trianglesDrawn() == 100);
    drawn(snapshot, 4000, 40);
    drawn(snapshot, 2000, 2000);
    CHECK(offscreen().renderer().trianglesDrawn() == mesh->triangleCount());
    snapshot.camera.target.x += 10'000;
    drawn(snapshot, 40, 40);
    CHECK(offscreen().renderer().trianglesDrawn() == 0);
}

TEST_CASE("at rest what is hidden behind others is not drawn")
{
    const auto mesh = ellipsoid({40, 40, 40}, 24, false);
    SceneSnapshot snapshot;
    add(snapshot, mesh, at({0, 0, 0}), Kind::muscle);
    add(snapshot, ellipsoid({10, 10, 10}, 24, false), at({0, 0, -60}), Kind::bone);
    aim(snapshot, 1);
    snapshot.camera.pitch = 0;
    snapshot.presentation.quality = Quality::final;
    drawn(snapshot, 80, 80);
    CHECK(offscreen().renderer().trianglesDrawn() == mesh->triangleCount());
    snapshot.camera = orbited(snapshot.camera, 1.2f, 0);
    drawn(snapshot, 80, 80);
    CHECK(offscreen().renderer().trianglesDrawn() > mesh->triangleCount());
}

TEST_CASE("a crowded picture is drawn as a whole")
{
    // More than waits to be drawn at a time.
    const auto mesh = ellipsoid({4, 4, 4}, 64, false);
    SceneSnapshot snapshot;
    for (int i = 0; i < 64; ++i) {
        add(snapshot, mesh, at({10.f * static_cast<float>(i % 8), 10.f * static_cast<float>(i / 8), 0}), Kind::bone);
    }
    aim(snapshot, 1);
    const std::vector<std::uint32_t> seen = offscreen().renderer().structuresSeen(snapshot, 200, 200);
    CHECK(std::set<std::uint32_t>(seen.begin(), seen.end()).size() == 65);
    CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("a renderer in a new context draws what one in a lost context drew")
{
    const SceneSnapshot snapshot = smallScene();
    const RenderedImage before = drawn(snapshot, 90, 70);
    {
        auto other = Offscreen::create();
        REQUIRE(other);
        auto image = other.value()->image(snapshot, 90, 70);
        REQUIRE(image);
        CHECK(largestDifference(before, image.value()) == 0);
    }
    CHECK(largestDifference(before, drawn(snapshot, 90, 70)) == 0);
}

TEST_CASE("ranges of a buffer are given, given back and joined")
{
    RangeAllocator ranges;
    ranges.grow(100);
    const auto a = ranges.allocate(30);
    const auto b = ranges.allocate(30);
    const auto c = ranges.allocate(40);
    CHECK(ranges.used() == 100);
    CHECK(ranges.allocate(1) == ranges.capacity());
    ranges.release(a, 30);
    ranges.release(c, 40);
    ranges.release(b, 30);
    CHECK(ranges.used() == 0);
    CHECK(ranges.allocate(100) == 0);
}

TEST_CASE("what was hidden or faded leaves no trace")
{
    SceneSnapshot snapshot = smallScene();
    for (Quality quality : {Quality::standard, Quality::final}) {
        snapshot.presentation.quality = quality;
        const RenderedImage before = drawn(snapshot, 100, 100);
        SceneSnapshot changed = snapshot;
        changed.drawables.erase(changed.drawables.begin() + 1);
        changed.drawables[0].faded = true;
        CHECK(largestDifference(before, drawn(changed, 100, 100)) > 20);
        CHECK(largestDifference(before, drawn(snapshot, 100, 100)) == 0);
    }
}

TEST_CASE("a glance elsewhere and back is the same picture")
{
    SceneSnapshot snapshot = smallScene();
    const RenderedImage before = drawn(snapshot, 100, 100);
    SceneSnapshot turned = snapshot;
    turned.camera = orbited(turned.camera, 0.7f, 0.1f);
    drawn(turned, 100, 100);
    turned.presentation.quality = Quality::draft;
    drawn(turned, 100, 100);
    snapshot.drawables[2].hovered = true;
    drawn(snapshot, 100, 100);
    snapshot.drawables[2].hovered = false;
    CHECK(largestDifference(before, drawn(snapshot, 100, 100)) == 0);
}
