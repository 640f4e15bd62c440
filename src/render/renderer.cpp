#include "render/renderer.h"

#include "render/frame.h"
#include "render/gl/program.h"
#include "render/materials.h"
#include "render/occlusion.h"
#include "render/passes/all_passes.h"
#include "render/passes/full_screen.h"
#include "scene/cut_faces.h"

#include <glm/gtc/constants.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace psoas {
namespace {

constexpr float draftErrorLimit = 0.7f;  // pixels
constexpr float restErrorLimit = 0.48f;  // pixels
constexpr float mostError = 3;           // pixels, of a crowded picture
constexpr float shadowErrorLimit = 1.6f; // pixels of the map
constexpr std::size_t draftTriangles = 80'000;
constexpr std::size_t restTriangles = 250'000;
constexpr std::size_t manyTriangles = 350'000;
constexpr int mostMarksSamples = 8; // lines need no more to be smooth
constexpr int freshSamples = 10;    // after so many nothing is left of the draft
constexpr int seekingSamples = 2;   // after so many it is known which structures are hidden altogether
constexpr int mapSize = 1024;
constexpr int skyMapSize = 640;   // each piece of sky adds but little
constexpr int soleMapSize = 2048; // where one shadow has to do

int samplesOf(Quality quality, std::size_t triangles = 0)
{
    switch (quality) {
    case Quality::draft:
        return 1;
    case Quality::standard:
        return triangles > manyTriangles ? 2 : 4; // surfaces that have no levels of detail yet
    case Quality::final:
        return 48;
    }
    return 1;
}

/// The n-th number of van der Corput's sequence in a prime base, 0 .. 1.
float radicalInverse(int n, int base)
{
    float result = 0;
    float digit = 1.f / static_cast<float>(base);
    for (; n > 0; n /= base) {
        result += digit * static_cast<float>(n % base);
        digit /= static_cast<float>(base);
    }
    return result;
}

glm::vec3 linear(const glm::vec3& screen)
{
    return screen * screen;
}

/// What makes two pictures the same.
struct PictureKey {
    Camera camera;
    Theme theme = Theme::light;
    Quality quality = Quality::standard;
    bool transparent = false;
    Overlay overlay;
    int width = 0;
    int height = 0;

    friend bool operator==(const PictureKey&, const PictureKey&) = default;
};

/// What makes two shadows of the same point of light the same.
struct ShadowKey {
    Camera camera;
    int width = 0;
    int height = 0;
    std::uint64_t shapesVersion = 0;
    bool softened = false;

    friend bool operator==(const ShadowKey&, const ShadowKey&) = default;
};

struct MaterialBlock {
    glm::vec4 colour;
    glm::vec4 light;
    glm::vec4 grain;
};

/// Columns: right, up and back of the camera.
glm::mat3 atlas_from_view(const Camera& camera)
{
    return glm::transpose(glm::mat3{view_from_atlas(camera)});
}

/// Looking along -`towards` at a ball, to 0 .. 1 each way.
glm::mat4 map_from_atlas(const glm::vec3& towards, const glm::vec3& centre, float radius, float depth)
{
    const glm::vec3 aside = std::abs(towards.y) < 0.9f ? glm::vec3{0, 1, 0} : glm::vec3{1, 0, 0};
    const glm::mat4 light_from_atlas = glm::lookAt(centre, centre - towards, aside);
    const glm::mat4 clip_from_light = glm::ortho(-radius, radius, -radius, radius, -depth, depth);
    const glm::mat4 map_from_clip = glm::translate(glm::scale(glm::mat4{1}, glm::vec3{0.5f}), glm::vec3{1});
    return map_from_clip * clip_from_light * light_from_atlas;
}

/// A rectangle of the picture (x, y, width, height in pixels) to the whole of clip space, for culling.
glm::mat4 part_from_clip(const glm::ivec4& rectangle, const glm::vec4& size)
{
    const glm::vec2 extent = glm::max(glm::vec2{rectangle.z, rectangle.w}, 1.f) * glm::vec2{size.z, size.w};
    const glm::vec2 middle =
        (2.f * glm::vec2{rectangle.x, rectangle.y} + glm::vec2{rectangle.z, rectangle.w}) * glm::vec2{size.z, size.w} -
        1.f;
    return glm::translate(glm::scale(glm::mat4{1}, {1 / extent.x, 1 / extent.y, 1}), {-middle.x, -middle.y, 0});
}

/// From 0 .. 1 back to clip space, for culling.
glm::mat4 clip_from_map()
{
    return glm::scale(glm::translate(glm::mat4{1}, glm::vec3{-1}), glm::vec3{2});
}

} // namespace

