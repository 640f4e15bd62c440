#include "content/entry.h"
#include "content/library.h"
#include "content/search.h"
#include "support/catch.h"
#include "support/paths.h"
#include "support/shapes.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace psoas;
using namespace psoas::test;

namespace {

const Library& shipped()
{
    static std::vector<Problem> problems;
    static const auto library = Library::load(assetsDir() / "content", problems);
    return *library;
}

const Library& spanish()
{
    REQUIRE(shipped().translation("es") != nullptr);
    return *shipped().translation("es");
}

std::string textOf(const std::filesystem::path& path)
{
    std::ostringstream text;
    text << std::ifstream{path}.rdbuf();
    return text.str();
}

std::vector<std::string> factsOf(const Facts& facts)
{
    std::vector<std::string> texts;
    for (const auto* list :
         {&facts.about, &facts.origin, &facts.insertion, &facts.nerve, &facts.blood, &facts.action}) {
        for (const Statement& statement : *list) {
            texts.push_back(statement.text);
        }
    }
    return texts;
}

std::vector<std::string> saidIn(const Entry& entry)
{
    std::vector<std::string> texts{entry.title, entry.patientTitle, entry.dose, entry.show.caption};
    for (const auto* list :
         {&entry.text, &entry.fair, &entry.elsewhere, &entry.setup, &entry.stop, &entry.precautions, &entry.ours}) {
        for (const Statement& statement : *list) {
            texts.push_back(statement.text);
        }
    }
    for (const Showing& step : entry.steps) {
        texts.push_back(step.caption);
    }
    texts.insert(texts.end(), entry.patientText.begin(), entry.patientText.end());
    return texts;
}

/// Words of the longest sentence.
std::size_t longestSentence(const std::string& text)
{
    std::size_t longest = 0;
    std::size_t words = 0;
    std::istringstream stream{text};
    for (std::string word; stream >> word;) {
        ++words;
        longest = std::max(longest, words);
        if (word.back() == '.' || word.back() == '?' || word.back() == ';') {
            words = 0;
        }
    }
    return longest;
}

/// Figures as they are counted, whatever stands between their digits: "16.3" and "16,3" alike.
std::multiset<std::string> figuresOf(const std::string& text)
{
    std::multiset<std::string> figures;
    static const std::regex figure{R"(\d+([.,]\d+)*)"};
    for (std::sregex_iterator it{text.begin(), text.end(), figure}, end; it != end; ++it) {
        std::string digits = it->str();
        std::erase_if(digits, [](char c) { return c == '.' || c == ','; });
        figures.insert(digits);
    }
    return figures;
}

} // namespace

TEST_CASE("Every name and every text is in each language or says that it is in English")
{
    for (const auto& names : shipped().languages()) {
        INFO(names->language());
        for (const DictionaryEntry& entry : shipped().dictionary().entries()) {
            for (const Side side : entry.sided ? std::vector{Side::left, Side::right} : std::vector{Side::none}) {
                const Structure structure = shipped().dictionary().describe(entry, side);
                INFO(structure.key);
                CHECK_FALSE(names->of(structure).empty());
                CHECK((names->has(structure) || names->of(structure) == structure.name));
            }
        }
        const Library* said = shipped().translation(names->language());
        for (const auto& [key, facts] : shipped().facts()) {
            if (said != nullptr) {
                INFO(key);
                CHECK((said->factsOf(key)->isFallback ||
                       std::filesystem::exists(assetsDir() / "content" / names->language() / "structures" /
                                               (key + ".md"))));
                CHECK((!said->factsOf(key)->isFallback || factsOf(*said->factsOf(key)) == factsOf(facts)));
            }
        }
    }
}

