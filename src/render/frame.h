#pragma once

#include "render/draw_list.h"
#include "render/gl/target.h"
#include "scene/snapshot.h"

#include <cstddef>
#include <cstdint>

namespace psoas {

/// What all shaders may read: the block `Frame` of common/frame.glsl (std140: only mat4 and vec4).
struct FrameBlock {
    glm::mat4 clip_from_atlas{1};
    glm::mat4 key_from_atlas{1}; ///< to 0 .. 1 in the shadow map of the key light
    glm::mat4 sky_from_atlas{1}; ///< the same for this sample's piece of sky
    glm::vec4 eye{0};            ///< atlas frame, mm
    glm::vec4 towardsKey{0};     ///< unit direction; w: 1 if there is a shadow map
    glm::vec4 towardsSky{0};     ///< unit direction; w: weight of this piece of sky
    glm::vec4 up{0};             ///< the camera's, unit; w: pixels that a millimetre at unit depth is wide
    glm::vec4 size{0};           ///< width and height in pixels and their inverses
    glm::vec4 look{0}; ///< x: 1 writes linear light; y: dark theme; z: place along the fibres, mm; w: depth of
                       ///< the scene's middle, mm
    glm::vec4 backgroundTop{0};
    glm::vec4 backgroundBottom{0};
    glm::vec4 selected{0}; ///< colour of what is selected
    glm::vec4 hovered{0};
    glm::vec4 texel{0}; ///< mm that a pixel of the shadow maps is wide: key, sky; z: how much of the sky is
                        ///< taken from this piece, the rest from openness; w: depth range of the maps, mm
    glm::vec4 sections[3] = {glm::vec4{0, 0, 0, 1}, glm::vec4{0, 0, 0, 1}, glm::vec4{0, 0, 0, 1}}; ///< equationOf()
};

/// How far from what is marked there may be lines about it, pixels.
inline constexpr int outlineReach = 6;

/// Which numbers a pass binds things to.
inline constexpr GLuint frameBinding = 0;
inline constexpr GLuint materialBinding = 1;
inline constexpr unsigned tableUnit = 0;

/// The pictures that passes hand on to one another.
struct Images {
    gl::Target draft; ///< colour, depth
    gl::Target draftBackground;
    gl::Target restBackground;
    gl::Target rest;     ///< colour in linear light, identity; depth of `draft`
    gl::Target sum;      ///< of the samples of a picture at rest
    gl::Target marks;    ///< selected and hovered: in sight, behind others
    gl::Target marksSum; ///< lines and tints of the samples of a picture at rest
    gl::Target keyMap;   ///< depth from the key light
    gl::Target skyMap;   ///< depth from a piece of sky
    gl::Target identity; ///< structure numbers, for structuresSeen()

    GLuint depth() const { return draft.depth.name(); }
    std::size_t bytes() const;
};

/// One sample of a picture, as the passes see it.
struct Frame {
    Frame(const SceneSnapshot& theSnapshot, const SceneBuffers& theScene, Images& theImages, const FrameBlock& theBlock)
        : snapshot{theSnapshot}, scene{theScene}, images{theImages}, block{theBlock}
    {}

    const SceneSnapshot& snapshot;
    const SceneBuffers& scene;
    Images& images;
    const FrameBlock& block;
    Viewpoint view;
    DrawList solid;
    DrawList areas; ///< painted on bones: in drafts; at rest they are among what is solid
    DrawList faces; ///< cut faces of what is solid
    DrawList glass;
    DrawList marked;
    DrawList lit; ///< what is seen through other things
    DrawList keyCasters;
    DrawList skyCasters;
    bool atRest = false; ///< several samples, linear light, ink
    /// What a sample's lines and tints count in `marksSum`, where it draws them; only at rest.
    float marksShare = 0;
    /// Where the passes draw: x, y, width, height in pixels. At rest there is only background beyond.
    glm::ivec4 covered{0};
    bool makeKeyMap = false;
    bool makeSkyMap = false;
    GLuint shownIn = 0; ///< the framebuffer that the finished picture is in, for what comes over it
    int width = 0;
    int height = 0;

    std::size_t triangles() const { return solid.triangles() + areas.triangles() + glass.triangles(); }
    gl::Target& target() const { return atRest ? images.rest : images.draft; }
};

/// The pixels that the drawables `wanted` may cover, grown by `margin`: x, y, width, height from the lower left.
glm::ivec4 coveredBy(const SceneBuffers& scene, const Viewpoint& view, int width, int height, int margin,
                     const std::function<bool(const Placed&)>& wanted);

} // namespace psoas
