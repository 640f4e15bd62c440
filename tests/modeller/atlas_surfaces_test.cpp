// What holds for every surface of the finished atlas, and between them. A structure that is added is held to it without
// a line here.
#include "atlas/yaml_value.h"
#include "modeller/checks.h"
#include "modeller/finished_atlas.h"
#include "modeller/short_of_goal.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <set>

using namespace psoas;
using namespace psoas::modeller;
using psoas::test::FinishedAtlas;
using psoas::test::Goals;

namespace {

FinishedAtlas& atlas()
{
    return FinishedAtlas::get();
}

/// What does not hold yet, with what was measured: mm, shares, numbers.
Goals& goals()
{
    static Goals all{{}};
    return all;
}

bool apart(const Box& a, const Box& b, float by)
{
    return glm::any(glm::greaterThan(a.lower - by, b.upper)) || glm::any(glm::greaterThan(b.lower - by, a.upper));
}

/// Whether a ray from `p` leaves the surface an odd number of times: slow, and right where the nearest point is not.
bool isInside(const Mesh& mesh, const glm::vec3& p)
{
    const glm::dvec3 way = glm::normalize(glm::dvec3{0.577, 0.683, 0.447});
    int crossings = 0;
    for (std::size_t t = 0; t + 2 < mesh.triangles.size(); t += 3) {
        const glm::dvec3 a = mesh.positions[mesh.triangles[t]];
        const glm::dvec3 e1 = glm::dvec3{mesh.positions[mesh.triangles[t + 1]]} - a;
        const glm::dvec3 e2 = glm::dvec3{mesh.positions[mesh.triangles[t + 2]]} - a;
        const glm::dvec3 h = glm::cross(way, e2);
        const double det = glm::dot(e1, h);
        if (std::abs(det) < 1e-12) {
            continue;
        }
        const glm::dvec3 s = glm::dvec3{p} - a;
        const double u = glm::dot(s, h) / det;
        const glm::dvec3 q = glm::cross(s, e1);
        const double v = glm::dot(way, q) / det;
        crossings += u >= 0 && v >= 0 && u + v <= 1 && glm::dot(e2, q) / det > 0 ? 1 : 0;
    }
    return crossings % 2 == 1;
}

struct Meeting {
    float deepest = 0;    ///< mm that a vertex of the one lies inside the other
    float nearest = 1e9f; ///< mm between them; 0 where one enters the other
    glm::vec3 at{0};
};

/// Vertices of each against the surface of the other.
Meeting meeting(const FinishedModel& a, const FinishedModel& b, float reach)
{
    Meeting result;
    for (const auto& [points, other] : {std::pair{&a, &b}, {&b, &a}}) {
        Box box = other->tree.bounds();
        box.lower -= reach;
        box.upper += reach;
        for (const glm::vec3& p : points->mesh.positions) {
            if (glm::any(glm::lessThan(p, box.lower)) || glm::any(glm::greaterThan(p, box.upper))) {
                continue;
            }
            SurfaceTree::Nearest near = other->tree.nearest(p, 60);
            near.inside = near.inside && (near.distance < result.deepest || isInside(other->mesh, p));
            const float inside = near.inside ? near.distance : 0;
            if (inside > result.deepest) {
                result.deepest = inside;
                result.at = p;
            }
            result.nearest = std::min(result.nearest, near.inside ? 0 : near.distance);
        }
    }
    return result;
}

std::string placeOf(const glm::vec3& p)
{
    return std::to_string(static_cast<int>(std::lround(p.x))) + " " +
           std::to_string(static_cast<int>(std::lround(p.y))) + " " +
           std::to_string(static_cast<int>(std::lround(p.z)));
}

/// The left half is enough: the right is its mirror image.
bool isRight(const std::string& key)
{
    return key.ends_with("-right");
}

/// Of the person around the complex and its neighbours, which is simplified and shown as glass.
bool isOfTheRest(const std::string& key)
{
    static const std::set<std::string> joining{"patella",      "tibia",        "fibula",       "rib-10",
                                               "vertebra-t10", "vertebra-t11", "disc-t10-t11", "disc-t11-t12"};
    const auto part = atlas().dictionary().findKey(key);
    if (!part) {
        return false;
    }
    if (joining.contains(part->entry->key)) {
        return true;
    }
    const std::vector<Group>& groups = atlas().dictionary().groups();
    for (std::string at = part->entry->group; !at.empty();) {
        if (at == "rest-of-the-body") {
            return true;
        }
        const auto group = std::ranges::find(groups, at, &Group::key);
        at = group == groups.end() ? std::string{} : group->parent;
    }
    return false;
}

bool isComplex(const std::string& key)
{
    static const std::set<std::string> names{"psoas-major-left", "psoas-minor-left", "iliacus-left"};
    return names.contains(key);
}

} // namespace

