#include "app/entry_model.h"
#include "app/saved_view_model.h"
#include "app/showing.h"
#include "app/source_list_model.h"
#include "app/tour_list_model.h"
#include "app/tour_player.h"
#include "fixture.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

#include <QAbstractItemModelTester>
#include <QFile>

#include <set>

using namespace psoas;
using namespace psoas::test;

namespace {

QString readAll(const QString& file)
{
    QFile reader{file};
    return reader.open(QIODevice::ReadOnly) ? QString::fromUtf8(reader.readAll()) : QString{};
}

bool closeTo(const Camera& a, const Camera& b)
{
    return glm::distance(a.target, b.target) < 0.1f && std::abs(a.yaw - b.yaw) < 1e-3f &&
           std::abs(a.pitch - b.pitch) < 1e-3f && std::abs(a.distance - b.distance) < 0.1f;
}

} // namespace

TEST_CASE("A tour shows its stops one after the other, and leaves the picture as it was")
{
    const auto session = boxSession();
    session->toggleVisible("sacrum");
    session->orbit(0.3, 0.1);
    const ViewState before = session->viewState();
    TourPlayer player;
    player.setSession(session.get());
    CHECK_FALSE(player.active());

    player.play(QStringLiteral("tour-points"));
    REQUIRE(player.active());
    CHECK(player.playing());
    CHECK(player.position() == 0);
    CHECK(session->entryKey() == "point-01");
    CHECK(session->entryShown());
    CHECK(player.caption() == session->entryCaption());
    player.pause();
    CHECK_FALSE(player.playing());
    player.next();
    CHECK(session->entryKey() == "point-02");
    player.next();
    CHECK(session->entryKey() == "point-02");
    CHECK(session->entryStep() == 1);
    player.back();
    player.back();
    CHECK(session->entryKey() == "point-01");
    player.back(); // there is nothing before the first
    CHECK(player.position() == 0);
    player.end();
    CHECK_FALSE(player.active());
    CHECK(session->entryKey().isEmpty());
    CHECK_FALSE(session->entryShown());
    CHECK(session->viewState() == before);
}

TEST_CASE("A tour plays by itself and rests at its last stop")
{
    const auto session = boxSession();
    TourPlayer player;
    player.setSession(session.get());
    player.setPace(0.0005);
    std::set<int> seen;
    QObject::connect(&player, &TourPlayer::changed, [&] { seen.insert(player.position()); });
    player.play(QStringLiteral("tour-complex"));
    REQUIRE(waitUntil([&] { return !player.playing(); }));
    CHECK(player.active());
    CHECK(player.position() == player.count() - 1);
    CHECK(static_cast<int>(seen.size()) == player.count());
    player.setPace(1000);
    player.resume(); // from the first again
    CHECK(player.position() == 0);
    CHECK(player.playing());
}

TEST_CASE("Whoever chooses a structure has left the tour, and keeps the picture")
{
    const auto session = boxSession();
    TourPlayer player;
    player.setSession(session.get());
    player.play(QStringLiteral("tour-points"));
    session->select("sacrum");
    CHECK_FALSE(player.active());
    CHECK_FALSE(session->entryShown());
    CHECK(session->currentKey() == "sacrum");
}

TEST_CASE("Every tour can be played through on a body that lacks most of it")
{
    const auto session = boxSession();
    TourPlayer player;
    player.setSession(session.get());
    for (const Tour& tour : session->library()->tours()) {
        player.play(QString::fromStdString(tour.key));
        player.pause();
        while (player.position() + 1 < player.count()) {
            INFO(tour.key << " " << player.position());
            CHECK_FALSE(player.caption().isEmpty());
            const int at = player.position();
            player.next();
            REQUIRE(player.position() == at + 1);
        }
        player.end();
    }
    CHECK_FALSE(player.active());
}

TEST_CASE("Tours are listed with their length")
{
    const auto session = boxSession();
    TourListModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    model.setSession(session.get());
    REQUIRE(model.count() == 4);
    CHECK(model.index(0).data(TourListModel::TourKeyRole) == "tour-complex");
    CHECK(model.index(0).data(TourListModel::LengthRole) == "about 2 minutes");
}