TEST_CASE("Spanish is whole but for what was added of late")
{
    std::size_t all = 0;
    std::size_t missing = 0;
    const auto count = [&](const std::string& key, bool isFallback) {
        ++all;
        if (isFallback) {
            ++missing;
            WARN(key << " is in English");
        }
    };
    for (const auto& [key, facts] : spanish().facts()) {
        count(key, facts.isFallback);
    }
    for (const Entry& entry : spanish().entries()) {
        count(entry.key, entry.isFallback);
    }
    for (const DictionaryEntry& entry : shipped().dictionary().entries()) {
        count("the name of " + entry.key,
              !spanish().names().has(shipped().dictionary().describe(entry, entry.sided ? Side::left : Side::none)));
    }
    for (const Group& group : shipped().dictionary().groups()) {
        count("the name of " + group.key, !spanish().names().has(group));
    }
    CHECK(all > 400);
    CHECK(missing * 20 < all);
}

TEST_CASE("A translation has the figures of the English text")
{
    const auto compare = [](const std::string& key, const std::vector<std::string>& english,
                            const std::vector<std::string>& other) {
        REQUIRE(english.size() == other.size());
        for (std::size_t i = 0; i < english.size(); ++i) {
            INFO(key << ": " << english[i] << " / " << other[i]);
            CHECK(figuresOf(english[i]) == figuresOf(other[i]));
        }
    };
    for (const auto& [key, facts] : shipped().facts()) {
        compare(key, factsOf(facts), factsOf(*spanish().factsOf(key)));
    }
    for (const Entry& entry : shipped().entries()) {
        compare(entry.key, saidIn(entry), saidIn(*spanish().entry(entry.key)));
    }
}

TEST_CASE("Spanish texts keep their manners")
{
    // Nobody is addressed, diagnosed, reassured or promised anything, and nobody is told where to press.
    const std::regex never{
        R"((^|[^a-záéíóúñü])(usted|ustedes|tú|tus?|tienes|tiene usted|debes|deberías|siente usted|no se preocupe|no te preocupes|tranquil[oa]s?|inofensiv[oa]s?|garantiza[nr]?|cura[rn]? (el|la|los|las)|sanará|siempre funciona|presion[ae] aquí|peligros[oa]s?|invalidante)([^a-záéíóúñü]|$))",
        std::regex::icase};
    const auto check = [&](const std::string& key, const std::string& text) {
        std::smatch found;
        if (std::regex_search(text, found, never)) {
            FAIL_CHECK(key << ": “" << found.str() << "” in: " << text);
        }
        INFO(key << ": " << text);
        CHECK(text.find("  ") == std::string::npos);
        CHECK(text.find_first_of("*#_`[]<>\"") == std::string::npos);
    };
    for (const auto& [key, facts] : spanish().facts()) {
        for (const std::string& text : factsOf(facts)) {
            check(key, text);
            if (!facts.isFallback) {
                INFO(key << ": " << text);
                CHECK(text.back() == '.');
                CHECK(text.size() < 360);
            }
        }
    }
    for (const Entry& entry : spanish().entries()) {
        for (const std::string& text : saidIn(entry)) {
            check(entry.key, text);
        }
        for (const std::string& paragraph : entry.patientText) {
            INFO(entry.key << ": " << paragraph);
            CHECK(longestSentence(paragraph) <= 25);
            for (const char* jargon : {"respaldo", "discutid", "valoración", "lordosis", "flexión", "unsupported"}) {
                CHECK(paragraph.find(jargon) == std::string::npos);
            }
        }
        const auto claims = [](const Showing& show) {
            return show.overlay == "chain" || show.overlay.starts_with("tight-psoas");
        };
        if (claims(entry.show) && !entry.isFallback) {
            INFO(entry.key);
            CHECK(entry.show.caption.find("lustración de la idea del artículo") != std::string::npos);
        }
    }
}

TEST_CASE("Latin names bear their sides in the right gender")
{
    const Names& latin = shipped().namesIn("la");
    const auto called = [&](const char* key) {
        const auto part = shipped().dictionary().findKey(key);
        REQUIRE(part);
        return latin.of(shipped().dictionary().describe(*part->entry, part->side));
    };
    CHECK(called("psoas-major-left") == "Musculus psoas major sinister");
    CHECK(called("femur-right") == "Os femoris dextrum");
    CHECK(called("femoral-vein-left") == "Vena femoralis sinistra");
    CHECK(called("rib-12-right") == "Costa XII dextra");
    CHECK(called("iliofemoral-ligament-left") == "Ligamentum iliofemorale sinistrum");
    CHECK(called("lumbar-veins-right") == "Venae lumbales et vena lumbalis ascendens dextrae");
    CHECK(called("hand-bones-left") == "Ossa manus sinistra");
    CHECK(called("lumbar-rotator-right") == "Musculi rotatores lumborum dextri");
    CHECK(called("calcaneal-tendon-left") == "Tendo calcaneus sinister");
    CHECK(called("disc-l4-l5") == "Discus intervertebralis L4–L5");
}