struct Renderer::State {
    std::vector<std::pair<PassEntry, std::unique_ptr<Pass>>> passes;
    std::optional<gl::Program> resolve;
    FullScreen triangle;
    gl::Buffer frameBuffer;
    gl::Buffer materialBuffer;
    SceneBuffers scene;
    Images images;
    PictureKey key;
    int samplesDone = 0;
    int samplesWanted = 1;
    bool anyMarks = false;
    int marksDone = 0;
    int marksWanted = 0;
    bool draftSeen = false; ///< the draft of this very picture is in images.draft and has been shown
    glm::ivec4 covered{0};  ///< pixels that anything but the background may be seen in
    /// Of the picture at rest, by number of the structure plus 1: whether its first samples have a pixel of it.
    std::vector<bool> inSight;
    std::uint64_t opennessVersion = 0;
    ShadowKey shadowKey; ///< of what is in the key light's map
    std::size_t trianglesDrawn = 0;

    void prepare(const SceneSnapshot& snapshot, int width, int height);
    void drawDraft(const SceneSnapshot& snapshot);
    void drawSample(const SceneSnapshot& snapshot);
    void drawMarks(const SceneSnapshot& snapshot);
    void showDraft(std::uint32_t framebuffer) const;
    void showLabels(const SceneSnapshot& snapshot, std::uint32_t framebuffer);
    void show(std::uint32_t framebuffer) const;
    bool isDone() const { return samplesDone >= samplesWanted && marksDone >= marksWanted; }
    /// Whether lines and tints have to be drawn apart from the samples, being ahead of or behind them.
    bool marksApart() const { return marksDone < marksWanted && marksDone != samplesDone; }
    void bake();
    FrameBlock blockAtRest(const SceneSnapshot& snapshot, int sample) const;
    float fill(Frame& frame, float errorLimit, std::size_t most, int sample) const;
    bool isHidden(const Placed& one, int sample) const;
    void seek();
    void bindBlocks(const FrameBlock& block) const;
    Pass& pass(std::string_view name) const;
    void setLights(FrameBlock& block, Frame& frame, int sample);
};

namespace {

FrameBlock frameBlock(const SceneSnapshot& snapshot, int width, int height)
{
    const float aspect = static_cast<float>(width) / static_cast<float>(height);
    const glm::mat3 axes = atlas_from_view(snapshot.camera);
    FrameBlock block;
    block.clip_from_atlas = clip_from_view(snapshot.camera, aspect, snapshot.bounds) * view_from_atlas(snapshot.camera);
    block.eye = {eyeOf(snapshot.camera), 1};
    block.up = {axes[1], static_cast<float>(height) / (2 * std::tan(verticalFieldOfView / 2))};
    block.towardsKey = {glm::normalize(axes * glm::vec3{-0.50f, 0.66f, 0.68f}), 0};
    block.size = {width, height, 1.f / static_cast<float>(width), 1.f / static_cast<float>(height)};
    const bool dark = snapshot.presentation.theme == Theme::dark;
    block.look.y = dark ? 1 : 0;
    block.look.w = snapshot.bounds.isEmpty() ? snapshot.camera.distance
                                             : glm::distance(eyeOf(snapshot.camera), snapshot.bounds.centre());
    block.look.w = std::max(block.look.w, 1.f);
    block.backgroundTop = dark ? glm::vec4{0.165f, 0.180f, 0.205f, 0.35f} : glm::vec4{0.972f, 0.970f, 0.962f, 0.10f};
    block.backgroundBottom = dark ? glm::vec4{0.085f, 0.092f, 0.105f, 1} : glm::vec4{0.885f, 0.888f, 0.886f, 1};
    block.backgroundBottom.w = snapshot.presentation.transparentBackground ? 0 : 1;
    block.selected = {linear(markColours().selected), 0.22f};
    if (!snapshot.overlay.washes.empty()) {
        block.selected.w = 0; // a tint would change what the colours of the surfaces say; the outline stays
    }
    block.hovered = {linear(markColours().hovered), 0.16f};
    for (std::size_t i = 0; i < snapshot.sections.size() && i < mostSections; ++i) {
        block.sections[i] = equationOf(snapshot.sections[i]);
    }
    return block;
}

} // namespace

