#include "content/library.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

using namespace psoas;
using namespace psoas::test;

namespace {

constexpr const char* groups = "groups: [{key: all, name: All}]\n";
constexpr const char* structures =
    "structures:\n"
    "  - {key: psoas-major, sided: true, name: psoas major, latin: musculus psoas major, synonyms: [psoas], ta2: "
    "2595,\n"
    "     fma: {left: 22343, right: 22342, both: 18060}, kind: muscle, group: all}\n"
    "  - {key: femur, sided: true, name: femur, latin: os femoris, kind: bone, group: all}\n";
constexpr const char* sources =
    "sources:\n"
    "  - {key: one-2001, authors: One, year: 2001, title: First, where: A journal, seen: seen}\n"
    "  - {key: two, title: Second, where: A book, seen: to be checked}\n";

/// Front matter that is sound up to the "---" below it: 8 lines, the last of them "action".
std::string muscle(const std::string& more = {})
{
    return "---\n"
           "key: psoas-major\n"
           "pronunciation: SOH-as\n"
           "origin: [{text: Here., sources: [one-2001]}]\n"
           "insertion: [{text: There., sources: [one-2001]}]\n"
           "nerve: [{text: A nerve., sources: [one-2001]}]\n"
           "blood: [{text: A vessel., sources: [one-2001]}]\n"
           "action: [{text: Bends., sources: [one-2001]}, {text: Turns., sources: [two], status: to be checked}]\n" +
           more + "---\n";
}

const std::string bone = "---\nkey: femur\npronunciation: FEE-mer\n---\nA bone. [one-2001]\n";
const std::string paragraph = "A muscle. [one-2001]\n";

struct Folder : TemporaryFolder {
    Folder()
    {
        write("atlas/groups.yaml", groups);
        write("atlas/structures.yaml", structures);
        write("content/sources.yaml", sources);
        std::filesystem::create_directories(path() / "content" / "structures");
    }
    std::shared_ptr<const Library> load() { return Library::load(path() / "content", problems); }
    std::vector<Problem> problems;
};

} // namespace

TEST_CASE("An entry says what its file says, under the names of the dictionary")
{
    Folder folder;
    folder.write("content/structures/femur.md", bone);
    folder.write("content/structures/psoas-major.md", muscle("synonyms: [psoas, great loin muscle]\n") +
                                                          "\nFirst line\nand second. [one-2001]\n\nAnother [see it]. "
                                                          "[two, one-2001; to be checked]\n");
    const auto library = folder.load();
    for (const Problem& problem : folder.problems) {
        FAIL_CHECK(problem.file << ":" << problem.line << ": " << problem.problem);
    }
    CHECK(library->facts().size() == 2);
    CHECK(library->sources().size() == 2);
    REQUIRE(library->source("one-2001") != nullptr);
    CHECK(library->source("one-2001")->year == "2001");
    CHECK(library->source("three") == nullptr);
    CHECK(library->factsOf("sacrum") == nullptr);

    const Facts* facts = library->factsOf("psoas-major");
    REQUIRE(facts != nullptr);
    CHECK(facts->name == "Psoas major");
    CHECK(facts->latin == "musculus psoas major");
    CHECK(facts->pronunciation == "SOH-as");
    CHECK(facts->ta2 == "2595");
    CHECK(facts->fma == "18060");
    CHECK(facts->synonyms == std::vector<std::string>{"psoas", "great loin muscle"});
    REQUIRE(facts->about.size() == 2);
    CHECK(facts->about[0].text == "First line and second.");
    CHECK(facts->about[0].sources == std::vector<std::string>{"one-2001"});
    CHECK_FALSE(facts->about[0].toBeChecked);
    CHECK(facts->about[1].text == "Another [see it].");
    CHECK(facts->about[1].sources == std::vector<std::string>{"two", "one-2001"});
    CHECK(facts->about[1].toBeChecked);
    REQUIRE(facts->origin.size() == 1);
    CHECK(facts->origin[0].text == "Here.");
    REQUIRE(facts->action.size() == 2);
    CHECK_FALSE(facts->action[0].toBeChecked);
    CHECK(facts->action[1].toBeChecked);
    CHECK(facts->file == (folder.path() / "content/structures/psoas-major.md").string());
}

TEST_CASE("Windows line ends and a byte order mark do no harm")
{
    Folder folder;
    std::string text = "\xEF\xBB\xBF";
    for (const char c : bone) {
        text += c == '\n' ? "\r\n" : std::string(1, c);
    }
    folder.write("content/structures/femur.md", text);
    const auto library = folder.load();
    CHECK(folder.problems.empty());
    REQUIRE(library->factsOf("femur") != nullptr);
    CHECK(library->factsOf("femur")->pronunciation == "FEE-mer");
    CHECK(library->factsOf("femur")->about[0].text == "A bone.");
}

