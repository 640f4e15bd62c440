#pragma once

#include "core/problem.h"
#include "scene/view_state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// A view kept under a name. Keys that an atlas does not have are kept as they are.
struct SavedView {
    std::string name;    ///< one line, never empty
    std::string caption; ///< one line, what is seen; may be empty
    ViewState state;

    friend bool operator==(const SavedView&, const SavedView&) = default;
};

/// Views in an order, and so a tour of one's own.
struct SavedTour {
    std::string title; ///< one line, never empty
    std::vector<SavedView> views;

    friend bool operator==(const SavedTour&, const SavedTour&) = default;
};

inline constexpr std::size_t mostSavedViews = 500; ///< in one file

/// The file of a tour, to be read and edited by people: YAML, lengths in mm, angles in degrees.
std::string tourText(const SavedTour& tour);

/// What tourText() wrote, strictly: whatever is missing, unknown or out of range is a problem with its line, and then
/// there is no tour.
std::optional<SavedTour> readSavedTour(std::string_view text, const std::string& file, std::vector<Problem>& problems);

} // namespace psoas