void Renderer::State::prepare(const SceneSnapshot& snapshot, int width, int height)
{
    const PictureKey wanted{snapshot.camera,
                            snapshot.presentation.theme,
                            snapshot.presentation.quality,
                            snapshot.presentation.transparentBackground,
                            snapshot.overlay,
                            width,
                            height};
    const Change change = scene.take(snapshot);
    PictureKey before = key;
    before.quality = wanted.quality;
    draftSeen = draftSeen && change <= Change::marks && wanted == before;
    const bool another = change >= Change::looks || !(wanted == key);
    key = wanted;
    if (!images.draft || images.draft.width != width || images.draft.height != height) {
        images.draftBackground = gl::Target{};
        images.restBackground = gl::Target{};
        images.rest = gl::Target{};
        images.sum = gl::Target{};
        images.marks = gl::Target{};
        images.marksSum = gl::Target{};
        images.draft = gl::makeTarget(width, height, {GL_RGBA8}, GL_DEPTH_COMPONENT24);
    }
    if (key.quality == Quality::draft) {
        samplesDone = 0;
        samplesWanted = 1;
        return;
    }
    if (!images.rest) {
        images.rest = gl::makeTargetOver(images.draft, {GL_RGBA16F, GL_R16UI});
        images.sum = gl::makeTarget(width, height, {GL_RGBA32F}, 0); // half floats would darken it as they round
    }
    if (another) {
        samplesDone = 0;
        samplesWanted = samplesOf(key.quality);
        inSight.clear();
    }
    if (another || change == Change::marks) {
        anyMarks = std::ranges::any_of(scene.placed(), [](const Placed& one) { return one.selected || one.hovered; });
        marksWanted = anyMarks ? std::min(mostMarksSamples, samplesOf(key.quality)) : 0;
        marksDone = 0;
    }
    if (anyMarks && marksDone == 0) {
        if (!images.marksSum) {
            images.marksSum = gl::makeTarget(width, height, {GL_RGBA8}, 0);
        }
        glBindFramebuffer(GL_FRAMEBUFFER, images.marksSum.framebuffer.name());
        const float nothing[4] = {0, 0, 0, 0};
        glClearBufferfv(GL_COLOR, 0, nothing);
    }
}

void Renderer::State::bake()
{
    if (opennessVersion == scene.shapesVersion()) {
        return;
    }
    const auto openness = opennessOf(scene);
    for (std::uint32_t slot = 0; slot < openness.size(); ++slot) {
        if (!openness[slot].empty()) {
            scene.setOpenness(slot, openness[slot]);
        }
    }
    opennessVersion = scene.shapesVersion();
}