TEST_CASE("What is wrong in an entry is named with its line, and other entries load")
{
    struct Row {
        const char* what;
        std::string text;
        int line;
        const char* says;
    };
    const std::string head = "---\nkey: femur\npronunciation: FEE-mer\n";
    const auto row = GENERATE_COPY(values<Row>({
        {"empty file", "", 1, "no front matter"},
        {"no front matter", "A bone. [one-2001]\n", 1, "no front matter"},
        {"front matter that does not end", head, 1, "no front matter"},
        {"not a map", "---\n- a\n---\nA bone. [one-2001]\n", 2, "expected the entry with fields"},
        {"nothing in it", "---\n---\nA bone. [one-2001]\n", 2, "expected the entry with fields"},
        {"unknown field", head + "pronounciation: x\n---\nA bone. [one-2001]\n", 4, "“pronounciation” is not a field"},
        {"duplicate field", head + "key: femur\n---\nA bone. [one-2001]\n", 4, "second time"},
        {"no pronunciation", "---\nkey: femur\n---\nA bone. [one-2001]\n", 2, "“pronunciation” is missing"},
        {"blank pronunciation", "---\nkey: femur\npronunciation: ' '\n---\nA bone. [one-2001]\n", 3, "is empty"},
        {"wrong type", "---\nkey: femur\npronunciation: [a]\n---\nA bone. [one-2001]\n", 3, "expected text"},
        {"unknown structure", "---\nkey: femurr\npronunciation: x\n---\nA bone. [one-2001]\n", 2,
         "no structure “femurr”"},
        {"key with a side", "---\nkey: femur-left\npronunciation: x\n---\nA bone. [one-2001]\n", 2, "base key"},
        {"bone with an origin", head + "origin: [{text: a, sources: [one-2001]}]\n---\nA bone. [one-2001]\n", 4,
         "is for muscles"},
        {"muscle without origin", "---\nkey: psoas-major\npronunciation: x\n---\nA muscle. [one-2001]\n", 2,
         "“origin” is missing"},
        {"empty statement", muscle() + " [one-2001]\n", 10, "says nothing"},
        {"paragraph without source", muscle() + "\nA muscle.\n", 11, "names no source"},
        {"paragraph with no key", muscle() + "A muscle. []\n", 10, "names no source"},
        {"unknown source in a paragraph", muscle() + "A muscle.\nMore of it. [one-2001, three]\n", 10, "“three”"},
        {"source twice", muscle() + "A muscle. [one-2001, one-2001]\n", 10, "twice"},
        {"unseen source", muscle() + "A muscle. [two]\n", 10, "sources nobody has seen"},
        {"unknown status", muscle() + "A muscle. [one-2001; surely]\n", 10, "“surely” is no status"},
        {"no text at all", muscle(), 10, "at least one paragraph"},
        {"invalid UTF-8 in the text", muscle() + "A muscle. [one-2001]\n\xFF [one-2001]\n", 11, "UTF-8"},
        {"invalid UTF-8 in the fields", "---\nkey: \xFF\n---\n", 2, "UTF-8"},
        {"alias", "---\nkey: &a femur\npronunciation: *a\n---\nA bone. [one-2001]\n", 2, "anchors"},
        {"broken YAML", head + "synonyms: [a\n---\nA bone. [one-2001]\n", 5, "not valid YAML"},
        {"wrong file name", muscle() + paragraph, 0, "psoas-major.md"},
    }));
    INFO(row.what);
    Folder folder;
    folder.write("content/structures/entry.md", row.text);
    folder.write("content/structures/femur.md", bone);
    const auto library = folder.load();
    REQUIRE_FALSE(folder.problems.empty());
    CHECK(folder.problems[0].file == (folder.path() / "content/structures/entry.md").string());
    CHECK(folder.problems[0].line == row.line);
    CHECK_THAT(folder.problems[0].problem, ContainsSubstring(row.says));
    CHECK(library->facts().size() == 1);
    CHECK(library->factsOf("femur") != nullptr);
}

