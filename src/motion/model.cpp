// Centres of balls by least squares on the algebraic distance, farther and farther from outliers.

#include "motion/model.h"

#include "core/work.h"
#include "motion/muscle_paths.h"
#include "motion/skin_bytes.h"

#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace psoas {
namespace {

glm::dvec3 placed(const Structure& structure, const glm::vec3& point)
{
    return glm::dvec3{structure.atlas_from_mesh * glm::vec4{point, 1}};
}

std::vector<glm::dvec3> pointsOf(const Structure& structure)
{
    std::vector<glm::dvec3> points;
    points.reserve(structure.mesh->positions.size());
    for (const glm::vec3& position : structure.mesh->positions) {
        points.push_back(placed(structure, position));
    }
    return points;
}

/// The sphere nearest to `points`; none where they lie in a plane.
std::optional<std::pair<glm::dvec3, double>> sphereThrough(const std::vector<glm::dvec3>& points)
{
    // |p|2 = 2 c.p + (r2 - |c|2), about their mean for the sake of the numbers.
    glm::dvec3 mean{0};
    for (const glm::dvec3& p : points) {
        mean += p / static_cast<double>(points.size());
    }
    glm::dmat4 normal{0};
    glm::dvec4 right{0};
    for (const glm::dvec3& p : points) {
        const glm::dvec4 row{2.0 * (p - mean), 1.0};
        const double length2 = glm::dot(p - mean, p - mean);
        normal += glm::outerProduct(row, row);
        right += row * length2;
    }
    if (points.size() < 8 || std::abs(glm::determinant(normal)) < 1e-3) {
        return std::nullopt;
    }
    const glm::dvec4 solved = glm::inverse(normal) * right;
    const glm::dvec3 centre{solved};
    return std::pair{centre + mean, std::sqrt(std::max(0.0, solved.w + glm::dot(centre, centre)))};
}

/// The centre of the ball at the upper, inner end of a bone.
std::optional<glm::dvec3> ballOf(const Structure& bone)
{
    std::vector<glm::dvec3> points = pointsOf(bone);
    if (points.empty()) {
        return std::nullopt;
    }
    glm::dvec3 lower = points.front();
    glm::dvec3 upper = points.front();
    for (const glm::dvec3& p : points) {
        lower = glm::min(lower, p);
        upper = glm::max(upper, p);
    }
    const double height = upper.y - lower.y;
    // The head faces the midline: what lies highest and farthest in.
    const double inwards = (lower.x + upper.x) / 2 > 0 ? -1 : 1;
    std::vector<glm::dvec3> top;
    std::ranges::copy_if(points, std::back_inserter(top),
                         [&](const glm::dvec3& p) { return p.y > upper.y - 0.14 * height; });
    double innermost = -1e30;
    for (const glm::dvec3& p : top) {
        innermost = std::max(innermost, inwards * p.x);
    }
    std::vector<glm::dvec3> head;
    std::ranges::copy_if(top, std::back_inserter(head),
                         [&](const glm::dvec3& p) { return inwards * p.x > innermost - 0.07 * height; });
    auto sphere = sphereThrough(head);
    for (int round = 0; sphere && round < 12; ++round) {
        std::vector<glm::dvec3> near;
        const double within = std::max(0.6, 3.0 / (1 + round));
        std::ranges::copy_if(top, std::back_inserter(near), [&](const glm::dvec3& p) {
            return std::abs(glm::distance(p, sphere->first) - sphere->second) < within;
        });
        if (near.size() < 30) {
            break;
        }
        sphere = sphereThrough(near);
    }
    return sphere ? std::optional{sphere->first} : std::nullopt;
}

/// The middle of the lower end of a bone, where its joint turns: as high as it is thick there.
std::optional<glm::dvec3> footOf(const Structure& bone)
{
    const std::vector<glm::dvec3> points = pointsOf(bone);
    if (points.empty()) {
        return std::nullopt;
    }
    double lowest = points.front().y;
    double highest = lowest;
    for (const glm::dvec3& p : points) {
        lowest = std::min(lowest, p.y);
        highest = std::max(highest, p.y);
    }
    Box box;
    for (const glm::dvec3& p : points) {
        if (p.y < lowest + 0.08 * (highest - lowest)) {
            box.add(glm::vec3{p});
        }
    }
    return glm::dvec3{box.centre().x, lowest + 0.4 * static_cast<double>(box.size().z), box.centre().z};
}

Box boxOf(const Structure& structure)
{
    Box box;
    for (const glm::dvec3& p : pointsOf(structure)) {
        box.add(glm::vec3{p});
    }
    return box;
}

/// What is stiff and goes with its bones without bending.
bool isStiff(Kind kind)
{
    return kind == Kind::bone || kind == Kind::cartilage || kind == Kind::disc || kind == Kind::ligament;
}

/// From the middle of a muscle's origin to that of its insertion; none where the atlas does not have them.
std::optional<HipGuide> ownGuide(const Atlas& atlas, const std::string& base, HipGuide guide)
{
    const std::string end = guide.side == Side::left ? "-left" : "-right";
    const auto middleOf = [&](const std::string& key) -> std::optional<glm::dvec3> {
        const auto index = atlas.find(key);
        if (!index || atlas.at(*index).mesh->positions.empty()) {
            return std::nullopt;
        }
        glm::dvec3 sum{0};
        const std::vector<glm::dvec3> points = pointsOf(atlas.at(*index));
        for (const glm::dvec3& point : points) {
            sum += point;
        }
        return sum / static_cast<double>(points.size());
    };
    const auto from = middleOf(base + end + "/origin");
    const auto to = middleOf(base + end + "/insertion");
    if (!from || !to) {
        return std::nullopt;
    }
    guide.of = base;
    guide.from = *from;
    guide.to = *to;
    guide.round = {};
    return guide;
}

} // namespace

