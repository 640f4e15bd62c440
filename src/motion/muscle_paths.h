#pragma once

#include "motion/model.h"
#include "motion/slip_string.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace psoas {

/// One bundle of a muscle as a line: stretched from point to point, each of which rides on a bone, and between the
/// pelvis and the thigh round what its muscle is stretched round.
struct SlipPath {
    struct Point {
        std::string segment;
        glm::dvec3 at{0}; ///< atlas frame, rest pose, mm
    };
    std::string key; ///< "l2-l3-disc"
    double area = 1; ///< mm2; the weight of the slip in the mean of its muscle
    std::vector<Point> points;
};

struct MusclePath {
    std::string muscle; ///< "psoas-major-left"
    Side side = Side::left;
    Ball pelvic;  ///< stands for the front of the hip: its rim, capsule and what lies between; atlas frame, rest pose
    Ball femoral; ///< stands for the neck of the femur and its shaft above the lesser trochanter; the same
    std::vector<SlipPath> slips;
};

/// The paths as paths.yaml has them, of a man whose joints lay at `standing`. Immutable.
struct MusclePathTable {
    std::vector<std::pair<std::string, glm::dvec3>> standing; ///< by segment
    std::vector<MusclePath> muscles;
};

/// Reads paths.yaml in `folder`. What is wrong is left out and becomes a problem.
std::shared_ptr<const MusclePathTable> readMusclePaths(const std::filesystem::path& folder, const MotionTables& tables,
                                                       std::vector<Problem>& problems);

/// The paths of the table, moved to where the joints of the model's atlas lie; without muscles whose bones it lacks.
std::vector<MusclePath> fittedTo(const MotionModel& model, const MusclePathTable& table);

/// What the model says of a muscle or a slip in one pose; a muscle's is the mean of its slips, weighted by area.
struct Measured {
    std::string key;     ///< "psoas-major-left" or "psoas-major-left/l2-l3-disc"
    double length = 0;   ///< of muscle and tendon together, mm
    double standing = 0; ///< the same in the rest pose, mm
    double arm = 0;      ///< of hip flexion about the hip of its side, mm: by how much it shortens for each radian

    double change() const { return length - standing; } ///< mm
    double changePercent() const { return 100 * change() / standing; }
};

/// The lines of pull of one atlas: the table's, moved to where the joints of this atlas lie. Immutable; any thread.
class MusclePaths {
public:
    /// Leaves out muscles whose bones the atlas does not have.
    MusclePaths(std::shared_ptr<const MotionModel> model, const MusclePathTable& table);

    /// Each muscle and then its slips, in the order of the table.
    std::vector<Measured> measured(const Pose& pose) const;
    /// One muscle's or slip's; none if there is no such path.
    std::optional<Measured> measured(const Pose& pose, std::string_view key) const;

    /// The line of a slip ("psoas-major-left/l2-l3-disc"), atlas frame, mm, round the hip in small steps; empty if
    /// there is no such slip.
    std::vector<glm::vec3> line(const Pose& pose, std::string_view slip) const;

    /// By how much a muscle or slip shortens for each radian that `joint` turns, mm, by its definition: central
    /// differences of the length.
    double armAbout(const Pose& pose, std::string_view key, std::string_view joint) const;

    const std::vector<MusclePath>& muscles() const { return m_muscles; }

private:
    struct Taken {
        double length = 0;
        double arm = 0;
    };
    Taken take(const MusclePath& muscle, const SlipPath& slip, const std::vector<glm::dmat4>& places,
               std::vector<glm::vec3>* line) const;

    std::shared_ptr<const MotionModel> m_model;
    std::vector<MusclePath> m_muscles;
};

} // namespace psoas
