// The built-in atlas in every pose: what is soft keeps its volume, stays attached and in one piece.

#include "files/atlas_loader.h"
#include "motion/body.h"
#include "motion/muscle_paths.h"
#include "support/catch.h"

#include <glm/trigonometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <map>
#include <sstream>

using namespace psoas;

namespace {

struct Subject {
    std::shared_ptr<const Atlas> atlas;
    std::shared_ptr<const MotionTables> tables;
    std::shared_ptr<const MotionModel> model;
};

const Subject& subject()
{
    static const Subject made = [] {
        Subject one;
        LoadOptions options;
        options.cacheFolder = defaultCacheFolder();
        auto loaded = loadBuiltInAtlas(options);
        REQUIRE(loaded);
        one.atlas = loaded.value().atlas;
        std::vector<Problem> problems;
        one.tables = readMotionTables(options.assets.atlas, problems);
        REQUIRE(problems.empty());
        const std::clock_t start = std::clock();
        one.model = MotionModel::create(one.atlas, one.tables);
        std::printf("model of %zu structures: %.1f s of processor time\n", one.atlas->structures().size(),
                    static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        return one;
    }();
    return made;
}

std::vector<std::pair<std::string, Pose>> allPoses()
{
    std::vector<std::pair<std::string, Pose>> poses;
    for (const NamedPose& named : subject().tables->poses) {
        if (!named.key.ends_with("-right")) {
            poses.emplace_back(named.key, named.pose);
        }
    }
    for (const double flexion : {-20.0, 45.0, 70.0, 90.0, 105.0, 120.0}) {
        poses.emplace_back("hip flexion " + std::to_string(static_cast<int>(flexion)),
                           turned({}, "hip-flexion-left", glm::radians(flexion)));
    }
    return poses;
}

} // namespace

TEST_CASE("every muscle and tendon keeps its volume in every pose")
{
    const Subject& s = subject();
    for (const auto& [name, pose] : allPoses()) {
        const auto body = posed(*s.model, pose);
        double worst = 0;
        std::string which;
        for (std::uint32_t i = 0; i < s.atlas->structures().size(); ++i) {
            const Structure& structure = s.atlas->at({i});
            const auto& shape = body->surface({i}).shape;
            if (!keepsVolume(structure.kind) || !shape) {
                continue;
            }
            const double before = volumeOf(structure.mesh->positions, structure.mesh->triangles);
            const double change = volumeOf(shape->positions, structure.mesh->triangles) / before - 1;
            if (std::abs(change) > std::abs(worst)) {
                worst = change;
                which = structure.key;
            }
            CAPTURE(name, structure.key, change);
            CHECK(std::abs(change) < 0.01);
        }
        std::printf("%-22s volume within %+.1f %% (%s)\n", name.c_str(), 100 * worst, which.c_str());
    }
}

namespace {

/// Exact signed distances to one mesh, by its nearest triangle; found through a grid of the triangles.
class ExactBone {
public:
    explicit ExactBone(const Structure& bone) : m_mesh{bone.mesh}
    {
        REQUIRE(bone.atlas_from_mesh == glm::mat4{1});
        for (std::uint32_t t = 0; t < m_mesh->triangles.size() / 3; ++t) {
            Box box;
            for (std::size_t k = 0; k < 3; ++k) {
                box.add(corner(t, k));
            }
            m_box.add(box);
            const glm::ivec3 first = cellOf(box.lower - reach);
            const glm::ivec3 last = cellOf(box.upper + reach);
            for (int x = first.x; x <= last.x; ++x) {
                for (int y = first.y; y <= last.y; ++y) {
                    for (int z = first.z; z <= last.z; ++z) {
                        m_cells[{x, y, z}].push_back(t);
                    }
                }
            }
        }
    }

    /// How deep a point lies in the bone, mm, up to `reach` for certain; 0 outside.
    double depth(const glm::vec3& point) const
    {
        if (glm::any(glm::lessThan(point, m_box.lower)) || glm::any(glm::greaterThan(point, m_box.upper))) {
            return 0;
        }
        if (!isWithin(point)) {
            return 0;
        }
        const glm::ivec3 cell = cellOf(point);
        const auto found = m_cells.find({cell.x, cell.y, cell.z});
        double least = reach;
        for (const std::uint32_t t : found == m_cells.end() ? std::vector<std::uint32_t>{} : found->second) {
            least = std::min(least, static_cast<double>(distance(point, t)));
        }
        return least;
    }

private:
    static constexpr float reach = 14; // mm
    static constexpr float side = 7;   // mm

