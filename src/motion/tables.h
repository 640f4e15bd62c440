#pragma once

#include "atlas/atlas.h"
#include "core/problem.h"
#include "core/result.h"
#include "motion/pose.h"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// One rigid part of the skeleton, as joints.yaml has it.
struct SegmentRow {
    std::string key;
    std::string parent;             ///< empty: the first one
    Side side = Side::none;         ///< that its bones are of
    std::vector<std::string> at;    ///< landmarks or structures in whose middle the joint to the parent lies
    std::string ball;               ///< where none of them is there: the bone whose upper end is a ball
    std::string foot;               ///< or the bone whose lower end it is
    std::vector<std::string> bones; ///< keys, base keys, groups
};

/// How some soft structures follow the skeleton where the bones about them are not enough to go by.
struct SoftRow {
    /// Their beginning runs straight over a joint.
    struct Straight {
        std::string from; ///< segments; of two sides: those of the left
        std::string to;
        std::string towards; ///< the segment towards whose joint it is straight
        double share = 0;    ///< of the way there, 0 < share <= 1
    };
    std::vector<std::string> structures; ///< base keys
    std::optional<Straight> straight;
    /// The muscle of paths.yaml with whose line before the hip they go; “own”: the straight line from the middle of
    /// their origin to that of their insertion; “none”: no line; empty: the one that others go with.
    std::string line;
    bool ofTrunk = false; ///< they go with the bones of the trunk alone, near as those of a limb may be
};

/// What a joint turns.
struct JointTurn {
    std::string segment;
    glm::dvec3 axis{0};                ///< unit length, atlas frame in the rest pose
    std::array<double, 2> share{1, 1}; ///< of a positive, of a negative angle
};

/// One way in which the body can be bent.
struct Joint {
    std::string key;  ///< "hip-flexion-left"
    std::string name; ///< "Left hip flexion"
    double least = 0; ///< radians
    double most = 0;  ///< radians
    std::vector<JointTurn> turns;
};

/// A movement that repeats.
struct Loop {
    struct Frame {
        double at = 0; ///< share of the period, 0 <= at < 1, growing
        Pose pose;
    };
    double seconds = 1; ///< one period
    std::vector<Frame> frames;
};

/// A pose that has a name.
struct NamedPose {
    std::string key;    ///< "march-left"
    std::string name;   ///< "Left thigh raised"
    std::string figure; ///< what the body touches: chair, floor, pillow, table or ball; empty: nothing
    Pose pose;          ///< of a loop: its best-known moment
    std::optional<Loop> loop;
    std::string file;
};

struct MusclePathTable;

/// How bodies move, whichever they are: the same for every atlas. Immutable.
struct MotionTables {
    std::vector<SegmentRow> segments; ///< parents before children
    std::vector<Joint> joints;
    std::vector<SoftRow> soft;
    std::vector<NamedPose> poses;
    std::shared_ptr<const MusclePathTable> paths; ///< never null once read

    const Joint* findJoint(std::string_view key) const;    ///< null if there is none
    const NamedPose* findPose(std::string_view key) const; ///< null if there is none
    const SoftRow* findSoft(std::string_view base) const;  ///< null if there is none
};

/// Reads joints.yaml, paths.yaml and poses/*.yaml in `folder`. What is wrong is left out and becomes a problem.
std::shared_ptr<const MotionTables> readMotionTables(const std::filesystem::path& folder,
                                                     std::vector<Problem>& problems);

/// Reads `text` as a pose of the list ("sit"), as angles in degrees ("hip-flexion-left=30,knee-flexion-left=60"), or as
/// a pose with some joints set otherwise ("sit,lumbar-flexion=0"). Fails with one sentence that names the range.
Result<Pose> poseFrom(const MotionTables& tables, std::string_view text);

/// Whether `text` is written as poseFrom() reads it, whatever the names and numbers are.
bool isPoseText(std::string_view text);

/// As poseFrom() reads it; "stand" for standing.
std::string textOf(const Pose& pose);

/// `pose` with every angle within the range of its joint.
Pose withinRange(const MotionTables& tables, Pose pose);

/// The pose of `loop` at `seconds` from its start, smooth over its frames and from its end to its beginning.
Pose poseAt(const Loop& loop, double seconds);

} // namespace psoas