std::optional<std::size_t> MotionModel::segment(std::string_view key) const
{
    const auto found = std::ranges::find(m_segments, key, &Segment::key);
    return found == m_segments.end() ? std::nullopt
                                     : std::optional{static_cast<std::size_t>(found - m_segments.begin())};
}

std::optional<std::size_t> MotionModel::segmentOf(StructureIndex index) const
{
    return m_segmentOf[index.value];
}

const Skin* MotionModel::skinOf(StructureIndex index) const
{
    return m_skins[index.value].get();
}

std::optional<std::size_t> MotionModel::segmentOfPatch(StructureIndex index, std::size_t patch) const
{
    return m_patchSegments[index.value][patch];
}

const Skin* MotionModel::skinOfPatch(StructureIndex index, std::size_t patch) const
{
    return m_patchSkins[index.value][patch].get();
}

std::optional<glm::dvec3> MotionModel::placeOf(const std::string& key) const
{
    if (const Landmark* landmark = m_atlas->findLandmark(key)) {
        return glm::dvec3{landmark->point};
    }
    if (const auto index = m_atlas->find(key)) {
        return glm::dvec3{boxOf(m_atlas->at(*index)).centre()};
    }
    return std::nullopt;
}

void MotionModel::placeCentres()
{
    for (std::size_t number = 0; number < m_segments.size(); ++number) {
        Segment& segment = m_segments[number];
        const SegmentRow& row = m_tables->segments[number];
        glm::dvec3 sum{0};
        double count = 0;
        for (const std::string& key : row.at) {
            if (const auto place = placeOf(key)) {
                sum += *place;
                ++count;
            }
        }
        if (count > 0 && count == static_cast<double>(row.at.size())) {
            segment.centre = sum / count;
            segment.found = true;
            continue;
        }
        const auto bone = [&](const std::string& key) -> const Structure* {
            const auto index = m_atlas->find(key);
            return index ? &m_atlas->at(*index) : nullptr;
        };
        std::optional<glm::dvec3> place;
        if (const Structure* ball = bone(row.ball)) {
            place = ballOf(*ball);
        } else if (const Structure* foot = bone(row.foot)) {
            place = footOf(*foot);
        } else if (number > 0 && row.side == Side::none && segment.hasBones && m_segments[segment.parent].hasBones) {
            // Vertebrae without their disc: halfway between their boxes.
            Box own;
            Box below;
            for (std::size_t i = 0; i < m_segmentOf.size(); ++i) {
                if (m_segmentOf[i] == number && m_atlas->structures()[i].key.starts_with("vertebra-")) {
                    own.add(boxOf(m_atlas->structures()[i]));
                } else if (m_segmentOf[i] == segment.parent) {
                    below.add(boxOf(m_atlas->structures()[i]));
                }
            }
            if (!own.isEmpty() && !below.isEmpty()) {
                place = 0.5 * glm::dvec3{own.centre() + below.centre()};
            }
        }
        segment.found = place.has_value() || number == 0;
        segment.centre = place.value_or(m_segments[segment.parent].centre);
    }
}

