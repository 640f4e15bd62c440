#include "modeller/grid.h"
#include "modeller/measure.h"
#include "modeller/mesher.h"
#include "modeller/numbers.h"
#include "modeller/person.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

#include <cmath>

using namespace psoas;
using namespace psoas::modeller;

namespace {

const std::string pebble = "structure pebble step 1 triangles 800   # mm\n"
                           "ball upper 0 18 2 radius 11\n"
                           "ball middle 2 0 0 to 0 -14 4 radius 9 fillet 6\n"
                           "ball nose 10 3 6 radius 5 fillet 4\n"
                           "structure other step 1 triangles 800\n"
                           "ball far 0 0 0 radius 20\n";

/// The surface that a table describes, as a person's would come.
Mesh personOf(const std::string& table)
{
    test::TemporaryFolder folder;
    folder.write("pebbles.table", table);
    Context context{folder.path()};
    Result<FieldPtr> solid = context.solid("pebble");
    REQUIRE(solid);
    return meshOf(sampled(solid.value(), solid.value()->bounds(), 1));
}

float value(const std::string& table, const std::string& name, const std::string& label, std::size_t index = 0)
{
    for (const TableNumber& number : numbersOf(table)) {
        if (number.name == name && number.label == label && number.index == index) {
            return number.value;
        }
    }
    FAIL("no number " << label << " of " << name);
    return 0;
}

} // namespace

TEST_CASE("The numbers of a table are found where they stand, and nothing else changes with them")
{
    const std::string table =
        "# 1 is no number here\nlandmark asis 43.0  74.9 -2 half 6 # 7\n\ntube a through 1 2 3 4 ; 5 6 7 8\n";
    const std::vector<TableNumber> numbers = numbersOf(table);
    REQUIRE(numbers.size() == 12);
    CHECK(numbers[1].value == 74.9f);
    CHECK(numbers[1].keyword == "landmark");
    CHECK(numbers[1].name == "asis");
    CHECK(numbers[1].label.empty());
    CHECK(numbers[1].index == 1);
    CHECK(numbers[1].line == 2);
    CHECK(numbers[3].label == "half");
    CHECK(numbers[11].label == ";");
    CHECK(numbers[11].index == 3);
    std::vector<float> values;
    for (const TableNumber& number : numbers) {
        values.push_back(number.value);
    }
    CHECK(withNumbers(table, numbers, values) == table);
    values[3] = 6.255f;
    values[11] = -9;
    CHECK(withNumbers(table, numbers, values, 1) ==
          "# 1 is no number here\nlandmark asis 43.0  74.9 -2 half 6.3 # 7\n\ntube a through 1 2 3 4 ; 5 6 7 -9\n");
}

TEST_CASE("Tables of several persons are averaged row by row, and only if they are the same rows")
{
    const Result<std::string> mean = averaged({"a x 1 at 2 4 # first\n", "a x 3 at 4 8 # second\n"}, {"one", "two"});
    REQUIRE(mean);
    CHECK(mean.value() == "a x 2 at 3 6 # first\n");
    const Result<std::string> wrong = averaged({"a x 1\nb y 2\n", "a x 1\n\nb z 2\n"}, {"one", "two"});
    REQUIRE(!wrong);
    CHECK_THAT(wrong.error().what, ContainsSubstring("two:3"));
    CHECK(!averaged({"a x 1\n", "a x 1 2\n"}, {"one", "two"}));
}

TEST_CASE("A person's OBJ is read, turned outward, and refused with its line where it is wrong")
{
    const std::string corners = "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\n";
    const Result<Mesh> inward = personFrom(corners + "f 1/2/3 2 3\nf 1 4 2\nf 2 -1 3\nf 1 3 4\n", "a.obj");
    REQUIRE(inward);
    CHECK(inward.value().triangleCount() == 4);
    for (const SurfacePoint& point : spreadOver(inward.value(), 100)) {
        CHECK(glm::dot(point.normal, point.position - glm::vec3{0.2f}) > 0);
    }
    CHECK(areaOf(inward.value()) == Approx(1.5 + std::sqrt(3.0) / 2));
    const Result<Mesh> beyond = personFrom(corners + "f 1 2 9\n", "a.obj");
    REQUIRE(!beyond);
    CHECK_THAT(beyond.error().what, ContainsSubstring("a.obj:5"));
    CHECK(!personFrom("v 1 2 x\n", "a.obj"));
    CHECK(!personFrom(corners, "a.obj"));
}

