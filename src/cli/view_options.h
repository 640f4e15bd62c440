#pragma once

#include "cli/invocation.h"
#include "scene/snapshot.h"

#include <memory>
#include <string>
#include <vector>

namespace psoas::cli {

/// The options that render, pick and bench share.
struct ViewOptions {
    std::string size = "1280x800";
    std::string view;
    std::string camera;
    std::vector<std::string> frame, select, hide, isolate, fade, show;
    std::string quality;
    std::string theme = "light";
    bool transparent = false;
    // What a later version brings: read, so that they are refused by name.
    std::string peel, pose;
    std::vector<std::string> section;
    bool labels = false;

    /// The first option given that this version cannot honour; empty if none.
    std::string notYet() const;
};

void addViewOptions(CLI::App& command, ViewOptions& options);

/// What the options mean for one atlas.
struct Picture {
    int width = 0;
    int height = 0;
    ViewState state;
    Presentation presentation;
};

/// Fails with one sentence for an unknown id or view, or a number out of range.
Result<Picture> pictureOf(const Atlas& atlas, const ViewOptions& options);

/// The structures meant by `ids` as keys; fails naming the first unknown one.
Result<std::vector<std::string>> keysOf(const Atlas& atlas, const std::vector<std::string>& ids);

/// CLI11 checks for a name that is not empty, "WIDTHxHEIGHT", two or three comma-separated numbers.
std::string checkNamed(const std::string& text);
std::string checkSize(const std::string& text);
std::string checkNumbers(const std::string& text, std::size_t count);
/// The numbers of a text that checkNumbers() let through.
std::vector<double> numbersOf(const std::string& text);

} // namespace psoas::cli
