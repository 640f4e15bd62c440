#pragma once

#include "core/result.h"
#include "motion/tables.h"

#include <QString>

#include <string>
#include <vector>

namespace psoas {

/// A pose that somebody kept.
struct OwnPose {
    std::string name; ///< one line, 1 to 60 characters, unlike the others
    Pose pose;        ///< without a key
};

/// Whether a pose may be called that.
bool isPoseName(const QString& name);

/// What `file` keeps, in its order; nothing where there is no such file. Whatever is wrong in it makes it an error that
/// names the line: a file is taken whole or not at all.
Result<std::vector<OwnPose>> readOwnPoses(const QString& file, const MotionTables& tables);

/// Replaces `file` as a whole; where that fails the old one stays.
Result<void> writeOwnPoses(const QString& file, const std::vector<OwnPose>& poses);

} // namespace psoas
