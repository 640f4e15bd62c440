#include "app/gauge_model.h"
#include "app/joint_model.h"
#include "app/overlay_model.h"
#include "app/own_poses.h"
#include "app/pose_model.h"
#include "app/pose_mover.h"
#include "app/showing.h"
#include "fixture.h"
#include "motion/stick_man.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

#include <QAbstractItemModelTester>
#include <QFile>

#include <glm/trigonometric.hpp>

using namespace psoas;
using namespace psoas::test;

namespace {

constexpr auto reporting = QAbstractItemModelTester::FailureReportingMode::Fatal;

std::unique_ptr<Session> hipSession(SessionParts parts = {})
{
    needApplication();
    auto session = std::make_unique<Session>(std::move(parts));
    session->setFlightDuration(0);
    session->setAspect(2);
    session->setLibrary(shippedLibrary());
    session->setAtlas(hipAtlas());
    REQUIRE(waitUntil([&] { return session->motion() != nullptr; }));
    return session;
}

double hip(const Session& session, const char* side = "left")
{
    return glm::degrees(session.viewState().shown.pose.angle(std::string{"hip-flexion-"} + side));
}

QVariant at(const QAbstractItemModel& model, int row, int role)
{
    return model.data(model.index(row, 0), role);
}

int rowOf(const QAbstractItemModel& model, int role, const QString& value)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (at(model, row, role) == value) {
            return row;
        }
    }
    return -1;
}

void write(const QString& file, const QByteArray& text)
{
    QFile out{file};
    REQUIRE(out.open(QIODevice::WriteOnly));
    out.write(text);
}

} // namespace

TEST_CASE("the models of poses keep the rules of models")
{
    const auto session = hipSession();
    PoseModel poses;
    JointModel joints;
    GaugeModel gauge;
    OverlayModel overlays;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (SessionModel* model : std::initializer_list<SessionModel*>{&poses, &joints, &gauge, &overlays}) {
        testers.push_back(std::make_unique<QAbstractItemModelTester>(model, reporting));
        model->setSession(session.get());
        for (int row = 0; row < model->rowCount(); ++row) {
            for (const int role : model->roleNames().keys()) {
                CHECK(at(*model, row, role).isValid());
            }
        }
    }
    CHECK(poses.count() == 15); // one for both sides
    CHECK(joints.count() > 0);
    poses.apply("march-left");
    poses.keep("My march");
    poses.setSide("right");
    poses.remove("My march");
    session->setAtlas(boxAtlas());
    REQUIRE(waitUntil([&] { return session->motion() != nullptr; }));
    CHECK(joints.count() == 2); // the whole of it still leans and tilts
    CHECK_FALSE(poses.canMove());
    CHECK_FALSE(poses.shortcomings().isEmpty());
}

TEST_CASE("a chip takes the body to its pose, undo back")
{
    const auto session = hipSession();
    PoseModel poses;
    poses.setSession(session.get());
    CHECK(poses.isRest());
    CHECK(at(poses, rowOf(poses, PoseModel::PoseKeyRole, "stand"), PoseModel::CurrentRole).toBool());
    poses.apply("march-left");
    CHECK(hip(*session) == Approx(74));
    CHECK(poses.hipFlexion() == Approx(74));
    CHECK(at(poses, rowOf(poses, PoseModel::PoseKeyRole, "march-left"), PoseModel::CurrentRole).toBool());
    CHECK(poses.currentName() == "Left thigh raised");
    REQUIRE(session->body() != nullptr);
    poses.setSide("right");
    poses.apply("march-right");
    CHECK(hip(*session, "right") == Approx(74));
    session->undo();
    CHECK(hip(*session) == Approx(74));
    session->undo();
    CHECK(poses.isRest());
    CHECK(session->body() == nullptr);
    CHECK_FALSE(session->canUndo());
}

TEST_CASE("what a slider does under the hand is one step of undo, and stops at the joint's range")
{
    const auto session = hipSession();
    PoseModel poses;
    poses.setSession(session.get());
    for (const double degrees : {10.0, 25.0, 140.0}) {
        poses.turnHip(degrees);
    }
    CHECK(hip(*session) == Approx(120));
    poses.release();
    poses.turnHip(30);
    poses.turnHip(31);
    session->undo();
    CHECK(hip(*session) == Approx(120));
    session->undo();
    CHECK(hip(*session) == 0);
    CHECK_FALSE(session->canUndo());

    // Something else in between is a step of its own.
    poses.release();
    poses.turnHip(10);
    session->select("femur-left");
    poses.turnHip(20);
    session->undo();
    CHECK(hip(*session) == Approx(10));
    CHECK(session->currentKey() == "femur-left");
    poses.turnHip(std::nan(""));
    CHECK(hip(*session) == Approx(10));
}

