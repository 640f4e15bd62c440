#include "scene/saved_views.h"

#include "support/catch.h"

#include <algorithm>

using namespace psoas;

namespace {

SavedTour twoViews()
{
    SavedTour tour{"Tour of \"mine\"", {}};
    SavedView first;
    first.name = "First \\ view";
    first.caption = "What is seen: psoas, “left”.";
    first.state.camera.target = {1.5f, -20.25f, 300};
    first.state.camera.yaw = 0.5f;
    first.state.camera.pitch = -1.2f;
    first.state.camera.distance = 812.125f;
    first.state.shown.selection = {"psoas-major-left", "sacrum"};
    first.state.shown.hidden = {"skin"};
    first.state.shown.faded = {"iliacus-left", "iliacus-right"};
    first.state.shown.revealed = {"psoas-minor-left"};
    first.state.shown.sections = {{Axis::y, 35.5f, true}, {Axis::x, -2, false}};
    first.state.shown.peel = 3;
    first.state.shown.labels = true;
    first.state.shown.pins = true;
    first.state.shown.landmark = "asis-left";
    first.state.shown.overlay = "thigh-trunk-angle";
    first.state.shown.pose = {"", {{"hip-flexion-left", 0.5}, {"knee-flexion-left", 1.25}}, Held::rightThigh};
    SavedView second;
    second.name = "Second";
    second.state.shown.isolated = {"femur-left"};
    tour.views = {first, second};
    return tour;
}

std::string with(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

} // namespace

TEST_CASE("How tight the two ideas take a psoas to be is kept, and files of one idea at a time are read as both")
{
    SavedTour tour = twoViews();
    tour.views[0].state.shown.overlay = "tight-psoas";
    tour.views[0].state.shown.tightness = 0.25;
    std::vector<Problem> problems;
    const std::string text = tourText(tour);
    const auto read = readSavedTour(text, "my.tour.yaml", problems);
    REQUIRE(read);
    CHECK(read->views[0].state.shown.tightness == 0.25);
    const auto old = readSavedTour(with(text, "\"tight-psoas\"", "\"tight-psoas-deeper\""), "my.tour.yaml", problems);
    REQUIRE(old);
    CHECK(old->views[0].state.shown.overlay == "tight-psoas");
    CHECK(problems.empty());
    for (const char* bad : {"tightness: 1.5", "tightness: -1", "tightness: much"}) {
        problems.clear();
        readSavedTour(with(text, "tightness: 0.25", bad), "my.tour.yaml", problems);
        INFO(bad);
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].problem.find("tightness") != std::string::npos);
    }
}

TEST_CASE("Saved views come back as they were")
{
    const SavedTour tour = twoViews();
    std::vector<Problem> problems;
    const auto read = readSavedTour(tourText(tour), "my.tour.yaml", problems);
    for (const Problem& problem : problems) {
        FAIL_CHECK(problem.line << ": " << problem.problem);
    }
    REQUIRE(read);
    CHECK(read->title == tour.title);
    REQUIRE(read->views.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(read->views[i].name == tour.views[i].name);
        CHECK(read->views[i].caption == tour.views[i].caption);
        Shown shown = read->views[i].state.shown; // angles are written in degrees, to a thousandth
        const Pose& pose = tour.views[i].state.shown.pose;
        CHECK(shown.pose.key == pose.key);
        CHECK(shown.pose.held == pose.held);
        CHECK(shown.pose.angles.size() == pose.angles.size());
        for (const auto& [joint, angle] : pose.angles) {
            CHECK(std::abs(shown.pose.angle(joint) - angle) < 2e-5);
        }
        shown.pose = pose;
        CHECK(shown == tour.views[i].state.shown);
        const Camera& a = read->views[i].state.camera;
        const Camera& b = tour.views[i].state.camera;
        CHECK(std::abs(a.yaw - b.yaw) < 1e-4f);
        CHECK(std::abs(a.pitch - b.pitch) < 1e-4f);
        CHECK(std::abs(a.distance - b.distance) < 1e-2f);
        CHECK(glm::distance(a.target, b.target) < 1e-2f);
    }
    // Written again it is the same file: nothing is lost bit by bit.
    CHECK(tourText(*read) == tourText(tour));
}

TEST_CASE("A tour without views is a tour")
{
    std::vector<Problem> problems;
    const auto read = readSavedTour(tourText({"Empty", {}}), "my.tour.yaml", problems);
    REQUIRE(read);
    CHECK(read->views.empty());
}

TEST_CASE("A wrong file of views is named by line and by what was expected")
{
    struct Case {
        const char* from;
        const char* to;
        int line;
        const char* says;
    };
    const auto at = GENERATE(
        Case{"psoas_atlas_tour: 1", "psoas_atlas_tour: 2", 3, "expected 1"},
        Case{"psoas_atlas_tour: 1\n", "", 3, "psoas_atlas_tour"},
        Case{"distance: 812.125", "distance: 1", 8, "5 to 20000 mm"},
        Case{"pitch: -68.755", "pitch: 120", 8, "-90 to 90 degrees"}, Case{"x: 1.5, ", "", 8, "x"},
        Case{"    hidden:", "    hiden:", 10, "hiden"}, Case{"\"sacrum\"", "\" \"", 9, "selected"},
        Case{"  - name: \"Second\"\n", "  - nome: \"Second\"\n", 26, "name"},
        Case{"held: right thigh", "held: arm", 18, "pelvis, left thigh"},
        Case{"-left\": 28.648", "-left\": 400", 20, "-180 to 180 degrees"}, Case{"axis: y", "axis: w", 14, "x, y or z"},
        Case{"keeps: above", "keeps: up", 15, "below or above"}, Case{"peel: 3", "peel: -1", 16, "whole number from 0"},
        Case{"title:", "titel:", 4, "titel"}, Case{"“left”", "\xC3", 7, "UTF-8"});
    std::vector<Problem> problems;
    CHECK_FALSE(readSavedTour(with(tourText(twoViews()), at.from, at.to), "my.tour.yaml", problems));
    INFO(at.says << "\n" << tourText(twoViews()));
    REQUIRE_FALSE(problems.empty());
    CHECK(std::ranges::any_of(problems, [&](const Problem& problem) {
        UNSCOPED_INFO(problem.line << ": " << problem.problem);
        return problem.line == at.line && problem.problem.find(at.says) != std::string::npos;
    }));
}