void MotionModel::placeGuides()
{
    const auto paths = fittedTo(*this, *m_tables->paths);
    for (const Side side : {Side::left, Side::right}) {
        const std::string end = side == Side::left ? "-left" : "-right";
        std::vector<HipGuide> guides;
        const auto pelvis = segment("pelvis");
        const auto thigh = segment("thigh" + end);
        for (const std::string base : {"psoas-major", "iliacus"}) {
            const auto path = std::ranges::find(paths, base + end, &MusclePath::muscle);
            if (path == paths.end() || !pelvis || !thigh) {
                continue;
            }
            HipGuide guide;
            guide.of = base;
            guide.pelvis = *pelvis;
            guide.thigh = *thigh;
            guide.side = side;
            guide.centre = m_segments[*thigh].centre;
            double areas = 0;
            for (const SlipPath& slip : path->slips) {
                const std::size_t last = slip.points.size() - 2; // on the pelvis
                guide.from += slip.area * glm::mix(slip.points[last].at, slip.points[last - 1].at, 0.5);
                guide.to += slip.area * slip.points.back().at;
                areas += slip.area;
            }
            guide.from /= areas;
            guide.to /= areas;
            guide.round = path->pelvic;
            guides.push_back(guide);
        }
        if (guides.size() < 2) {
            continue;
        }
        HipGuide between = guides[0];
        between.of.clear();
        between.from = 0.5 * (guides[0].from + guides[1].from);
        between.to = 0.5 * (guides[0].to + guides[1].to);
        between.round = {0.5 * (guides[0].round.centre + guides[1].round.centre),
                         0.5 * (guides[0].round.radius + guides[1].round.radius)};
        guides.push_back(between);
        for (const SoftRow& row : m_tables->soft) {
            for (const std::string& base : row.line == "own" ? row.structures : std::vector<std::string>{}) {
                if (auto own = ownGuide(*m_atlas, base, between)) {
                    guides.push_back(*own);
                }
            }
        }
        for (HipGuide& guide : guides) {
            guide.line = guideLine(guide.from, guide.to, guide.round, {}, guide.length);
            if (guide.round.radius > 0) { // it goes on from above
                guide.ahead = glm::normalize(glm::dvec3{guide.line[2] - guide.line[0]});
                guide.line = guideLine(guide.from, guide.to, guide.round, guide.ahead, guide.length);
            }
            m_guides.push_back(guide);
        }
    }
}

SkinSources MotionModel::sourcesOf(const Structure& structure, const BoneDistances& distances) const
{
    SkinSources sources{distances, m_fields, m_guides, {}, {}, {}, {}, {}};
    const SoftRow* row = m_tables->findSoft(structure.baseKey);
    const bool ofTrunk = row != nullptr && row->ofTrunk;
    for (std::size_t i = 0; ofTrunk && i < m_segments.size(); ++i) {
        sources.barred.push_back(m_tables->segments[i].side != Side::none);
    }
    const std::string line = row == nullptr || row->line.empty() ? structure.kind == Kind::bursa ? "psoas-major" : ""
                             : row->line == "own"                ? structure.baseKey
                                                                 : row->line;
    const bool hasOwn = std::ranges::find(m_guides, line, &HipGuide::of) != m_guides.end() && !line.empty();
    const bool goesAlong = structure.kind != Kind::ligament && structure.kind != Kind::cartilage &&
                           structure.kind != Kind::disc && structure.kind != Kind::skin &&
                           !isAttachment(structure.kind) && line != "none" && !ofTrunk;
    for (std::size_t i = 0; i < m_guides.size(); ++i) {
        const bool ofSide = structure.side == Side::none || structure.side == m_guides[i].side;
        if (ofSide && hasOwn && m_guides[i].of == line) {
            sources.own.push_back(i);
        } else if (ofSide && !hasOwn && goesAlong && m_guides[i].of.empty()) {
            sources.about.push_back(i);
        }
    }
    for (const StructureIndex index : m_atlas->attachmentsOf(structure.key)) {
        const Structure& area = m_atlas->at(index);
        if (area.muscle != structure.key) {
            continue;
        }
        const auto add = [&](const std::string& bone, const Mesh& mesh) {
            const auto found = m_atlas->find(bone);
            const auto on = found ? m_segmentOf[found->value] : std::nullopt;
            if (!on || m_atlas->at(*found).kind != Kind::bone) {
                return;
            }
            FixedArea fixed;
            fixed.segment = *on;
            fixed.isInsertion = area.kind == Kind::insertion;
            for (const glm::vec3& position : mesh.positions) {
                fixed.points.emplace_back(placed(area, position));
                fixed.box.add(fixed.points.back());
            }
            sources.areas.push_back(std::move(fixed));
        };
        for (const BonePatch& patch : area.patches) {
            add(patch.bone, *patch.mesh);
        }
        if (area.patches.empty() && !area.bones.empty()) {
            add(area.bones.front(), *area.mesh);
        }
    }
    sources.straight = straightOf(structure, sources.areas);
    return sources;
}

