// What the program does with wrong tables: one line that says file, line, what and why, exit 1, and no file begun.
#include "formats/png_file.h"
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

TEST_CASE("wrong landmarks and areas are refused with file and line, and what was found before stays")
{
    struct Wrong {
        const char* option;
        const char* table;
        const char* output;
        const char* text;
        const char* told;
    };
    const Wrong all[] = {
        {"--landmarks", "landmarks.yaml", "landmarks.yaml",
         "landmarks:\n  - {key: far, name: far off, on: demo-bone, near: [0, 30, 0], within: 4}\n",
         "landmarks.yaml:2: the landmark far lies outside its bone: demo-bone is 18"},
        {"--landmarks", "landmarks.yaml", "landmarks.yaml",
         "landmarks:\n  - {key: lost, name: lost, on: moon, near: [0, 12, 0]}\n", "landmarks.yaml:2: "},
        {"--attachments", "attachments.table", "attachments.glb", "area moon origin\non demo-bone touch 1\n",
         "attachments.table:1: "},
        {"--attachments", "attachments.table", "attachments.glb", "area demo-bone origin\non moon touch 1\n",
         "attachments.table:2: "},
        {"--attachments", "attachments.table", "attachments.glb", "area demo-bone origin\non demo-bone touch -1\n",
         "attachments.table:2: "},
    };
    for (const Wrong& wrong : all) {
        INFO(wrong.text);
        const Tables tables;
        REQUIRE(tables.make("demo-bone").status == 0);
        const ScratchFolder models;
        std::filesystem::copy_file(tables.output(), models / "demo-bone.glb");
        std::ofstream{models / wrong.output} << "before";
        tables.write(wrong.table, wrong.text);
        const Finished told = runShell("'" PSOAS_MODELLER "' " + std::string{wrong.option} + " '" +
                                       models.path().string() + "' --tables '" + tables.folder().path().string() + "'");
        INFO(told.errors);
        CHECK(told.status == 1);
        CHECK_THAT(told.errors, ContainsSubstring(wrong.told));
        CHECK(contentOf(models / wrong.output) == "before");
    }
}

TEST_CASE("a structure that is killed while it is written leaves what stood there before, or nothing")
{
    const Tables tables;
    // A file may grow to 512 or 1024 bytes only: the system kills the program on the way.
    const std::string killed = "ulimit -f 1; exec '" PSOAS_MODELLER "' --structure demo-bone -o '" +
                               tables.output().string() + "' --tables '" + tables.folder().path().string() + "'";
    CHECK(runShell(killed).status > 128);
    CHECK_FALSE(std::filesystem::exists(tables.output()));
    tables.write("made.glb", "before");
    CHECK(runShell(killed).status > 128);
    CHECK(contentOf(tables.output()) == "before");
    REQUIRE(tables.make("demo-bone").status == 0);
    CHECK(contentOf(tables.output()).size() > 1024); // so that the limit above was met
}

TEST_CASE("a structure beside a person's becomes one picture")
{
    const Tables tables;
    const std::filesystem::path person = tables.folder() / "person.obj";
    const auto run = [&](const std::string& key, const std::filesystem::path& reference, const std::string& output) {
        return runShell("'" PSOAS_MODELLER "' --structure " + key + " --compare '" + reference.string() + "' -o '" +
                        (tables.folder() / output).string() + "' --tables '" + tables.folder().path().string() + "'");
    };
    tables.write("bone.table", "structure demo-bone step 1 triangles 800\nball body 0 0 0 to 0 30 0 radius 12 end 7\n");
    REQUIRE(runShell("'" PSOAS_MODELLER "' --structure demo-bone -o '" + person.string() + "' --tables '" +
                     tables.folder().path().string() + "'")
                .status == 0);
    const Finished made = run("demo-bone", person, "sheet.png");
    INFO(made.errors);
    REQUIRE(made.status == 0);
    const auto sheet = psoas::readPng(tables.folder() / "sheet.png");
    REQUIRE(sheet);
    // Ours and the person's lie in the same place of their halves: where the one is drawn, so is the other.
    const psoas::Picture& picture = sheet.value();
    std::size_t drawn = 0;
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
        drawn += picture.rgba[i] < 240 ? 1 : 0;
    }
    const std::size_t all = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    CHECK(drawn > all / 5);
    CHECK(drawn < all);
    CHECK(run("demo-bone", person, "sheet.glb").status == 2);
    const Finished nobody = run("demo-bone", "/nowhere.obj", "none.png");
    CHECK(nobody.status == 1);
    CHECK_THAT(nobody.errors, ContainsSubstring("/nowhere.obj"));
    CHECK_FALSE(std::filesystem::exists(tables.folder() / "none.png"));
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
