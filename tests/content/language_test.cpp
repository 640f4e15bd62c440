#include "content/entry.h"
#include "content/library.h"
#include "content/search.h"
#include "support/catch.h"
#include "support/shapes.h"
#include "support/temporary_folder.h"

#include <algorithm>

using namespace psoas;
using namespace psoas::test;

namespace {

const std::string pointInSpanish = "---\n"
                                   "title: Una almohada\n"
                                   "caption: Las rodillas en alto.\n"
                                   "steps: [Tumbado., Con almohada.]\n"
                                   "verdict: [el alivio, como signo]\n"
                                   "fair: [Uno., Dos.]\n"
                                   "---\n"
                                   "Dice el artículo.\n"
                                   "\n"
                                   "## Para pacientes\n"
                                   "\n"
                                   "Es cómodo.\n";

/// A body of a muscle and a bone, in English, Spanish and Latin; Spanish lacks what the tests leave out.
struct Folder : TemporaryFolder {
    Folder()
    {
        write("atlas/groups.yaml", "groups: [{key: all, name: All, latin: omnia}]\n");
        write("atlas/structures.yaml", "structures:\n"
                                       "  - {key: psoas-major, sided: true, name: psoas major, latin: musculus psoas "
                                       "major, kind: muscle, group: all}\n"
                                       "  - {key: femoral-vein, sided: true, name: femoral vein, latin: vena "
                                       "femoralis, kind: vein, group: all}\n");
        write("content/sources.yaml", "sources:\n"
                                      "  - {key: article-1, title: First, where: A journal, seen: seen}\n");
        write("content/structures/femoral-vein.md",
              "---\nkey: femoral-vein\npronunciation: VAYN\n---\nA vein. [article-1]\n");
        write("content/points/point-01.md",
              "---\nkey: point-01\nnumber: 1\ntitle: A pillow\narticle: article-1\nstructures: [psoas-major]\n"
              "show: {view: left, caption: Knees up.}\n"
              "steps: [{pose: supine, caption: Lying.}, {pose: supine-pillow, caption: With a pillow.}]\n"
              "verdict: [{of: the comfort, is: partly}, {of: as a sign, is: unsupported}]\n"
              "fair: [{text: One., sources: [article-1]}, {text: Two., sources: [article-1]}]\n"
              "---\nThe article says. [article-1]\n\n## For patients\n\nIt is comfortable.\n");
        write("content/es/language.yaml",
              "name: Español\n"
              "sides: {left: {m: izquierdo, f: izquierda}, right: {m: derecho, f: derecha}}\n"
              "attachments: {origin: origen, insertion: inserción}\n");
        write("content/es/names.yaml",
              "structures:\n  psoas-major: {name: psoas mayor, gender: m, synonyms: [músculo de los lomos]}\n"
              "views: {left: desde la izquierda}\n");
        write("content/la/language.yaml", "name: Latina\nnames_only: true\nlatin: true\n"
                                          "sides: {left: {m: sinister, f: sinistra}, right: {m: dexter, f: dextra}}\n"
                                          "genders: {m: [musculus], f: [vena]}\n"
                                          "attachments: {origin: origo, insertion: insertio}\n");
    }
    std::shared_ptr<const Library> load() { return Library::load(path() / "content", problems); }
    std::vector<Problem> problems;
};

Structure described(const Library& library, std::string_view key)
{
    const auto part = library.dictionary().findKey(key);
    REQUIRE(part);
    return library.dictionary().describe(*part->entry, part->side);
}

} // namespace

