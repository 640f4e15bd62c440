#include "app/commands.h"
#include "app/entry_list_model.h"
#include "app/entry_model.h"
#include "app/facts_model.h"
#include "app/language_model.h"
#include "app/search_model.h"
#include "app/structure_tree_model.h"
#include "app/tool_model.h"
#include "app/view_model.h"
#include "app/words.h"
#include "files/atlas_loader.h"
#include "fixture.h"
#include "scene/tools/tool.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

#include <QLocale>

using namespace psoas;
using namespace psoas::test;

namespace {

QStringList texts(const QAbstractItemModel& model, int role)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        all << model.index(row, 0).data(role).toString();
    }
    return all;
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

TEST_CASE("Another language changes everything that is read at once, and back")
{
    const auto session = boxSession();
    StructureTreeModel tree;
    tree.setSession(session.get());
    EntryListModel points;
    points.setKinds({"points"});
    points.setSession(session.get());
    EntryModel entry;
    entry.setSession(session.get());
    FactsModel facts;
    facts.setSession(session.get());
    ViewModel views;
    views.setSession(session.get());
    ToolModel tools;
    tools.setSession(session.get());
    SearchModel search;
    search.setSession(session.get());
    search.setText("almohada");
    session->select("psoas-major-left", false);
    session->openEntry("point-22");
    CHECK(texts(tree, StructureTreeModel::NameRole).contains("Left psoas major"));
    CHECK(search.rowCount() == 0);
    CHECK(session->direction() == "from the front");

    session->settings()->setLanguage("es");
    CHECK(texts(tree, StructureTreeModel::NameRole).contains("Psoas mayor izquierdo"));
    CHECK(texts(points, EntryListModel::TitleRole).contains("Una almohada bajo las rodillas como indicio"));
    CHECK(entry.title() == "Una almohada bajo las rodillas como indicio");
    CHECK(entry.label() == "Punto 22 · primer artículo");
    CHECK(entry.verdicts()[0].toMap()["is"] == "en parte");
    CHECK(texts(entry, EntryModel::SectionRole).contains("Lo que dice la literatura"));
    CHECK_FALSE(entry.isFallback());
    CHECK(facts.name() == "Psoas mayor");
    CHECK(facts.sideAndKind() == "músculo, lado izquierdo");
    CHECK(texts(facts, FactsModel::SectionRole).contains("Origen"));
    CHECK_FALSE(facts.nameIsFallback());
    CHECK(texts(views, ViewModel::TextRole).front() == "De frente (anterior)");
    CHECK(texts(tools, ToolModel::TextRole).front() == "Seleccionar");
    REQUIRE(search.rowCount() > 0);
    CHECK(search.index(0).data(SearchModel::KeyRole) == "point-22");
    CHECK(session->direction() == "de frente");
    CHECK(session->currentName() == "Psoas mayor izquierdo");
    CHECK(session->entryKey() == "point-22");

    session->settings()->setNames("la");
    CHECK(texts(tree, StructureTreeModel::NameRole).contains("Musculus psoas major sinister"));
    CHECK(facts.name() == "Musculus psoas major");
    CHECK(entry.title() == "Una almohada bajo las rodillas como indicio");

    session->settings()->setNames({});
    session->settings()->setLanguage("en");
    CHECK(texts(tree, StructureTreeModel::NameRole).contains("Left psoas major"));
    CHECK(entry.title() == "A pillow under the knees as a hint");
    CHECK(texts(tools, ToolModel::TextRole).front() == "Select");
    CHECK(search.rowCount() == 0);
    CHECK(QLocale{}.language() == QLocale::English);
}

TEST_CASE("A row of a list is there once, however often the language changes")
{
    const auto session = boxSession();
    EntryListModel points;
    points.setKinds({"points"});
    points.setSession(session.get());
    const int resetsWanted = 1;
    session->settings()->setLanguage("es");
    session->settings()->setLanguage("en");
    session->settings()->setLanguage("es");
    QSignalSpy resets{&points, &QAbstractItemModel::modelReset};
    session->settings()->setLanguage("en");
    CHECK(resets.count() == resetsWanted);
    CHECK(points.rowCount() == 23);
}

TEST_CASE("A language that is not there is English")
{
    const auto session = boxSession();
    session->settings()->setLanguage("de");
    CHECK(session->library()->names().language() == "en");
    CHECK(wordFor(Kind::muscle) == "muscle");
    CHECK(session->direction() == "from the front");
}

