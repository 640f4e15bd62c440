#pragma once

#include "scene/overlay.h"

#include <array>

namespace psoas {

/// How a kind of tissue takes the light.
struct Material {
    glm::vec3 colour;     ///< as one would pick it on a screen, 0 .. 1 each
    float gloss = 0.2f;   ///< strength of the highlight
    float tightness = 24; ///< exponent of the highlight
    float sheen = 0;      ///< light scattered at grazing angles
    float wrap = 0.2f;    ///< how far light creeps round the terminator: translucency
    float grain = 0;      ///< contrast of the speckle
    float grainSize = 1;  ///< mm
    float striation = 0;  ///< contrast of the lines along the fibres
    float layers = 1;     ///< how much finer the grain is from above to below
};

inline constexpr std::size_t kindCount = static_cast<std::size_t>(Kind::insertion) + 1;

/// One for each Kind, in its order.
const std::array<Material, kindCount>& materials();

/// What a surface looks like that says something: see Wash; the first is not used.
const std::array<Material, washCount>& washMaterials();

/// Colours that are none of the tissues.
struct MarkColours {
    glm::vec3 selected;
    glm::vec3 hovered;
};
const MarkColours& markColours();

} // namespace psoas