TEST_CASE("A translated entry has the words of its language and everything else of the English one")
{
    Folder folder;
    folder.write("content/es/points/point-01.md", pointInSpanish);
    const auto library = folder.load();
    for (const Problem& problem : folder.problems) {
        FAIL_CHECK(problem.file << ":" << problem.line << ": " << problem.problem);
    }
    const Library* spanish = library->translation("es");
    REQUIRE(spanish != nullptr);
    CHECK(library->translation("de") == nullptr);
    CHECK(library->translation("la") == nullptr);
    const Entry* entry = spanish->entry("point-01");
    REQUIRE(entry != nullptr);
    CHECK_FALSE(entry->isFallback);
    CHECK(entry->title == "Una almohada");
    CHECK(entry->show.caption == "Las rodillas en alto.");
    CHECK(entry->show.view == "left");
    REQUIRE(entry->steps.size() == 2);
    CHECK(entry->steps[1].caption == "Con almohada.");
    CHECK(entry->steps[1].pose == "supine-pillow");
    REQUIRE(entry->verdict.size() == 2);
    CHECK(entry->verdict[0].of == "el alivio");
    CHECK(entry->verdict[0].is == Verdict::partly);
    CHECK(entry->fair[1].text == "Dos.");
    CHECK(entry->fair[1].sources == std::vector<std::string>{"article-1"});
    CHECK(entry->text[0].text == "Dice el artículo.");
    CHECK(entry->patientText == std::vector<std::string>{"Es cómodo."});
    CHECK(library->entry("point-01")->title == "A pillow");
    CHECK_FALSE(library->entry("point-01")->isFallback);
}

TEST_CASE("What a language lacks is there in English and says so")
{
    Folder folder;
    const auto library = folder.load();
    CHECK(folder.problems.empty());
    const Library& spanish = *library->translation("es");
    CHECK(spanish.entry("point-01")->title == "A pillow");
    CHECK(spanish.entry("point-01")->isFallback);
    CHECK(spanish.factsOf("femoral-vein")->isFallback);
    CHECK(spanish.factsOf("femoral-vein")->about[0].text == "A vein.");
    CHECK(spanish.factsOf("femoral-vein")->name == "Femoral vein");
    CHECK_FALSE(spanish.names().has(described(*library, "femoral-vein-left")));
    CHECK(spanish.names().of(described(*library, "femoral-vein-left")) == "Left femoral vein");
    CHECK(spanish.names().of(NamedView{"left", "Subject's left", 90, 0, {}}) == "Desde la izquierda");
    CHECK(spanish.names().of(NamedView{"right", "Subject's right", -90, 0, {}}) == "Subject's right");
}

TEST_CASE("Sides agree with the name they belong to")
{
    Folder folder;
    const auto library = folder.load();
    const Structure left = described(*library, "psoas-major-left");
    const Structure vein = described(*library, "femoral-vein-right");
    CHECK(library->names().of(left) == "Left psoas major");
    CHECK(library->names().withoutSide(left) == "Psoas major");
    CHECK(library->names().inText(left) == "psoas major");
    CHECK(library->namesIn("es").of(left) == "Psoas mayor izquierdo");
    CHECK(library->namesIn("es").withoutSide(left) == "Psoas mayor");
    CHECK(library->namesIn("la").of(left) == "Musculus psoas major sinister");
    CHECK(library->namesIn("la").of(vein) == "Vena femoralis dextra");
    CHECK(library->namesIn("la").of(Group{"all", "All", "omnia", ""}) == "Omnia");

    Structure area;
    area.key = "psoas-major-left/origin";
    area.baseKey = "psoas-major/origin";
    area.name = "Left psoas major, origin";
    area.kind = Kind::origin;
    area.side = Side::left;
    area.muscle = "psoas-major-left";
    CHECK(library->names().of(area) == "Left psoas major, origin");
    CHECK(library->namesIn("es").of(area) == "Psoas mayor izquierdo, origen");
    CHECK(library->namesIn("la").of(area) == "Musculus psoas major sinister, origo");

    Structure own = left; // a pack may call it otherwise
    own.name = "Left psoas of Jane";
    CHECK(library->namesIn("es").of(own) == "Left psoas of Jane");
}

