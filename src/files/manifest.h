#pragma once

#include "atlas/atlas.h"
#include "core/problem.h"
#include "files/assimp_reader.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace psoas {

/// How the files of a collection lie, as its manifest says.
struct StatedFrame {
    std::optional<glm::mat3> atlas_from_file; ///< `axes: {x: left, y: up, z: front}`
    std::optional<double> millimetresPerUnit; ///< `unit: mm`, cm, m or in
    std::optional<glm::dvec3> origin;         ///< `origin: [x, y, z]`, mm, along the file's axes

    /// What this frame does not say, `base` says.
    StatedFrame over(const StatedFrame& base) const;
    Conversion conversion() const;
};

/// One entry of `parts`. What it does not state comes from the dictionary, by key.
struct PackPart {
    int line = 0;
    std::string key;
    std::filesystem::path mesh; ///< within the pack's folder, and there
    std::string node;           ///< empty: all of the file
    StatedFrame frame;
    std::optional<std::string> name, latin, ta2, fma, group, segment;
    std::optional<std::vector<std::string>> synonyms;
    std::optional<Kind> kind;
    std::optional<Side> side;
    std::optional<bool> variant;
};

/// A pack.yaml: a folder of models with what is known of them.
struct Pack {
    std::string name;
    std::string licence;
    std::string credits;
    StatedFrame frame;
    bool listsParts = false; ///< false: every model in the folder is a part, recognised by its name
    std::vector<PackPart> parts;
    std::vector<Group> groups;
    std::vector<NamedView> views;
    std::vector<std::string> startHidden, startGlass; ///< `start`: keys, base keys or groups
    int lineOfStart = 0;
    std::map<std::string, int, std::less<>> lineOfGroup, lineOfView; ///< by key
};

/// Strict: entries with problems are left out and named. None if nothing of the file can be used.
std::optional<Pack> readPack(const std::filesystem::path& file, std::vector<Problem>& problems);

/// How to recognise a known collection by its file names.
struct Recipe {
    std::string name;
    std::string licence;
    std::string credits;
    StatedFrame frame;
    std::map<std::string, std::string, std::less<>> fmaOfPart; ///< "FJ1431" -> "22342"
};

std::optional<Recipe> readRecipe(const std::filesystem::path& file, std::vector<Problem>& problems);

} // namespace psoas