void Renderer::State::setLights(FrameBlock& block, Frame& frame, int sample)
{
    const SceneSnapshot& snapshot = frame.snapshot;
    const bool final = snapshot.presentation.quality == Quality::final;
    // What the maps have to cover: the scene, or what of it is about the target in a close view.
    const float sceneRadius = glm::length(snapshot.bounds.size()) / 2 + 1;
    const float aspect = static_cast<float>(frame.width) / static_cast<float>(frame.height);
    const float viewRadius =
        1.4f * snapshot.camera.distance * std::tan(verticalFieldOfView / 2) * std::max(1.f, aspect);
    const bool whole = sceneRadius <= viewRadius;
    const glm::vec3 centre = whole ? snapshot.bounds.centre() : snapshot.camera.target;
    const float radius = whole ? sceneRadius : viewRadius;
    const float depth = sceneRadius + glm::distance(centre, snapshot.bounds.centre());
    const auto solid = [](const Placed& one) { return !one.faded; };

    const glm::mat3 axes = atlas_from_view(snapshot.camera);
    const glm::vec3 middle{block.towardsKey};
    const glm::vec3 across = glm::normalize(glm::cross(middle, axes[2]));
    const glm::vec3 over = glm::cross(across, middle);
    const float spread = final ? 0.085f : 0; // half the width of the light, radians
    const float angle = glm::two_pi<float>() * radicalInverse(sample, 2);
    const float off = spread * std::sqrt((static_cast<float>(sample) + 0.5f) /
                                         static_cast<float>(samplesOf(snapshot.presentation.quality)));
    const glm::vec3 towardsKey = glm::normalize(middle + off * (std::cos(angle) * across + std::sin(angle) * over));
    block.towardsKey = {towardsKey, 1};
    block.key_from_atlas = map_from_atlas(towardsKey, centre, radius, depth);
    const auto keyMapSize = static_cast<float>(images.keyMap.width);
    const auto skyMapSize = static_cast<float>(images.skyMap.width);
    block.texel = {2 * radius / keyMapSize, 2 * radius / skyMapSize, 0, 2 * depth};
    // A point of light casts the same shadow in all samples, and while only looks change.
    const ShadowKey shadow{snapshot.camera, frame.width, frame.height, scene.shapesVersion(), final};
    frame.makeKeyMap = final || !(shadow == shadowKey);
    shadowKey = shadow;
    frame.keyCasters.fill(frame.scene, {clip_from_map() * block.key_from_atlas, keyMapSize / (2 * radius), true},
                          shadowErrorLimit, solid);
    // The first samples take the sky from the openness of the vertices, so that the picture starts smooth and the
    // pieces of sky come in softly.
    const float share = std::clamp(static_cast<float>(sample - 2) / 16, 0.f, 1.f);
    if (final && share > 0) {
        // Pieces of sky spread evenly, more of them where the camera stands; the weight makes up for that.
        const float z = std::max(2 * std::sqrt(radicalInverse(sample + 1, 3)) - 1, -0.7f);
        const float turn = glm::two_pi<float>() * radicalInverse(sample + 1, 2);
        const float ring = std::sqrt(std::max(0.f, 1 - z * z));
        const glm::vec3 towardsSky = axes * glm::vec3{ring * std::cos(turn), ring * std::sin(turn), z};
        block.towardsSky = {towardsSky, 1 / (1 + z)};
        block.texel.z = share;
        block.sky_from_atlas = map_from_atlas(towardsSky, centre, radius, depth);
        frame.makeSkyMap = true;
        frame.skyCasters.fill(frame.scene, {clip_from_map() * block.sky_from_atlas, skyMapSize / (2 * radius), true},
                              shadowErrorLimit, solid);
    }
}

Pass& Renderer::State::pass(std::string_view name) const
{
    return *std::ranges::find(passes, name, [](const auto& entry) { return entry.first.name; })->second;
}

void Renderer::State::bindBlocks(const FrameBlock& block) const
{
    glBindBuffer(GL_UNIFORM_BUFFER, frameBuffer.name());
    glBufferData(GL_UNIFORM_BUFFER, sizeof(block), &block, GL_STREAM_DRAW);
    glBindBuffer(GL_UNIFORM_BUFFER, 0);
    glBindBufferBase(GL_UNIFORM_BUFFER, frameBinding, frameBuffer.name());
    glBindBufferBase(GL_UNIFORM_BUFFER, materialBinding, materialBuffer.name());
}

/// What is drawn, with levels of detail of at most `errorLimit` pixels; a crowded picture of more than `most` triangles
/// is made coarser, so that the cost stays with what can be seen of it. Returns the limit that was kept. Without what
/// the samples before `sample` have shown to be hidden behind others.
float Renderer::State::fill(Frame& frame, float errorLimit, std::size_t most, int sample) const
{
    for (;; errorLimit *= 1.4f) {
        const auto isSolid = [&](const Placed& one) { return !one.faded && one.cutBy == 0 && !isHidden(one, sample); };
        const auto isApart = [&](const Placed& one) { return !frame.atRest && isAttachment(one.kind); };
        frame.solid.fill(scene, frame.view, errorLimit,
                         [&](const Placed& one) { return isSolid(one) && !isApart(one); });
        frame.areas.fill(scene, frame.view, errorLimit,
                         [&](const Placed& one) { return isSolid(one) && isApart(one); });
        frame.faces.fill(scene, frame.view, errorLimit,
                         [&](const Placed& one) { return !one.faded && one.cutBy != 0 && !isHidden(one, sample); });
        frame.glass.fill(scene, frame.view, errorLimit, [](const Placed& one) { return one.faded; });
        frame.marked.fill(scene, frame.view, errorLimit, [](const Placed& one) { return one.selected || one.hovered; });
        frame.lit.fill(scene, frame.view, errorLimit, [](const Placed& one) { return one.lit; });
        if (frame.triangles() <= most || errorLimit >= mostError) {
            return errorLimit;
        }
    }
}

