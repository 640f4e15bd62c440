#pragma once

#include "motion/model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// A plain shape of what a body rests on, with its segments at `places`: chair, floor, pillow, table or ball. Corners
/// of triangles, three by three, atlas frame, mm; empty for anything else, and for a body without pelvis or feet.
std::vector<glm::vec3> contactFigure(const MotionModel& model, const std::vector<glm::dmat4>& places,
                                     const std::string& figure);

/// Where the joint of a segment to its parent is, atlas frame, mm; none if there is no such segment.
std::optional<glm::dvec3> jointPlace(const MotionModel& model, const std::vector<glm::dmat4>& places,
                                     std::string_view segment);

} // namespace psoas
