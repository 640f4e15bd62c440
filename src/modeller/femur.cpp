#include "modeller/femur.h"

#include "modeller/bone.h"

namespace psoas::modeller {

namespace {

Result<FieldPtr> solidOf(const std::string&, Context& context)
{
    Result<Table> table = context.table("femur");
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

Family femurFamily()
{
    return {{"femur-left"}, solidOf, {.step = 0.8f, .blur = 0.5f, .triangles = 12000, .error = 0.15f}, {}};
}

} // namespace psoas::modeller