TEST_CASE("every surface is closed, outward, in one piece, uncrossed and without slivers")
{
    for (const std::string& key : atlas().keys()) {
        if (isRight(key)) {
            continue;
        }
        const Mesh& mesh = atlas().mesh(key);
        const Soundness sound = soundnessOf(mesh);
        const std::size_t crossings = selfCrossings(mesh);
        INFO(key << ": " << sound.pieces << " pieces, " << sound.badEdges << " bad edges, slivers "
                 << 100 * sound.sliverShare << " %, " << crossings << " crossings");
        CHECK(sound.closed);
        CHECK(sound.outward);
        CHECK(sound.pieces == 1);
        goals().hold(key + ": share of slivers", sound.sliverShare, 0, 0.001);
        goals().hold(key + ": crossings", static_cast<double>(crossings), 0, 0);
    }
}

TEST_CASE("every structure is in the dictionary, and the sides mirror each other")
{
    // Some have a right side of their own: the aorta and the liver leave no room for a mirror image.
    std::set<std::string> ownRight;
    for (const auto& entry : std::filesystem::directory_iterator{test::assetsDir() / "atlas" / "tables"}) {
        std::ifstream table{entry.path()};
        for (std::string line; std::getline(table, line);) {
            const std::string key = line.starts_with("structure ") ? line.substr(10, line.find(' ', 10) - 10) : "";
            if (isRight(key)) {
                ownRight.insert(key);
            }
        }
    }
    CHECK(ownRight.size() < 20);
    for (const std::string& key : atlas().keys()) {
        INFO(key);
        CHECK(atlas().dictionary().findKey(key));
        if (key.ends_with("-left")) {
            const std::string other = key.substr(0, key.size() - 4) + "right";
            REQUIRE(atlas().has(other));
            if (ownRight.contains(other)) {
                continue;
            }
            const Box left = boundsOf(atlas().mesh(key));
            const Box right = boundsOf(atlas().mesh(other));
            CHECK(left.upper.y == Approx(right.upper.y));
        }
    }
}

