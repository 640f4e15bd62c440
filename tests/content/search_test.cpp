#include "content/search.h"
#include "support/catch.h"
#include "support/paths.h"
#include "support/shapes.h"

#include <algorithm>
#include <functional>
#include <optional>

using namespace psoas;
using namespace psoas::test;

namespace {

/// Everything the dictionary knows, each as a small box.
struct World {
    World()
    {
        std::vector<Problem> problems;
        library = Library::load(assetsDir() / "content", problems);
        const auto mesh = boxMesh({0, 0, 0}, {1, 1, 1});
        const auto tree = std::make_shared<const MeshTree>(mesh);
        std::vector<Structure> structures;
        for (const DictionaryEntry& entry : library->dictionary().entries()) {
            for (const Side side : entry.sided ? std::vector{Side::left, Side::right} : std::vector{Side::none}) {
                structures.push_back(library->dictionary().describe(entry, side));
                structures.back().mesh = mesh;
                structures.back().tree = tree;
            }
        }
        atlas = Atlas::create("all", std::move(structures), library->dictionary().groups(), {}).value();
        index.emplace(*atlas, *library);
    }
    std::shared_ptr<const Library> library;
    std::shared_ptr<const Atlas> atlas;
    std::optional<SearchIndex> index;
};

const World& world()
{
    static const World theWorld;
    return theWorld;
}

} // namespace

