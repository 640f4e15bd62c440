#include "modeller/structures.h"

#include "modeller/disc.h"
#include "modeller/femur.h"
#include "modeller/hip_bone.h"
#include "modeller/muscle_family.h"
#include "modeller/sacrum.h"
#include "modeller/vertebra.h"

#include <algorithm>

namespace psoas::modeller {

namespace {

constexpr std::string_view left = "-left";
constexpr std::string_view right = "-right";

std::string otherSide(std::string_view key)
{
    if (key.ends_with(left)) {
        return std::string{key.substr(0, key.size() - left.size())} + std::string{right};
    }
    if (key.ends_with(right)) {
        return std::string{key.substr(0, key.size() - right.size())} + std::string{left};
    }
    return {};
}

} // namespace

const std::vector<Family>& allFamilies()
{
    static const std::vector<Family> families{
        vertebraFamily(), discFamily(),       sacrumFamily(),     hipBoneFamily(),
        femurFamily(),    psoasMajorFamily(), psoasMinorFamily(), iliacusFamily(),
    };
    return families;
}

std::vector<std::string> allKeys()
{
    std::vector<std::string> keys;
    for (const Family& family : allFamilies()) {
        for (const std::string& key : family.keys) {
            keys.push_back(key);
            if (key.ends_with(left)) {
                keys.push_back(otherSide(key));
            }
        }
    }
    return keys;
}

Made madeBy(std::string_view key)
{
    for (const Family& family : allFamilies()) {
        const auto has = [&](std::string_view wanted) {
            return std::find(family.keys.begin(), family.keys.end(), wanted) != family.keys.end();
        };
        if (has(key)) {
            return {&family, std::string{key}, false};
        }
        if (key.ends_with(right) && has(otherSide(key))) {
            return {&family, otherSide(key), true};
        }
    }
    return {};
}

Result<Mesh> make(const std::string& key, Context& context)
{
    const Made made = madeBy(key);
    if (made.family == nullptr) {
        return Error{"There is no structure \"" + key + "\"; psoas-modeller --list names them.", {}};
    }
    Result<FieldPtr> solid = context.solid(made.tabledKey);
    if (!solid) {
        return solid.error();
    }
    Result<Mesh> mesh = surfaceOf(solid.value(), made.family->surface, made.tabledKey);
    if (mesh && made.family->finish) {
        if (Result<void> done = made.family->finish(made.tabledKey, context, mesh.value()); !done) {
            return done.error();
        }
    }
    if (mesh && made.mirror) {
        return mirrored(mesh.value());
    }
    return mesh;
}

} // namespace psoas::modeller
