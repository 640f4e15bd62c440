#include "app/commands.h"
#include "app/peel_model.h"
#include "app/section_model.h"
#include "fixture.h"
#include "scene/dissection.h"
#include "support/catch.h"

#include <QAbstractItemModelTester>

using namespace psoas;
using namespace psoas::test;

namespace {

/// boxAtlas() with layers and stops: its bodies reach from 0 to 200 mm.
std::unique_ptr<Session> layeredSession()
{
    auto session = boxSession();
    const auto boxes = boxAtlas();
    Dissection dissection;
    dissection.layers = {{"minor", "Psoas minor", {"psoas-minor"}}, {"major", "Psoas major", {"psoas-major"}}};
    dissection.stops = {{"l3-l4", "L3/4", 1, {"sacrum"}}, {"minor", "Minor", 2, {"psoas-minor"}}};
    session->setAtlas(
        Atlas::create("Layers", boxes->structures(), boxes->groups(), boxes->views(), {}, dissection).value());
    return session;
}

QVariant roleOf(const QAbstractItemModel& model, int row, int role)
{
    return model.data(model.index(row, 0), role);
}

const std::vector<SectionPlane>& sectionsOf(const Session& session)
{
    return session.viewState().shown.sections;
}

} // namespace

TEST_CASE("The key S cuts at L3/4 and heals again, as one step of undo each")
{
    const auto session = layeredSession();
    session->run("section");
    CHECK(sectionsOf(*session) == std::vector{SectionPlane{Axis::y, 100, true}});
    session->run("section");
    CHECK(sectionsOf(*session).empty());
    session->undo();
    CHECK(sectionsOf(*session).size() == 1);
    session->undo();
    CHECK(sectionsOf(*session).empty());
    CHECK_FALSE(session->canUndo());
}

TEST_CASE("Planes are switched, moved, turned over and sent to stops")
{
    const auto session = layeredSession();
    SectionModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    model.setSession(session.get());
    REQUIRE(model.rowCount() == 3);
    CHECK_FALSE(model.any());
    model.setOn(0, true);
    CHECK(model.any());
    CHECK(roleOf(model, 0, SectionModel::OnRole).toBool());
    CHECK_THAT(roleOf(model, 0, SectionModel::PlaceRole).toDouble(), WithinAbs(100, 1e-3));
    CHECK_THAT(roleOf(model, 0, SectionModel::LeastRole).toDouble(), WithinAbs(0, 1e-3));
    CHECK_THAT(roleOf(model, 0, SectionModel::GreatestRole).toDouble(), WithinAbs(200, 1e-3));

    SECTION("a slider's whole way is one step of undo")
    {
        model.finish();
        for (int place = 90; place > 40; place -= 10) {
            model.move(0, place);
        }
        model.finish();
        CHECK(sectionsOf(*session)[0].at == 50);
        CHECK(session->quality() == Quality::draft);
        session->undo();
        CHECK(sectionsOf(*session)[0].at == 100);
    }
    SECTION("its other side")
    {
        CHECK(roleOf(model, 0, SectionModel::KeepsRole).toString() == "keeps what is below");
        model.flip(0);
        CHECK(roleOf(model, 0, SectionModel::KeepsRole).toString() == "keeps what is above");
        CHECK(model.fromBelow());
    }
    SECTION("stops")
    {
        CHECK(model.stops().size() == 2);
        model.cutAt("minor");
        REQUIRE(sectionsOf(*session).size() == 2);
        CHECK(sectionsOf(*session)[1] == SectionPlane{Axis::z, 60, true});
        session->run("section-up"); // the plane that came last
        CHECK(sectionsOf(*session)[1].at == 62);
        session->run("section-last");
        CHECK(sectionsOf(*session)[1].at == 60);
        model.cutAt("no-such-stop");
        CHECK(sectionsOf(*session).size() == 2);
    }
    SECTION("all at once")
    {
        model.setOn(1, true);
        model.setOn(2, true);
        CHECK(sectionsOf(*session).size() == 3);
        model.setOn(1, false);
        CHECK(sectionsOf(*session).size() == 2);
        model.clear();
        CHECK_FALSE(model.any());
    }
}

TEST_CASE("From above one keeps what is below, from below as on a CT what is above")
{
    const auto session = layeredSession();
    session->run("section-above");
    CHECK(sectionsOf(*session)[0].keepsBelow);
    CHECK_THAT(session->cameraPitch(), WithinAbs(90, 1e-3));
    CHECK_THAT(std::abs(session->cameraYaw()), WithinAbs(180, 1e-3));
    session->run("section-below");
    CHECK_FALSE(sectionsOf(*session)[0].keepsBelow);
    CHECK_THAT(session->cameraPitch(), WithinAbs(-90, 1e-3));
    CHECK_THAT(session->cameraYaw(), WithinAbs(0, 1e-3)); // the subject's left on the right of the picture
}

TEST_CASE("The hand draws a plane along by its handle")
{
    const auto session = layeredSession();
    SectionModel model;
    model.setSession(session.get());
    model.setOn(0, true);
    const QPointF handle = roleOf(model, 0, SectionModel::HandleRole).toPointF();
    CHECK(handle.x() > 0.5);
    model.grab(0, handle);
    model.drag(handle + QPointF{0, -0.1}); // up
    const float up = sectionsOf(*session)[0].at;
    CHECK(up > 110);
    CHECK(up < 200);
    // It stays under the hand.
    CHECK_THAT(roleOf(model, 0, SectionModel::HandleRole).toPointF().y(), WithinAbs(handle.y() - 0.1, 0.01));
    model.drag(handle + QPointF{0, 5});
    CHECK(sectionsOf(*session)[0].at == 0); // not out of the body
    model.finish();
    model.drag(handle); // nothing in hand
    CHECK(sectionsOf(*session)[0].at == 0);
    session->undo();
    CHECK(sectionsOf(*session)[0].at == 100);
    // Seen end on, up is nearer.
    session->lookFrom(180, 90);
    model.grab(0, {0.9, 0.5});
    model.drag({0.9, 0.45});
    CHECK(sectionsOf(*session)[0].at > 100);
}

TEST_CASE("The keys [ and ] and the slider peel")
{
    const auto session = layeredSession();
    PeelModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    model.setSession(session.get());
    REQUIRE(model.rowCount() == 2);
    CHECK_FALSE(model.peeling());
    session->run("peel-more");
    CHECK(model.peeling());
    CHECK(model.depth() == 0);
    CHECK(model.summary() == "Nothing is off.");
    session->run("peel-more");
    CHECK(model.depth() == 1);
    CHECK(roleOf(model, 0, PeelModel::OffRole).toBool());
    CHECK_FALSE(roleOf(model, 1, PeelModel::OffRole).toBool());
    CHECK(model.summary() == "1 of 2 layers are off, with 1 structures.");
    model.finish();
    model.setDepth(2);
    model.setDepth(0);
    model.finish();
    CHECK(model.depth() == 0);
    session->undo();
    CHECK(model.depth() == 1);
    session->run("peel-less");
    session->run("peel-less");
    CHECK_FALSE(model.peeling());
    CHECK(session->hiddenCount() == 0);
}

TEST_CASE("Names and pins are switched by keys, and undone")
{
    const auto session = layeredSession();
    session->run("labels");
    CHECK(session->viewState().shown.labels);
    CHECK_FALSE(session->snapshot()->captions.empty());
    session->undo();
    CHECK_FALSE(session->viewState().shown.labels);
    CHECK_FALSE(findCommand("pins")->enabled(*session)); // no landmarks here
}