    static glm::ivec3 cellOf(const glm::vec3& point) { return glm::ivec3{glm::floor(point / side)}; }
    const glm::vec3& corner(std::uint32_t t, std::size_t k) const
    {
        return m_mesh->positions[m_mesh->triangles[3 * std::size_t{t} + k]];
    }
    /// By whether a ray in a direction along no axis leaves through the back of a triangle first.
    bool isWithin(const glm::vec3& point) const
    {
        static const glm::vec3 direction = glm::normalize(glm::vec3{0.31f, 0.83f, -0.46f});
        const MeshTree tree = m_tree ? *m_tree : MeshTree{m_mesh};
        if (!m_tree) {
            m_tree = std::make_shared<const MeshTree>(tree);
        }
        const auto hit = m_tree->nearest({point, direction}, 1e4f);
        if (!hit) {
            return false;
        }
        const glm::vec3 facing = glm::cross(corner(hit->triangle, 1) - corner(hit->triangle, 0),
                                            corner(hit->triangle, 2) - corner(hit->triangle, 0));
        return glm::dot(facing, direction) > 0;
    }
    float distance(const glm::vec3& p, std::uint32_t t) const
    {
        // To the plane where the foot of the perpendicular lies within; else to the edges.
        const glm::vec3& a = corner(t, 0);
        const glm::vec3& b = corner(t, 1);
        const glm::vec3& c = corner(t, 2);
        const glm::vec3 facing = glm::normalize(glm::cross(b - a, c - a));
        const auto left = [&](const glm::vec3& from, const glm::vec3& to) {
            return glm::dot(glm::cross(to - from, p - from), facing) >= 0;
        };
        if (left(a, b) && left(b, c) && left(c, a)) {
            return std::abs(glm::dot(p - a, facing));
        }
        const auto toEdge = [&](const glm::vec3& from, const glm::vec3& to) {
            const glm::vec3 way = to - from;
            const float at = std::clamp(glm::dot(p - from, way) / glm::dot(way, way), 0.f, 1.f);
            return glm::distance(p, from + at * way);
        };
        return std::min({toEdge(a, b), toEdge(b, c), toEdge(c, a)});
    }