TEST_CASE("What is wrong with a statement of a muscle is named with its line")
{
    struct Row {
        const char* nerve;
        int line;
        const char* says;
    };
    const auto row = GENERATE(values<Row>({
        {"[{sources: [one-2001]}]", 6, "“text” is missing in a statement of “nerve”"},
        {"[{text: '', sources: [one-2001]}]", 6, "“text” is empty"},
        {"[{text: A nerve.}]", 6, "“sources” is missing"},
        {"[{text: A nerve., sources: []}]", 6, "“sources” is empty"},
        {"[{text: A nerve., sources: one-2001}]", 6, "“sources” is text: expected a list"},
        {"[{text: A nerve., sources: [three]}]", 6, "“three”, which is not in sources.yaml"},
        {"[{text: A nerve., sources: [two]}]", 6, "sources nobody has seen"},
        {"[{text: A nerve., sources: [one-2001], status: sure}]", 6, "“sure” is no status"},
        {"[{text: A nerve., sources: [one-2001], by: me}]", 6, "“by” is not a field of a statement of “nerve”"},
        {"\n  - text: A nerve.\n    sources:\n      - three\n", 8, "“three”"},
        {"[]", 6, "at least one statement"},
        {"A nerve.", 6, "expected a list"},
        {"[A nerve.]", 6, "expected a statement of “nerve” with fields"},
    }));
    INFO(row.nerve);
    std::string text = muscle() + paragraph;
    const std::string good = "[{text: A nerve., sources: [one-2001]}]";
    text.replace(text.find(good), good.size(), row.nerve);
    Folder folder;
    folder.write("content/structures/psoas-major.md", text);
    const auto library = folder.load();
    REQUIRE_FALSE(folder.problems.empty());
    CHECK(folder.problems[0].line == row.line);
    CHECK_THAT(folder.problems[0].problem, ContainsSubstring(row.says));
    CHECK(library->facts().empty());
}

TEST_CASE("What is wrong with a source is named with its line, and other sources load")
{
    struct Row {
        const char* source;
        int line;
        const char* says;
    };
    const auto row = GENERATE(values<Row>({
        {"{key: x, where: A, seen: seen}", 3, "“title” is missing"},
        {"{key: x, title: T, where: A, seen: glanced at}", 3, "“glanced at” is no way of seeing"},
        {"{key: one, title: T, where: A, seen: seen}", 3, "stands above"},
        {"{key: x, title: T, where: A, seen: seen, page: 3}", 3, "“page” is not a field"},
        {"words", 3, "expected a source with fields"},
    }));
    INFO(row.source);
    Folder folder;
    folder.write("content/sources.yaml", std::string{"sources:\n  - {key: one, title: T, where: A, seen: seen}\n  - "} +
                                             row.source +
                                             "\n  - {key: one-2001, title: T, where: A, seen: computed}\n");
    folder.write("content/structures/femur.md", bone);
    const auto library = folder.load();
    REQUIRE(folder.problems.size() == 1);
    CHECK(folder.problems[0].file == (folder.path() / "content/sources.yaml").string());
    CHECK(folder.problems[0].line == row.line);
    CHECK_THAT(folder.problems[0].problem, ContainsSubstring(row.says));
    CHECK(library->sources().size() == 2);
    CHECK(library->factsOf("femur") != nullptr);
}

TEST_CASE("Missing folders and stray files are problems, not failures")
{
    Folder folder;
    SECTION("no folder")
    {
        std::vector<Problem> problems;
        const auto library = Library::load(folder.path() / "nowhere", problems);
        REQUIRE(library != nullptr);
        CHECK(library->facts().empty());
        REQUIRE(problems.size() == 1);
        CHECK_THAT(problems[0].problem, ContainsSubstring("no such folder"));
    }
    SECTION("no sources")
    {
        std::filesystem::remove(folder.path() / "content/sources.yaml");
        folder.load();
        REQUIRE(folder.problems.size() == 1);
        CHECK_THAT(folder.problems[0].problem, ContainsSubstring("no such file"));
    }
    SECTION("no entries")
    {
        std::filesystem::remove(folder.path() / "content/structures");
        folder.load();
        CHECK(folder.problems.size() == 1);
    }
    SECTION("stray files")
    {
        folder.write("content/structures/notes.txt", "later");
        std::filesystem::create_directories(folder.path() / "content/structures/folder.md");
        folder.write("content/structures/femur.md", bone);
        CHECK(folder.load()->facts().size() == 1);
        REQUIRE(folder.problems.size() == 2);
        CHECK_THAT(folder.problems[0].problem, ContainsSubstring("expected a file"));
        CHECK_THAT(folder.problems[1].problem, ContainsSubstring("KEY.md"));
    }
    SECTION("problems of the dictionary are named once")
    {
        folder.write("atlas/groups.yaml", "groups: [{key: all, name: All, size: 3}]\n");
        folder.load();
        const auto once = folder.problems;
        CHECK_FALSE(once.empty());
        folder.load();
        CHECK(folder.problems == once);
    }
}
