#include "atlas/dictionary.h"
#include "support/catch.h"
#include "support/paths.h"
#include "support/temporary_folder.h"

#include <fstream>
#include <set>

using namespace psoas;
using namespace psoas::test;

namespace {

constexpr const char* groups = "groups:\n"
                               "  - {key: pelvis, name: Pelvis}\n"
                               "  - {key: muscles, name: Muscles, parent: pelvis}\n";

std::vector<Problem> problemsOf(const std::string& structures, const std::string& groupsText = groups)
{
    TemporaryFolder folder;
    folder.write("groups.yaml", groupsText);
    folder.write("structures.yaml", structures);
    std::vector<Problem> problems;
    Dictionary::load(folder.path(), problems);
    return problems;
}

std::vector<std::string> cells(const std::string& line)
{
    std::vector<std::string> result{""};
    for (const char c : line) {
        if (c == ',') {
            result.emplace_back();
        } else {
            result.back() += c;
        }
    }
    return result;
}

} // namespace

TEST_CASE("An entry of the dictionary names both sides")
{
    TemporaryFolder folder;
    folder.write("groups.yaml", groups);
    folder.write(
        "structures.yaml",
        "structures:\n"
        "  - {key: hip-bone, sided: true, name: hip bone, fma: {left: 2, right: 1, both: 3}, kind: bone, group: "
        "pelvis, "
        "segment: hip-bone}\n"
        "  - {key: sacrum, name: sacrum, latin: os sacrum, ta2: 1071, fma: 16202, kind: bone, group: pelvis}\n"
        "  - {key: thing, sided: true, name: thing, kind: muscle, group: muscles, segment: sacrum, variant: true}\n");
    std::vector<Problem> problems;
    const Dictionary dictionary = Dictionary::load(folder.path(), problems);
    for (const Problem& problem : problems) {
        FAIL_CHECK(problem.line << ": " << problem.problem);
    }
    const auto left = dictionary.findFma("2");
    REQUIRE(left);
    CHECK(left->side == Side::left);
    const Structure bone = dictionary.describe(*left->entry, left->side);
    CHECK(bone.key == "hip-bone-left");
    CHECK(bone.baseKey == "hip-bone");
    CHECK(bone.name == "Left hip bone");
    CHECK(bone.fma == "2");
    CHECK(bone.segment == "hip-bone-left");
    CHECK_FALSE(bone.hiddenByDefault);
    CHECK(dictionary.findFma("3")->side == Side::none);
    CHECK_FALSE(dictionary.findFma("4"));

    CHECK(dictionary.findKey("hip-bone-right")->side == Side::right);
    CHECK_FALSE(dictionary.findKey("hip-bone"));
    CHECK_FALSE(dictionary.findKey("sacrum-left"));
    const Structure sacrum = dictionary.describe(*dictionary.find("sacrum"), Side::none);
    CHECK(sacrum.name == "Sacrum");
    CHECK(sacrum.ta2 == "1071");
    CHECK(sacrum.fma == "16202");

    const Structure thing = dictionary.describe(*dictionary.find("thing"), Side::right);
    CHECK(thing.segment == "sacrum");
    CHECK(thing.hiddenByDefault);
    CHECK(thing.fma.empty());
}

TEST_CASE("A wrong entry of the dictionary is named with its line, and the others load")
{
    struct Row {
        const char* entry;
        int line;
        const char* says;
    };
    const auto row = GENERATE(values<Row>({
        {"{name: x, kind: bone, group: pelvis}", 3, "“key” is missing"},
        {"{key: sacrum, name: x, kind: bone, group: pelvis}", 3, "used above"},
        {"{key: Big Toe, name: x, kind: bone, group: pelvis}", 3, "not a key"},
        {"{key: pelvis, name: x, kind: bone, group: pelvis}", 3, "key of a group"},
        {"{key: x, name: x, kind: bonus, group: pelvis}", 3, "is no kind"},
        {"{key: x, name: x, kind: bone, group: nowhere}", 3, "no group “nowhere”"},
        {"{key: x, name: x, kind: bone, group: pelvis, ta2: A1}", 3, "TA2"},
        {"{key: x, name: x, kind: bone, group: pelvis, fma: FMA1}", 3, "FMA"},
        {"{key: x, name: x, kind: bone, group: pelvis, fma: 16202}", 3, "belongs to “sacrum”"},
        {"{key: x, name: x, kind: bone, group: pelvis, segment: y}", 3, "no structure “y”"},
        {"{key: x, name: x, kind: bone, group: pelvis, sided: perhaps}", 3, "neither true nor false"},
        {"{key: x, name: x, kind: bone, group: pelvis, mass: 3}", 3, "“mass” is not a field"},
        {"just words", 3, "expected a structure with fields"},
    }));
    INFO(row.entry);
    TemporaryFolder folder;
    folder.write("groups.yaml", groups);
    folder.write("structures.yaml",
                 std::string{"structures:\n  - {key: sacrum, name: s, fma: 16202, kind: bone, group: pelvis}\n  - "} +
                     row.entry + "\n  - {key: last, name: l, kind: bone, group: pelvis}\n");
    std::vector<Problem> problems;
    const Dictionary dictionary = Dictionary::load(folder.path(), problems);
    REQUIRE(problems.size() >= 1);
    CHECK(problems[0].file == (folder.path() / "structures.yaml").string());
    CHECK(problems[0].line == row.line);
    CHECK_THAT(problems[0].problem, ContainsSubstring(row.says));
    CHECK(dictionary.find("sacrum") != nullptr);
    CHECK(dictionary.find("last") != nullptr);
}

