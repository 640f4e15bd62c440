#pragma once

#include "modeller/context.h"

#include <map>
#include <string>
#include <vector>

namespace psoas::modeller {

/// A vertebral body's outline at one height, in the level's frame: rounded in front, squarer behind, where it is
/// hollowed towards the canal.
struct Outline {
    float halfWidth = 1;
    float halfDepth = 1;
    float notch = 0;

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

    float meanHeight() const { return 0.5f * (height.x + height.y); }
    float meanDepth() const { return 0.5f * (depth.x + depth.y); }
    /// Rise of the upper endplate per mm towards the front; of the lower the opposite.
    float slope() const { return 0.5f * (height.x - height.y) / meanDepth(); }
    float back() const { return -0.5f * meanDepth(); }
    Outline upper() const { return {width.x / 2, depth.x / 2, notch}; }
    Outline lower() const { return {width.y / 2, depth.y / 2, notch}; }
};

/// The left facet joint above a level, in the level's frame.
struct JointPlan {
    glm::vec3 centre{0};
    glm::vec3 normal{0}; ///< from the lower bone into the joint: inwards and back
    glm::vec3 up{0};     ///< along the facet
    glm::vec2 size{0};   ///< width and height
};

struct LevelPlan {
    std::string name; ///< "l3"
    glm::mat4 atlas_from_level{1};
    BodyPlan body;
    JointPlan joint;
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