/// Of muscles whose fibres begin straight over a joint; the others lie on what is under them and go with it.
std::optional<SkinSources::Straight> MotionModel::straightOf(const Structure& structure,
                                                             const std::vector<FixedArea>& areas) const
{
    const SoftRow* row = m_tables->findSoft(structure.baseKey);
    if (row == nullptr || !row->straight) {
        return std::nullopt;
    }
    const auto find = [&](const std::string& key) {
        return segment(structure.side == Side::right ? otherSide(key) : key);
    };
    const auto from = find(row->straight->from);
    const auto to = find(row->straight->to);
    const bool arisesThere = std::ranges::any_of(areas, [](const FixedArea& area) { return !area.isInsertion; }) &&
                             std::ranges::all_of(areas, [&](const FixedArea& area) {
                                 return area.isInsertion || area.segment == from.value_or(area.segment + 1);
                             });
    if (!from || !to || !arisesThere) {
        return std::nullopt;
    }
    const auto towards = find(row->straight->towards);
    if (!towards || !m_segments[*towards].found) {
        return std::nullopt;
    }
    glm::dvec3 middle{0};
    double count = 0;
    for (const FixedArea& area : areas) {
        for (const glm::vec3& point : area.isInsertion ? std::vector<glm::vec3>{} : area.points) {
            middle += point;
            ++count;
        }
    }
    const double reach =
        row->straight->share * glm::distance(middle / std::max(count, 1.0), m_segments[*towards].centre);
    return reach > 1 ? std::optional{SkinSources::Straight{*from, *to, static_cast<float>(reach)}} : std::nullopt;
}

