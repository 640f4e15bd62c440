#pragma once

#include "atlas/dictionary.h"
#include "core/problem.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// "psoas-major-left/origin": the name of an attachment area, taken apart.
struct AttachmentName {
    std::string muscle; ///< "psoas-major-left"
    Kind kind = Kind::origin;
};

/// None where `name` is nothing of the kind.
std::optional<AttachmentName> attachmentNameFrom(std::string_view name);

/// All but the mesh and the bones: key, name ("Left psoas major, origin"), kind, side, group; hidden until asked for.
Structure attachmentNamed(const AttachmentName& name, const Dictionary& dictionary);

/// The attachments.yaml beside a pack's models: the keys of the bones that bear each area, by the area's key. A file
/// that is not there is none.
std::map<std::string, std::vector<std::string>, std::less<>> readAttachmentBones(const std::filesystem::path& file,
                                                                                 std::vector<Problem>& problems);

/// The landmarks.yaml beside a pack's models. Entries with problems are left out and named; a file that is not there
/// has none.
std::vector<Landmark> readLandmarks(const std::filesystem::path& file, std::vector<Problem>& problems);

/// layers.yaml and sections.yaml in a folder: how bodies are taken apart. Entries with problems are left out and named;
/// a file that is not there has none.
Dissection readDissection(const std::filesystem::path& folder, std::vector<Problem>& problems);

} // namespace psoas
