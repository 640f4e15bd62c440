#include "modeller/context.h"

#include "modeller/structures.h"

namespace psoas::modeller {

Result<FieldPtr> Context::solid(const std::string& key)
{
    if (const auto found = m_solids.find(key); found != m_solids.end()) {
        return found->second;
    }
    const Made made = madeBy(key);
    if (made.family == nullptr) {
        return Error{"There is no structure \"" + key + "\"; psoas-modeller --list names them.", {}};
    }
    Result<FieldPtr> solid = made.family->solid(made.tabledKey, *this);
    if (!solid) {
        return solid.error();
    }
    const FieldPtr field = made.mirror ? mirrored(solid.value()) : solid.value();
    m_solids[key] = field;
    return field;
}

} // namespace psoas::modeller