std::shared_ptr<const MotionModel> MotionModel::create(std::shared_ptr<const Atlas> atlas,
                                                       std::shared_ptr<const MotionTables> tables,
                                                       const std::vector<bool>* only, const KeptBytes* kept)
{
    std::shared_ptr<MotionModel> model{new MotionModel};
    model->m_atlas = std::move(atlas);
    model->m_tables = std::move(tables);
    const auto& structures = model->m_atlas->structures();
    model->m_segmentOf.resize(structures.size());
    for (const SegmentRow& row : model->m_tables->segments) {
        Segment segment;
        segment.key = row.key;
        segment.parent = row.parent.empty() ? 0 : *model->segment(row.parent);
        const std::size_t number = model->m_segments.size();
        for (const std::string& id : row.bones) {
            for (const StructureIndex index : model->m_atlas->resolve(id)) {
                const Structure& structure = structures[index.value];
                if (isStiff(structure.kind)) {
                    model->m_segmentOf[index.value] = number;
                    segment.hasBones = segment.hasBones || structure.kind == Kind::bone;
                }
            }
        }
        model->m_segments.push_back(std::move(segment));
    }
    model->placeCentres();
    model->m_turns.resize(model->m_segments.size());
    for (const Joint& joint : model->m_tables->joints) {
        if (model->canTurn(joint)) {
            for (const JointTurn& turn : joint.turns) {
                model->m_turns[*model->segment(turn.segment)].push_back({joint.key, turn.axis, turn.share});
            }
        }
    }

    model->placeGuides();
    model->m_fields.resize(model->m_segments.size());
    model->m_skins.resize(structures.size());
    model->m_patchSegments.resize(structures.size());
    model->m_patchSkins.resize(structures.size());
    std::vector<SkinTask> tasks;
    bool anyWanted = false;
    for (std::size_t i = 0; i < structures.size(); ++i) {
        const Structure& structure = structures[i];
        const bool wanted = only == nullptr || (*only)[i];
        const auto add = [&](const std::shared_ptr<const Mesh>& mesh, std::shared_ptr<const Skin>& skin) {
            tasks.push_back({mesh, &structure, &skin, wanted});
            anyWanted = anyWanted || wanted;
        };
        model->m_patchSegments[i].resize(structure.patches.size());
        model->m_patchSkins[i].resize(structure.patches.size());
        for (std::size_t k = 0; k < structure.patches.size(); ++k) {
            const auto bone = model->m_atlas->find(structure.patches[k].bone);
            model->m_patchSegments[i][k] = bone ? model->m_segmentOf[bone->value] : std::nullopt;
            if (!model->m_patchSegments[i][k]) {
                add(structure.patches[k].mesh, model->m_patchSkins[i][k]);
            }
        }
        if (isAttachment(structure.kind) && structure.bones.size() == 1) {
            if (const auto bone = model->m_atlas->find(structure.bones.front())) {
                model->m_segmentOf[i] = model->m_segmentOf[bone->value];
            }
        }
        if (!model->m_segmentOf[i] && structure.patches.empty()) {
            add(structure.mesh, model->m_skins[i]);
        }
    }
    if (anyWanted) {
        const std::string sources = kept != nullptr ? model->sourcesOf(tasks) : std::string{};
        if (kept == nullptr || !model->takeKept(tasks, kept->find(sources).value_or(std::string{}))) {
            if (kept == nullptr) {
                std::erase_if(tasks, [](const SkinTask& task) { return !task.wanted; });
            }
            model->makeSkins(tasks);
            if (kept != nullptr) {
                kept->keep(sources, model->keptOf(tasks));
            }
        }
    }
    return model;
}

std::string MotionModel::sourcesOf(const std::vector<SkinTask>& tasks) const
{
    std::string bytes;
    append(bytes, skinVersion);
    for (const Segment& segment : m_segments) {
        append(bytes, segment.parent);
        append(bytes, segment.centre);
        append(bytes, segment.hasBones);
    }
    for (const HipGuide& guide : m_guides) {
        append(bytes, guide.side);
        append(bytes, guide.pelvis);
        append(bytes, guide.thigh);
        append(bytes, guide.centre);
        append(bytes, guide.line);
        append(bytes, guide.ahead);
    }
    for (const SoftRow& row : m_tables->soft) {
        for (const std::string& base : row.structures) {
            append(bytes, base);
        }
        append(bytes, row.line);
        append(bytes, row.ofTrunk);
        if (row.straight) {
            append(bytes, row.straight->from);
            append(bytes, row.straight->to);
            append(bytes, row.straight->towards);
            append(bytes, row.straight->share);
        }
    }
    const auto add = [&](const Mesh& mesh) {
        append(bytes, mesh.positions);
        append(bytes, mesh.triangles);
    };
    for (std::size_t i = 0; i < m_segmentOf.size(); ++i) {
        const Structure& structure = m_atlas->structures()[i];
        append(bytes, structure.key);
        append(bytes, structure.muscle);
        append(bytes, structure.kind);
        append(bytes, structure.side);
        append(bytes, structure.atlas_from_mesh);
        append(bytes, m_segmentOf[i].value_or(m_segments.size()));
        if (m_segmentOf[i] && structure.kind == Kind::bone) {
            add(*structure.mesh);
        }
        for (const std::string& bone : structure.bones) {
            append(bytes, bone);
        }
        for (const BonePatch& patch : structure.patches) {
            append(bytes, patch.bone);
            add(*patch.mesh);
        }
        if (isAttachment(structure.kind) && structure.patches.empty()) {
            add(*structure.mesh);
        }
    }
    for (const SkinTask& task : tasks) {
        add(*task.mesh);
    }
    return bytes;
}