TEST_CASE("thigh to trunk is less than a straight line when bent and more when the leg is behind")
{
    const auto session = hipSession();
    PoseModel poses;
    poses.setSession(session.get());
    CHECK(poses.thighToTrunk() == Approx(180));
    poses.turnHip(70);
    CHECK(poses.thighToTrunk() == Approx(110));
    poses.turnHip(-15);
    CHECK(poses.thighToTrunk() == Approx(195));
}

TEST_CASE("held by the thigh, the trunk moves and the thigh stays")
{
    const auto session = hipSession();
    PoseModel poses;
    poses.setSession(session.get());
    poses.turnHip(60);
    const auto places = [&] { return session->motion()->atlas_from_segments(session->mover()->pose()); };
    const std::size_t pelvis = *session->motion()->segment("pelvis");
    const std::size_t thigh = *session->motion()->segment("thigh-left");
    CHECK(places()[pelvis] == glm::dmat4{1});
    poses.setHeld("thigh");
    CHECK(glm::length(places()[thigh][1] - glm::dvec4{0, 1, 0, 0}) < 1e-9);
    CHECK(glm::degrees(std::acos(places()[pelvis][1].y)) == Approx(60));
    CHECK(hip(*session) == Approx(60));
}

TEST_CASE("a loop is stepped through, comes round, and ends with another pose")
{
    const auto session = hipSession();
    PoseModel poses;
    poses.setSession(session.get());
    CHECK_FALSE(poses.repeats());
    poses.apply("walk");
    REQUIRE(poses.repeats());
    poses.step(1);
    const Pose first = session->mover()->pose();
    poses.step(3);
    CHECK(session->mover()->pose() != first);
    poses.step(9);
    CHECK(session->mover()->pose() == first);
    poses.step(-13);
    poses.step(13);
    CHECK(session->mover()->pose() == first);
    CHECK(session->viewState().shown.pose.key == "walk"); // a moment of it is no step of undo
    poses.setSpeed(0.25);
    CHECK(poses.speed() == 0.25);
    poses.setSpeed(std::nan(""));
    CHECK(poses.speed() == 0.25);
    poses.apply("sit");
    CHECK_FALSE(poses.repeats());
    CHECK_FALSE(poses.playing());
    const NamedPose* sitting = session->motionTables()->findPose("sit");
    CHECK(session->mover()->pose() == sitting->pose);
}

TEST_CASE("playing moves the body and pausing leaves it where it is")
{
    const auto session = hipSession();
    session->setFlightDuration(1);
    PoseModel poses;
    poses.setSession(session.get());
    poses.apply("walk"); // plays by itself
    CHECK(poses.playing());
    const Pose before = session->mover()->pose();
    CHECK(waitUntil([&] { return session->mover()->pose() != before && session->snapshot() != nullptr; }));
    poses.setPlaying(false);
    const Pose paused = session->mover()->pose();
    QTest::qWait(50);
    CHECK(session->mover()->pose() == paused);
}

TEST_CASE("surfaces are bent beside the interface, every vertex of them once it rests")
{
    const auto session = hipSession();
    session->setFlightDuration(1);
    PoseModel poses;
    poses.setSession(session.get());
    poses.turnHip(40);
    session->snapshot();
    CHECK(waitUntil([&] {
        const auto body = session->body();
        return body && body->detail() == Detail::full && body->pose() == session->viewState().shown.pose;
    }));
    const auto hit = [&] { // what is drawn is what is picked
        for (const Drawable& drawable : session->snapshot()->drawables) {
            if (session->atlas()->at(drawable.structure).key == "femur-left") {
                return drawable.bounds.upper.z;
            }
        }
        return 0.f;
    };
    CHECK(hit() > 200);
}

