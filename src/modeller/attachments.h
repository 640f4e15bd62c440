#pragma once

#include "modeller/models.h"
#include "modeller/table.h"

#include <string>
#include <vector>

namespace psoas::modeller {

/// Where on one bone (or disc, or cartilage) a muscle is attached.
struct AttachmentPlace {
    std::string bone;
    std::vector<glm::vec3> around; ///< a line, mm; empty: anywhere
    float radius = 0;              ///< about that line, mm
    float touch = 0.5f;            ///< how far from the bone the muscle may be, mm
    bool optional = false;         ///< the muscle may miss this bone
    bool untouched = false;        ///< all of what is around the line, wherever the muscle is
    std::string file;              ///< of the table, for messages
    int line = 0;
};

/// One attachment area of a muscle, as the table describes it.
struct AttachmentPlan {
    std::string muscle; ///< "psoas-major-left"
    std::string end;    ///< "origin" or "insertion"
    float least = 0;    ///< mm2 that it must have
    std::vector<AttachmentPlace> places;
    std::string file;
    int line = 0;

    std::string key() const { return muscle + "/" + end; }
};

/// A finished area: a patch of the bones' own surfaces, lifted off them by `attachmentLift`.
struct AttachmentArea {
    std::string key; ///< "psoas-major-left/origin"
    std::string muscle;
    std::vector<std::string> bones; ///< that bear some of it, in the table's order
    Mesh mesh;                      ///< open; its parts are bones, and the muscle's slips: "bone/slip"
    double area = 0;                ///< mm2
};

inline constexpr float attachmentLift = 0.1f; ///< mm, along the bone's normals

/// Reads the rows of attachments.table; of a left muscle the right one's areas follow by themselves, mirrored:
///   area MUSCLE origin|insertion [least MM2]    starts an area, and the rows below it belong to it
///   on BONE [around x y z ... radius R] [touch D] [untouched] [optional]    where the muscle comes within D mm (0.5)
///   of the bone, if wanted only within R of a line; untouched: all of that, wherever the muscle is; optional: the
///   muscle may as well miss this bone
/// What is wrong is noted with the table.
std::vector<AttachmentPlan> attachmentPlans(Table& table, const FinishedModels& models);

/// Fails, with the table's line, where the muscle does not come near its bone.
Result<AttachmentArea> attachmentArea(const AttachmentPlan& plan, FinishedModels& models);

/// All areas of `tables`/attachments.table over the models of `folder`, written there: attachments.glb with one node
/// for each, and attachments.yaml with their keys, bones and sizes.
Result<void> writeAttachments(const std::filesystem::path& tables, const std::filesystem::path& folder);

} // namespace psoas::modeller