std::string MotionModel::keptOf(const std::vector<SkinTask>& tasks) const
{
    std::string bytes;
    for (const BoneField& field : m_fields) {
        field.append(bytes);
    }
    for (const SkinTask& task : tasks) {
        append(bytes, **task.skin);
    }
    return bytes;
}

bool MotionModel::takeKept(const std::vector<SkinTask>& tasks, std::string_view bytes)
{
    std::vector<BoneField> fields(m_segments.size());
    for (BoneField& field : fields) {
        if (!field.take(bytes)) {
            return false;
        }
    }
    std::vector<std::shared_ptr<const Skin>> skins;
    for (const SkinTask& task : tasks) {
        auto skin = takeSkin(bytes, task.mesh, keepsVolume(task.structure->kind), m_segments.size(), m_guides.size());
        if (!skin) {
            return false;
        }
        skins.push_back(std::make_shared<const Skin>(std::move(*skin)));
    }
    if (!bytes.empty()) {
        return false;
    }
    m_fields = std::move(fields);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        *tasks[i].skin = std::move(skins[i]);
    }
    return true;
}

void MotionModel::makeSkins(const std::vector<SkinTask>& tasks)
{
    std::vector<std::size_t> parents;
    std::vector<std::vector<const Structure*>> bones(m_segments.size());
    for (const Segment& segment : m_segments) {
        parents.push_back(segment.parent);
    }
    for (std::size_t i = 0; i < m_segmentOf.size(); ++i) {
        const Structure& structure = m_atlas->structures()[i];
        if (m_segmentOf[i] && structure.kind == Kind::bone) {
            bones[*m_segmentOf[i]].push_back(&structure);
        }
    }
    // Nothing slides over ribs, arms and feet.
    m_fields.resize(m_segments.size());
    parallelFor(m_segments.size(), [&](std::size_t i) {
        static const std::set<std::string, std::less<>> slidOver{"pelvis", "l1",    "l2",  "l3",     "l4",
                                                                 "l5",     "thigh", "leg", "patella"};
        const std::string& key = m_segments[i].key;
        const std::string other = otherSide(key);
        if (slidOver.contains(key == other ? key : key.substr(0, key.rfind('-')))) {
            m_fields[i] = BoneField{bones[i]};
        }
    });
    const BoneDistances distances{bones, parents};
    // The largest first, so that the cores end together.
    std::vector<const SkinTask*> order;
    for (const SkinTask& task : tasks) {
        order.push_back(&task);
    }
    std::ranges::stable_sort(order, std::greater{}, [](const SkinTask* task) { return task->mesh->positions.size(); });
    parallelFor(order.size(), [&](std::size_t number) {
        const SkinTask& task = *order[number];
        *task.skin =
            std::make_shared<const Skin>(skinned(task.mesh, *task.structure, sourcesOf(*task.structure, distances)));
    });
}

bool MotionModel::canTurn(const Joint& joint) const
{
    return std::ranges::all_of(joint.turns, [&](const JointTurn& turn) {
        const auto found = segment(turn.segment);
        return found && m_segments[*found].found && (*found == 0 || m_segments[*found].hasBones);
    });
}

std::vector<std::string> MotionModel::shortcomings() const
{
    std::vector<std::string> sentences;
    for (const Joint& joint : m_tables->joints) {
        if (!canTurn(joint)) {
            std::string missing;
            for (const JointTurn& turn : joint.turns) {
                const auto found = segment(turn.segment);
                if (!found || !m_segments[*found].found || (*found != 0 && !m_segments[*found].hasBones)) {
                    missing = turn.segment;
                }
            }
            sentences.push_back(joint.name + " cannot be shown: " + m_atlas->name() + " has no bones of “" + missing +
                                "”, or nothing tells where that joint lies.");
        }
    }
    return sentences;
}

