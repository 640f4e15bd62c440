#pragma once

#include "atlas/atlas.h"

#include <glm/glm.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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

/// What the surface of a muscle says by its colour; each has a pattern of its own too.
enum class Wash : std::uint8_t {
    none,
    shorter, ///< than in standing: dotted
    longer,  ///< than in standing: striped
    lumbar,  ///< supplied from the lumbar plexus: striped
    sacral   ///< supplied from the sacral plexus: dotted
};
inline constexpr std::size_t washCount = static_cast<std::size_t>(Wash::sacral) + 1;

/// How a line is drawn: told apart by colour-blind eyes, and by its pattern without colour.
struct Paint {
    glm::vec3 light; ///< colour in the light theme, as on the screen, 0 .. 1
    glm::vec3 dark;
    float drawn; ///< pixels of a picture 800 high; 0: unbroken
    float left;
};
Paint paintOf(Tint tint);

/// The colour of a surface that is washed, as on the screen, 0 .. 1.
glm::vec3 colourOf(Wash wash);

/// A line in the picture, an arrow where `arrow`. Where something lies before it, it is thin and pale.
struct OverlayLine {
    std::vector<glm::vec3> points; ///< atlas frame, mm
    Tint tint = Tint::quiet;
    float width = 3; ///< pixels of a picture 800 pixels high
    bool arrow = false;

    friend bool operator==(const OverlayLine&, const OverlayLine&) = default;
};

/// Words beside the body, with a line to what they are about.
struct OverlayNote {
    std::string text;
    glm::vec3 at{0}; ///< atlas frame, mm

    friend bool operator==(const OverlayNote&, const OverlayNote&) = default;
};

/// A row of what is said of a picture in its corner; with a sample where it is the key to a line or a surface.
struct OverlayRow {
    std::string text;
    bool strong = false;
    std::optional<Tint> line;
    Wash wash = Wash::none;

    friend bool operator==(const OverlayRow&, const OverlayRow&) = default;
};

/// What is drawn over and beside the body to explain it. None of it can be picked.
struct Overlay {
    std::vector<OverlayLine> lines;
    std::vector<glm::vec3> figure; ///< what the body touches: corners of triangles, three by three; atlas frame, mm
    std::vector<std::pair<StructureIndex, Wash>> washes;
    std::vector<StructureIndex> lit; ///< seen through what lies before them
    std::vector<OverlayNote> notes;
    std::vector<OverlayRow> rows;      ///< in the upper left corner
    std::vector<std::string> captions; ///< at the foot of the picture, each in the middle of its share of the width

    bool isEmpty() const { return *this == Overlay{}; }
    friend bool operator==(const Overlay&, const Overlay&) = default;
};

} // namespace psoas