TEST_CASE("Names are found in every language and shown in the one in force")
{
    Folder folder;
    folder.write("content/es/points/point-01.md", pointInSpanish);
    const auto library = folder.load();
    const auto mesh = boxMesh({0, 0, 0}, {1, 1, 1});
    const auto tree = std::make_shared<const MeshTree>(mesh);
    std::vector<Structure> structures;
    for (const char* key : {"psoas-major-left", "femoral-vein-left"}) {
        structures.push_back(described(*library, key));
        structures.back().mesh = mesh;
        structures.back().tree = tree;
    }
    const auto atlas = Atlas::create("two", std::move(structures), library->dictionary().groups(), {}).value();
    const Library& spanish = *library->translation("es");
    const SearchIndex inEnglish{*atlas, *library};
    const SearchIndex inSpanish{*atlas, spanish};
    const SearchIndex inLatin{*atlas, spanish, library->namesIn("la")};
    const auto first = [](const SearchIndex& index, const char* text) {
        const auto hits = index.find(text);
        return hits.empty() ? std::string{} : hits.front().key + " " + hits.front().name + " " + hits.front().matched;
    };
    CHECK(first(inEnglish, "psoas mayor") == "psoas-major-left Left psoas major another language");
    CHECK(first(inSpanish, "psoas mayor") == "psoas-major-left Psoas mayor izquierdo name");
    CHECK(first(inSpanish, "psoas major left") == "psoas-major-left Psoas mayor izquierdo another language");
    CHECK(first(inEnglish, "musculo de los lomos") == "psoas-major-left Left psoas major synonym");
    CHECK(first(inLatin, "psoas mayor") == "psoas-major-left Musculus psoas major sinister another language");
    CHECK(first(inSpanish, "almohada") == "point-01 Una almohada name");
    CHECK(first(inSpanish, "vena") == "femoral-vein-left Left femoral vein Latin");
}

TEST_CASE("What is wrong in a translation is named with its line, and English stands in")
{
    struct Row {
        const char* what;
        const char* from;
        const char* to;
        int line;
        const char* says;
    };
    const auto row = GENERATE(values<Row>({
        {"unknown field", "title:", "key: point-01\ntitle:", 2, "key"},
        {"missing field", "caption: Las rodillas en alto.\n", "", 2, "caption"},
        {"too few statements", "[Uno., Dos.]", "[Uno.]", 6, "expected 2, as in English"},
        {"too many steps", "[Tumbado., Con almohada.]", "[Uno, Dos, Tres]", 4, "expected 2, as in English"},
        {"an empty statement", "[Uno., Dos.]", "[Uno., '']", 6, "no text"},
        {"not a list", "[el alivio, como signo]", "el alivio", 5, "verdict"},
        {"no paragraph", "Dice el artículo.\n", "", 8, "expected 1, as in English"},
        {"a paragraph too many", "Dice el artículo.\n", "Dice.\n\nY más.\n", 10, "expected 1, as in English"},
        {"nothing for patients", "## Para pacientes\n\nEs cómodo.\n", "", 8, "paragraphs for patients"},
        {"sources", "Dice el artículo.", "Dice el artículo. [article-1]", 8, "no sources here"},
        {"no front matter", "---\ntitle", "title", 1, "no front matter"},
    }));
    CAPTURE(row.what);
    std::string text = pointInSpanish;
    const std::size_t at = text.find(row.from);
    REQUIRE(at != std::string::npos);
    text.replace(at, std::string_view{row.from}.size(), row.to);
    Folder folder;
    folder.write("content/es/points/point-01.md", text);
    const auto library = folder.load();
    REQUIRE(folder.problems.size() == 1);
    CHECK(folder.problems[0].file == (folder.path() / "content/es/points/point-01.md").string());
    CHECK(folder.problems[0].line == row.line);
    CHECK_THAT(folder.problems[0].problem, ContainsSubstring(row.says));
    CHECK(library->translation("es")->entry("point-01")->title == "A pillow");
    CHECK(library->translation("es")->entry("point-01")->isFallback);
}

