#include "app/linked_text.h"
#include "content/entry.h"
#include "fixture.h"
#include "support/catch.h"

#include <QRegularExpression>

using namespace psoas;
using namespace psoas::test;

namespace {

/// Everything the dictionary knows, each as a small box.
std::shared_ptr<const Atlas> wholeAtlas(const Library& library)
{
    const auto mesh = boxMesh({0, 0, 0}, {1, 1, 1});
    std::vector<Structure> structures;
    for (const DictionaryEntry& entry : library.dictionary().entries()) {
        for (const Side side : entry.sided ? std::vector{Side::left, Side::right} : std::vector{Side::none}) {
            structures.push_back(library.dictionary().describe(entry, side));
            structures.back().mesh = mesh;
            structures.back().tree = std::make_shared<const MeshTree>(mesh);
        }
    }
    return Atlas::create("all", std::move(structures), library.dictionary().groups(), {}).value();
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

struct Linked {
    QString plain;
    QString inLink; ///< as long as `plain`: 'x' where a link is, '.' elsewhere
};

/// Takes HTML of LinkedText apart.
Linked apart(const QString& html)
{
    Linked result;
    bool link = false;
    for (qsizetype i = 0; i < html.size();) {
        if (html[i] == '<') {
            const qsizetype end = html.indexOf('>', i);
            link = html.mid(i, 2) == "<a";
            i = end + 1;
            continue;
        }
        QString letter{html[i]};
        qsizetype next = i + 1;
        for (const auto& [entity, means] : {std::pair{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}}) {
            if (html.mid(i, static_cast<qsizetype>(qstrlen(entity))) == QLatin1String{entity}) {
                letter = QLatin1String{means};
                next = i + static_cast<qsizetype>(qstrlen(entity));
            }
        }
        result.plain += letter;
        result.inLink += link ? 'x' : '.';
        i = next;
    }
    return result;
}

std::vector<QString> everythingSaid(const Library& library)
{
    std::vector<QString> said;
    for (const auto& [key, facts] : library.facts()) {
        for (const auto* list :
             {&facts.about, &facts.origin, &facts.insertion, &facts.nerve, &facts.blood, &facts.action}) {
            for (const Statement& statement : *list) {
                said.push_back(text(statement.text));
            }
        }
    }
    for (const Entry& entry : library.entries()) {
        for (const auto* list :
             {&entry.text, &entry.fair, &entry.elsewhere, &entry.setup, &entry.stop, &entry.precautions, &entry.ours}) {
            for (const Statement& statement : *list) {
                said.push_back(text(statement.text));
            }
        }
        for (const std::string& paragraph : entry.patientText) {
            said.push_back(text(paragraph));
        }
    }
    return said;
}

} // namespace

namespace {

/// Looks for `names` in all that `library` says, and for links that lead nowhere; how many names there were.
std::size_t linksWanted(const Library& library, const QStringList& names)
{
    const auto atlas = wholeAtlas(library);
    const LinkedText links{*atlas, &library};
    std::vector<QRegularExpression> patterns;
    for (const QString& name : names) {
        if (name.size() >= 5) {
            patterns.emplace_back("(?<![\\w-])" + QRegularExpression::escape(name) + "(?![\\w-])",
                                  QRegularExpression::CaseInsensitiveOption |
                                      QRegularExpression::UseUnicodePropertiesOption);
        }
    }
    static const QRegularExpression target{"href=\"([^\"]*)\""};
    std::size_t found = 0;
    for (const QString& said : everythingSaid(library)) {
        const QString html = links.html(said, *atlas);
        const Linked linked = apart(html);
        REQUIRE(linked.plain == said);
        for (const QRegularExpression& pattern : patterns) {
            for (auto matches = pattern.globalMatch(said); matches.hasNext();) {
                const auto match = matches.next();
                ++found;
                if (linked.inLink.mid(match.capturedStart(), match.capturedLength()).contains('.')) {
                    FAIL_CHECK("“" << match.captured().toStdString() << "” is no link in: " << said.toStdString());
                }
            }
        }
        for (auto matches = target.globalMatch(html); matches.hasNext();) {
            const std::string id = matches.next().captured(1).toStdString();
            INFO(id);
            CHECK_FALSE(atlas->resolve(id).empty());
        }
    }
    return found;
}

} // namespace

TEST_CASE("Every name of a structure or group in any text is a link, and every link leads somewhere")
{
    needApplication();
    const auto library = shippedLibrary();
    QStringList names;
    for (const DictionaryEntry& entry : library->dictionary().entries()) {
        names << text(entry.name);
        for (const std::string& synonym : entry.synonyms) {
            names << text(synonym);
        }
    }
    for (const Group& group : library->dictionary().groups()) {
        names << text(group.name);
    }
    CHECK(linksWanted(*library, names) > 1000);
}

TEST_CASE("Names in Spanish texts are links too")
{
    needApplication();
    const auto library = shippedLibrary();
    const Library* spanish = library->translation("es");
    REQUIRE(spanish != nullptr);
    QStringList names;
    for (const DictionaryEntry& entry : library->dictionary().entries()) {
        const Structure structure = library->dictionary().describe(entry, entry.sided ? Side::left : Side::none);
        if (!spanish->names().isCommonWord(structure)) {
            names << text(spanish->names().of(entry));
        }
        for (const std::string& synonym : spanish->names().synonymsOf(entry.key)) {
            if (synonym.find(' ') != std::string::npos) {
                names << text(synonym);
            }
        }
    }
    for (const Group& group : library->dictionary().groups()) {
        names << text(spanish->names().of(group));
    }
    CHECK(linksWanted(*spanish, names) > 500);
}

TEST_CASE("Names of levels and plurals are links too, and words within words are none")
{
    needApplication();
    const auto library = shippedLibrary();
    const auto atlas = wholeAtlas(*library);
    const LinkedText links{*atlas, library.get()};
    CHECK(links.html("from L2 down", *atlas) == "from <a href=\"vertebra-l2\">L2</a> down");
    CHECK(links.html("both femurs", *atlas) == "both <a href=\"femur\">femurs</a>");
    CHECK(links.html("a sacrumlike thing", *atlas) == "a sacrumlike thing");
    CHECK(links.html("<b>Sacrum</b>", *atlas) == "&lt;b&gt;<a href=\"sacrum\">Sacrum</a>&lt;/b&gt;");
}