TEST_CASE("The best hit is what was meant")
{
    struct Row {
        const char* text;
        const char* first;
        const char* matched;
    };
    const auto row = GENERATE(values<Row>({
        {"psoas", "psoas-major-left", "synonym"},
        {"psoas major", "psoas-major-left", "name"},
        {"right psoas major", "psoas-major-right", "name"},
        {"psoas-major-right", "psoas-major-right", "name"},
        {"PSOAS", "psoas-major-left", "synonym"},
        {"Psoás", "psoas-major-left", "synonym"},
        {"musculus psoas major", "psoas-major-left", "Latin"},
        {"soas", "psoas-major-left", "synonym"},
        {"posas", "psoas-major-left", "synonym"},
        {"psaos major", "psoas-major-left", "name"},
        {"pso", "psoas-major-left", "synonym"},
        {"illiacus", "iliacus-left", "name"},
        {"iliopsoas", "iliopsoas", "name"},
        {"lumbar-spine", "lumbar-spine", "name"},
        {"L2", "vertebra-l2", "synonym"},
        {"l3 vertebra", "vertebra-l3", "synonym"},
        {"T12", "vertebra-t12", "synonym"},
        {"third lumbar", "vertebra-l3", "name"},
        {"L4/5", "disc-l4-l5", "synonym"},
        {"disk L5-S1", "disc-l5-s1", "synonym"},
        {"os coxae", "hip-bone-left", "Latin"},
        {"tailbone", "coccyx", "synonym"},
        {"femer", "femur-left", "name"},
        {"thigh bone", "femur-left", "synonym"},
        {"2595", "psoas-major-left", "TA2"},
        {"TA2 2595", "psoas-major-left", "TA2"},
        {"ta2:2595", "psoas-major-left", "TA2"},
        {"FMA18060", "psoas-major-left", "FMA"},
        {"18060", "psoas-major-left", "FMA"},
        {"fma 22342", "psoas-major-right", "FMA"},
        {"FMA:22343", "psoas-major-left", "FMA"},
        {"quadriceps", "quadriceps", "name"},
        {"hip flexor", "answer-hip-flexor", "name"},
        {"greek loins", "psoas-major-left", "text"},
        {"pillow", "point-22", "name"},
        {"pilow", "point-22", "name"},
        {"point-07", "point-07", "key"},
        {"tight or weak", "point-08", "name"},
        {"constipation", "symptom-07", "name"},
        {"swayback", "condition-swayback", "name"},
        {"pregnancy", "benefit-03", "name"},
        {"foam rolling", "exercise-01", "name"},
        {"lunge", "exercise-03", "name"},
        {"bridge", "exercise-05", "name"},
        {"emotional", "point-23", "name"},
        {"lesser trochanter", "word-lesser-trochanter", "name"},
        {"sidekick iliacus", "iliacus-left", "name"},
        {"ILIACUS", "iliacus-left", "name"},
        {"diafragm", "diaphragm", "another language"},
        {"foot lands", "point-11", "name"},
        {"vacuum", "point-15", "name"},
        {"posture", "cause-02", "name"},
        {"silent p", "point-01", "name"},
        {"lumbar plexus", "lumbar-plexus-left", "name"},
        {"sciatic nerve", "nerve-sciatic-left", "name"},
        {"sciatica", "condition-sciatica", "name"},
        {"femoral nerve", "nerve-femoral-left", "name"},
        {"belly ache", "symptom-06", "name"},
        {"twisted pelvis", "symptom-08", "name"},
        {"standing desk", "cause-01", "text"},
        {"leg lift", "exercise-04", "name"},
        {"edge of a table", "exercise-02", "name"},
        {"massage", "note-massage", "name"},
        {"runner's knee", "condition-knee", "name"},
        {"achilles", "calcaneal-tendon-left", "name"},
        {"curve of the low back", "condition-swayback", "name"},
        {"vertebra l3", "vertebra-l3", "synonym"},
        {"FMA 18060", "psoas-major-left", "FMA"},
        {"gluteus maximus", "gluteus-maximus-left", "name"},
        {"glutaeus maximus", "gluteus-maximus-left", "name"},
        {"musculus iliacus", "iliacus-left", "Latin"},
        {"inguinal ligament", "inguinal-ligament-left", "name"},
        {"ureter", "ureter-left", "Latin"},
        {"kidny", "kidney-left", "name"},
        {"appendix", "appendix", "name"},
        {"sacrum", "sacrum", "name"},
        {"cycles an hour", "benefit-02", "text"},
        {"get help now", "note-get-help-now", "name"},
        {"weak gluteals", "condition-piriformis-and-gluteals", "name"},
        {"point 9", "point-09", "key"},
        {"12th rib", "rib-12-left", "synonym"},
        {"3rd lumbar vertebra", "vertebra-l3", "synonym"},
        {"walking", "point-10", "text"},
        {"the psoas", "psoas-major-left", "synonym"},
        {"what is the iliacus?", "iliacus-left", "name"},
        {"weak psoas", "answer-tight-or-weak", "name"},
        {"leg raise", "exercise-04", "name"},
        {"red flags", "note-get-help-now", "text"},
        {"doctor", "note-see-someone-first", "name"},
        {"blood thinners", "symptom-06", "text"},
        {"low back pain", "condition-low-back-pain", "name"},
        {"knee pain", "condition-knee", "name"},
        {"labrum", "acetabular-labrum-left", "synonym"},
        {"plantar fasciitis", "condition-heel-and-achilles", "name"},
        {"pregnent", "condition-pregnancy", "name"},
        {"foam roler", "exercise-01", "name"},
        {"TFL", "tensor-fasciae-latae-left", "synonym"},
        {"six pack", "rectus-abdominis-left", "synonym"},
        {"tenderloin", "point-03", "text"},
        {"core of the core", "point-07", "name"},
        {"chiropractor", "note-massage", "text"},
        {"stenosis", "condition-disc", "name"},
        {"stress", "point-23", "name"},
        {"bend sideways", "answer-side-to-side", "name"},
        {"small psoas", "psoas-minor-left", "synonym"},
        {"nervus femoralis", "nerve-femoral-left", "Latin"},
        {"plexus lumbalis", "lumbar-plexus-left", "Latin"},
        {"fémur derecho", "femur-right", "another language"},
        {"psoas mayor", "psoas-major-left", "another language"},
        {"vastus intermedius", "vastus-intermedius-left", "name"},
        {"kidney left", "kidney-left", "name"},
        {"glutes", "gluteus-maximus-left", "synonym"},
        {"hamstring", "hamstrings", "name"},
    }));
    INFO(row.text);
    const auto hits = world().index->find(row.text);
    REQUIRE_FALSE(hits.empty());
    CHECK(hits[0].key == row.first);
    CHECK(hits[0].matched == row.matched);
    CHECK_FALSE(hits[0].excerpt.empty());
}

TEST_CASE("Every structure and group is found by its own name, first or as well as the first")
{
    const auto isBest = [](const std::string& text, const std::string& key) {
        const auto hits = world().index->find(text, 1000);
        const auto hit = std::ranges::find(hits, key, &SearchHit::key);
        return hit != hits.end() && hit->score >= hits[0].score;
    };
    for (const Structure& structure : world().atlas->structures()) {
        INFO(structure.name);
        CHECK(isBest(structure.name, structure.key));
        if (!structure.fma.empty()) {
            CHECK(isBest("FMA" + structure.fma, structure.key));
        }
    }
    for (const Group* group : world().atlas->usedGroups()) {
        INFO(group->name);
        CHECK(isBest(group->name, group->key));
    }
}

