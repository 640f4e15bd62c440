#pragma once

#include "atlas/mesh.h"
#include "modeller/field.h"
#include "modeller/surface.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas::modeller {

class Context;

/// Structures made from one set of tables by one piece of code.
struct Family {
    std::vector<std::string> keys; ///< as tabled; of paired structures the left, "hip-bone-left"
    std::function<Result<FieldPtr>(const std::string& key, Context& context)> solid;
    SurfaceOptions surface;
    /// What remains to be done with the surface (fibres, slips); may be empty.
    std::function<Result<void>(const std::string& key, Context& context, Mesh& mesh)> finish;
    /// The solid before its neighbours cut into it, for what is cut by all of them anyway; empty: the solid itself.
    std::function<Result<FieldPtr>(const std::string& key, Context& context)> unfitted{};
};

/// Families with code of their own; to add one: a row there. What generic rows can say needs none (tabled.h).
std::vector<Family> codedFamilies();

/// Who makes a key, and whether as the mirror image of `tabledKey`; family null where nobody does.
struct Made {
    const Family* family = nullptr;
    std::string tabledKey;
    bool mirror = false;
};

/// "femur-right" for "femur-left" and the other way round; empty for what has no side.
std::string otherSide(std::string_view key);

} // namespace psoas::modeller
