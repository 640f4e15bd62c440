#pragma once

#include "atlas/mesh.h"
#include "modeller/field.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace psoas::modeller {

/// A horizontal section of a belly: an ellipse, or one bent to a crescent. Plan
/// coordinates are (x, z) of the atlas frame, mm: to the left, forward.
struct BellyLevel {
    float up = 0; ///< y, mm
    glm::vec2 centre{0};
    glm::vec2 half{1}; ///< half axes, mm
    float angle = 0;   ///< of the first half axis, degrees from +x towards +z
    float bend = 0;    ///< how far the ends of the first half axis are bent towards
                       ///< the second, mm
};

/// A bundle of fibres from its own place of origin. It peels off the bone
/// between `top` and `foot`, then runs to its share of the belly, which it has
/// reached at `merge`, and keeps that share down to the insertion.
struct Slip {
    std::string key;
    float top = 0; ///< y, mm; where the first fibres arise
    glm::vec2 topCentre{0};
    float foot = 0; ///< y, mm; where the last fibres arise
    glm::vec2 footCentre{0};
    glm::vec2 half{1};  ///< half axes at the origin, mm
    float angle = 0;    ///< of the first half axis, degrees from +x towards +z
    float merge = 0;    ///< y, mm
    glm::vec2 site{0};  ///< place in the belly: (0, 0) its axis, length 1 its
                        ///< surface; (left, forward)
    float share = 0.4f; ///< half axes there as a part of the belly's
};

/// A horizontal section of a sheet: places along it from one edge to the other.
struct FanLevel {
    struct Place {
        glm::vec2 plan{0}; ///< mm
        float half = 1;    ///< half thickness, mm
    };
    float up = 0; ///< y, mm
    std::vector<Place> places;
};

/// A named strip of a fan, from its edge at `from` to that at `to`, as parts of
/// the way from the first place to the last.
struct FanStrip {
    std::string key;
    float from = 0;
    float to = 1;
};

/// How the surface of a muscle is furrowed from this height down to the next.
struct Relief {
    float up = 0;     ///< y, mm
    float depth = 0;  ///< of the furrows between slips, mm
    float width = 1;  ///< of the furrows, mm
    float ripple = 0; ///< height of the bundles within a slip, mm
    float swell = 1;  ///< how far slips fill their share: 1 wholly, 0 not at all
};

/// Where flesh has become tendon: below a height that falls from `from`, on the
/// side that faces `facing` (of a sheet: at its first place), to `to` on the
/// other side.
struct TendonStart {
    float from = 0;      ///< y, mm
    float to = 0;        ///< y, mm
    glm::vec2 facing{0}; ///< plan direction; of no length: all around at the same height
};

/// What a muscle's table says, heights falling within each list.
struct MusclePlan {
    std::vector<BellyLevel> belly;
    std::vector<Slip> slips;
    std::vector<FanLevel> fan;
    std::vector<float> crown; ///< y at which the sheet begins at each of its
                              ///< places, mm; empty: at the first level
    float crownTaper = 20;    ///< mm of height below it over which the sheet gains its thickness
    std::vector<FanStrip> strips;
    std::vector<Relief> relief;
    std::optional<TendonStart> tendon;
    float bundle = 5; ///< width of the bundles that the ripple shows, mm
};

/// A muscle as sections by height, of which its slips take their shares.
/// Furrows and the direction of fibres follow from the slips: a point keeps its
/// place within its slip's section on the way down.
class MuscleShape : public Field {
public:
    explicit MuscleShape(MusclePlan plan);
    ~MuscleShape() override;
    MuscleShape(const MuscleShape&) = delete;
    MuscleShape& operator=(const MuscleShape&) = delete;

    float at(const glm::vec3& point) const override;
    Box bounds() const override;
    FieldPtr near(const glm::vec3& centre, float radius) const override;
    /// Of the part from `low` to `high`, mm of height.
    Box boundsBetween(float low, float high) const;

    /// Names of slips, of strips, and "tendon" where the plan has one.
    const std::vector<std::string>& partKeys() const { return m_partKeys; }
    std::uint16_t partAt(const glm::vec3& point) const;
    /// Unit length, towards the insertion.
    glm::vec3 fibreAt(const glm::vec3& point) const;

private:
    struct Slices;
    float tendonStartAt(const glm::vec3& point) const;
    std::vector<std::string> m_partKeys;
    std::shared_ptr<const Slices> m_slices;
};

/// Writes slip labels and fibre directions (along the surface) on the vertices
/// of a muscle's finished mesh.
void labelMuscle(Mesh& mesh, const MuscleShape& shape);

} // namespace psoas::modeller