TEST_CASE("Hits say what they are and come best first")
{
    const auto hits = world().index->find("hip");
    REQUIRE(hits.size() > 4);
    CHECK(std::ranges::is_sorted(hits, std::ranges::greater{}, &SearchHit::score));
    const auto bone = std::ranges::find(hits, "hip-bone-left", &SearchHit::key);
    REQUIRE(bone != hits.end());
    CHECK(bone->what == SearchHit::What::structure);
    CHECK(bone->kind == "bone");
    CHECK(bone->name == "Left hip bone");
    const auto group = std::ranges::find(hits, "hip-muscles", &SearchHit::key);
    REQUIRE(group != hits.end());
    CHECK(group->what == SearchHit::What::group);
    CHECK(group->kind == "group");
    CHECK(world().index->find("hip", 3).size() == 3);
}

TEST_CASE("A number finds what bears it and nothing near it")
{
    CHECK(world().index->find("TA2 2595").size() == 2);
    CHECK(world().index->find("FMA22342").size() == 1);
    CHECK(world().index->find("FMA22349").empty());
    const auto hits = world().index->find("vertebra L3");
    CHECK(std::ranges::none_of(hits, [](const SearchHit& hit) { return hit.key == "vertebra-l2"; }));
}

TEST_CASE("All the words typed must be there, if anything has them all")
{
    const auto both = world().index->find("left iliacus");
    REQUIRE_FALSE(both.empty());
    CHECK(both[0].key == "iliacus-left");
    CHECK(std::ranges::none_of(both, [](const SearchHit& hit) { return hit.key == "iliacus-right"; }));
    const auto some = world().index->find("iliacus zzzzzz");
    REQUIRE_FALSE(some.empty());
    CHECK(some[0].key == "iliacus-left");
}

TEST_CASE("An excerpt shows the words found")
{
    const auto hits = world().index->find("promontory");
    REQUIRE_FALSE(hits.empty());
    CHECK(hits[0].key == "sacrum");
    CHECK(hits[0].matched == "text");
    CHECK_THAT(hits[0].excerpt, ContainsSubstring("promontory"));
    CHECK(hits[0].excerpt.size() < 140);
}

TEST_CASE("What was typed is marked in what is found")
{
    const auto piece = [](const std::string& text, const std::pair<std::size_t, std::size_t>& mark) {
        return text.substr(mark.first, mark.second);
    };
    const auto pillow = world().index->find("pilow");
    REQUIRE_FALSE(pillow.empty());
    REQUIRE(pillow[0].inName.size() == 1);
    CHECK(piece(pillow[0].name, pillow[0].inName[0]) == "pillow");
    const auto sacrum = world().index->find("promontory");
    REQUIRE_FALSE(sacrum.empty());
    REQUIRE(sacrum[0].inExcerpt.size() == 1);
    CHECK(piece(sacrum[0].excerpt, sacrum[0].inExcerpt[0]) == "promontory");
    // Dashes and accents part nothing and break nothing.
    const auto disc = world().index->find("L5 constipation swayback thoracolumbar psoás");
    for (const SearchHit& hit : disc) {
        for (const auto& [first, size] : hit.inName) {
            CHECK(first + size <= hit.name.size());
        }
        for (const auto& [first, size] : hit.inExcerpt) {
            CHECK(first + size <= hit.excerpt.size());
        }
    }
}

TEST_CASE("Odd queries find nothing and break nothing")
{
    CHECK(world().index->find("").empty());
    CHECK(world().index->find(" \t\n").empty());
    CHECK(world().index->find("?!-–…").empty());
    CHECK(world().index->find("xyzzyqqq").empty());
    CHECK(world().index->find("psoas", 0).empty());
    world().index->find("\xFF\xFE\xC3");
    world().index->find(std::string(100'000, 'a'));
    world().index->find(std::string(199, 'a') + "é");
    std::string many;
    for (int i = 0; i < 1000; ++i) {
        many += "a b c ";
    }
    world().index->find(many);
}
