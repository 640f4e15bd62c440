#include "modeller/hip_bone.h"

#include "modeller/bone.h"

namespace psoas::modeller {

namespace {

Result<FieldPtr> solidOf(const std::string&, Context& context)
{
    Result<Table> table = context.table("hip-bone");
    if (!table) {
        return table.error();
    }
    FieldPtr bone = boneFrom(table.value());
    if (Result<void> sound = table.value().finish(); !sound) {
        return sound.error();
    }
    return bone;
}

} // namespace

Family hipBoneFamily()
{
    return {{"hip-bone-left"}, solidOf, {.step = 0.8f, .blur = 0.5f, .triangles = 18000, .error = 0.15f}, {}};
}

} // namespace psoas::modeller
