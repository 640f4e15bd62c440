#pragma once

#include <glm/glm.hpp>

#include <vector>

namespace psoas {

/// What a line of an overlay says by its colour; each has a pattern of its own too.
enum class Tint {
    quiet,   ///< helps to see
    accent,  ///< what is pointed at
    shorter, ///< dotted
    longer,  ///< in long dashes
    pull,    ///< a force
    weak     ///< dashed: claimed on weak evidence
};

/// A line in the picture, an arrow where `arrow`. Where something lies before it, it is thin and pale.
struct OverlayLine {
    std::vector<glm::vec3> points; ///< atlas frame, mm
    Tint tint = Tint::quiet;
    float width = 3; ///< pixels of a picture 800 pixels high
    bool arrow = false;

    friend bool operator==(const OverlayLine&, const OverlayLine&) = default;
};

/// What is drawn over and beside the body to explain it. None of it can be picked.
struct Overlay {
    std::vector<OverlayLine> lines;
    std::vector<glm::vec3> figure; ///< what the body touches: corners of triangles, three by three; atlas frame, mm

    bool isEmpty() const { return lines.empty() && figure.empty(); }
    friend bool operator==(const Overlay&, const Overlay&) = default;
};

} // namespace psoas