TEST_CASE("poses of one's own are kept, applied, replaced and removed, in a file that can be read")
{
    const TemporaryFolder folder;
    SessionParts parts;
    parts.settingsFile = QString::fromStdString((folder.path() / "settings.ini").string());
    {
        const auto session = hipSession(parts);
        PoseModel poses;
        poses.setSession(session.get());
        poses.turnHip(33);
        CHECK_FALSE(poses.canKeep("  "));
        CHECK_FALSE(poses.canKeep(QString(61, 'x')));
        CHECK_FALSE(poses.canKeep("two\nlines"));
        poses.keep("Mine: \"33\"");
        poses.turnHip(44);
        poses.keep("Other");
        poses.turnHip(45);
        poses.keep("Other");
        CHECK(poses.count() == 17);
    }
    const auto session = hipSession(parts);
    PoseModel poses;
    poses.setSession(session.get());
    REQUIRE(poses.count() == 17);
    poses.apply("own:Mine: \"33\"");
    CHECK(hip(*session) == Approx(33));
    poses.apply("own:Other");
    CHECK(hip(*session) == Approx(45));
    poses.remove("Other");
    CHECK(poses.count() == 16);
    CHECK(session->problem().isEmpty());
}

TEST_CASE("a file of poses with anything wrong in it is left alone and named with its line")
{
    const TemporaryFolder folder;
    SessionParts parts;
    parts.settingsFile = QString::fromStdString((folder.path() / "settings.ini").string());
    const QString file = QString::fromStdString((folder.path() / "poses.yaml").string());
    const QByteArray start = "format: 1\nposes:\n  - name: One\n    pose: hip-flexion-left=30\n";
    for (const QByteArray& bad :
         {start + "  - {name: Two, pose: hip-flexion-left=300}\n", start + "  - {name: One, pose: sit}\n",
          start + "  - {name: Two, pose: hop}\n", start + "  - {name: Two, pose: sit, speed: 2}\n",
          start + "  - {name: Two, pose: sit, held: nose}\n", QByteArray{"format: 2\nposes: []\n"},
          QByteArray{"poses: [\n"}, QByteArray{"\xff\xfe"}}) {
        INFO(bad.toStdString());
        write(file, bad);
        const auto session = hipSession(parts);
        PoseModel poses;
        poses.setSession(session.get());
        CHECK(poses.count() == 15);
        CHECK(session->problem().contains("poses.yaml"));
        CHECK_FALSE(poses.canKeep("New"));
        poses.keep("New");
        QFile after{file};
        REQUIRE(after.open(QIODevice::ReadOnly));
        CHECK(after.readAll() == bad);
    }
}

TEST_CASE("an entry's picture has its pose and its overlay, and leaving it takes them back")
{
    const auto session = hipSession();
    session->openEntry("point-09");
    session->showEntry(0);
    int step = 0;
    while (session->viewState().shown.pose.key != "sit") {
        session->showEntry(++step);
        REQUIRE(session->entryStep() == step);
    }
    CHECK(session->viewState().shown.overlay == "thigh-trunk-angle");
    CHECK(session->snapshot()->overlay.lines.size() == 3);
    session->endShowing();
    CHECK(session->viewState().shown.pose.isRest());
    CHECK(session->viewState().shown.overlay.empty());
    CHECK(session->snapshot()->overlay.isEmpty());
}

