#include "modeller/context.h"
#include "modeller/sheet.h"
#include "modeller/structures.h"
#include "modeller/table.h"
#include "support/catch.h"
#include "support/paths.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <unistd.h>

using namespace psoas;
using namespace psoas::modeller;

namespace {

std::string tableText(const std::string& name)
{
    std::ifstream file{test::assetsDir() / "atlas" / "tables" / name};
    std::stringstream text;
    text << file.rdbuf();
    REQUIRE(file);
    return text.str();
}

/// A copy of the shipped tables in a folder of its own, removed afterwards.
class TablesCopy {
public:
    TablesCopy()
    {
        std::string name = (std::filesystem::temp_directory_path() / "tablesXXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        m_folder = name;
        std::filesystem::copy(test::assetsDir() / "atlas" / "tables", m_folder);
    }
    ~TablesCopy() { std::filesystem::remove_all(m_folder); }
    TablesCopy(const TablesCopy&) = delete;
    TablesCopy& operator=(const TablesCopy&) = delete;

    const std::filesystem::path& folder() const { return m_folder; }

    /// Replaces the first `from` by `to`, and gives the number of the line it stands in.
    int change(const std::string& table, const std::string& from, const std::string& to) const
    {
        std::string text = tableText(table);
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        text.replace(at, from.size(), to);
        std::ofstream{m_folder / table} << text;
        return static_cast<int>(line);
    }

private:
    std::filesystem::path m_folder;
};

} // namespace

TEST_CASE("A row gives its labelled values in any order")
{
    Table table = Table::parse("# heading\n\nlandmark asis 43.0 -74.9 +5 edge 2.4 half 6 # mm\n", "a.table");
    REQUIRE(table.rows().size() == 1);
    Row& row = table.rows().front();
    CHECK(row.keyword() == "landmark");
    CHECK(row.name() == "asis");
    CHECK(row.point("asis") == glm::vec3{43.0f, -74.9f, 5.0f});
    CHECK(row.positive("half") == 6);
    CHECK(row.number("edge", 1) == Approx(2.4f));
    CHECK(row.number("depth", 7) == 7);
    CHECK(table.finish());
}

TEST_CASE("What is wrong with a row is told with file, line and what was expected")
{
    const auto problemOf = [](const std::string& text, auto read) {
        Table table = Table::parse(text, "a.table");
        read(table);
        const Result<void> sound = table.finish();
        REQUIRE_FALSE(sound);
        return sound.error().what;
    };
    CHECK(problemOf("\nrib a half -2\n", [](Table& t) { t.row("rib", "a").positive("half"); }) ==
          "a.table:2: the number after \"half\" must be greater than 0.");
    CHECK(problemOf("rib a half two\n", [](Table& t) { t.row("rib", "a").positive("half"); }) ==
          "a.table:1: 1 number was expected after \"half\", not \"two\".");
    CHECK(problemOf("rib a at 1 2\n", [](Table& t) { t.row("rib", "a").point("at"); }) ==
          "a.table:1: 3 numbers were expected after \"at\", but the row ends.");
    CHECK(problemOf("rib a at 1 2 nan\n", [](Table& t) { t.row("rib", "a").point("at"); }) ==
          "a.table:1: 3 numbers were expected after \"at\", not \"nan\".");
    CHECK(problemOf("rib a half 1 wide 2\n", [](Table& t) { t.row("rib", "a").positive("half"); }) ==
          "a.table:1: unknown word \"wide\" in a row of \"rib\".");
    CHECK(problemOf("rib a half 1\n", [](Table& t) { t.row("rib", "b"); }).find("a row \"rib b\" was expected") !=
          std::string::npos);
    CHECK(problemOf("rib a half 1\nrib a half 2\n", [](Table& t) {
              t.row("rib", "a").number("half");
          }).find("a.table:2: a second row \"rib a\"") == 0);
    CHECK(problemOf("rib \xff half 1\n", [](Table&) {}).find("a.table:1: the line is not UTF-8") == 0);
}

TEST_CASE("A sheet of unknown, doubled or branching landmarks is refused")
{
    const auto problemOf = [](const std::string& text) {
        Table table = Table::parse(text, "a.table");
        const Landmarks landmarks = landmarksOf(table);
        sheetFrom(table.row("sheet", "wing"), landmarks);
        const Result<void> sound = table.finish();
        REQUIRE_FALSE(sound);
        return sound.error().what;
    };
    const std::string square =
        "landmark a 0 0 0 half 2\nlandmark b 9 0 0 half 2\nlandmark c 9 9 0 half 2\nlandmark d 0 9 0 half 2\n"
        "landmark e 4 4 9 half 2\n";
    CHECK(problemOf(square + "sheet wing: a b x\n").find("a.table:6: no landmark \"x\"") == 0);
    CHECK(problemOf(square + "sheet wing: a b\n").find("a.table:6: a face with fewer than three") == 0);
    CHECK(problemOf(square + "sheet wing: a b c; a c d; a c e\n").find("a.table:6: three faces meet") == 0);
    CHECK(
        problemOf(square + "landmark a 1 1 1 half 2\nsheet wing: a b c\n").find("a.table:6: a second landmark \"a\"") ==
        0);
}

TEST_CASE("Wrong shipped tables are refused by the structure that reads them")
{
    struct Wrong {
        const char* structure;
        const char* table;
        const char* from;
        const char* to;
        const char* told;
    };
    const Wrong all[] = {
        {"vertebra-l3", "vertebrae.table", "body l3 width 48.41", "body l3 width -48.41", "must be greater than 0"},
        {"vertebra-l3", "vertebrae.table", "waist 42.2", "waist 62.2", "wider than an endplate"},
        {"vertebra-l3", "vertebrae.table", "transverse l3 tip 47.38", "transverse l3 tip 17.38", "inside the pedicle"},
        {"vertebra-l3", "vertebrae.table", "body l3 ", "bodie l3 ", "body l3"},
        {"disc-l3-l4", "discs.table", "disc l3-l4  bulge 1.4", "disc l3-l4  bulge -1.4", "must not be negative"},
        {"sacrum", "sacrum.table", "shell outside : promontory", "shell outside : m99", "no landmark \"m99\""},
        {"coccyx", "coccyx.table", "lies-on sacrum", "lies-on sakrum", "not a structure"},
    };
    for (const Wrong& wrong : all) {
        INFO(wrong.structure << ": " << wrong.to);
        const TablesCopy copy;
        const int line = copy.change(wrong.table, wrong.from, wrong.to);
        Context context{copy.folder()};
        const Result<FieldPtr> solid = context.solid(wrong.structure);
        REQUIRE_FALSE(solid);
        CHECK_THAT(solid.error().what, ContainsSubstring(wrong.told));
        const bool missingRow = std::string{wrong.to}.starts_with("bodie");
        CHECK_THAT(solid.error().what, ContainsSubstring((copy.folder() / wrong.table).string() + ":" +
                                                         std::to_string(missingRow ? 0 : line) + ":"));
    }
}

TEST_CASE("A missing table and an unknown structure are told")
{
    Context context{"/nonexistent"};
    const Result<FieldPtr> noTable = context.solid("vertebra-l3");
    REQUIRE_FALSE(noTable);
    CHECK_THAT(noTable.error().what, ContainsSubstring("/nonexistent/vertebrae.table"));
    const Result<FieldPtr> noStructure = context.solid("vertebra-l9");
    REQUIRE_FALSE(noStructure);
    CHECK_THAT(noStructure.error().what, ContainsSubstring("vertebra-l9"));
}

TEST_CASE("Every structure of the build is one the modeller knows, and the other way round")
{
    std::ifstream file{test::sourceDir() / "cmake" / "BuiltInAtlas.cmake"};
    std::stringstream text;
    text << file.rdbuf();
    const Context context{test::sourceDir() / "assets" / "atlas" / "tables"};
    for (const Family& family : codedFamilies()) {
        for (const std::string& key : family.keys) {
            INFO(key);
            CHECK(text.str().find("\"" + key + "|") != std::string::npos);
        }
    }
    const std::size_t begin = text.str().find("set(PSOAS_ATLAS_STRUCTURES");
    REQUIRE(begin != std::string::npos);
    const std::string listed = text.str().substr(begin, text.str().find(')', begin) - begin);
    std::size_t built = 0;
    for (std::size_t at = listed.find('|'); at != std::string::npos; at = listed.find('|', at + 1)) {
        const std::size_t quote = listed.rfind('"', at);
        const std::string key = listed.substr(quote + 1, at - quote - 1);
        ++built;
        INFO(key);
        CHECK(context.madeBy(key).family != nullptr);
    }
    CHECK(built >= 19);
}