TEST_CASE("Views are kept, put in order, shown, played and taken back")
{
    const auto session = boxSession();
    SavedViewModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    model.setSession(session.get());
    CHECK(model.count() == 0);
    CHECK_FALSE(model.canUndo());

    session->toggleVisible("sacrum");
    const ViewState first = session->viewState();
    model.keep();
    session->restoreHidden();
    session->select("psoas-major-left");
    session->orbit(1, 0.2);
    const ViewState second = session->viewState();
    model.keep();
    REQUIRE(model.count() == 2);
    CHECK(model.index(1).data(SavedViewModel::NameRole).toString().startsWith("Left psoas major, from"));
    model.rename(0, "  Without\nthe sacrum ");
    CHECK(model.index(0).data(SavedViewModel::NameRole) == "Without the sacrum");
    model.setCaption(0, "Seen from the front.");
    model.move(0, 1);
    CHECK(model.index(1).data(SavedViewModel::NameRole) == "Without the sacrum");
    model.show(1);
    CHECK(session->viewState().shown == first.shown);
    CHECK(closeTo(session->viewState().camera, first.camera));
    model.show(0);
    CHECK(session->viewState().shown == second.shown);

    TourPlayer player;
    player.setSession(session.get());
    model.play(&player, 1);
    CHECK(player.caption() == "Seen from the front.");
    CHECK(player.count() == 2);
    CHECK(session->viewState().shown == first.shown);
    player.end();
    CHECK(session->viewState().shown == second.shown);

    model.remove(0);
    CHECK(model.count() == 1);
    model.undo();
    CHECK(model.count() == 2);
    CHECK(model.index(0).data(SavedViewModel::NameRole).toString().startsWith("Left psoas major, from"));
}

TEST_CASE("Views are passed on as a file and come back as they were")
{
    const auto session = boxSession();
    const TemporaryFolder folder;
    const QString file = QString::fromStdString((folder.path() / "mine.tour.yaml").string());
    SavedViewModel model;
    model.setSession(session.get());
    session->select("psoas-major-right");
    model.keep();
    model.setTitle("Mine");
    REQUIRE(model.saveTo(file));
    CHECK(model.isTaken(file));
    CHECK(readAll(file).contains("psoas-major-right"));

    SavedViewModel other;
    other.setSession(session.get());
    other.keep();
    REQUIRE(other.open(file));
    CHECK(other.title() == "Mine");
    REQUIRE(other.count() == 1);
    session->select("sacrum");
    other.show(0);
    CHECK(session->currentKey() == "psoas-major-right");
    CHECK(session->problem().isEmpty());
    other.undo();
    CHECK(other.title() == "My views");
}

TEST_CASE("A file of views that cannot be read is named with line, and changes nothing")
{
    const auto session = boxSession();
    const TemporaryFolder folder;
    const QString file = QString::fromStdString((folder.path() / "bad.tour.yaml").string());
    QFile writer{file};
    REQUIRE(writer.open(QIODevice::WriteOnly));
    writer.write("psoas_atlas_tour: 1\ntitle: Bad\nviews:\n  - nome: x\n");
    writer.close();
    SavedViewModel model;
    model.setSession(session.get());
    model.keep();
    CHECK_FALSE(model.open(file));
    CHECK(model.count() == 1);
    CHECK(session->problem().contains("bad.tour.yaml is no tour that can be read"));
    CHECK(session->problemDetails().join('\n').contains("bad.tour.yaml:4"));
    session->dismissProblem();
    CHECK_FALSE(model.open(QString::fromStdString((folder.path() / "none.tour.yaml").string())));
    CHECK_FALSE(session->problem().isEmpty());
    session->dismissProblem();
    CHECK_FALSE(model.saveTo(QString::fromStdString((folder.path() / "no" / "folder.tour.yaml").string())));
    CHECK_FALSE(session->problem().isEmpty());
}

TEST_CASE("A tour of another body says what is not here")
{
    const auto session = boxSession();
    const TemporaryFolder folder;
    const QString file = QString::fromStdString((folder.path() / "other.tour.yaml").string());
    QFile writer{file};
    REQUIRE(writer.open(QIODevice::WriteOnly));
    SavedTour tour{"Other", {{"One", "", {}}}};
    tour.views[0].state.shown.selection = {"wing-left", "sacrum"};
    writer.write(QByteArray::fromStdString(tourText(tour)));
    writer.close();
    SavedViewModel model;
    model.setSession(session.get());
    REQUIRE(model.open(file));
    CHECK(session->problem().contains("1 of the structures"));
    CHECK(session->problemDetails() == QStringList{"wing-left"});
}