/// Whether the samples before `sample` of the picture at rest have shown that something lies before all of it.
bool Renderer::State::isHidden(const Placed& one, int sample) const
{
    const std::size_t number = std::size_t{one.structure.value} + 1;
    return sample >= seekingSamples && number < inSight.size() && !inSight[number];
}

/// Reads from the sample just drawn which structures it has a pixel of.
void Renderer::State::seek()
{
    if (samplesDone == 0) {
        inSight.assign(std::size_t{1} << 16, false);
    }
    std::vector<std::uint16_t> numbers(static_cast<std::size_t>(covered.z) * static_cast<std::size_t>(covered.w));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, images.rest.framebuffer.name());
    glReadBuffer(GL_COLOR_ATTACHMENT1);
    glPixelStorei(GL_PACK_ALIGNMENT, 2);
    glReadPixels(covered.x, covered.y, covered.z, covered.w, GL_RED_INTEGER, GL_UNSIGNED_SHORT, numbers.data());
    glReadBuffer(GL_COLOR_ATTACHMENT0);
    std::uint16_t last = 0;
    for (const std::uint16_t number : numbers) {
        if (number != last) {
            inSight[number] = true;
            last = number;
        }
    }
}

/// Seen from a little aside: each sample from another place in the pixel.
FrameBlock Renderer::State::blockAtRest(const SceneSnapshot& snapshot, int sample) const
{
    FrameBlock block = frameBlock(snapshot, key.width, key.height);
    const glm::vec2 jitter = glm::vec2{radicalInverse(sample, 2), radicalInverse(sample, 3)} +
                             0.5f / static_cast<float>(samplesOf(key.quality)) - 0.5f;
    const glm::vec3 shift{2 * jitter.x * block.size.z, 2 * jitter.y * block.size.w, 0};
    block.clip_from_atlas = glm::translate(glm::mat4{1}, shift) * block.clip_from_atlas;
    block.look.x = 1;
    return block;
}

void Renderer::State::drawDraft(const SceneSnapshot& snapshot)
{
    FrameBlock block = frameBlock(snapshot, key.width, key.height);
    Frame frame{snapshot, scene, images, block};
    frame.width = key.width;
    frame.height = key.height;
    frame.covered = {0, 0, key.width, key.height};
    frame.view = {block.clip_from_atlas, block.up.w, false};
    fill(frame, draftErrorLimit, draftTriangles, 0);
    trianglesDrawn = frame.triangles();
    bindBlocks(block);
    for (const auto& [entry, drawn] : passes) {
        if (entry.inPicture) {
            drawn->draw(frame);
        }
    }
    draftSeen = true;
}

void Renderer::State::drawSample(const SceneSnapshot& snapshot)
{
    bake();
    const int sample = samplesDone;
    FrameBlock block = blockAtRest(snapshot, sample);
    Frame frame{snapshot, scene, images, block};
    frame.width = key.width;
    frame.height = key.height;
    frame.atRest = true;
    const float smear = key.quality == Quality::final ? 9 : 5; // mm
    block.look.z = smear * (radicalInverse(sample, 2) - 0.5f);
    const int keyMapSize = key.quality == Quality::final ? mapSize : soleMapSize;
    if (images.keyMap.width != keyMapSize) {
        images.keyMap = gl::makeTarget(keyMapSize, keyMapSize, {}, GL_DEPTH_COMPONENT24);
    }
    if (!images.skyMap) {
        images.skyMap = gl::makeTarget(skyMapSize, skyMapSize, {}, GL_DEPTH_COMPONENT24);
    }
    if (!snapshot.bounds.isEmpty()) {
        setLights(block, frame, sample);
    }
    frame.view = {block.clip_from_atlas, block.up.w, false};
    fill(frame, restErrorLimit, restTriangles, sample);
    trianglesDrawn = frame.triangles();
    const bool withMarks = marksDone == sample && marksDone < marksWanted;
    frame.marksShare = withMarks ? 1.f / static_cast<float>(marksWanted) : 0;
    bindBlocks(block);
    if (sample == 0) {
        samplesWanted = samplesOf(key.quality, trianglesDrawn);
        marksWanted = std::min(marksWanted, samplesWanted);
        covered = snapshot.overlay.lines.empty() && snapshot.overlay.figure.empty()
                      ? coveredBy(scene, frame.view, key.width, key.height, 8, [](const Placed&) { return true; })
                      : glm::ivec4{0, 0, key.width, key.height};
        glBindFramebuffer(GL_FRAMEBUFFER, images.sum.framebuffer.name());
        const float nothing[4] = {0, 0, 0, 0};
        glClearBufferfv(GL_COLOR, 0, nothing);
    }
    // The background alone is the same in all samples: one is enough.
    frame.covered = sample == 0 ? glm::ivec4{0, 0, key.width, key.height} : covered;
    for (const auto& [entry, drawn] : passes) {
        if (entry.inPicture) {
            drawn->draw(frame);
        }
    }
    if (sample < seekingSamples && samplesWanted > freshSamples) {
        seek();
    }
    ++samplesDone;
    marksDone += withMarks ? 1 : 0;
}