    std::shared_ptr<const Mesh> m_mesh;
    mutable std::shared_ptr<const MeshTree> m_tree;
    Box m_box;
    std::map<std::array<int, 3>, std::vector<std::uint32_t>> m_cells;
};

} // namespace

TEST_CASE("no muscle comes deeper into a bone than it lay at rest by a millimetre")
{
    const Subject& s = subject();
    // Those that the muscles about the hip, the thigh and the loin slide over; the model's own grid is not asked.
    std::vector<std::pair<StructureIndex, ExactBone>> bones;
    for (const char* key : {"hip-bone-left", "femur-left", "sacrum", "tibia-left", "fibula-left", "vertebra-l3",
                            "vertebra-l4", "vertebra-l5", "hip-bone-right", "femur-right"}) {
        const StructureIndex index = *s.atlas->find(key);
        bones.emplace_back(index, s.atlas->at(index));
    }
    for (const auto& [name, pose] : allPoses()) {
        const auto body = posed(*s.model, pose);
        double deepest = 0;
        std::string which;
        for (std::uint32_t i = 0; i < s.atlas->structures().size(); ++i) {
            const Structure& structure = s.atlas->at({i});
            const auto& shape = body->surface({i}).shape;
            if (structure.kind != Kind::muscle || !shape) {
                continue;
            }
            for (const auto& [bone, exact] : bones) {
                const glm::mat4 rest_from_atlas{glm::inverse(body->atlas_from_segments()[*s.model->segmentOf(bone)])};
                for (std::size_t v = 0; v < shape->positions.size(); v += 2) {
                    const double depth = exact.depth(glm::vec3{rest_from_atlas * glm::vec4{shape->positions[v], 1}});
                    if (depth > deepest) {
                        const double more = depth - exact.depth(structure.mesh->positions[v]);
                        if (more > deepest) {
                            deepest = more;
                            which = structure.key + " in " + s.atlas->at(bone).key;
                        }
                    }
                }
            }
        }
        std::printf("%-22s in bone by %.2f mm (%s)\n", name.c_str(), deepest, which.c_str());
        CAPTURE(name, which);
        CHECK(deepest < 1);
    }
}

TEST_CASE("no line of pull runs through a bone, however the hip stands")
{
    const Subject& s = subject();
    const MusclePaths paths{s.model, *s.tables->paths};
    std::vector<std::pair<std::size_t, ExactBone>> bones;
    for (const char* key : {"hip-bone-left", "femur-left", "sacrum", "vertebra-l5"}) {
        const StructureIndex index = *s.atlas->find(key);
        bones.emplace_back(*s.model->segmentOf(index), s.atlas->at(index));
    }
    std::map<std::string, std::pair<double, std::string>> deepest;
    const auto look = [&](const std::string& name, const Pose& pose) {
        const auto places = s.model->atlas_from_segments(pose);
        for (const MusclePath& muscle : paths.muscles()) {
            for (std::size_t i = 0; muscle.side == Side::left && i < muscle.slips.size(); ++i) {
                const std::string key = muscle.muscle + "/" + muscle.slips[i].key;
                const auto line = paths.line(pose, key);
                for (const auto& [segment, exact] : bones) {
                    const glm::mat4 rest_from_atlas{glm::inverse(places[segment])};
                    for (std::size_t k = 1; k < line.size(); ++k) {
                        const int steps = 1 + static_cast<int>(glm::distance(line[k - 1], line[k]) / 1.5f);
                        for (int step = 0; step < steps; ++step) {
                            const glm::vec3 at =
                                glm::mix(line[k - 1], line[k], static_cast<float>(step) / static_cast<float>(steps));
                            if (glm::distance(at, line.front()) < 6 || glm::distance(at, line.back()) < 6) {
                                continue; // it arises from bone and ends on bone
                            }
                            const double depth = exact.depth(glm::vec3{rest_from_atlas * glm::vec4{at, 1}});
                            auto& worst = deepest[key];
                            if (depth > worst.first) {
                                worst = {depth, name};
                            }
                        }
                    }
                }
            }
        }
    };
    const auto stand = [&](double flexion, double adduction, double rotation) {
        Pose pose = turned({}, "hip-flexion-left", glm::radians(flexion));
        pose = turned(pose, "hip-adduction-left", glm::radians(adduction));
        pose = turned(pose, "hip-rotation-left", glm::radians(rotation));
        std::ostringstream name;
        name << "flexion " << flexion << ", adduction " << adduction << ", rotation " << rotation;
        look(name.str(), pose);
    };
    for (const double flexion : {-20.0, -10.0, 0.0, 30.0, 60.0, 90.0, 120.0}) {
        const bool isDeep = flexion > 100; // there the thigh is neither crossed over nor turned inwards
        for (const double adduction : {-45.0, -20.0, 0.0, 15.0}) {
            if (!isDeep || adduction <= 0) {
                stand(flexion, adduction, 0);
            }
        }
        for (const double rotation : {-40.0, -20.0, 20.0, 35.0}) {
            if (!isDeep || rotation <= 0) {
                stand(flexion, 0, rotation);
            }
        }
    }
    for (const auto& [name, pose] : allPoses()) {
        look(name, pose);
    }
    for (const auto& [key, worst] : deepest) {
        std::printf("%-44s in bone by %.2f mm (%s)\n", key.c_str(), worst.first, worst.second.c_str());
        CAPTURE(key, worst.second);
        CHECK(worst.first < 1.5);
    }
}

TEST_CASE("skin and the wall of the belly bend without steps")
{
    const Subject& s = subject();
    for (const char* key : {"skin", "external-oblique-left", "rectus-abdominis-left", "transversus-abdominis-left"}) {
        const StructureIndex index = *s.atlas->find(key);
        const Structure& structure = s.atlas->at(index);
        const Mesh& mesh = *structure.mesh;
        for (const auto& [name, pose] : allPoses()) {
            const auto shape = posed(*s.model, pose)->surface(index).shape;
            if (!shape) {
                continue;
            }
            float worst = 0; // by how much an edge is longer than at rest, mm
            for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
                const std::uint32_t a = mesh.triangles[t];
                const std::uint32_t b = mesh.triangles[t % 3 == 2 ? t - 2 : t + 1];
                worst = std::max(worst, glm::distance(shape->positions[a], shape->positions[b]) -
                                            glm::distance(mesh.positions[a], mesh.positions[b]));
            }
            std::printf("%-28s %-22s edges longer by %.1f mm\n", key, name.c_str(), static_cast<double>(worst));
            CAPTURE(key, name);
            CHECK(worst < (structure.kind == Kind::skin ? 40 : 16));
        }
    }
}

