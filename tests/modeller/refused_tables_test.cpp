// What the program does with wrong tables: one line that says file, line, what and why, exit 1, and no file begun.
#include "support/catch.h"
#include "support/process.h"

#include <filesystem>
#include <fstream>

using namespace psoas::test;

namespace {

constexpr const char* bone = "structure demo-bone step 1 triangles 800\n"
                             "ball body 0 0 0 radius 12\n";

/// Tables in a folder of their own, and the program over them.
class Tables {
public:
    Tables() { write("bone.table", bone); }
    void write(const std::string& name, const std::string& text) const
    {
        std::ofstream{m_folder / name, std::ios::binary} << text;
    }
    Finished make(const std::string& key) const
    {
        return runShell("'" PSOAS_MODELLER "' --structure " + key + " -o '" + output().string() + "' --tables '" +
                        m_folder.path().string() + "'");
    }
    std::filesystem::path output() const { return m_folder / "made.glb"; }
    const ScratchFolder& folder() const { return m_folder; }

private:
    ScratchFolder m_folder;
};

} // namespace

TEST_CASE("wrong tables are refused with file, line, what and why, and leave no half-written file")
{
    struct Wrong {
        const char* table;
        const char* text;
        const char* key;
        const char* told;
    };
    const Wrong all[] = {
        {"wrong.table", "structure demo-nerve step 1 triangles 800\ntube trunk through 30 0 0 -2 ; 30 20 0 2\n",
         "demo-nerve", "wrong.table:2: "}, // a negative radius
        {"wrong.table",
         "structure demo-nerve step 1 triangles 800\nclear-of demo-bone\ntube trunk through -40 0 0 2 ; 40 0 0 2\n",
         "demo-nerve", "wrong.table:2: demo-nerve: \"trunk\" runs through demo-bone"}, // a path through bone
        {"wrong.table",
         "structure demo-muscle step 1 triangles 800\nlies-on nobody\ntube t through 30 0 0 4 ; 30 30 0 4\n",
         "demo-muscle", "wrong.table:2: "}, // an unknown structure
        {"bone.table", "structure demo-bone step 1 triangles 800\nball body 0 0 0 radius -12\n", "demo-bone",
         "bone.table:2: "},
        {"wrong.table", "structure demo-nerve step 1 triangles\n", "demo-nerve", "wrong.table:1: "},
    };
    for (const Wrong& wrong : all) {
        INFO(wrong.text);
        const Tables tables;
        tables.write(wrong.table, wrong.text);
        const Finished fresh = tables.make(wrong.key);
        INFO(fresh.errors);
        CHECK(fresh.status == 1);
        CHECK_THAT(fresh.errors, ContainsSubstring(wrong.told));
        CHECK(fresh.output.empty());
        CHECK_FALSE(std::filesystem::exists(tables.output()));
        // What stood there before stays as it was.
        tables.write("made.glb", "before");
        CHECK(tables.make(wrong.key).status == 1);
        CHECK(contentOf(tables.output()) == "before");
        for (const auto& entry : std::filesystem::directory_iterator{tables.folder().path()}) {
            const std::string name = entry.path().filename().string();
            CHECK((name == "bone.table" || name == "wrong.table" || name == "made.glb"));
        }
    }
}

TEST_CASE("a sound table makes a file, twice the same bytes")
{
    const Tables tables;
    REQUIRE(tables.make("demo-bone").status == 0);
    const std::string first = contentOf(tables.output());
    REQUIRE(tables.make("demo-bone").status == 0);
    CHECK(first.size() > 1000);
    CHECK(first == contentOf(tables.output()));
}

TEST_CASE("an unknown structure, a folder that is not there and wrong usage are told")
{
    const Tables tables;
    const Finished unknown = tables.make("moon");
    CHECK(unknown.status == 1);
    CHECK_THAT(unknown.errors, ContainsSubstring("\"moon\""));
    CHECK(runShell("'" PSOAS_MODELLER "' --structure moon").status == 2);
    CHECK(runShell("'" PSOAS_MODELLER "' --attachments /nowhere --structure moon").status == 2);
    const Finished nowhere = runShell("'" PSOAS_MODELLER "' --attachments /nowhere --tables /nowhere");
    CHECK(nowhere.status == 1);
    CHECK_THAT(nowhere.errors, ContainsSubstring("/nowhere/attachments.table"));
    CHECK(runShell("'" PSOAS_MODELLER "' --landmarks /nowhere --tables /nowhere").status == 1);
}