TEST_CASE("The nearest of many points is the nearest")
{
    const std::vector<SurfacePoint> points = spreadOver(personOf(pebble), 700);
    const Neighbours neighbours{points};
    for (int i = 0; i < 60; ++i) {
        const auto f = static_cast<float>(i);
        const glm::vec3 to{20 * std::sin(f), 30 * std::cos(1.7f * f), 15 * std::sin(2.3f * f)};
        float least = 1e9f;
        for (const SurfacePoint& point : points) {
            least = std::min(least, glm::distance(point.position, to));
        }
        CHECK(glm::distance(neighbours.nearest(to).position, to) == Approx(least));
    }
}

TEST_CASE("A surface turned, grown and moved is laid back")
{
    const Mesh mesh = personOf(pebble);
    Mesh moved = mesh;
    for (glm::vec3& p : moved.positions) {
        p = 1.2f * glm::vec3{p.z, p.x + 0.1f * p.y, p.y - 0.1f * p.x} + glm::vec3{300, -20, 5};
    }
    const Similarity back = aligned(moved, mesh, true);
    CHECK(back.scale == Approx(1 / 1.2).epsilon(0.02));
    double sum = 0;
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
        sum += static_cast<double>(glm::distance(back(moved.positions[i]), mesh.positions[i]));
    }
    CHECK(sum / static_cast<double>(mesh.positions.size()) < 1);
}

TEST_CASE("A person's numbers come out of the person's surface")
{
    std::string other = pebble;
    const auto change = [&](const std::string& from, const std::string& to) {
        REQUIRE(other.find(from) != std::string::npos);
        other.replace(other.find(from), from.size(), to);
    };
    change("10 3 6 radius 5", "12 6 6 radius 6");
    change("to 0 -14 4 radius 9", "to 1 -16 3 radius 8");
    const Mesh person = personOf(other);

    test::TemporaryFolder folder;
    folder.write("pebbles.table", pebble);
    Context context{folder.path()};
    MeasureOptions options;
    options.anyAxes = false;
    options.points = 800;
    options.tethers = {{"upper", 0, false}};
    const Result<Measured> result = measured("pebble", person, context, options);
    REQUIRE(result);
    CHECK(result.value().table == "pebbles");
    CHECK(result.value().before > 0.5f);
    CHECK(result.value().after < 0.25f);
    const std::string& text = result.value().text;
    CHECK(value(text, "nose", "", 0) > 11);
    CHECK(value(text, "nose", "", 1) > 4);
    CHECK(value(text, "nose", "radius") == Approx(6).margin(0.6));
    CHECK(value(text, "middle", "radius") < 8.6f);
    // Held, or of another structure.
    CHECK(value(text, "upper", "radius") == 11);
    CHECK(value(text, "middle", "fillet") == 6);
    CHECK(value(text, "far", "radius") == 20);

    const Result<Measured> none = measured("no-such", person, context, options);
    REQUIRE(!none);
    CHECK_THAT(none.error().what, ContainsSubstring("no-such"));
}

TEST_CASE("Tethers by label, row and keyword, the last that fits")
{
    const std::vector<TableNumber> numbers =
        numbersOf("landmark asis 40 2 3 half 5 edge 2 fillet 3\nstack l1 at 1 2\n");
    CHECK(usualSigma(numbers[0], {}) == 4);
    CHECK(usualSigma(numbers[3], {}) == Approx(0.9));
    CHECK(usualSigma(numbers[5], {}) == 0);
    CHECK(usualSigma(numbers[6], {}) == 0);
    CHECK(usualSigma(numbers[0], {{"landmark", 3, false}, {"asis", 1, false}}) == 1);
    CHECK(usualSigma(numbers[3], {{"half", 0.1f, true}}) == Approx(0.5));
    CHECK(usualSigma(numbers[4], {{"landmark/edge", 0, false}}) == 0);
    CHECK(usualSigma(numbers[1], {{"landmark//1", 2, false}}) == 2);
}