TEST_CASE("the complex and its neighbours are within their number of triangles")
{
    std::size_t whole = 0;
    std::size_t near = 0;
    for (const std::string& key : atlas().keys()) {
        const std::size_t count = atlas().mesh(key).triangleCount();
        whole += count;
        near += isOfTheRest(key) ? 0 : count;
    }
    std::printf("triangles: %zu of the complex and its neighbours, %zu with the rest of the person\n", near, whole);
    CHECK(near <= 600'000);
    CHECK(near > 300'000); // or the rest was taken for more than it is
}

TEST_CASE("bones are clear of bones, and those of one joint lie close")
{
    const std::vector<std::string> bones = atlas().keysOf(Kind::bone);
    for (std::size_t i = 0; i < bones.size(); ++i) {
        for (std::size_t k = i + 1; k < bones.size(); ++k) {
            if (isRight(bones[i]) && isRight(bones[k])) {
                continue;
            }
            const FinishedModel& a = atlas().model(bones[i]);
            const FinishedModel& b = atlas().model(bones[k]);
            if (apart(a.tree.bounds(), b.tree.bounds(), 1)) {
                continue;
            }
            const Meeting met = meeting(a, b, 1);
            INFO(bones[i] << " and " << bones[k] << ": " << met.deepest << " mm deep at " << placeOf(met.at)
                          << ", nearest " << met.nearest);
            goals().hold(bones[i] + " in " + bones[k], static_cast<double>(met.deepest), 0, 0);
        }
    }
    struct Joint {
        const char* a;
        const char* b;
        float most;
    };
    for (const Joint& joint : {Joint{"vertebra-t12", "vertebra-l1", 4},
                               {"vertebra-l1", "vertebra-l2", 4},
                               {"vertebra-l2", "vertebra-l3", 4},
                               {"vertebra-l3", "vertebra-l4", 4},
                               {"vertebra-l4", "vertebra-l5", 4},
                               {"vertebra-l5", "sacrum", 4},
                               {"sacrum", "hip-bone-left", 4},
                               {"hip-bone-left", "femur-left", 4},
                               {"sacrum", "coccyx", 4},
                               {"hip-bone-left", "hip-bone-right", 5.2f}}) {
        const Meeting met = meeting(atlas().model(joint.a), atlas().model(joint.b), 8);
        INFO(joint.a << " and " << joint.b << ": " << met.nearest << " mm apart");
        CHECK(met.nearest >= 0.5f);
        CHECK(met.nearest <= joint.most);
    }
}

TEST_CASE("discs meet the endplates above and below")
{
    const char* levels[] = {"vertebra-t12", "vertebra-l1", "vertebra-l2", "vertebra-l3",
                            "vertebra-l4",  "vertebra-l5", "sacrum"};
    const char* discs[] = {"disc-t12-l1", "disc-l1-l2", "disc-l2-l3", "disc-l3-l4", "disc-l4-l5", "disc-l5-s1"};
    for (std::size_t i = 0; i < 6; ++i) {
        const FinishedModel& disc = atlas().model(discs[i]);
        for (const bool above : {true, false}) {
            const FinishedModel& bone = atlas().model(levels[above ? i : i + 1]);
            int faces = 0;
            int meets = 0;
            float deepest = 0;
            for (std::size_t v = 0; v < disc.mesh.positions.size(); ++v) {
                const SurfaceTree::Nearest near = bone.tree.nearest(disc.mesh.positions[v], 20);
                deepest = std::max(deepest, near.inside ? near.distance : 0);
                // Endplates are tilted by up to 40 degrees; the disc's rim is round.
                const glm::vec3 towards = glm::normalize(near.point - disc.mesh.positions[v] + 1e-6f);
                if ((disc.mesh.normals[v].y > 0.6f) == above && std::abs(disc.mesh.normals[v].y) > 0.6f &&
                    (near.distance < 0.05f || std::abs(glm::dot(towards, disc.mesh.normals[v])) > 0.8f)) {
                    ++faces;
                    meets += near.distance < 0.3f ? 1 : 0;
                }
            }
            INFO(discs[i] << " and " << levels[above ? i : i + 1] << ": " << meets << " of " << faces
                          << " vertices within 0.3 mm, deepest " << deepest);
            CHECK(faces > 100);
            goals().hold(std::string{discs[i]} + " on " + levels[above ? i : i + 1] + ": share that meets",
                         static_cast<double>(meets) / faces, 0.95, 1);
            CHECK(deepest < 0.3f);
        }
    }
}

TEST_CASE("muscles stay out of bone")
{
    std::vector<std::string> bones = atlas().keysOf(Kind::bone);
    const std::vector<std::string> discs = atlas().keysOf(Kind::disc);
    bones.insert(bones.end(), discs.begin(), discs.end());
    for (const std::string& muscle : atlas().keysOf(Kind::muscle)) {
        if (isRight(muscle)) {
            continue;
        }
        const FinishedModel& flesh = atlas().model(muscle);
        for (const std::string& key : bones) {
            const FinishedModel& bone = atlas().model(key);
            if (apart(flesh.tree.bounds(), bone.tree.bounds(), 0)) {
                continue;
            }
            const Meeting met = meeting(flesh, bone, 0);
            INFO(muscle << " in " << key << ": " << met.deepest << " mm deep at " << placeOf(met.at));
            goals().hold(muscle + " in " + key, static_cast<double>(met.deepest), 0, 0.5);
        }
    }
}

TEST_CASE("muscles stay out of each other")
{
    const std::vector<std::string> muscles = atlas().keysOf(Kind::muscle);
    for (std::size_t i = 0; i < muscles.size(); ++i) {
        for (std::size_t k = i + 1; k < muscles.size(); ++k) {
            if (isRight(muscles[i]) || isRight(muscles[k])) {
                continue;
            }
            const FinishedModel& a = atlas().model(muscles[i]);
            const FinishedModel& b = atlas().model(muscles[k]);
            if (apart(a.tree.bounds(), b.tree.bounds(), 0)) {
                continue;
            }
            const Meeting met = meeting(a, b, 0);
            INFO(muscles[i] << " and " << muscles[k] << ": " << met.deepest << " mm deep at " << placeOf(met.at));
            goals().hold(muscles[i] + " in " + muscles[k], static_cast<double>(met.deepest), 0, 1);
        }
    }
}

TEST_CASE("attachment areas lie on their bones, and their muscles touch them there")
{
    std::vector<Problem> problems;
    const auto list = readYaml(FinishedAtlas::folder() / "attachments.yaml", problems);
    REQUIRE(list);
    REQUIRE(list->fields.size() == 1);
    const auto models = readOwnModels(FinishedAtlas::folder() / "attachments.glb");
    REQUIRE(models);
    REQUIRE(list->fields[0].value.items.size() == models.value().size());
    std::set<std::string> muscles;
    for (std::size_t i = 0; i < models.value().size(); ++i) {
        const auto& [key, mesh] = models.value()[i];
        INFO(key);
        const std::string muscle = key.substr(0, key.find('/'));
        muscles.insert(muscle);
        REQUIRE(atlas().has(muscle));
        std::vector<const FinishedModel*> bones;
        for (const YamlField& field : list->fields[0].value.items[i].fields) {
            if (field.key == "on") {
                for (const YamlValue& bone : field.value.items) {
                    bones.push_back(&atlas().model(bone.text));
                }
            }
        }
        REQUIRE(!bones.empty());
        float farthest = 0;
        std::vector<float> gaps;
        for (const glm::vec3& p : mesh.positions) {
            float least = 1e9f;
            for (const FinishedModel* bone : bones) {
                least = std::min(least, bone->tree.nearest(p, 5).distance);
            }
            farthest = std::max(farthest, least);
            const SurfaceTree::Nearest near = atlas().model(muscle).tree.nearest(p);
            gaps.push_back(near.inside ? 0 : near.distance);
        }
        std::ranges::sort(gaps);
        const float most = gaps[gaps.size() * 98 / 100];
        INFO("farthest from bone " << farthest << " mm, gap to the muscle for 98 of 100 within " << most << " mm");
        CHECK(farthest < 0.2f);
        if (isComplex(muscle)) {
            goals().hold(key + ": gap", static_cast<double>(most), 0, 0.5);
        } else {
            goals().hold(key + ": gap", static_cast<double>(most), 0,
                         2.6); // neighbours and the rest of the person are simpler
        }
    }
    for (const std::string& muscle : atlas().keysOf(Kind::muscle)) {
        INFO(muscle << " has no attachment area");
        CHECK(muscles.contains(muscle));
    }
}

TEST_CASE("landmarks lie on their bones and on the side they are named for")
{
    std::vector<Problem> problems;
    const auto list = readYaml(FinishedAtlas::folder() / "landmarks.yaml", problems);
    REQUIRE(list);
    REQUIRE(list->fields.size() == 1);
    CHECK(list->fields[0].value.items.size() > 150);
    for (const YamlValue& item : list->fields[0].value.items) {
        std::string key;
        std::string bone;
        glm::vec3 at{0};
        bool onSurface = false;
        for (const YamlField& field : item.fields) {
            if (field.key == "key") {
                key = field.value.text;
            } else if (field.key == "on") {
                bone = field.value.text;
            } else if (field.key == "at") {
                for (int axis = 0; axis < 3; ++axis) {
                    at[axis] = std::stof(field.value.items[static_cast<std::size_t>(axis)].text);
                }
            } else if (field.key == "facing") {
                onSurface = true;
            }
        }
        INFO(key);
        REQUIRE(atlas().has(bone));
        if (onSurface) {
            CHECK(atlas().model(bone).tree.nearest(at).distance < 0.15f); // written to a tenth of a millimetre
        }
        if (key.ends_with("-left")) {
            CHECK(at.x > 0);
        } else if (key.ends_with("-right")) {
            CHECK(at.x < 0);
        } else {
            CHECK(std::abs(at.x) < 6);
        }
    }
}

TEST_CASE("everything that is listed as short of its goal was measured")
{
    for (const std::string& row : goals().unseen()) {
        INFO(row << " was not measured; run the whole program, or take it off the list");
        CHECK(row.empty());
    }
}
