#include "atlas/yaml_value.h"
#include "content/entry.h"
#include "content/library.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

using namespace psoas;
using namespace psoas::test;

namespace {

std::shared_ptr<const Library> shipped()
{
    std::vector<Problem> problems;
    return Library::load(assetsDir() / "content", problems);
}

std::vector<std::pair<const char*, std::vector<Statement> Facts::*>> fieldsOfMuscles()
{
    return {{"origin", &Facts::origin},
            {"insertion", &Facts::insertion},
            {"nerve", &Facts::nerve},
            {"blood", &Facts::blood},
            {"action", &Facts::action}};
}

std::vector<Statement> allStatements(const Facts& facts)
{
    std::vector<Statement> all = facts.about;
    for (const auto& [name, field] : fieldsOfMuscles()) {
        all.insert(all.end(), (facts.*field).begin(), (facts.*field).end());
    }
    return all;
}

} // namespace

TEST_CASE("The content of the program has no problem")
{
    std::vector<Problem> problems;
    const auto library = Library::load(assetsDir() / "content", problems);
    for (const Problem& problem : problems) {
        FAIL_CHECK(problem.file << ":" << problem.line << ": " << problem.problem);
    }
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{assetsDir() / "content" / "structures"}) {
        files += entry.is_regular_file() ? 1 : 0;
    }
    CHECK(library->facts().size() == files);
    CHECK(files >= 19);
}

TEST_CASE("Every entry is whole")
{
    const auto library = shipped();
    for (const auto& [key, facts] : library->facts()) {
        DYNAMIC_SECTION(key)
        {
            CHECK_FALSE(facts.name.empty());
            CHECK_FALSE(facts.latin.empty());
            CHECK_FALSE(facts.pronunciation.empty());
            CHECK_FALSE(facts.about.empty());
            const DictionaryEntry* named = library->dictionary().find(key);
            REQUIRE(named != nullptr);
            for (const auto& [name, field] : fieldsOfMuscles()) {
                INFO(name);
                CHECK((facts.*field).empty() == (named->kind != Kind::muscle));
            }
            for (const Statement& statement : allStatements(facts)) {
                INFO(statement.text);
                CHECK(statement.text.size() > 5);
                CHECK(statement.text.size() < 320);
                CHECK(statement.text.back() == '.');
                CHECK(statement.text.find("  ") == std::string::npos);
                CHECK(statement.text.find_first_of("*#_`[]<>") == std::string::npos);
                REQUIRE_FALSE(statement.sources.empty());
                for (const std::string& source : statement.sources) {
                    CHECK(library->source(source) != nullptr);
                }
            }
        }
    }
}

TEST_CASE("No entry speaks of the reader, reassures or promises")
{
    const std::regex unwanted{
        R"(\b(you|your|yours|yourself|we|our|patient|suffer\w*|diagnos\w*|cure[sd]?|heal[s]?|guarantee\w*|nothing to worry|harmless|relax\w*|release\w*|prevent[s]? (pain|surgery|injur\w*)|best|perfect\w*)\b)",
        std::regex::icase};
    const auto library = shipped();
    for (const auto& [key, facts] : library->facts()) {
        for (const Statement& statement : allStatements(facts)) {
            std::smatch found;
            if (std::regex_search(statement.text, found, unwanted)) {
                FAIL_CHECK(key << ": “" << found.str() << "” in: " << statement.text);
            }
        }
    }
}

TEST_CASE("Wordings that have misled before are not used")
{
    const std::regex traps{
        R"(only muscle (that )?(links|connects|joins|from)|\btight\b|stores? emotion|out of the muscle)",
        std::regex::icase};
    const auto library = shipped();
    for (const auto& [key, facts] : library->facts()) {
        for (const Statement& statement : allStatements(facts)) {
            INFO(key << ": " << statement.text);
            CHECK_FALSE(std::regex_search(statement.text, traps));
        }
    }
}

TEST_CASE("Every structure of the built-in atlas has an entry, a Latin name and its numbers")
{
    const auto library = shipped();
    for (const char* key : {"vertebra-t12", "vertebra-l1", "vertebra-l2", "vertebra-l3", "vertebra-l4", "vertebra-l5",
                            "disc-t12-l1", "disc-l1-l2", "disc-l2-l3", "disc-l3-l4", "disc-l4-l5", "disc-l5-s1",
                            "sacrum", "coccyx", "hip-bone", "femur", "psoas-major", "psoas-minor", "iliacus"}) {
        INFO(key);
        const Facts* facts = library->factsOf(key);
        REQUIRE(facts != nullptr);
        CHECK_FALSE(facts->latin.empty());
        CHECK_FALSE(facts->fma.empty());
        CHECK((!facts->ta2.empty() || facts->key == "vertebra-t12"));
    }
    // What the build has made is more than this list.
    const std::filesystem::path models = std::filesystem::path{PSOAS_BINARY_DIR} / "share/psoas-atlas/atlas";
    for (const auto& file : std::filesystem::directory_iterator{models}) {
        const std::string key = file.path().stem().string();
        if (file.path().extension() == ".glb" && key != "attachments") {
            INFO(key);
            const auto named = library->dictionary().findKey(key);
            REQUIRE(named);
            CHECK(library->factsOf(named->entry->key) != nullptr);
        }
    }
}

TEST_CASE("Every source is cited, and says where to find it")
{
    const auto library = shipped();
    std::set<std::string> cited;
    for (const auto& [key, facts] : library->facts()) {
        for (const Statement& statement : allStatements(facts)) {
            cited.insert(statement.sources.begin(), statement.sources.end());
        }
    }
    for (const Entry& entry : library->entries()) {
        cited.insert(entry.article);
        for (const auto* list :
             {&entry.text, &entry.fair, &entry.elsewhere, &entry.setup, &entry.stop, &entry.precautions, &entry.ours}) {
            for (const Statement& statement : *list) {
                cited.insert(statement.sources.begin(), statement.sources.end());
            }
        }
    }
    for (const auto& [key, source] : library->sources()) {
        INFO(key);
        CHECK(cited.contains(key));
        CHECK_FALSE(source.identifier.empty());
    }
}