TEST_CASE("Spanish names bear their sides in the right gender")
{
    const Names& names = shipped().namesIn("es");
    const auto called = [&](const char* key) {
        const auto part = shipped().dictionary().findKey(key);
        REQUIRE(part);
        return names.of(shipped().dictionary().describe(*part->entry, part->side));
    };
    CHECK(called("psoas-major-left") == "Psoas mayor izquierdo");
    CHECK(called("femoral-vein-left") == "Vena femoral izquierda");
    CHECK(called("ulna-right") == "Cúbito derecho");
    CHECK(called("rib-12-right") == "Duodécima costilla derecha");
    CHECK(called("lumbar-veins-left") == "Venas lumbares y vena lumbar ascendente izquierdas");
    CHECK(called("vertebra-l2") == "Segunda vértebra lumbar");
}

TEST_CASE("Names of landmarks and views belong to something")
{
    const std::string landmarks = textOf(assetsDir() / "atlas" / "tables" / "landmarks.yaml");
    const std::string views = textOf(assetsDir() / "atlas" / "pack.yaml");
    const std::set<std::string> directions{"anterior", "posterior", "left", "right", "superior", "inferior"};
    for (const auto& names : shipped().languages()) {
        for (const std::string& key : names->landmarkKeys()) {
            INFO(names->language() << " " << key);
            CHECK(landmarks.find("{key: " + key + ",") != std::string::npos);
        }
        for (const std::string& key : names->viewKeys()) {
            INFO(names->language() << " " << key);
            CHECK((directions.contains(key) || views.find("{key: " + key + ",") != std::string::npos));
        }
    }
}

TEST_CASE("Poses, layers, stops and slips are named in Spanish, each for something that is there")
{
    const struct {
        const char* what;
        const char* file;
    } lists[] = {{"layers", "layers.yaml"}, {"stops", "sections.yaml"}, {"slips", "paths.yaml"}};
    const std::regex key{R"(key: ([a-z0-9-]+))"};
    for (const auto& list : lists) {
        const std::string text = textOf(assetsDir() / "atlas" / list.file);
        std::set<std::string> there;
        for (std::sregex_iterator it{text.begin(), text.end(), key}, end; it != end; ++it) {
            there.insert((*it)[1].str());
        }
        for (const std::string& named : spanish().names().keysAmong(list.what)) {
            INFO(list.what << " " << named);
            CHECK(there.contains(named));
        }
    }
    CHECK(spanish().names().keysAmong("layers").size() == 11);
    CHECK(spanish().names().keysAmong("poses").size() == poseNames().size());
    // Levels ("L3/4") are called alike everywhere.
    CHECK(spanish().names().keysAmong("stops").size() == 6);
    CHECK(spanish().names().keysAmong("slips").size() == 11);
}

TEST_CASE("What the bibliography says in our words is said in Spanish too")
{
    for (const auto& [key, source] : shipped().sources()) {
        if (source.title.find('[') != std::string::npos) {
            INFO(key);
            CHECK(spanish().source(key)->title != source.title);
            CHECK(spanish().source(key)->title.find('[') != std::string::npos);
            CHECK(figuresOf(spanish().source(key)->title) == figuresOf(source.title));
        } else {
            CHECK(spanish().source(key)->title == source.title);
        }
    }
}

