#pragma once

#include "app/session.h"
#include "support/paths.h"
#include "support/shapes.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

namespace psoas::test {

/// Qt's event loop, timers and translations need an application, once a process.
inline void needApplication()
{
    static int argc = 1;
    static char name[] = "app_test";
    static char* argv[] = {name, nullptr};
    if (QCoreApplication::instance() == nullptr) {
        static QCoreApplication application{argc, argv};
    }
}

/// A small body: muscles of 100 mm on either side of the middle, a bone behind them, a variant in front of the left
/// one.
inline std::shared_ptr<const Atlas> boxAtlas(const std::string& name = "Boxes")
{
    const auto make = [](const char* key, const char* title, const char* group, const glm::vec3& lower,
                         const glm::vec3& upper, Kind kind) {
        Structure structure = structureOf(key, boxMesh(lower, upper), kind);
        structure.name = title;
        structure.group = group;
        return structure;
    };
    std::vector<Structure> structures;
    structures.push_back(
        make("psoas-major-left", "Left psoas major", "iliopsoas", {50, 0, 0}, {150, 200, 50}, Kind::muscle));
    structures.push_back(
        make("psoas-major-right", "Right psoas major", "iliopsoas", {-150, 0, 0}, {-50, 200, 50}, Kind::muscle));
    structures.push_back(
        make("psoas-minor-left", "Left psoas minor", "iliopsoas", {70, 50, 50}, {90, 150, 70}, Kind::muscle));
    structures.back().hiddenByDefault = true;
    structures.push_back(make("sacrum", "Sacrum", "pelvis", {-200, 0, -100}, {200, 200, -50}, Kind::bone));
    std::vector<Group> groups{
        {"muscles", "Muscles", "", ""}, {"iliopsoas", "Iliopsoas", "", "muscles"}, {"pelvis", "Pelvis", "", ""}};
    std::vector<NamedView> views{{"left-psoas", "Left psoas", 30, 10, {"psoas-major-left"}}};
    return Atlas::create(name, std::move(structures), std::move(groups), std::move(views)).value();
}

/// A body of boxes whose hips turn: pelvis and thighs, with a muscle before the left hip.
inline std::shared_ptr<const Atlas> hipAtlas()
{
    const auto make = [](const char* key, const glm::vec3& lower, const glm::vec3& upper, Kind kind = Kind::bone) {
        return structureOf(key, boxMesh(lower, upper), kind);
    };
    std::vector<Structure> structures;
    structures.push_back(make("sacrum", {-50, 0, -100}, {50, 90, -50}));
    structures.push_back(make("hip-bone-left", {20, -60, -80}, {140, 110, 60}));
    structures.push_back(make("hip-bone-right", {-140, -60, -80}, {-20, 110, 60}));
    structures.push_back(make("femur-left", {70, -420, -20}, {110, 20, 20}));
    structures.push_back(make("femur-right", {-110, -420, -20}, {-70, 20, 20}));
    structures.push_back(make("tibia-left", {70, -800, -20}, {110, -425, 20}));
    structures.push_back(make("talus-left", {70, -840, -20}, {110, -805, 120}));
    structures.push_back(make("psoas-major-left", {60, -40, 62}, {120, 200, 90}, Kind::muscle));
    std::vector<Landmark> landmarks(2);
    landmarks[0] = {"femoral-head-centre-left",
                    "femoral-head-centre",
                    "Left hip centre",
                    "",
                    {},
                    "",
                    "",
                    Side::left,
                    "femur-left",
                    {85, 0, 0},
                    {}};
    landmarks[1] = {"femoral-head-centre-right",
                    "femoral-head-centre",
                    "Right hip centre",
                    "",
                    {},
                    "",
                    "",
                    Side::right,
                    "femur-right",
                    {-85, 0, 0},
                    {}};
    return Atlas::create("Hips", std::move(structures), {{"pelvis", "Pelvis", "", ""}}, {}, std::move(landmarks))
        .value();
}

/// What is really said, so that the models are tried on it.
inline std::shared_ptr<const Library> shippedLibrary()
{
    std::vector<Problem> problems;
    return Library::load(assetsDir() / "content", problems);
}

inline const QPointF leftPsoas{0.62,
                               0.5}; ///< where boxAtlas() shows it at the start, in a picture twice as wide as high
inline const QPointF rightPsoas{0.38, 0.5};
inline const QPointF nothing{0.01, 0.01};

/// A session that shows boxAtlas() in a picture twice as wide as high; the camera arrives at once.
inline std::unique_ptr<Session> boxSession()
{
    needApplication();
    auto session = std::make_unique<Session>();
    session->setFlightDuration(0);
    session->setAspect(2);
    session->setLibrary(shippedLibrary());
    session->setAtlas(boxAtlas());
    return session;
}

/// Lets events run until `done` holds; false if it has not come about after a long while.
inline bool waitUntil(const std::function<bool()>& done)
{
    return QTest::qWaitFor(done, 20000);
}

} // namespace psoas::test
