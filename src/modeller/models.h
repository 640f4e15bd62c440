#pragma once

#include "atlas/mesh.h"
#include "core/result.h"
#include "modeller/surface_tree.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace psoas::modeller {

/// A finished structure, and its surface to be asked for distances.
struct FinishedModel {
    explicit FinishedModel(Mesh surface) : mesh{std::move(surface)}, tree{mesh} {}
    Mesh mesh;
    SurfaceTree tree;
};

/// The models of a folder, one KEY.glb for each structure, as psoas-modeller left them there. Read once each; one
/// thread.
class FinishedModels {
public:
    explicit FinishedModels(std::filesystem::path folder) : m_folder{std::move(folder)} {}

    bool has(const std::string& key) const;
    /// Lives as long as this.
    Result<const FinishedModel*> find(const std::string& key);

private:
    std::filesystem::path pathOf(const std::string& key) const { return m_folder / (key + ".glb"); }

    std::filesystem::path m_folder;
    std::map<std::string, std::unique_ptr<const FinishedModel>> m_models;
};

} // namespace psoas::modeller