TEST_CASE("what is attached to bone stays on it")
{
    const Subject& s = subject();
    for (const auto& [name, pose] : allPoses()) {
        const auto body = posed(*s.model, pose);
        double farthest = 0;
        std::string which;
        for (const char* key : {"psoas-major-left", "iliacus-left", "psoas-major-right", "iliacus-right",
                                "pectineus-left", "rectus-femoris-left", "sartorius-left", "adductor-longus-left",
                                "gluteus-medius-left", "quadratus-lumborum-left"}) {
            const StructureIndex muscle = *s.atlas->find(key);
            const Structure& structure = s.atlas->at(muscle);
            const auto& shape = body->surface(muscle).shape;
            if (!shape) {
                continue;
            }
            for (const StructureIndex index : s.atlas->attachmentsOf(key)) {
                const Structure& area = s.atlas->at(index);
                if (area.muscle != key) {
                    continue;
                }
                const auto look = [&](const std::string& bone, const Mesh& mesh) {
                    const auto found = s.atlas->find(bone);
                    if (!found || s.atlas->at(*found).kind != Kind::bone) {
                        return;
                    }
                    for (std::size_t v = 0; v < structure.mesh->positions.size(); v += 3) {
                        const glm::vec3& at = structure.mesh->positions[v];
                        const bool on = std::ranges::any_of(
                            mesh.positions, [&](const glm::vec3& p) { return glm::distance(p, at) < 0.5f; });
                        if (on) {
                            const double off = static_cast<double>(
                                glm::distance(shape->positions[v], posedPoint(*s.model, *body, *found, at)));
                            if (off > farthest) {
                                farthest = off;
                                which = std::string{key} + " on " + bone;
                            }
                        }
                    }
                };
                for (const BonePatch& patch : area.patches) {
                    look(patch.bone, *patch.mesh);
                }
                if (area.patches.empty()) {
                    look(area.bones.front(), *area.mesh);
                }
            }
        }
        std::printf("%-22s attached within %.2f mm (%s)\n", name.c_str(), farthest, which.c_str());
        CAPTURE(name, which);
        CHECK(farthest < 0.5);
    }
}

TEST_CASE("a mirrored pose gives the mirrored body")
{
    const Subject& s = subject();
    const Pose pose = s.tables->findPose("march-left")->pose;
    const auto left = posed(*s.model, pose);
    const auto right = posed(*s.model, mirrored(pose));
    for (const char* base : {"psoas-major", "iliacus", "rectus-femoris", "gluteus-maximus", "sartorius"}) {
        const StructureIndex a = *s.atlas->find(std::string{base} + "-left");
        const StructureIndex b = *s.atlas->find(std::string{base} + "-right");
        const Box one = left->surface(a).shape->bounds;
        const Box other = right->surface(b).shape->bounds;
        CAPTURE(base);
        CHECK(one.lower.x == Approx(-other.upper.x).margin(0.3));
        CHECK(one.upper.x == Approx(-other.lower.x).margin(0.3));
        CHECK(one.lower.y == Approx(other.lower.y).margin(0.3));
        CHECK(one.upper.z == Approx(other.upper.z).margin(0.3));
    }
}

TEST_CASE("a body can be picked where it is, in draft and at rest")
{
    const Subject& s = subject();
    const Pose pose = s.tables->findPose("sit")->pose;
    for (const Detail detail : {Detail::draft, Detail::full}) {
        const std::clock_t start = std::clock();
        for (int i = 0; i < 9; ++i) {
            posed(*s.model, pose, detail);
        }
        const auto body = posed(*s.model, pose, detail);
        std::printf("%s: %.1f ms of processor time\n", detail == Detail::draft ? "draft" : "full",
                    100.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        const StructureIndex muscle = *s.atlas->find("rectus-femoris-left");
        const PosedSurface& surface = body->surface(muscle);
        const Box& box = surface.tree->bounds();
        const glm::vec3 above = box.centre() + glm::vec3{0, 300, 0};
        const auto hit = surface.tree->nearest({above, {0, -1, 0}}, 1000);
        REQUIRE(hit);
        CHECK(above.y - hit->distance <= box.upper.y + 0.1f);
        CHECK(above.y - hit->distance >= box.lower.y - 0.1f);
    }
}