TEST_CASE("What is wrong in the names of a language is named with its line")
{
    struct Row {
        const char* file;
        const char* text;
        int line;
        const char* says;
    };
    const std::string sides = "sides: {left: {m: izquierdo}, right: {m: derecho}}\n";
    const auto row = GENERATE(values<Row>({
        {"content/es/names.yaml", "structures:\n  psoas-mayor: {name: psoas mayor, gender: m}\n", 2, "psoas-mayor"},
        {"content/es/names.yaml", "groups:\n  nobody: nadie\n", 2, "nobody"},
        {"content/es/names.yaml", "structures:\n  psoas-major: {name: psoas mayor, gender: x}\n", 2, "no gender"},
        {"content/es/names.yaml", "structures:\n  psoas-major: {name: psoas mayor}\n", 0, "gender"},
        {"content/es/names.yaml", "structures:\n  psoas-major: {name: psoas mayor, gender: m, side: left}\n", 2,
         "side"},
        {"content/es/names.yaml", "bones: {}\n", 1, "bones"},
        {"content/es/language.yaml", "name: Español\nattachments: {origin: origen, insertion: inserción}\n", 1,
         "sides"},
        {"content/la/names.yaml", "structures:\n  femoral-vein: ductus femoralis\n", 0, "ductus femoralis"},
    }));
    CAPTURE(row.text);
    Folder folder;
    folder.write(row.file, row.text);
    const auto library = folder.load();
    REQUIRE_FALSE(folder.problems.empty());
    CHECK(folder.problems[0].line == row.line);
    CHECK_THAT(folder.problems[0].problem, ContainsSubstring(row.says));
    CHECK(library->translation("es") != nullptr);
}

TEST_CASE("A translation of nothing is a problem")
{
    Folder folder;
    folder.write("content/es/points/point-02.md", pointInSpanish);
    folder.load();
    REQUIRE(folder.problems.size() == 1);
    CHECK(folder.problems[0].file == (folder.path() / "content/es/points/point-02.md").string());
    CHECK_THAT(folder.problems[0].problem, ContainsSubstring("translates nothing"));
}

TEST_CASE("What a bibliography says in our words is said in the language, titles of works stay")
{
    Folder folder;
    folder.write("content/sources.yaml", "sources:\n"
                                         "  - {key: article-1, title: First, where: a website, seen: seen}\n"
                                         "  - {key: a-study, title: '[A study]', where: Spine, seen: seen}\n");
    folder.write("content/es/sources.yaml",
                 "sources:\n  article-1: {where: un sitio web}\n  a-study: '[Un estudio]'\n");
    const auto library = folder.load();
    CHECK(folder.problems.empty());
    REQUIRE(library->translation("es") != nullptr);
    const Library& spanish = *library->translation("es");
    CHECK(spanish.source("article-1")->title == "First");
    CHECK(spanish.source("article-1")->where == "un sitio web");
    CHECK(spanish.source("a-study")->title == "[Un estudio]");
    CHECK(spanish.source("a-study")->where == "Spine");
    CHECK(library->source("a-study")->title == "[A study]");
}

TEST_CASE("A translated source that is not there is named, and the others hold")
{
    Folder folder;
    folder.write("content/es/sources.yaml", "sources:\n  article-1: Primero\n  article-9: Noveno\n");
    const auto library = folder.load();
    REQUIRE(folder.problems.size() == 1);
    CHECK(folder.problems[0].file.ends_with("es/sources.yaml"));
    CHECK(folder.problems[0].line == 3);
    CHECK(folder.problems[0].problem.find("“article-9”") != std::string::npos);
    CHECK(library->translation("es")->source("article-1")->title == "Primero");
}

TEST_CASE("Layers, stops and slips are called what names.yaml calls them, and in English where it does not")
{
    Folder folder;
    folder.write("content/es/names.yaml", "structures:\n  psoas-major: {name: psoas mayor, gender: m}\n"
                                          "layers: {skin: piel}\nslips: {l1-tp: apófisis transversa de L1}\n");
    const auto library = folder.load();
    CHECK(folder.problems.empty());
    const Names& names = library->namesIn("es");
    CHECK(names.called("layers", "skin", "Skin") == "Piel");
    CHECK(names.called("layers", "organs", "Organs") == "Organs");
    CHECK(names.called("slips", "l1-tp", "L1 transverse process") == "Apófisis transversa de L1");
    CHECK(names.called("stops", "brim", "Pelvic brim") == "Pelvic brim");
    CHECK(names.keysAmong("layers") == std::vector<std::string>{"skin"});
}
