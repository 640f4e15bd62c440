#include "app/command_model.h"
#include "app/commands.h"
#include "app/facts_model.h"
#include "app/search_model.h"
#include "app/structure_tree_model.h"
#include "app/tool_model.h"
#include "app/view_model.h"
#include "fixture.h"
#include "support/catch.h"

#include <QAbstractItemModelTester>

#include <filesystem>

using namespace psoas;
using namespace psoas::test;

namespace {

constexpr auto reporting = QAbstractItemModelTester::FailureReportingMode::Fatal;

/// Every role has a name of its own, and no row lacks a value for the person.
void checkRoles(const QAbstractItemModel& model)
{
    const auto names = model.roleNames();
    const auto values = names.values();
    CHECK(QSet<QByteArray>(values.begin(), values.end()).size() == values.size());
    for (int row = 0; row < model.rowCount(); ++row) {
        CHECK_FALSE(model.data(model.index(row, 0), Qt::DisplayRole).toString().isEmpty());
        for (const int role : names.keys()) {
            INFO(names.value(role).toStdString());
            CHECK(model.data(model.index(row, 0), role).isValid());
        }
    }
}

QVariant at(const QAbstractItemModel& model, int row, int role)
{
    return model.data(model.index(row, 0), role);
}

} // namespace

TEST_CASE("every model keeps the rules of models through a session's life")
{
    needApplication();
    const auto session = boxSession();
    StructureTreeModel tree;
    FactsModel facts;
    SearchModel search;
    ViewModel views;
    CommandModel commands;
    const std::initializer_list<SessionModel*> all{&tree, &facts, &search, &views, &commands};
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (SessionModel* model : all) {
        testers.push_back(std::make_unique<QAbstractItemModelTester>(model, reporting));
        model->setSession(session.get());
        checkRoles(*model);
    }
    search.setText("psoas");
    session->select("psoas-major-left");
    tree.setExpanded(0, false);
    session->run("isolate");
    session->hover(leftPsoas);
    tree.reveal("psoas-minor-left");
    for (SessionModel* model : all) {
        CHECK(model->count() > 0);
        checkRoles(*model);
    }
    session->setAtlas(boxAtlas());
    session->setAtlas(nullptr);
    CHECK(tree.count() == 0);
    CHECK(search.count() == 0);
    for (SessionModel* model : all) {
        model->setSession(nullptr);
        CHECK(model->count() == 0);
    }
    ToolModel tools;
    const QAbstractItemModelTester tester{&tools, reporting};
    CHECK(tools.rowCount() > 0);
    checkRoles(tools);
}

TEST_CASE("the tree folds, unfolds and finds")
{
    const auto session = boxSession();
    StructureTreeModel tree;
    tree.setSession(session.get());
    REQUIRE(tree.count() == 7); // Muscles, Iliopsoas and its three, Pelvis, Sacrum
    CHECK(tree.keyAt(0) == "muscles");
    CHECK(at(tree, 0, StructureTreeModel::CountRole).toInt() == 3);
    CHECK(at(tree, 2, StructureTreeModel::DepthRole).toInt() == 2);
    CHECK(tree.parentRow(2) == 1);
    tree.setExpanded(1, false);
    CHECK(tree.count() == 4);
    CHECK(tree.rowOf("psoas-major-left") == -1);
    tree.setExpanded(0, false);
    CHECK(tree.count() == 3);
    CHECK(tree.reveal("psoas-major-left") == 2);
    CHECK(tree.count() == 7);
    CHECK(tree.reveal("nobody") == -1);
    tree.setAllExpanded(false);
    CHECK(tree.count() == 2);
}

TEST_CASE("rows of the tree say what is shown, selected and under the pointer")
{
    const auto session = boxSession();
    StructureTreeModel tree;
    tree.setSession(session.get());
    const int left = tree.rowOf("psoas-major-left");
    const int group = tree.rowOf("iliopsoas");
    CHECK(at(tree, group, StructureTreeModel::SightRole).toInt() ==
          StructureTreeModel::InSight); // variants do not count

    QSignalSpy changed{&tree, &QAbstractItemModel::dataChanged};
    session->select("psoas-major-left");
    CHECK(at(tree, left, StructureTreeModel::SelectedRole).toBool());
    CHECK(changed.count() == 1); // that row and no other
    session->run("fade");
    CHECK(at(tree, left, StructureTreeModel::FadedRole).toBool());
    CHECK(at(tree, left, StructureTreeModel::AccessibleRole).toString() == "Left psoas major, faded");
    session->run("hide");
    CHECK(at(tree, left, StructureTreeModel::SightRole).toInt() == StructureTreeModel::Hidden);
    session->hover(rightPsoas);
    CHECK(at(tree, tree.rowOf("psoas-major-right"), StructureTreeModel::HoveredRole).toBool());
    CHECK_FALSE(at(tree, group, StructureTreeModel::HoveredRole).toBool());
    tree.setExpanded(group, false);
    CHECK(at(tree, group, StructureTreeModel::HoveredRole).toBool()); // stands for what is folded in
}

