#include "files/part_names.h"
#include "support/catch.h"
#include "support/paths.h"

using namespace psoas;

namespace {

const Dictionary& dictionary()
{
    static const Dictionary instance = [] {
        std::vector<Problem> problems;
        return Dictionary::load(test::dataDir() / "dictionary", problems);
    }();
    return instance;
}

std::string found(std::string_view name, std::string_view fma = {})
{
    const auto structure = Recogniser{dictionary()}.find(namePartsOf(name), fma);
    return structure ? structure->key : "";
}

} // namespace

TEST_CASE("A file name tells side, numbers and words")
{
    const NameParts parts = namePartsOf("right_psoas_major_FMA22342_FJ1431");
    CHECK(parts.side == Side::right);
    CHECK(parts.fma == "22342");
    CHECK(parts.part == "FJ1431");
    CHECK(parts.words == std::vector<std::string>{"psoas", "major"});
    CHECK(namePartsOf("FJ1431M").part == "FJ1431M");
    CHECK(namePartsOf("fj1431m").part == "FJ1431M");
    CHECK(namePartsOf("FJ1431M").words.empty());
    CHECK(namePartsOf("FJ1431_BP48951_FMA22342_Right_psoas_major").words == std::vector<std::string>{"psoas", "major"});
    CHECK(namePartsOf("PsoasMajorLeft").words == std::vector<std::string>{"Psoas", "Major"});
    CHECK(namePartsOf("PsoasMajorLeft").side == Side::left);
    CHECK(namePartsOf("l_pelvis").side == Side::left);
    CHECK(namePartsOf("femur_r").side == Side::right);
    CHECK(namePartsOf("disc-l-5").side == Side::none);
    CHECK(namePartsOf("vertebra-l5").side == Side::none);
    CHECK(namePartsOf("r").side == Side::none);
    CHECK(namePartsOf("").words.empty());
    CHECK(namePartsOf("\xff\xfe").words.size() == 1);
    CHECK(namePartsOf("FMA").fma.empty());
    CHECK(namePartsOf("FJ12a").part.empty());
}

TEST_CASE("Structures are found by number, key, name, Latin name and synonym")
{
    REQUIRE(dictionary().entries().size() == 4);
    CHECK(found("anything_FMA22342") == "psoas-major-right");
    CHECK(found("FJ1431", "22342") == "psoas-major-right");
    CHECK(found("left_thing_FMA18060") == "psoas-major-left");
    CHECK(found("psoas-major-left") == "psoas-major-left");
    CHECK(found("Left Psoas Major") == "psoas-major-left");
    CHECK(found("PsoasMajor_R") == "psoas-major-right");
    CHECK(found("musculus psoas major left") == "psoas-major-left");
    CHECK(found("great psoas, right") == "psoas-major-right");
    CHECK(found("third lumbar vertebra") == "vertebra-l3");
    CHECK(found("L3") == "vertebra-l3");
    CHECK(found("femur") == "femur");
    CHECK(found("left vertebra l3").empty());
    CHECK(found("heart").empty());
    CHECK(found("FMA999999").empty());
    CHECK(found("").empty());
}

TEST_CASE("What nobody knows gets a readable name and a key")
{
    const Structure heart = Recogniser::unknown(namePartsOf("left_Musculus_cordis_FMA7088_FJ99"));
    CHECK(heart.key == "musculus-cordis-left");
    CHECK(heart.baseKey == "musculus-cordis");
    CHECK(heart.name == "Left Musculus cordis");
    CHECK(heart.fma == "7088");
    CHECK(heart.side == Side::left);
    CHECK(heart.group == "other");
    CHECK(Recogniser::unknown(namePartsOf("")).key == "part");
    CHECK(Recogniser::unknown(namePartsOf("Fémur É")).key == "femur-e");
    CHECK(Recogniser::unknown(namePartsOf("骨")).key == "part");
    CHECK(Recogniser::unknown(namePartsOf("骨")).name == "骨");
}