TEST_CASE("The strings of the interface are translated to the end")
{
    std::size_t files = 0;
    for (const auto& file : std::filesystem::directory_iterator{assetsDir() / "i18n"}) {
        const std::string text = textOf(file.path());
        INFO(file.path());
        ++files;
        CHECK(text.find("type=\"unfinished\"") == std::string::npos);
        CHECK(text.find("type=\"obsolete\"") == std::string::npos);
        CHECK(text.find("type=\"vanished\"") == std::string::npos);
        // What stands for a name or number is in both.
        const std::regex message{
            R"(<source>([^<]*)</source>(?:\s*<comment>[^<]*</comment>)?\s*<translation>([^<]*)</translation>)"};
        std::size_t messages = 0;
        for (std::sregex_iterator it{text.begin(), text.end(), message}, end; it != end; ++it, ++messages) {
            const auto placeholders = [](const std::string& words) {
                std::multiset<std::string> found;
                static const std::regex placeholder{R"(%L?\d)"};
                for (std::sregex_iterator p{words.begin(), words.end(), placeholder}, none; p != none; ++p) {
                    found.insert(p->str());
                }
                return found;
            };
            INFO((*it)[1].str());
            CHECK_FALSE((*it)[2].str().empty());
            CHECK(placeholders((*it)[1].str()) == placeholders((*it)[2].str()));
        }
        CHECK(messages > 250);
        std::size_t all = 0;
        for (std::size_t at = text.find("<message"); at != std::string::npos; at = text.find("<message", at + 1)) {
            ++all;
        }
        CHECK(messages == all);
    }
    CHECK(files >= 1);
}

TEST_CASE("Searches in Spanish find what is meant")
{
    static const auto atlas = [] {
        const auto mesh = boxMesh({0, 0, 0}, {1, 1, 1});
        const auto tree = std::make_shared<const MeshTree>(mesh);
        std::vector<Structure> structures;
        for (const DictionaryEntry& entry : shipped().dictionary().entries()) {
            for (const Side side : entry.sided ? std::vector{Side::left, Side::right} : std::vector{Side::none}) {
                structures.push_back(shipped().dictionary().describe(entry, side));
                structures.back().mesh = mesh;
                structures.back().tree = tree;
            }
        }
        return Atlas::create("all", std::move(structures), shipped().dictionary().groups(), {}).value();
    }();
    static const SearchIndex index{*atlas, spanish()};
    static const SearchIndex english{*atlas, shipped()};
    struct Row {
        const char* text;
        const char* first;
    };
    const auto row = GENERATE(values<Row>({
        {"almohada", "point-22"},
        {"psoas mayor", "psoas-major-left"},
        {"psoas mayor derecho", "psoas-major-right"},
        {"iliaco", "iliacus-left"},
        {"fémur", "femur-left"},
        {"femur", "femur-left"},
        {"coxis", "coccyx"},
        {"nervio ciatico", "nerve-sciatic-left"},
        {"riñon", "kidney-left"},
        {"vertebra l2", "vertebra-l2"},
        {"D12", "vertebra-t12"},
        {"omoplato", "scapula-left"},
        {"tendon de aquiles", "calcaneal-tendon-left"},
        {"psoas major", "psoas-major-left"},
        {"2595", "psoas-major-left"},
        {"estreñimiento", "symptom-07"},
        {"embarazo", "benefit-03"},
        {"zancada", "exercise-03"},
        {"dolor de espalda", "answer-back-pain"},
        {"dolor lumbar", "condition-low-back-pain"},
        {"el psoas", "psoas-major-left"},
        {"ciatica", "condition-sciatica"},
        {"masaje", "note-massage"},
        {"rotula", "patella-left"},
        {"estirar o fortalecer", "answer-stretch-or-strengthen"},
        {"señales de alarma", "note-get-help-now"},
        {"plexo lumbar", "lumbar-plexus-left"},
        {"nervio crural", "nerve-femoral-left"},
        {"escritorio de pie", "cause-01"},
    }));
    INFO(row.text);
    const auto hits = index.find(row.text);
    REQUIRE_FALSE(hits.empty());
    CHECK(hits.front().key == row.first);
    if (std::string_view{row.first}.find("psoas-major") == 0) {
        REQUIRE_FALSE(english.find(row.text).empty());
        CHECK(english.find(row.text).front().key == row.first);
    }
}
