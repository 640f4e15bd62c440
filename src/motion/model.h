#pragma once

#include "core/kept_bytes.h"
#include "motion/skin.h"
#include "motion/tables.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// How one atlas moves: where its joints lie and what goes with which part of its skeleton. Immutable; any thread.
class MotionModel {
public:
    /// Takes a second or two for what is soft, unless `kept` has it: call it from a worker thread. `only`: soft
    /// structures to prepare, others may stay where they are; null: all. What is kept is kept of all.
    static std::shared_ptr<const MotionModel> create(std::shared_ptr<const Atlas> atlas,
                                                     std::shared_ptr<const MotionTables> tables,
                                                     const std::vector<bool>* only = nullptr,
                                                     const KeptBytes* kept = nullptr);

    const Atlas& atlas() const { return *m_atlas; }
    const std::shared_ptr<const Atlas>& sharedAtlas() const { return m_atlas; }
    const MotionTables& tables() const { return *m_tables; }

    /// Whether this atlas has what the joint turns.
    bool canTurn(const Joint& joint) const;
    /// What cannot move, a sentence each; empty if everything can.
    std::vector<std::string> shortcomings() const;

    std::size_t segmentCount() const { return m_segments.size(); }
    std::optional<std::size_t> segment(std::string_view key) const;
    /// The segment whose bone it is; none for what is soft.
    std::optional<std::size_t> segmentOf(StructureIndex index) const;
    const Skin* skinOf(StructureIndex index) const; ///< null for bones
    /// Of a structure's patch on one of its bones: the segment of that bone, none for what lies on something soft.
    std::optional<std::size_t> segmentOfPatch(StructureIndex index, std::size_t patch) const;
    const Skin* skinOfPatch(StructureIndex index, std::size_t patch) const;

    /// The joint between a segment and its parent, atlas frame, rest pose, mm.
    const glm::dvec3& centre(std::size_t segment) const { return m_segments[segment].centre; }
    bool hasBones(std::size_t segment) const { return m_segments[segment].hasBones; }
    std::size_t parent(std::size_t segment) const { return m_segments[segment].parent; } ///< of the first: itself

    const std::vector<HipGuide>& guides() const { return m_guides; }

    const BoneField& field(std::size_t segment) const { return m_fields[segment]; } ///< of its bones; may be empty

    /// Where each segment is: from its place in the rest pose. Rigid.
    std::vector<glm::dmat4> atlas_from_segments(const Pose& pose) const;

private:
    struct Segment {
        std::string key;
        std::size_t parent = 0;
        glm::dvec3 centre{0};
        bool found = false; ///< whether its centre is known
        bool hasBones = false;
    };
    struct Turn {
        std::string joint;
        glm::dvec3 axis{0};
        std::array<double, 2> share{1, 1};
    };
    struct SkinTask {
        std::shared_ptr<const Mesh> mesh;
        const Structure* structure;
        std::shared_ptr<const Skin>* skin; ///< where it goes
        bool wanted;
    };
    MotionModel() = default;
    void placeCentres();
    /// All that the skins follow from.
    std::string sourcesOf(const std::vector<SkinTask>& tasks) const;
    std::string keptOf(const std::vector<SkinTask>& tasks) const;
    bool takeKept(const std::vector<SkinTask>& tasks, std::string_view bytes); ///< false: `bytes` are not they
    void makeSkins(const std::vector<SkinTask>& tasks);
    void placeGuides();
    SkinSources sourcesOf(const Structure& structure, const BoneDistances& distances) const;
    std::optional<SkinSources::Straight> straightOf(const Structure& structure,
                                                    const std::vector<FixedArea>& areas) const;
    glm::dmat4 heldBack(const std::vector<glm::dmat4>& places, const Pose& pose, Held held) const;
    glm::dmat4 between(const glm::dmat4& before, const glm::dmat4& after, const std::vector<glm::dmat4>& places,
                       const Pose& pose) const;
    std::optional<glm::dvec3> placeOf(const std::string& key) const;

    std::shared_ptr<const Atlas> m_atlas;
    std::shared_ptr<const MotionTables> m_tables;
    std::vector<Segment> m_segments;
    std::vector<std::vector<Turn>> m_turns; ///< by segment, in the order in which they are done
    std::vector<std::optional<std::size_t>> m_segmentOf;
    std::vector<HipGuide> m_guides;  ///< for each side of psoas, of iliacus, between the two, and of single muscles
    std::vector<BoneField> m_fields; ///< by segment; of those that flesh slides over
    std::vector<std::shared_ptr<const Skin>> m_skins;
    std::vector<std::vector<std::optional<std::size_t>>> m_patchSegments;
    std::vector<std::vector<std::shared_ptr<const Skin>>> m_patchSkins;
};

/// How far the thigh is bent to the trunk: pi in line with it, less in flexion; radians.
double thighTrunkAngle(const MotionModel& model, const Pose& pose, Side side);

/// By how much the lumbar spine from L1 to the sacrum is hollowed in a pose, radians; `standing`: in the rest pose.
double lordosis(const MotionModel& model, const Pose& pose, double standing);

} // namespace psoas
