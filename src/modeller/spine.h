#pragma once

#include "modeller/context.h"

#include <map>
#include <string>
#include <vector>

namespace psoas::modeller {

/// What the outlines of a vertebral body are like besides their sizes.
struct BodyShape {
    float front = 2.25f;   ///< power of the rounding in front: 2 an ellipse, more: squarer
    float back = 3.1f;     ///< the same behind
    float widest = -0.06f; ///< where the outline is widest, as a share of the half depth before the middle
    float offset = 0;      ///< how far the upper endplate lies before the lower one, mm
    glm::vec2 pinch{1.5f}; ///< by how much the waist is drawn in, in front and behind, mm
};

/// A vertebral body's outline at one height, in the level's frame: rounded in front, squarer behind, where it is
/// hollowed towards the canal.
struct Outline {
    float halfWidth = 1;
    float halfDepth = 1;
    float notch = 0;
    BodyShape shape{};
    float centre = 0; ///< z of its middle

    /// mm outside the outline; also how far out the point lies, 1 on the outline.
    float distance(float x, float z, float* share = nullptr) const;
};

struct BodyPlan {
    glm::vec2 width{0}; ///< upper, lower endplate
    glm::vec2 depth{0};
    float waist = 0;
    glm::vec2 height{0}; ///< front, back
    glm::vec2 dish{0};
    float notch = 0;
    BodyShape shape;

    float meanHeight() const { return 0.5f * (height.x + height.y); }
    float meanDepth() const { return 0.5f * (depth.x + depth.y); }
    /// Rise of the upper endplate per mm towards the front; of the lower the opposite.
    float slope() const { return 0.5f * (height.x - height.y) / meanDepth(); }
    float back() const { return -0.5f * meanDepth(); }
    Outline upper() const { return {width.x / 2, depth.x / 2, notch, shape, shape.offset / 2}; }
    Outline lower() const { return {width.y / 2, depth.y / 2, notch, shape, -shape.offset / 2}; }
};

/// The left facet joint above a level, in the level's frame.
struct JointPlan {
    glm::vec3 centre{0};
    glm::vec3 normal{0}; ///< from the lower bone into the joint: inwards and back
    glm::vec3 up{0};     ///< along the facet
    glm::vec2 size{0};   ///< width and height
    float curve = 14;    ///< radius by which the facet is hollowed from side to side, mm
};

/// A section of one of the processes, in the level's frame.
struct StationPlan {
    glm::vec3 at{0};
    glm::vec2 half{0}; ///< along and square to the direction that `turn` gives; 0 where another row gives it
    float turn = 0;    ///< radians
};

struct KnobPlan {
    glm::vec3 at{0};
    float radius = 1;
};

/// The left facet for the head of a rib, in the level's frame: a low round plateau, a little hollowed.
struct CostalPlan {
    glm::vec3 centre{0};
    glm::vec3 normal{0}; ///< outwards
    float radius = 0;    ///< 0: the level carries no rib
};

struct LevelPlan {
    std::string name; ///< "l3"
    glm::mat4 atlas_from_level{1};
    BodyPlan body;
    JointPlan joint;
    CostalPlan costal;
    glm::vec2 pedicle{0}; ///< width, height
    float medial = 0;     ///< radians
    float below = 0;
    glm::vec2 canal{0}; ///< width, depth
    glm::vec3 tip{0};
    glm::vec2 root{0}; ///< half thickness, half height
    glm::vec2 mid{0};
    glm::vec2 end{0};
    glm::vec3 spinousEnd{0}; ///< y above, y below, z
    float spinousHeight = 0;
    float spinousThick = 0;
    std::map<std::string, StationPlan, std::less<>> stations; ///< "lamina-side"; those of the spinous process too
    std::map<std::string, KnobPlan, std::less<>> knobs;

    /// Only for those that spineFrom() has read.
    const StationPlan& station(std::string_view part) const { return stations.find(part)->second; }
    const KnobPlan& knob(std::string_view part) const { return knobs.find(part)->second; }
};

/// The levels t12 .. l5 and s1 (of which only body, joint and place are given), in order from above.
struct SpinePlan {
    std::vector<LevelPlan> levels;
    float jointSpace = 1;

    /// Index of a level by its name; the name must be one of them.
    std::size_t indexOf(std::string_view name) const;
};

/// Reads vertebrae.table.
Result<SpinePlan> spineFrom(Context& context);

/// The body alone, in its level's frame.
FieldPtr bodySolid(const BodyPlan& body);

} // namespace psoas::modeller
