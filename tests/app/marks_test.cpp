#include "app/commands.h"
#include "app/facts_model.h"
#include "app/search_model.h"
#include "app/structure_tree_model.h"
#include "fixture.h"
#include "support/catch.h"

using namespace psoas;
using namespace psoas::test;

namespace {

/// boxAtlas() with areas of the left psoas on the sacrum, and a landmark on the sacrum's back.
std::unique_ptr<Session> markedSession()
{
    auto session = boxSession();
    std::vector<Structure> structures = session->atlas()->structures();
    for (const Kind kind : {Kind::origin, Kind::insertion}) {
        const std::string end{nameOf(kind)};
        Structure area = structureOf("psoas-major-left/" + end, boxMesh({60, 20, -50}, {80, 60, -49.9f}), kind);
        area.name = "Left psoas major, " + end;
        area.baseKey = "psoas-major/" + end;
        area.side = Side::left;
        area.group = "iliopsoas";
        area.muscle = "psoas-major-left";
        area.bones = {"sacrum"};
        area.hiddenByDefault = true;
        structures.push_back(std::move(area));
    }
    Landmark landmark;
    landmark.key = "median-sacral-crest";
    landmark.baseKey = landmark.key;
    landmark.name = "Median sacral crest";
    landmark.bone = "sacrum";
    landmark.point = {0, 100, -100};
    landmark.facing = glm::vec3{0, 0, -1};
    Landmark hidden = landmark;
    hidden.key = hidden.baseKey = "front";
    hidden.name = "Front of the sacrum";
    hidden.point = {100, 100, -50};
    hidden.facing = glm::vec3{0, 0, 1};
    session->setAtlas(Atlas::create("Marked", std::move(structures), session->atlas()->groups(), {},
                                    {std::move(landmark), std::move(hidden)})
                          .value());
    return session;
}

QString textOf(const FactsModel& facts, const QString& section, int role = FactsModel::PlainRole)
{
    QString text;
    for (int row = 0; row < facts.rowCount(); ++row) {
        if (facts.data(facts.index(row), FactsModel::SectionRole).toString() == section) {
            text += facts.data(facts.index(row), role).toString() + "\n";
        }
    }
    return text;
}

} // namespace

TEST_CASE("a muscle's facts lead to its attachment areas, and theirs to the muscle and the bones")
{
    const auto session = markedSession();
    FactsModel facts;
    facts.setSession(session.get());
    session->select("psoas-major-left");
    CHECK(facts.hasAttachments());
    CHECK_FALSE(facts.attachmentsShown());
    CHECK(textOf(facts, "Attachment areas", FactsModel::RichRole).contains("href=\"psoas-major-left/origin\""));
    INFO(textOf(facts, "Attachment areas").toStdString());
    CHECK(textOf(facts, "Attachment areas").startsWith("Origin, "));
    CHECK(textOf(facts, "Attachment areas").contains("sacrum"));
    session->toggleAttachments("psoas-major-left");
    CHECK(facts.attachmentsShown());
    CHECK(session->viewState().shown.faded.count("psoas-major-left") == 1);
    session->undo();
    CHECK_FALSE(facts.attachmentsShown());
    CHECK(session->viewState().shown.faded.empty());

    session->find("psoas-major-left/origin"); // what the link does
    CHECK(session->currentKey() == "psoas-major-left/origin");
    CHECK(
        isShown(session->atlas()->at(*session->atlas()->find("psoas-major-left/origin")), session->viewState().shown));
    CHECK(textOf(facts, "Muscle", FactsModel::RichRole).contains("href=\"psoas-major-left\""));
    CHECK(textOf(facts, "Lies on", FactsModel::RichRole).contains("href=\"sacrum\""));
    CHECK_FALSE(textOf(facts, "Size in the model").isEmpty());
    CHECK(facts.variants().isEmpty()); // the other end is no variant

    session->select("sacrum");
    CHECK(textOf(facts, "Muscles attached here", FactsModel::RichRole).contains("psoas-major-left/insertion"));
    CHECK(textOf(facts, "Landmarks", FactsModel::RichRole).contains("href=\"median-sacral-crest\""));
}

TEST_CASE("attachment areas are counted and listed nowhere as structures")
{
    const auto session = markedSession();
    CHECK(session->structureCount() == 4);
    CHECK(session->hiddenCount() == 0);
    CHECK(session->hiddenStructures().isEmpty());
    StructureTreeModel tree;
    tree.setSession(session.get());
    CHECK(tree.rowOf("psoas-major-left/origin") == -1);
}

TEST_CASE("the command shows the areas of the selection, or all of them")
{
    const auto session = markedSession();
    const Command* command = findCommand("attachments");
    REQUIRE(command != nullptr);
    CHECK(command->enabled(*session));
    CHECK_FALSE(command->isChecked(*session));
    session->run("attachments");
    CHECK(command->isChecked(*session));
    session->run("attachments");
    CHECK_FALSE(command->isChecked(*session));
    session->select("psoas-major-right");
    CHECK_FALSE(command->enabled(*session)); // it has none
}

TEST_CASE("search finds landmarks and flies to where they can be seen")
{
    const auto session = markedSession();
    SearchModel search;
    search.setSession(session.get());
    search.setText("sacral crest");
    REQUIRE(search.rowCount() > 0);
    INFO(search.data(search.index(0), SearchModel::KeyRole).toString().toStdString());
    CHECK(search.data(search.index(0), SearchModel::KeyRole).toString() == "median-sacral-crest");
    CHECK(search.data(search.index(0), SearchModel::KindRole).toString() == "landmark");
    REQUIRE(search.activate(0));
    CHECK(session->currentKey() == "sacrum");
    const Camera& camera = session->viewState().camera;
    CHECK(std::abs(session->cameraYaw()) == Approx(180).margin(0.5)); // from behind, where it faces
    CHECK(camera.distance < 500);

    // What stands before the point turns to glass.
    session->resetCamera();
    session->find("front");
    CHECK(session->viewState().shown.faded.count("psoas-major-left") == 1);
    CHECK(session->viewState().shown.faded.count("sacrum") == 0);
    search.setText("psoas major origin");
    REQUIRE(search.rowCount() > 0);
    CHECK(search.data(search.index(0), SearchModel::KeyRole).toString() == "psoas-major-left/origin");
}
