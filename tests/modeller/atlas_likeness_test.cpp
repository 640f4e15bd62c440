// How near the finished bones and muscles of the complex are to real persons, and that they copy none: the mean two-way
// distance between surfaces, after a similarity has laid the one onto the other. The limits are those of a perfect
// average person: 0.71 of the distance between two persons.
#include "modeller/finished_atlas.h"
#include "modeller/person.h"
#include "modeller/short_of_goal.h"

#include <cstdio>

using namespace psoas;
using namespace psoas::modeller;
using psoas::test::FinishedAtlas;
using psoas::test::Goals;

namespace {

Mesh joined(const std::vector<std::string>& keys)
{
    Mesh all;
    for (const std::string& key : keys) {
        const Mesh& mesh = FinishedAtlas::get().mesh(key);
        const auto first = static_cast<std::uint32_t>(all.positions.size());
        all.positions.insert(all.positions.end(), mesh.positions.begin(), mesh.positions.end());
        for (const std::uint32_t index : mesh.triangles) {
            all.triangles.push_back(first + index);
        }
    }
    return all;
}

/// Mean distance, mm of the person, both ways.
double distanceBetween(const Mesh& ours, const Mesh& person)
{
    constexpr std::size_t dense = 400'000; // points that stand for a surface: about 0.2 mm of a femur from itself
    constexpr std::size_t asked = 20'000;
    const Similarity person_from_ours = aligned(ours, person, true);
    std::vector<SurfacePoint> a = spreadOver(ours, dense);
    for (SurfacePoint& point : a) {
        point = person_from_ours(point);
    }
    const std::vector<SurfacePoint> b = spreadOver(person, dense);
    double sum = 0;
    const std::vector<SurfacePoint>* const sides[2][2] = {{&a, &b}, {&b, &a}};
    for (const auto& [from, to] : sides) {
        const Neighbours neighbours{*to};
        for (std::size_t i = 0; i < asked; ++i) {
            const glm::vec3& p = (*from)[i * (dense / asked)].position;
            sum += static_cast<double>(glm::distance(p, neighbours.nearest(p).position));
        }
    }
    return sum / (2.0 * asked);
}

struct Likeness {
    const char* name;
    std::vector<std::string> keys;
    std::vector<const char*> persons;
    double most;     ///< mean over persons
    double farthest; ///< from any
};

/// Means over persons, mm, that are over the limit.
Goals& goals()
{
    static Goals all{{}};
    return all;
}

} // namespace

TEST_CASE("bones and muscles are as near to real persons as a perfect average, and copy nobody", "[reference]")
{
    const auto reference = test::referenceDir();
    if (!reference) {
        WARN("SKIP: no reference data beside the checkout (PSOAS_REFERENCE_DIR); likeness was not measured");
        return;
    }
    const std::vector<Likeness> all{
        {"L1",
         {"vertebra-l1"},
         {"bp3d-4.0/obj/first_lumbar_vertebra_FMA13072_FJ3157.obj", "opensim-geometry/body_frame/lumbar1.obj"},
         1.21,
         1.99},
        {"L2",
         {"vertebra-l2"},
         {"bp3d-4.0/obj/second_lumbar_vertebra_FMA13073_FJ3159.obj", "opensim-geometry/body_frame/lumbar2.obj"},
         1.06,
         1.53},
        {"L3",
         {"vertebra-l3"},
         {"bp3d-4.0/obj/third_lumbar_vertebra_FMA13074_FJ3162.obj", "opensim-geometry/body_frame/lumbar3.obj"},
         1.04,
         1.60},
        {"L4",
         {"vertebra-l4"},
         {"bp3d-4.0/obj/fourth_lumbar_vertebra_FMA13075_FJ3165.obj", "opensim-geometry/body_frame/lumbar4.obj"},
         1.11,
         1.67},
        {"L5",
         {"vertebra-l5"},
         {"bp3d-4.0/obj/fifth_lumbar_vertebra_FMA13076_FJ3168.obj", "opensim-geometry/body_frame/lumbar5.obj"},
         1.40,
         2.50},
        {"sacrum with coccyx",
         {"sacrum", "coccyx"},
         {"bp3d-4.0/obj/sacrum_FMA16202_FJ3393.obj", "opensim-geometry/body_frame/sacrumv.obj"},
         2.02,
         3.58},
        {"hip bone",
         {"hip-bone-left"},
         {"bp3d-4.0/obj/left_hip_bone_FMA16587_FJ3288.obj", "opensim-geometry/body_frame/pelvis_lv.obj"},
         2.20,
         3.66},
        {"femur",
         {"femur-left"},
         {"bp3d-4.0/obj/left_femur_FMA24475_FJ3259.obj", "opensim-geometry/body_frame/femur_l.obj"},
         2.23,
         4.12},
        {"iliacus", {"iliacus-left"}, {"bp3d-4.0/obj/left_iliacus_FMA22323_FJ1422M.obj"}, 2.02, 2.99},
        {"psoas major", {"psoas-major-left"}, {"bp3d-4.0/obj/left_psoas_major_FMA22343_FJ1431M.obj"}, 1.6, 4.2}};
    for (const Likeness& likeness : all) {
        const Mesh ours = joined(likeness.keys);
        double sum = 0;
        for (const char* file : likeness.persons) {
            const Result<Mesh> person = personFrom(*reference / file);
            if (!person) {
                FAIL(person.error().what);
            }
            const double mean = distanceBetween(ours, person.value());
            std::printf("%-20s %-60s %.2f mm\n", likeness.name, file, mean);
            INFO(likeness.name << " and " << file << ": " << mean << " mm");
            CHECK(mean >= 0.6); // nearer would be a copy
            CHECK(mean <= likeness.farthest);
            sum += mean;
        }
        const double mean = sum / static_cast<double>(likeness.persons.size());
        std::printf("%-20s mean over persons %.2f mm, at most %.2f\n", likeness.name, mean, likeness.most);
        goals().hold(likeness.name, mean, 0, likeness.most);
    }
    CHECK(goals().unseen().empty());
}
