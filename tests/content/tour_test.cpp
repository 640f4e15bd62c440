#include "content/tour.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <set>

using namespace psoas;

namespace {

const Library& library()
{
    static const std::shared_ptr<const Library> shipped = [] {
        std::vector<Problem> problems;
        return Library::load(test::sourceDir() / "assets" / "content", problems);
    }();
    return *shipped;
}

double secondsOf(const Tour& tour)
{
    double seconds = 0;
    for (const TourFrame& frame : framesOf(tour, library())) {
        seconds += frame.seconds;
    }
    return seconds;
}

const std::string sound = "key: tour-one\nnumber: 1\ntitle: One\nabout: About.\nstops:\n"
                          "  - {entry: point-02, step: 1}\n"
                          "  - show: {view: left, select: [psoas-major]}\n    caption: Seen.\n"
                          "    sources: [hansen-2006]\n    seconds: 7\n";

std::string with(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

} // namespace

TEST_CASE("The tours of the program are there, in order")
{
    std::vector<std::string> keys;
    for (const Tour& tour : library().tours()) {
        keys.push_back(tour.key);
    }
    CHECK(keys == std::vector<std::string>{"tour-complex", "tour-points", "tour-attachments", "tour-passes-through"});
}

TEST_CASE("Every stop of every tour has a picture, words and whoever says them")
{
    for (const Tour& tour : library().tours()) {
        for (const TourFrame& frame : framesOf(tour, library())) {
            INFO(tour.key << ": " << frame.caption);
            CHECK_FALSE(frame.caption.empty());
            CHECK_FALSE(frame.patientCaption.empty());
            CHECK(frame.seconds >= 5);
            if (frame.entry == nullptr) {
                CHECK(frame.show != Showing{});
                CHECK_FALSE(frame.sources.empty());
            }
        }
    }
}

TEST_CASE("The 23 points are shown in order, each with all its steps")
{
    const Tour* tour = library().tour("tour-points");
    REQUIRE(tour != nullptr);
    std::vector<int> numbers;
    std::size_t steps = 0;
    for (const TourFrame& frame : framesOf(*tour, library())) {
        REQUIRE(frame.entry != nullptr);
        if (frame.step == 0) {
            numbers.push_back(frame.entry->number);
        } else {
            ++steps;
        }
    }
    REQUIRE(numbers.size() == 23);
    CHECK(std::ranges::is_sorted(numbers));
    std::size_t written = 0;
    for (const Entry& entry : library().entries()) {
        written += entry.kind == EntryKind::point ? entry.steps.size() : 0;
    }
    CHECK(steps == written);
}

TEST_CASE("The complex in two minutes takes two minutes")
{
    const Tour* tour = library().tour("tour-complex");
    REQUIRE(tour != nullptr);
    CHECK(secondsOf(*tour) > 105);
    CHECK(secondsOf(*tour) < 135);
}

TEST_CASE("A step shows what it changes on top of what came before")
{
    const Entry* entry = library().entry("point-08");
    REQUIRE(entry != nullptr);
    REQUIRE(entry->steps.size() >= 2);
    const Showing second = stepOf(*entry, 2);
    CHECK(second.pose == entry->steps[1].pose);
    CHECK(second.view == entry->show.view);
    CHECK(captionOf(*entry, 2, false) == entry->steps[1].caption);
    CHECK(captionOf(*entry, 0, true) == entry->patientTitle);
}

TEST_CASE("A sound tour is read whole")
{
    std::vector<Problem> problems;
    const auto tour = readTour(sound, "tour.yaml", library(), problems);
    REQUIRE(tour);
    REQUIRE(tour->stops.size() == 2);
    CHECK(tour->stops[0].step == 1);
    CHECK(tour->stops[1].seconds == 7);
    const auto frames = framesOf(*tour, library());
    REQUIRE(frames.size() == 2);
    CHECK(frames[0].entry == library().entry("point-02"));
    CHECK(frames[1].show.view == "left");
}

TEST_CASE("A wrong tour is named by line and by what was expected")
{
    struct Case {
        const char* from;
        const char* to;
        int line;
        const char* says;
    };
    const auto at = GENERATE(
        Case{"point-02", "point-99", 6, "there is no entry “point-99” that could be read"},
        Case{"step: 1", "step: 9", 6, "0 to 3"}, Case{"step: 1", "step: 0.5", 6, "no such step"},
        Case{"psoas-major", "psoas-mayor", 7, "there is no structure"},
        Case{"hansen-2006", "nobody", 9, "not in sources.yaml"}, Case{"seconds: 7", "seconds: 900", 10, "1 to 120"},
        Case{"key: tour-one", "key: one", 1, "no key of a tour"}, Case{"number: 1", "number: 1.5", 2, "whole number"},
        Case{"    caption: Seen.\n", "", 7, "caption"}, Case{"title: One\n", "", 1, "title"},
        Case{"  - {entry: point-02, step: 1}\n", "  - {step: 1}\n", 6, "either “entry” or “show”"},
        Case{"    seconds: 7\n", "    colour: red\n", 10, "colour"}, Case{"about: About.", "about: \xFF", 4, "UTF-8"});
    std::vector<Problem> problems;
    CHECK_FALSE(readTour(with(sound, at.from, at.to), "tour.yaml", library(), problems));
    INFO(at.says);
    REQUIRE_FALSE(problems.empty());
    CHECK(std::ranges::any_of(problems, [&](const Problem& problem) {
        UNSCOPED_INFO(problem.line << ": " << problem.problem);
        return problem.file == "tour.yaml" && problem.line == at.line &&
               problem.problem.find(at.says) != std::string::npos;
    }));
}