TEST_CASE("Groups stand below their parents")
{
    const std::string none = "structures: []\n";
    CHECK(problemsOf(none).empty());
    const auto circle =
        problemsOf(none, "groups:\n  - {key: a, name: A, parent: b}\n  - {key: b, name: B, parent: a}\n");
    REQUIRE(circle.size() == 2);
    CHECK(circle[0].line == 2);
    CHECK_THAT(circle[0].problem, ContainsSubstring("no group “b” above"));
}

TEST_CASE("A missing dictionary is one problem a file")
{
    TemporaryFolder folder;
    std::vector<Problem> problems;
    CHECK(Dictionary::load(folder.path(), problems).entries().empty());
    CHECK(problems.size() == 2);
}

TEST_CASE("The dictionary of the program is sound")
{
    std::vector<Problem> problems;
    const Dictionary dictionary = Dictionary::load(assetsDir() / "atlas", problems);
    for (const Problem& problem : problems) {
        FAIL_CHECK(problem.file << ":" << problem.line << ": " << problem.problem);
    }
    std::set<std::string> used;
    for (const DictionaryEntry& entry : dictionary.entries()) {
        INFO(entry.key);
        used.insert(entry.group);
        CHECK_FALSE(entry.latin.empty());
        CHECK(entry.kind != Kind::other);
        CHECK((entry.kind != Kind::bone || !entry.segment.empty()));
        CHECK((entry.kind != Kind::muscle || entry.latin.starts_with("muscul") || entry.latin.starts_with("caput") ||
               entry.latin == "diaphragma"));
    }
    for (const Group& group : dictionary.groups()) {
        used.insert(group.parent);
    }
    for (const Group& group : dictionary.groups()) {
        INFO(group.key << " holds nothing");
        CHECK(used.contains(group.key));
    }
    const auto psoas = dictionary.findKey("psoas-major-left");
    REQUIRE(psoas);
    CHECK(psoas->entry->ta2 == "2595");
    CHECK(psoas->entry->fma == "18060");
    CHECK(psoas->entry->group == "iliopsoas");
    REQUIRE(dictionary.find("psoas-minor") != nullptr);
    CHECK(dictionary.find("psoas-minor")->variant);
}

TEST_CASE("The dictionary knows every part of BodyParts3D by its number and side")
{
    const auto reference = referenceDir();
    if (!reference) {
        WARN("SKIPPED: no reference data; set PSOAS_REFERENCE_DIR to the folder that holds bp3d-4.0");
        return;
    }
    std::vector<Problem> problems;
    const Dictionary dictionary = Dictionary::load(assetsDir() / "atlas", problems);
    std::ifstream parts{*reference / "bp3d-4.0" / "parts.csv"};
    std::string line;
    std::getline(parts, line);
    std::set<std::string> keys;
    while (std::getline(parts, line)) {
        const auto row = cells(line);
        REQUIRE(row.size() > 4);
        const std::string& label = row[1];
        INFO(label);
        const auto part = dictionary.findFma(row[4].substr(3));
        REQUIRE(part);
        const bool left = label.find("Left") != label.npos || label.find("left") != label.npos;
        const bool right = label.find("Right") != label.npos || label.find("right") != label.npos;
        CHECK(part->side == (left ? Side::left : right ? Side::right : Side::none));
        const Structure structure = dictionary.describe(*part->entry, part->side);
        CHECK(keys.insert(structure.key).second);
        // The label's last word is in the name, but where the name says it otherwise.
        if (part->entry->kind != Kind::disc) {
            const std::string last = label.substr(label.rfind(' ') == label.npos ? 0 : label.rfind(' ') + 1);
            CHECK_THAT(structure.name, Catch::Matchers::EndsWith(last, Catch::CaseSensitive::No));
        }
    }
    CHECK(keys.size() == 117);
}