TEST_CASE("facts name the structure, and each statement its source")
{
    const auto session = boxSession();
    FactsModel facts;
    facts.setSession(session.get());
    CHECK(facts.key().isEmpty());
    CHECK(facts.count() == 0);
    session->click(leftPsoas, false);
    CHECK(facts.name() == "Psoas major");
    CHECK(facts.side() == "left");
    CHECK(facts.kind() == "muscle");
    CHECK(facts.latin() == "musculus psoas major");
    CHECK_FALSE(facts.pronunciation().isEmpty());
    QStringList sections;
    for (int row = 0; row < facts.count(); ++row) {
        INFO(at(facts, row, FactsModel::PlainRole).toString().toStdString());
        // What concerns it is a row of links, whose sources stand where they lead.
        const bool isLinks = at(facts, row, FactsModel::RichRole).toString().startsWith("<a href=");
        CHECK(at(facts, row, FactsModel::SourcesRole).toStringList().isEmpty() == isLinks);
        if (at(facts, row, FactsModel::FirstRole).toBool()) {
            sections << at(facts, row, FactsModel::SectionRole).toString();
        }
    }
    CHECK(sections.mid(0, 6) == QStringList{"About", "Origin", "Insertion", "Nerve supply", "Blood supply", "Action"});
    CHECK(sections.contains("Points"));
    session->click(nothing, false);
    CHECK(facts.count() == 0);
}

TEST_CASE("facts link the structures they name, on the same side")
{
    const auto session = boxSession();
    FactsModel facts;
    facts.setSession(session.get());
    session->select("psoas-major-left");
    bool linked = false;
    for (int row = 0; row < facts.count(); ++row) {
        const QString rich = at(facts, row, FactsModel::RichRole).toString();
        linked = linked || rich.contains("<a href=\"sacrum\">") || rich.contains("<a href=\"psoas-minor-left\">");
        CHECK_FALSE(rich.contains("<a href=\"psoas-major")); // not to itself
    }
    CHECK(linked);
}

TEST_CASE("a variant of the group is offered beside the facts")
{
    const auto session = boxSession();
    FactsModel facts;
    facts.setSession(session.get());
    session->select("psoas-major-left");
    REQUIRE(facts.variants().size() == 1);
    CHECK(facts.variants().at(0).toMap().value("id") == "psoas-minor");
    CHECK_FALSE(facts.variants().at(0).toMap().value("shown").toBool());
    session->toggleVisible("psoas-minor");
    CHECK(facts.variants().at(0).toMap().value("shown").toBool());
    session->select("sacrum");
    CHECK(facts.variants().isEmpty());
}

TEST_CASE("a search finds, says what is hidden, and goes there")
{
    const auto session = boxSession();
    SearchModel search;
    search.setSession(session.get());
    search.setText("left psoas major");
    REQUIRE(search.count() > 0);
    CHECK(at(search, 0, SearchModel::KeyRole).toString() == "psoas-major-left");
    session->toggleVisible("psoas-major-left");
    CHECK(at(search, 0, SearchModel::HiddenRole).toBool());
    CHECK(search.activate(0));
    CHECK(session->currentKey() == "psoas-major-left");
    CHECK_FALSE(at(search, 0, SearchModel::HiddenRole).toBool());
    CHECK_FALSE(search.activate(-1));
    CHECK_FALSE(search.activate(1000));
    search.setText("");
    CHECK(search.count() == 0);
}

TEST_CASE("commands are told apart, by id and by key")
{
    std::set<QString> ids;
    std::map<QString, QString> byKey;
    for (const Command& command : allCommands()) {
        INFO(command.id.toStdString());
        CHECK(ids.insert(command.id).second);
        CHECK_FALSE(command.text.isEmpty());
        CHECK_FALSE(command.group.isEmpty());
        CHECK_FALSE((command.keys.isEmpty() && command.places == nowhere)); // else nobody could give it
        for (const QString& key : command.keys) {
            INFO(key.toStdString());
            CHECK(byKey.emplace(key, command.id).second);
        }
    }
}

TEST_CASE("every command of the toolbar and every tool has an icon and a word")
{
    for (const Command& command : allCommands()) {
        if ((command.places & inToolBar) != 0) {
            INFO(command.id.toStdString());
            CHECK(std::filesystem::exists(assetsDir() / "icons" / (command.id.toStdString() + ".svg")));
        }
    }
    ToolModel tools;
    for (int row = 0; row < tools.rowCount(); ++row) {
        CHECK_FALSE(at(tools, row, ToolModel::HelpRole).toString().isEmpty());
    }
}

TEST_CASE("commands say whether they can be given, and the list of keys is searched")
{
    const auto session = boxSession();
    CommandModel bar;
    bar.setWhere(CommandModel::ToolBar);
    bar.setSession(session.get());
    REQUIRE(at(bar, 0, CommandModel::CommandIdRole).toString() == "hide");
    CHECK_FALSE(at(bar, 0, CommandModel::EnabledRole).toBool());
    session->select("sacrum");
    CHECK(at(bar, 0, CommandModel::EnabledRole).toBool());

    CommandModel keys;
    keys.setWhere(CommandModel::ListOfKeys);
    keys.setSession(session.get());
    const int all = keys.count();
    keys.setFilter("isolate");
    REQUIRE(keys.count() == 1);
    CHECK(at(keys, 0, CommandModel::KeyTextRole).toString() == "I");
    CHECK(at(keys, 0, CommandModel::HeadingRole).toString() == "What is shown");
    keys.setFilter("");
    CHECK(keys.count() == all);
    session->settings()->setHands("slicer");
    keys.setFilter("right drag");
    REQUIRE(keys.count() == 1);
    CHECK(at(keys, 0, CommandModel::TextRole).toString() == "Zoom");
}