TEST_CASE("The languages there are can be chosen, Latin beside any of them")
{
    const auto session = boxSession();
    LanguageModel languages;
    languages.setSession(session.get());
    REQUIRE(texts(languages, LanguageModel::CodeRole) == QStringList{"en", "es", "la"});
    CHECK(texts(languages, LanguageModel::TextRole) == QStringList{"English", "Español", "Latin names"});
    CHECK(texts(languages, LanguageModel::CheckedRole) == QStringList{"true", "false", "false"});
    languages.choose(1);
    CHECK(session->settings()->language() == "es");
    CHECK(texts(languages, LanguageModel::TextRole) == QStringList{"English", "Español", "Nombres en latín"});
    CHECK(texts(languages, LanguageModel::CheckedRole) == QStringList{"false", "true", "false"});
    languages.choose(2);
    CHECK(texts(languages, LanguageModel::CheckedRole) == QStringList{"false", "true", "true"});
    languages.choose(2);
    CHECK(session->settings()->names().isEmpty());
    languages.choose(7);
    CHECK(session->settings()->language() == "es");
}

TEST_CASE("The words that rooms without Qt own are translated, but for what was added of late")
{
    const auto session = boxSession();
    const auto all = [] {
        QStringList words;
        for (int kind = 0; kind <= static_cast<int>(Kind::insertion); ++kind) {
            words << wordFor(static_cast<Kind>(kind));
        }
        for (const Side side : {Side::left, Side::right}) {
            words << wordFor(side) << wordsFor(side, Kind::muscle);
        }
        for (const EntryKindName& kind : entryKinds()) {
            words << wordFor(kind.kind) << headingFor(kind.kind);
        }
        for (const Verdict verdict : {Verdict::supported, Verdict::partly, Verdict::contested, Verdict::unsupported}) {
            words << wordFor(verdict) << meaningFor(verdict);
        }
        for (const char* hit : {"group", "landmark", "name", "Latin", "synonym", "key", "text", "another language"}) {
            words << wordForHit(hit);
        }
        for (const auto& tool : allTools()) {
            words << wordForTool(tool->name()) << wordForTool(tool->help());
        }
        for (const Command& command : allCommands()) {
            words << wordForCommand(command.text) << wordForCommand(command.group);
        }
        return words;
    };
    const QStringList english = all();
    session->settings()->setLanguage("es");
    const QStringList spanish = all();
    REQUIRE(english.size() == spanish.size());
    qsizetype missing = 0;
    for (qsizetype i = 0; i < english.size(); ++i) {
        if (english[i] == spanish[i] && english[i] != "fascia") {
            ++missing;
            WARN("“" << english[i].toStdString() << "” is not in words.cpp, or not translated");
        }
    }
    CHECK(missing * 10 < english.size());
}

TEST_CASE("The language is kept between runs, and a damaged one is not")
{
    needApplication();
    const TemporaryFolder folder;
    const QString file = text((folder.path() / "settings.ini").string());
    {
        Settings settings{file};
        settings.setLanguage("es");
        settings.setNames("la");
    }
    CHECK(Settings{file}.language() == "es");
    CHECK(Settings{file}.names() == "la");
    {
        QFile out{file};
        REQUIRE(out.open(QIODevice::WriteOnly));
        out.write("[General]\nformat=1\n[look]\nlanguage=../../etc\nnames=7\n");
    }
    const Settings settings{file};
    CHECK(settings.complaint().isEmpty());
    CHECK(settings.language() != "../../etc");
    CHECK(settings.names().isEmpty());
}

TEST_CASE("What goes wrong in opening a file is said in the language of the interface")
{
    const auto session = boxSession();
    const TemporaryFolder folder;
    folder.write("empty/readme.txt", "nothing");
    folder.write("notes.txt", "nothing");
    folder.write("torn.obj", "v 1 2");
    const auto said = [&](const std::string& name) {
        const auto loaded = loadAtlas(folder.path() / name, {});
        REQUIRE_FALSE(loaded);
        return loaded.error().what;
    };
    session->settings()->setLanguage("es");
    for (const char* name : {"missing.glb", "empty", "notes.txt"}) {
        const std::string english = said(name);
        const QString spanish = sentenceFor(english);
        INFO(english << " / " << spanish.toStdString());
        CHECK(spanish != text(english));
        CHECK(spanish.contains(text((folder.path() / name).string())));
    }
    CHECK(sentenceFor("A sentence nobody has translated.") == "A sentence nobody has translated.");
    session->settings()->setLanguage("en");
    CHECK(sentenceFor(said("notes.txt")) == text(said("notes.txt")));
}

TEST_CASE("A source is cited in the language, but for its title")
{
    const auto session = boxSession();
    const Source source{"a", "Meyer and others", "2001", "A title", "Spine 3:1", "doi", "to be checked"};
    CHECK(citationFor(source) == "Meyer and others 2001, A title, Spine 3:1, doi (to be checked)");
    session->settings()->setLanguage("es");
    CHECK(citationFor(source) == "Meyer y otros 2001, A title, Spine 3:1, doi (por comprobar)");
}
