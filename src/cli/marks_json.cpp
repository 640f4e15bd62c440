#include "cli/marks_json.h"

#include <cmath>

namespace psoas::cli {
namespace {

double oneDecimal(double value)
{
    return std::round(value * 10) / 10;
}

} // namespace

nlohmann::ordered_json attachmentJson(const Structure& area)
{
    nlohmann::ordered_json row{{"key", area.key},           {"name", area.name},     {"kind", nameOf(area.kind)},
                               {"side", nameOf(area.side)}, {"muscle", area.muscle}, {"on", area.bones}};
    if (!area.mesh->partKeys.empty()) {
        row["parts"] = area.mesh->partKeys;
    }
    row["area_mm2"] = oneDecimal(surfaceOf(*area.mesh));
    return row;
}

nlohmann::ordered_json landmarkJson(const Landmark& landmark)
{
    nlohmann::ordered_json row{{"key", landmark.key},
                               {"name", landmark.name},
                               {"kind", "landmark"},
                               {"side", nameOf(landmark.side)},
                               {"latin", landmark.latin}};
    if (!landmark.ta2.empty()) {
        row["ta2"] = landmark.ta2;
    }
    if (!landmark.fma.empty()) {
        row["fma"] = landmark.fma;
    }
    row["on"] = landmark.bone;
    const auto at = [&](int axis) { return oneDecimal(static_cast<double>(landmark.point[axis])); };
    row["point_mm"] = {at(0), at(1), at(2)};
    return row;
}

} // namespace psoas::cli
