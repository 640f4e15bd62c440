#include "atlas/atlas.h"
#include "support/catch.h"
#include "support/shapes.h"

using namespace psoas;
using namespace psoas::test;

namespace {

Structure in(std::string key, std::string group)
{
    Structure structure = structureOf(std::move(key), boxMesh({0, 0, 0}, {1, 2, 3}));
    structure.group = std::move(group);
    return structure;
}

const std::vector<Group> groups{{"hip", "Hip", "", ""}, {"muscles", "Muscles", "", "hip"}, {"empty", "Empty", "", ""}};

} // namespace

TEST_CASE("An id stands for a structure, both sides, or a group with all below it")
{
    const auto atlas =
        Atlas::create("test", {in("iliacus-left", "muscles"), in("iliacus-right", "muscles"), in("sacrum", "hip")},
                      groups, {})
            .value();
    CHECK(atlas->resolve("iliacus-left").size() == 1);
    CHECK(atlas->resolve("iliacus").size() == 2);
    CHECK(atlas->resolve("muscles").size() == 2);
    CHECK(atlas->resolve("hip").size() == 3);
    CHECK(atlas->resolve("nothing").empty());
    CHECK(atlas->usedGroups().size() == 2);
    CHECK(atlas->triangleCount() == 36);
    CHECK(atlas->bounds().upper == glm::vec3(1, 2, 3));
}

TEST_CASE("What belongs nowhere is listed under Other")
{
    const auto atlas = Atlas::create("test", {in("thing", "unheard-of")}, groups, {}).value();
    CHECK(atlas->structures()[0].group == "other");
    CHECK(atlas->findGroup("other")->name == "Other");
}

TEST_CASE("A key twice and groups in a circle are refused")
{
    CHECK_THAT(Atlas::create("test", {in("sacrum", "hip"), in("sacrum", "hip")}, groups, {}).error().what,
               ContainsSubstring("sacrum"));
    CHECK_FALSE(Atlas::create("test", {in("sacrum", "a")}, {{"a", "A", "", "b"}, {"b", "B", "", "a"}}, {}));
}

TEST_CASE("Names of kinds and sides go there and back")
{
    for (int i = 0; i <= static_cast<int>(Kind::other); ++i) {
        CHECK(kindFrom(nameOf(static_cast<Kind>(i))) == static_cast<Kind>(i));
    }
    CHECK(sideFrom("left") == Side::left);
    CHECK_FALSE(kindFrom("moon"));
}

TEST_CASE("Normals of a box point outwards")
{
    const auto mesh = boxMesh({-1, -1, -1}, {1, 1, 1});
    for (std::size_t i = 0; i < mesh->positions.size(); ++i) {
        CHECK(glm::dot(mesh->normals[i], mesh->positions[i]) > 1.4f);
    }
}
