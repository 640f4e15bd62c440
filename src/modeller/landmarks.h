#pragma once

#include "core/problem.h"
#include "modeller/models.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace psoas::modeller {

/// A named point of a bone as landmarks.yaml describes it; a paired one by its left side.
struct LandmarkPlan {
    std::string key; ///< without a side
    bool sided = false;
    std::string name, latin, ta2, fma;
    std::vector<std::string> synonyms;
    std::string bone; ///< without a side
    glm::vec3 near{0};
    float within = 0;                    ///< mm from `near` that it is looked for
    std::optional<glm::vec3> farthest{}; ///< unit length; none: the point of the surface that is nearest to `near`
    bool space = false;                  ///< a place beside the bone, not on it: `near` itself
    int line = 0;
};

/// A landmark found on its finished bone.
struct FoundLandmark {
    std::string key;  ///< "asis-left"
    std::string name; ///< "Left anterior superior iliac spine"
    std::string bone; ///< "hip-bone-left"
    glm::vec3 point{0};
    std::optional<glm::vec3> facing{}; ///< out of the bone, unit length; none for a place beside it
};

/// Entries with problems are left out and named.
std::vector<LandmarkPlan> landmarkPlans(const std::filesystem::path& file, std::vector<Problem>& problems);

/// One landmark or two; those that cannot be found on their bone are named in `problems`, with `file`.
std::vector<FoundLandmark> foundLandmarks(const LandmarkPlan& plan, FinishedModels& models, const std::string& file,
                                          std::vector<Problem>& problems);

/// All landmarks of `tables`/landmarks.yaml on the models of `folder`, written there as landmarks.yaml.
Result<void> writeLandmarks(const std::filesystem::path& tables, const std::filesystem::path& folder);

} // namespace psoas::modeller
