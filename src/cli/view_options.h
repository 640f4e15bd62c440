#pragma once

#include "cli/invocation.h"
#include "scene/explain.h"
#include "scene/snapshot.h"

#include <memory>
#include <string>
#include <vector>

namespace psoas {
class Body;
class Names;
struct MotionTables;
} // namespace psoas

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
    std::string pose;
    std::vector<std::string> section; ///< "y<100"
    std::string peel;                 ///< a number; empty: layers play no part
    bool labels = false;
    std::string overlay; ///< of overlayNames(); empty: none
};

void addViewOptions(CLI::App& command, ViewOptions& options);

/// What the options mean for one atlas.
struct Picture {
    int width = 0;
    int height = 0;
    ViewState state;
    Presentation presentation;
    std::shared_ptr<const Body> body;         ///< null: the rest pose
    std::shared_ptr<const MotionModel> model; ///< null: nothing has needed it
    Pose pose;
    OverlayWish wish;                   ///< what explains it
    std::shared_ptr<const Names> names; ///< what `wish` calls things; never null
};

/// The whole picture as a value, with what explains it and the words that a window would have beside it.
SceneSnapshot snapshotOf(const Atlas& atlas, const Picture& picture);

/// Width / height of what one body has of the picture: of two side by side, each half of it.
float aspectOfBody(const Picture& picture);

/// Fails with one sentence for an unknown id or view, or a number out of range.
Result<Picture> pictureOf(const Atlas& atlas, const ViewOptions& options);

/// The joints and poses that come with the program. Fails, naming the first thing wrong, if they cannot be read.
Result<std::shared_ptr<const MotionTables>> motionTables();

/// `atlas` in the pose that `text` asks for, with what `only` names bent; null for the rest pose and an empty text.
/// Fails with one sentence for an unknown pose or joint, an angle out of range, or a joint that this atlas does not
/// have.
Result<std::shared_ptr<const Body>> bodyOf(const Atlas& atlas, const std::string& text, const std::vector<bool>* only,
                                           std::shared_ptr<const MotionModel>* modelUsed = nullptr);

/// Sets the body, pose and motion model of `picture` for what it shows: in the pose that `text` asks for. Fails as
/// bodyOf().
Result<void> setPose(Picture& picture, const Atlas& atlas, const std::string& text);

void addPoseOption(CLI::App& command, std::string& pose);

/// The structures meant by `ids` as keys; fails naming the first unknown one.
Result<std::vector<std::string>> keysOf(const Atlas& atlas, const std::vector<std::string>& ids);

/// CLI11 checks for a name that is not empty, "WIDTHxHEIGHT", two or three comma-separated numbers.
std::string checkLayers(const std::string& text);
std::string checkSection(const std::string& text);
std::string checkNamed(const std::string& text);
std::string checkSize(const std::string& text);
std::string checkNumbers(const std::string& text, std::size_t count);
/// The numbers of a text that checkNumbers() let through.
std::vector<double> numbersOf(const std::string& text);

} // namespace psoas::cli