void Renderer::State::drawMarks(const SceneSnapshot& snapshot)
{
    const FrameBlock block = blockAtRest(snapshot, marksDone);
    Frame frame{snapshot, scene, images, block};
    frame.width = key.width;
    frame.height = key.height;
    frame.atRest = true;
    frame.view = {block.clip_from_atlas, block.up.w, false};
    const float errorLimit = fill(frame, restErrorLimit, restTriangles, marksDone);
    // Only what may lie before something marked.
    frame.covered = coveredBy(scene, frame.view, key.width, key.height, outlineReach,
                              [](const Placed& one) { return one.selected || one.hovered; });
    const glm::mat4 part_from_atlas = part_from_clip(frame.covered, block.size) * block.clip_from_atlas;
    const auto isNear = [&](const Placed& one) {
        return !one.faded && !isHidden(one, marksDone) && isInView(one.bounds, part_from_atlas);
    };
    frame.solid.fill(scene, frame.view, errorLimit, [&](const Placed& one) { return one.cutBy == 0 && isNear(one); });
    frame.faces.fill(scene, frame.view, errorLimit, [&](const Placed& one) { return one.cutBy != 0 && isNear(one); });
    frame.marksShare = 1.f / static_cast<float>(marksWanted);
    bindBlocks(block);
    pass("depth").draw(frame);
    pass("outline").draw(frame);
    ++marksDone;
}