TEST_CASE("Kept views are there when the program starts again, and damaged ones are put aside")
{
    needApplication();
    const TemporaryFolder folder;
    const QString settings = QString::fromStdString((folder.path() / "settings.ini").string());
    const auto start = [&] {
        auto session = std::make_unique<Session>(SessionParts{{}, {}, settings});
        session->setFlightDuration(0);
        session->setLibrary(shippedLibrary());
        session->setAtlas(boxAtlas());
        return session;
    };
    QString file;
    {
        const auto session = start();
        file = session->viewsFile();
        SavedViewModel model;
        model.setSession(session.get());
        model.keep();
        model.rename(0, "Kept");
    }
    {
        const auto session = start();
        SavedViewModel model;
        model.setSession(session.get());
        REQUIRE(model.count() == 1);
        CHECK(model.index(0).data(SavedViewModel::NameRole) == "Kept");
        CHECK(session->problem().isEmpty());
    }
    QFile writer{file};
    REQUIRE(writer.open(QIODevice::WriteOnly));
    writer.write("nonsense: [");
    writer.close();
    const auto session = start();
    SavedViewModel model;
    model.setSession(session.get());
    CHECK(model.count() == 0);
    CHECK(session->problem().contains(".damaged"));
    CHECK(QFile::exists(file + ".damaged"));
}

TEST_CASE("From a structure one comes back to the point that led there, picture and all")
{
    const auto session = boxSession();
    const ViewState before = session->viewState();
    session->openEntry("point-09");
    session->showEntry(2);
    const ViewState shown = session->viewState();
    session->find("psoas-major-right");
    CHECK(session->entryKey().isEmpty());
    CHECK(session->leftEntry() == "point-09");
    CHECK(session->leftEntryTitle() == "Hip flexed, psoas short");
    session->returnToEntry();
    CHECK(session->entryKey() == "point-09");
    CHECK(session->leftEntry().isEmpty());
    CHECK(session->entryShown());
    CHECK(session->entryStep() == 2);
    CHECK(session->viewState() == shown);
    session->endShowing();
    CHECK(session->viewState() == before);
    session->closeEntry();
    session->returnToEntry(); // nowhere to go
    CHECK(session->entryKey().isEmpty());
}

TEST_CASE("Patients read plain words, without verdicts' names and sources")
{
    const auto session = boxSession();
    EntryModel model;
    model.setSession(session.get());
    const auto all = [&] {
        QString text = model.title();
        for (int row = 0; row < model.rowCount(); ++row) {
            text += "\n" + model.index(row, 0).data(EntryModel::PlainRole).toString();
            CHECK(model.index(row, 0).data(EntryModel::SourcesRole).toStringList().isEmpty());
        }
        return text;
    };
    session->settings()->setPatient(true);
    for (const Entry& entry : session->library()->entries()) {
        session->openEntry(QString::fromStdString(entry.key));
        const QString text = all();
        INFO(entry.key << ": " << text.toStdString());
        for (const char* word : {"unsupported", "contested", "lordosis", "flexion", "herniat", "compress", "verdict"}) {
            CHECK_FALSE(text.contains(QLatin1String{word}, Qt::CaseInsensitive));
        }
        CHECK(text.contains(QString::fromStdString(entry.patientText.front())));
    }
    session->openEntry("point-22");
    CHECK(model.title() == "A pillow under the knees");
    CHECK(
        model.index(0, 0).data(EntryModel::PlainRole).toString().startsWith("Many people simply find it comfortable"));
    session->settings()->setPatient(false);
    CHECK(model.title() == "A pillow under the knees as a hint");
}

TEST_CASE("Patients are shown nothing that makes a body seem fragile")
{
    const auto session = boxSession();
    for (const Entry& entry : session->library()->entries()) {
        for (std::size_t step = 0; step <= entry.steps.size(); ++step) {
            const Showing shown = calmed(stepOf(entry, step));
            INFO(entry.key << " shows " << shown.overlay);
            CHECK(shown.overlay != "forces");
            CHECK(shown.overlay != "chain");
            CHECK_FALSE(shown.overlay.starts_with("tight-psoas"));
        }
    }
}

TEST_CASE("The bibliography lists every source and is searched")
{
    const auto session = boxSession();
    SourceListModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    model.setSession(session.get());
    CHECK(model.count() == static_cast<int>(session->library()->sources().size()));
    model.setFilter("bogduk 1992");
    REQUIRE(model.count() == 1);
    CHECK(model.index(0).data(SourceListModel::SeenRole).toString().startsWith("seen"));
    model.setFilter("nobody at all");
    CHECK(model.count() == 0);
}