/// What takes the whole body back so that what is held is where it would be if all hung on it: as it stands, or as the
/// body lies.
glm::dmat4 MotionModel::heldBack(const std::vector<glm::dmat4>& places, const Pose& pose, Held held) const
{
    const auto thigh =
        held == Held::pelvis ? std::nullopt : segment(held == Held::leftThigh ? "thigh-left" : "thigh-right");
    if (!thigh) {
        return glm::dmat4{1};
    }
    glm::dmat4 lying{1};
    if (!m_turns.front().empty()) { // the first turn of the first segment is that of the whole body
        const Turn& whole = m_turns.front().front();
        const double angle = pose.angle(whole.joint);
        const glm::dvec3& centre = m_segments.front().centre;
        lying = glm::translate(glm::dmat4{1}, centre) *
                glm::rotate(glm::dmat4{1}, angle * (angle > 0 ? whole.share[0] : whole.share[1]), whole.axis) *
                glm::translate(glm::dmat4{1}, -centre);
    }
    return lying * glm::inverse(places[*thigh]);
}

/// From one place of the whole body to another, along an arc about the hip whose thigh is taken hold of or let go.
glm::dmat4 MotionModel::between(const glm::dmat4& before, const glm::dmat4& after,
                                const std::vector<glm::dmat4>& places, const Pose& pose) const
{
    const Held end = pose.held != Held::pelvis ? pose.held : pose.heldBefore;
    const auto thigh = segment(end == Held::rightThigh ? "thigh-right" : "thigh-left");
    const glm::dvec4 hip = thigh ? places[*thigh] * glm::dvec4{m_segments[*thigh].centre, 1} : glm::dvec4{0, 0, 0, 1};
    const glm::dquat turn =
        glm::slerp(glm::quat_cast(glm::dmat3{before}), glm::quat_cast(glm::dmat3{after}), pose.passed);
    const glm::dvec3 to = glm::mix(glm::dvec3{before * hip}, glm::dvec3{after * hip}, pose.passed);
    return glm::translate(glm::dmat4{1}, to) * glm::mat4_cast(turn) * glm::translate(glm::dmat4{1}, -glm::dvec3{hip});
}

std::vector<glm::dmat4> MotionModel::atlas_from_segments(const Pose& pose) const
{
    std::vector<glm::dmat4> places(m_segments.size(), glm::dmat4{1});
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        const Segment& segment = m_segments[i];
        if (i > 0) {
            places[i] = places[segment.parent];
        }
        bool turned = false;
        glm::dmat4 turn{1};
        for (const Turn& each : m_turns[i]) {
            const double angle = pose.angle(each.joint);
            if (angle != 0) {
                turn = glm::rotate(turn, angle * (angle > 0 ? each.share[0] : each.share[1]), each.axis);
                turned = true;
            }
        }
        if (turned) {
            places[i] = places[i] * glm::translate(glm::dmat4{1}, segment.centre) * turn *
                        glm::translate(glm::dmat4{1}, -segment.centre);
        }
    }
    const glm::dmat4 now = heldBack(places, pose, pose.held);
    const glm::dmat4 whole =
        pose.passed < 1 ? between(heldBack(places, pose, pose.heldBefore), now, places, pose) : now;
    for (glm::dmat4& place : places) {
        place = whole * place;
    }
    return places;
}

double thighTrunkAngle(const MotionModel& model, const Pose& pose, Side side)
{
    const auto thorax = model.segment("thorax");
    const auto thigh = model.segment(side == Side::right ? "thigh-right" : "thigh-left");
    if (!thorax || !thigh) {
        return std::acos(-1.0);
    }
    const auto places = model.atlas_from_segments(pose);
    const glm::dvec3 up = glm::dmat3{places[*thorax]} * glm::dvec3{0, 1, 0};
    const glm::dvec3 down = glm::dmat3{places[*thigh]} * glm::dvec3{0, -1, 0};
    return std::acos(std::clamp(glm::dot(up, down), -1.0, 1.0));
}

double lordosis(const MotionModel& model, const Pose& pose, double standing)
{
    const auto upper = model.segment("l1");
    const auto lower = model.segment("pelvis");
    if (!upper || !lower) {
        return standing;
    }
    const auto places = model.atlas_from_segments(pose);
    const glm::dmat3 pelvis_from_l1 = glm::transpose(glm::dmat3{places[*lower]}) * glm::dmat3{places[*upper]};
    return standing - std::atan2(pelvis_from_l1[1].z, pelvis_from_l1[1].y);
}

} // namespace psoas