void Renderer::State::showDraft(std::uint32_t framebuffer) const
{
    glBindFramebuffer(GL_READ_FRAMEBUFFER, images.draft.framebuffer.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
    glBlitFramebuffer(0, 0, key.width, key.height, 0, 0, key.width, key.height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Renderer::State::show(std::uint32_t framebuffer) const
{
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glViewport(0, 0, key.width, key.height);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_BLEND);
    resolve->use();
    gl::bindTexture(0, GL_TEXTURE_2D, images.sum.colours[0].name());
    gl::bindTexture(1, GL_TEXTURE_2D, anyMarks ? images.marksSum.colours[0].name() : images.draft.colours[0].name());
    gl::bindTexture(2, GL_TEXTURE_2D, images.draft.colours[0].name());
    glUniform1f(resolve->location(1),
                anyMarks && marksDone > 0 ? static_cast<float>(marksWanted) / static_cast<float>(marksDone) : 0.f);
    const bool mixed = draftSeen && samplesWanted > freshSamples && samplesDone < freshSamples;
    const float part = static_cast<float>(samplesDone) / freshSamples;
    glUniform1f(resolve->location(2), mixed ? part * part * (3 - 2 * part) : 1.f);
    const auto draw = [&](const glm::ivec4& rectangle, int samples) {
        if (rectangle.z > 0 && rectangle.w > 0) {
            const Scissor scissor{rectangle};
            glUniform1f(resolve->location(0), 1.f / static_cast<float>(std::max(1, samples)));
            triangle.draw();
        }
    };
    // About what is covered there is one sample only.
    const int right = covered.x + covered.z;
    const int top = covered.y + covered.w;
    draw({0, 0, key.width, covered.y}, 1);
    draw({0, top, key.width, key.height - top}, 1);
    draw({0, covered.y, covered.x, covered.w}, 1);
    draw({right, covered.y, key.width - right, covered.w}, 1);
    draw(covered, samplesDone);
}

void Renderer::State::showLabels(const SceneSnapshot& snapshot, std::uint32_t framebuffer)
{
    const FrameBlock block = frameBlock(snapshot, key.width, key.height);
    Frame frame{snapshot, scene, images, block};
    frame.width = key.width;
    frame.height = key.height;
    frame.shownIn = framebuffer;
    bindBlocks(block);
    pass("label").draw(frame);
}

Renderer::Renderer(std::unique_ptr<State> state) : m_state{std::move(state)} {}

Renderer::~Renderer() = default;

Result<std::unique_ptr<Renderer>> Renderer::create()
{
    if (!epoxy_is_desktop_gl() || epoxy_gl_version() < 33) {
        return Error{"This computer's graphics driver offers no OpenGL 3.3; please update the driver, or start with "
                     "LIBGL_ALWAYS_SOFTWARE=1 in the environment to draw without the graphics card.",
                     "OpenGL version " + std::to_string(epoxy_gl_version())};
    }
    auto state = std::make_unique<State>();
    for (PassEntry& entry : allPasses()) {
        Result<std::unique_ptr<Pass>> pass = entry.make();
        if (!pass) {
            return pass.error();
        }
        state->passes.emplace_back(std::move(entry), std::move(pass).value());
    }
    Result<gl::Program> resolve = gl::Program::create(
        {"full.vert", "resolve.frag", {"share", "marksShare", "fresh"}, {"sum", "marks", "draft"}, {"Frame"}, {}});
    if (!resolve) {
        return resolve.error();
    }
    state->resolve = std::move(resolve).value();
    state->frameBuffer = gl::makeBuffer();
    state->materialBuffer = gl::makeBuffer();
    constexpr std::size_t washesFrom = 16; // as in common/material.glsl
    std::vector<MaterialBlock> block(washesFrom + washCount);
    for (std::size_t row = 0; row < block.size(); ++row) {
        const Material& material =
            row < kindCount ? materials()[row] : washMaterials()[row < washesFrom ? 0 : row - washesFrom];
        block[row] = {{linear(material.colour), material.sheen},
                      {material.gloss, material.tightness, material.wrap, material.striation},
                      {material.grain, 1 / material.grainSize, material.layers, 0}};
    }
    glBindBuffer(GL_UNIFORM_BUFFER, state->materialBuffer.name());
    glBufferData(GL_UNIFORM_BUFFER, static_cast<GLsizeiptr>(block.size() * sizeof(MaterialBlock)), block.data(),
                 GL_STATIC_DRAW);
    glBindBuffer(GL_UNIFORM_BUFFER, 0);
    return std::unique_ptr<Renderer>{new Renderer{std::move(state)}};
}

namespace {

/// What the host may have left set that would spoil the picture.
void takeOver()
{
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glDepthMask(GL_TRUE);
    glDepthRange(0, 1);
    glClearDepth(1);
    glDisable(GL_SCISSOR_TEST);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_POLYGON_OFFSET_FILL);
    glDisable(GL_FRAMEBUFFER_SRGB);
    glDisable(GL_RASTERIZER_DISCARD);
    glDisable(GL_PRIMITIVE_RESTART);
    glDisable(GL_DITHER);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
    glDisable(GL_COLOR_LOGIC_OP);
    glDisable(GL_SAMPLE_ALPHA_TO_COVERAGE);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    for (unsigned unit = 0; unit < 3; ++unit) {
        glBindSampler(unit, 0);
    }
}

/// Leaves nothing of ours bound but the framebuffer that was drawn into.
void giveBack(std::uint32_t framebuffer)
{
    glBindVertexArray(0);
    glUseProgram(0);
    for (unsigned unit = 0; unit < 3; ++unit) {
        gl::bindTexture(unit, GL_TEXTURE_2D, 0);
    }
    gl::bindTexture(tableUnit, GL_TEXTURE_BUFFER, 0);
    glBindBufferBase(GL_UNIFORM_BUFFER, frameBinding, 0);
    glBindBufferBase(GL_UNIFORM_BUFFER, materialBinding, 0);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glDepthMask(GL_TRUE);
    glDepthFunc(GL_LESS);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

} // namespace

void Renderer::render(const SceneSnapshot& snapshot, std::uint32_t framebuffer, int width, int height)
{
    if (width <= 0 || height <= 0) {
        return;
    }
    takeOver();
    State& state = *m_state;
    state.prepare(snapshot, width, height);
    if (state.key.quality == Quality::draft) {
        state.drawDraft(snapshot);
        state.showDraft(framebuffer);
    } else {
        while (!state.isDone()) {
            state.marksApart() ? state.drawMarks(snapshot) : state.drawSample(snapshot);
        }
        state.draftSeen = false;
        state.bindBlocks(frameBlock(snapshot, width, height));
        state.show(framebuffer);
    }
    state.showLabels(snapshot, framebuffer);
    giveBack(framebuffer);
}

bool Renderer::renderNext(const SceneSnapshot& snapshot, std::uint32_t framebuffer, int width, int height)
{
    if (width <= 0 || height <= 0) {
        return false;
    }
    takeOver();
    State& state = *m_state;
    state.prepare(snapshot, width, height);
    bool more = false;
    if (state.key.quality == Quality::draft || (state.samplesDone == 0 && !state.draftSeen)) {
        // What is asked for is seen at once, if roughly.
        state.drawDraft(snapshot);
        state.showDraft(framebuffer);
        more = state.key.quality != Quality::draft;
    } else {
        if (state.marksApart()) {
            state.drawMarks(snapshot);
        } else if (!state.isDone()) {
            state.drawSample(snapshot);
        }
        state.bindBlocks(frameBlock(snapshot, width, height));
        state.show(framebuffer);
        more = !state.isDone();
    }
    state.showLabels(snapshot, framebuffer);
    giveBack(framebuffer);
    return more;
}

std::vector<std::uint32_t> Renderer::structuresSeen(const SceneSnapshot& snapshot, int width, int height)
{
    if (width <= 0 || height <= 0) {
        return {};
    }
    takeOver();
    State& state = *m_state;
    GLint before = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &before);
    state.scene.take(snapshot);
    state.key = PictureKey{}; // what is in the images is another picture now
    state.samplesDone = 0;
    FrameBlock block = frameBlock(snapshot, width, height);
    Frame frame{snapshot, state.scene, state.images, block};
    frame.view = {block.clip_from_atlas, block.up.w, false};
    frame.solid.fill(state.scene, frame.view, 0, [](const Placed&) { return true; });
    state.images.identity = gl::makeTarget(width, height, {GL_R32UI}, GL_DEPTH_COMPONENT24);
    glBindBuffer(GL_UNIFORM_BUFFER, state.frameBuffer.name());
    glBufferData(GL_UNIFORM_BUFFER, sizeof(block), &block, GL_STREAM_DRAW);
    glBindBuffer(GL_UNIFORM_BUFFER, 0);
    glBindBufferBase(GL_UNIFORM_BUFFER, frameBinding, state.frameBuffer.name());
    state.pass("identity").draw(frame);
    const auto columns = static_cast<std::size_t>(width);
    const auto rows = static_cast<std::size_t>(height);
    std::vector<std::uint32_t> upward(columns * rows);
    glBindFramebuffer(GL_FRAMEBUFFER, state.images.identity.framebuffer.name());
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width, height, GL_RED_INTEGER, GL_UNSIGNED_INT, upward.data());
    state.images.identity = gl::Target{};
    giveBack(static_cast<std::uint32_t>(before));
    std::vector<std::uint32_t> seen;
    seen.reserve(upward.size());
    for (std::size_t row = rows; row-- > 0;) {
        const auto first = upward.begin() + static_cast<std::ptrdiff_t>(row * columns);
        seen.insert(seen.end(), first, first + static_cast<std::ptrdiff_t>(columns));
    }
    return seen;
}

std::size_t Renderer::trianglesDrawn() const
{
    return m_state->trianglesDrawn;
}

std::size_t Renderer::bytesHeld() const
{
    return m_state->scene.bytes() + m_state->images.bytes();
}

std::string Renderer::driver() const
{
    std::string text;
    for (GLenum name : {GL_VENDOR, GL_RENDERER, GL_VERSION}) {
        const auto* part = reinterpret_cast<const char*>(glGetString(name));
        if (!text.empty()) {
            text += ' ';
        }
        text += part != nullptr ? part : "?";
    }
    return text;
}

} // namespace psoas
