#pragma once

#include "content/entry.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// Where a tour stops: at an entry, or at a picture of its own.
struct TourStop {
    std::string entry;               ///< key; empty: `show` is shown
    std::optional<std::size_t> step; ///< of the entry, 0: before its steps; none: one after the other, all of them
    Showing show;
    std::string caption;              ///< empty: that of the entry
    std::string patientCaption;       ///< empty: `caption`
    std::vector<std::string> sources; ///< of what the caption says; empty where the entry has them
    double seconds = 0;               ///< how long it stays; 0: as long as the caption takes to read
};

/// Pictures in an order, with words to each.
struct Tour {
    std::string key; ///< "tour-points"
    int number = 0;  ///< its place in the list, from 1
    std::string title;
    std::string patientTitle; ///< empty: the title serves
    std::string about;        ///< one sentence
    std::vector<TourStop> stops;
    std::string file;
    bool isFallback = false; ///< in English, for want of a translation
};

/// One picture of a tour as it is played; entries without a step are taken apart.
struct TourFrame {
    const Entry* entry = nullptr; ///< null: `show`
    std::size_t step = 0;
    Showing show; ///< with all that the steps before it add up to
    std::string caption;
    std::string patientCaption;
    std::vector<std::string> sources;
    double seconds = 0; ///< never 0
};

/// What is played, in order. `library` must outlive it.
std::vector<TourFrame> framesOf(const Tour& tour, const Library& library);

/// How long `caption` stays, in seconds: time to look and to read it.
double secondsFor(std::string_view caption);

/// What `show` and the steps up to and with number `step` (0: `show` alone) add up to: a step changes what it names.
Showing stepOf(const Entry& entry, std::size_t step);

/// The words to the picture of `entry` at `step`, for patients or not.
std::string captionOf(const Entry& entry, std::size_t step, bool forPatients);

/// One tour as it is written in `text`; none, and its problems, if anything is wrong with it. Entries must be in
/// `library`.
std::optional<Tour> readTour(std::string_view text, const std::string& file, const Library& library,
                             std::vector<Problem>& problems);

} // namespace psoas