TEST_CASE("an article's idea says that it is one, silences the gauge and is neither way by default")
{
    const auto session = hipSession();
    OverlayModel overlays;
    GaugeModel gauge;
    overlays.setSession(session.get());
    gauge.setSession(session.get());
    CHECK(overlays.key().isEmpty());
    CHECK_FALSE(gauge.silent());
    const std::size_t alone = session->snapshot()->drawables.size();
    overlays.toggle("tight-psoas");
    CHECK(overlays.claim());
    CHECK(overlays.claimWords() == "Illustration of the article’s idea");
    CHECK(overlays.legend().size() == 2);
    CHECK(gauge.silent());
    CHECK(session->viewState().shown.pose.isRest()); // the pose of one's own stays

    // Two bodies, each with the words of its article under it; the same amount for both.
    auto both = session->snapshot();
    CHECK(both->drawables.size() == 2 * alone);
    REQUIRE(both->overlay.captions.size() == 2);
    CHECK(both->overlay.captions[0].starts_with("First article"));
    CHECK(both->overlay.captions[1].starts_with("Second article"));
    const auto curves = [](const SceneSnapshot& snapshot) { // how far each of the two goes from the one it is beside
        std::vector<float> far;
        for (std::size_t i = 0; i + 1 < snapshot.overlay.lines.size(); ++i) {
            if (snapshot.overlay.lines[i].tint == Tint::weak) {
                far.push_back(glm::distance(snapshot.overlay.lines[i].points.back(),
                                            snapshot.overlay.lines[i + 1].points.back()));
            }
        }
        return far;
    };
    const auto before = curves(*both);
    REQUIRE(before.size() == 2);
    CHECK(before[0] > 1);
    CHECK(before[1] > 1);
    overlays.tighten(0.2);
    overlays.tighten(0.9);
    overlays.release();
    const auto after = curves(*session->snapshot());
    CHECK(after[0] > before[0]);
    CHECK(after[1] > before[1]);
    overlays.tighten(std::nan(""));
    CHECK(overlays.tightness() == Approx(0.9));
    session->undo();
    CHECK(overlays.tight());
    CHECK(overlays.tightness() == Approx(0.6));        // the movement of the slider was one step
    session->settings()->setProperty("patient", true); // nothing of it for patients
    CHECK_FALSE(overlays.claim());
    CHECK_FALSE(gauge.silent());
    CHECK(session->snapshot()->drawables.size() == alone);
    session->settings()->setProperty("patient", false);
    overlays.clear();
    CHECK(session->snapshot()->drawables.size() == alone);
    CHECK_FALSE(gauge.silent());
    overlays.toggle("chain");
    CHECK(gauge.silent());    // a claim as well
    overlays.toggle("slice"); // begins a level section where there is none
    CHECK(session->viewState().shown.sections.size() == 1);
    CHECK_FALSE(overlays.caption().isEmpty());
    overlays.toggle("length");
    CHECK_FALSE(overlays.claim());
    CHECK_FALSE(overlays.caption().isEmpty());
}

TEST_CASE("the gauge reads what the model measures, slips on request, and the plot its lever arms")
{
    needApplication();
    Session session;
    session.setFlightDuration(0);
    session.setAtlas(stickMan());
    REQUIRE(waitUntil([&] { return session.motion() != nullptr; }));
    GaugeModel gauge;
    gauge.setSession(&session);
    QAbstractItemModelTester tester{&gauge, reporting};
    REQUIRE(gauge.count() == 3);
    const int psoas = rowOf(gauge, GaugeModel::KeyRole, "psoas-major-left");
    REQUIRE(psoas >= 0);
    // It is called what the atlas calls it, without the side.
    const Structure& muscle = session.atlas()->at(*session.atlas()->find("psoas-major-left"));
    CHECK(at(gauge, psoas, GaugeModel::NameRole) == QString::fromStdString(session.names().withoutSide(muscle)));
    CHECK(at(gauge, psoas, GaugeModel::ChangeRole).toDouble() == Approx(0).margin(1e-9));
    session.setPose(turned({}, "hip-flexion-left", glm::radians(60.0)));
    const double change = at(gauge, psoas, GaugeModel::ChangeRole).toDouble();
    const double percent = at(gauge, psoas, GaugeModel::PercentRole).toDouble();
    const double length = at(gauge, psoas, GaugeModel::LengthRole).toDouble();
    CHECK(change < -10);
    CHECK(percent == Approx(100 * change / (length - change)));
    gauge.setSlips(true);
    CHECK(gauge.count() == 3 + 11);
    CHECK(rowOf(gauge, GaugeModel::NameRole, "L2–L3 disc") >= 0);
    gauge.setSide("right");
    CHECK(at(gauge, 0, GaugeModel::ChangeRole).toDouble() == Approx(0).margin(1e-9));
    const QVariantList curves = gauge.curves();
    REQUIRE(curves.size() == 2);
    const QVariantList points = curves[0].toMap()["points"].toList();
    CHECK(points.front().toMap()["degrees"].toDouble() == Approx(-20));
    CHECK(points.back().toMap()["degrees"].toDouble() == Approx(120));
    CHECK(points[8].toMap()["arm"].toDouble() > 5);
}

TEST_CASE("the chains of the conditions find their places in the body")
{
    const auto library = shippedLibrary();
    const Entry* neck = library->entry("condition-neck-and-shoulder");
    REQUIRE(neck != nullptr);
    const auto links = linksOf(*neck, *neck);
    REQUIRE(links.size() == 3);
    CHECK(links[0] == OverlayLink{"psoas", "ribs", true, "psoas", "ribs pulled down"});
    CHECK(links[2] == OverlayLink{"head", "neck", true, "head forward", "neck pain"});
}
