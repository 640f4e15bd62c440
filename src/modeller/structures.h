#pragma once

#include "modeller/context.h"
#include "modeller/surface.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas::modeller {

/// Structures made from one set of tables by one piece of code. To add one: a row in allFamilies().
struct Family {
    std::vector<std::string> keys; ///< as tabled; of paired structures the left, "hip-bone-left"
    std::function<Result<FieldPtr>(const std::string& key, Context& context)> solid;
    SurfaceOptions surface;
    /// What remains to be done with the surface (fibres, slips); may be empty.
    std::function<Result<void>(const std::string& key, Context& context, Mesh& mesh)> finish;
    /// The solid before its neighbours cut into it, for what is cut by all of them anyway; empty: the solid itself.
    std::function<Result<FieldPtr>(const std::string& key, Context& context)> unfitted{};
};

const std::vector<Family>& allFamilies();

/// Every key, right sides included.
std::vector<std::string> allKeys();

/// Who makes a key, and whether as the mirror image of `tabledKey`; family null where nobody does.
struct Made {
    const Family* family = nullptr;
    std::string tabledKey;
    bool mirror = false;
};
Made madeBy(std::string_view key);

/// The surface of a structure, with all that belongs to it.
Result<Mesh> make(const std::string& key, Context& context);

} // namespace psoas::modeller
