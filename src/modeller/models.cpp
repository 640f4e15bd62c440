#include "modeller/models.h"

#include "modeller/model_reader.h"

namespace psoas::modeller {

bool FinishedModels::has(const std::string& key) const
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(pathOf(key), ignored);
}

Result<const FinishedModel*> FinishedModels::find(const std::string& key)
{
    if (const auto found = m_models.find(key); found != m_models.end()) {
        return found->second.get();
    }
    Result<Mesh> mesh = readOwnModel(pathOf(key));
    if (!mesh) {
        return mesh.error();
    }
    return m_models.emplace(key, std::make_unique<const FinishedModel>(std::move(mesh).value())).first->second.get();
}

} // namespace psoas::modeller
