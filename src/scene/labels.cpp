// Labels stand in a column on either side of the body, in the order of what they name, as on a printed plate. Those
// that would overlap are moved apart as little as possible: the pool-adjacent-violators algorithm (Ayer et al. 1955).

#include "scene/labels.h"

#include "core/work.h"
#include "scene/pick.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace psoas {
namespace {

constexpr int gridRows = 44;         // of rays through the picture
constexpr float leastCells = 4;      // of the grid that a structure has to fill to be named unasked
constexpr float anchorTolerance = 5; // mm between an anchor and the surface that is seen there
constexpr float margin = 14;         // logical pixels between labels and the edge of the picture
constexpr float lineGap = 8;         // between labels
constexpr float columnGap = 26;      // between the body and its labels
constexpr float orderHolds = 0.8f;   // of a label's height: two keep their order so far
constexpr float mayCross = 0.16f;    // of the width: so far from the middle a label may stand on its other side
constexpr float anchorHolds = 0.35f; // of the depth of the best place in a structure that the old one needs
constexpr std::size_t mostLabels = 26;
constexpr float pinTextGap = 12;
constexpr float cubeRoom = 160; // logical pixels at the top of the picture

struct Projection {
    glm::mat4 clip_from_atlas;
    glm::vec2 size;

    std::optional<glm::vec2> operator()(const glm::vec3& point) const
    {
        const glm::vec4 clip = clip_from_atlas * glm::vec4{point, 1};
        if (clip.w <= 0.01f) {
            return std::nullopt;
        }
        return glm::vec2{(clip.x / clip.w * 0.5f + 0.5f) * size.x, (0.5f - clip.y / clip.w * 0.5f) * size.y};
    }
};

Projection projectionOf(const SceneSnapshot& snapshot, int width, int height)
{
    const float aspect = static_cast<float>(width) / static_cast<float>(height);
    return {clip_from_view(snapshot.camera, aspect, snapshot.bounds) * view_from_atlas(snapshot.camera),
            {width, height}};
}

/// Whether the surface seen through `point` is that of `structure`, or glass of it.
bool isSeenThere(const SceneSnapshot& snapshot, const glm::vec3& eye, const glm::vec3& point, bool glass)
{
    return isInSight(snapshot, eye, point, glass ? 1.f : anchorTolerance);
}

/// What makes another choice of labels necessary.
bool sameChoice(const SceneSnapshot& a, const SceneSnapshot& b)
{
    if (!(a.camera == b.camera) || a.sections != b.sections || a.drawables.size() != b.drawables.size() ||
        a.captions.size() != b.captions.size() || a.presentation.clearBelow != b.presentation.clearBelow) {
        return false;
    }
    for (std::size_t i = 0; i < a.drawables.size(); ++i) {
        const Drawable& x = a.drawables[i];
        const Drawable& y = b.drawables[i];
        if (x.structure != y.structure || x.shape != y.shape || x.faded != y.faded || x.selected != y.selected ||
            x.cutBy != y.cutBy || x.atlas_from_mesh != y.atlas_from_mesh || x.bounds.lower != y.bounds.lower ||
            x.bounds.upper != y.bounds.upper) {
            return false;
        }
    }
    return true;
}

/// Tops of boxes of the same height, in order, as near to `wanted` as they can be without overlapping, within
/// `from` .. `to`.
std::vector<float> apart(const std::vector<float>& wanted, float step, float from, float to)
{
    struct Pool {
        double sum;
        int count;
        double mean() const { return sum / count; }
    };
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        pools.push_back({static_cast<double>(wanted[i] - static_cast<float>(i) * step), 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            pools[pools.size() - 2].sum += pools.back().sum;
            pools[pools.size() - 2].count += pools.back().count;
            pools.pop_back();
        }
    }
    const float last = std::max(from, to - static_cast<float>(wanted.size()) * step);
    std::vector<float> tops;
    for (const Pool& pool : pools) {
        for (int k = 0; k < pool.count; ++k) {
            tops.push_back(std::clamp(static_cast<float>(pool.mean()), from, last) +
                           static_cast<float>(tops.size()) * step);
        }
    }
    return tops;
}

/// The free part of a column, from .. to, between what covers it at its top and at its foot.
std::pair<float, float> freePart(const std::vector<glm::vec4>& covered, const glm::vec2& size, float left, float right,
                                 float gap, std::pair<float, float> whole)
{
    auto [from, to] = whole;
    for (const glm::vec4& part : covered) {
        const float top = part.y * size.y;
        const float bottom = (part.y + part.w) * size.y;
        if (part.x * size.x > right || (part.x + part.z) * size.x < left) {
            continue;
        }
        if (top + bottom < size.y) {
            from = std::max(from, bottom + gap);
        } else {
            to = std::min(to, top - gap);
        }
    }
    return to > from ? std::pair{from, to} : whole;
}

bool isCovered(const std::vector<glm::vec4>& covered, const glm::vec2& point)
{
    return std::ranges::any_of(covered, [&](const glm::vec4& part) {
        return point.x >= part.x && point.y >= part.y && point.x <= part.x + part.z && point.y <= part.y + part.w;
    });
}

} // namespace

const std::vector<Label>& LabelPlan::update(const SceneSnapshot& snapshot, int width, int height,
                                            const Measure& measure)
{
    const bool resting = snapshot.presentation.quality != Quality::draft;
    if (snapshot.captions.empty()) {
        m_named.clear();
        m_chosen = false;
    } else if (!m_chosen ||
               (resting && (!sameChoice(snapshot, m_chosenFor) || width != m_width || height != m_height))) {
        const float step = measure("Ag").y + lineGap * snapshot.presentation.scale;
        const float room = static_cast<float>(height) * (1 - snapshot.presentation.clearBelow) -
                           2 * margin * snapshot.presentation.scale;
        const auto most = static_cast<std::size_t>(std::max(2.f, 2 * std::floor(0.8f * room / step)));
        choose(snapshot, width, height, std::min(most, mostLabels));
        m_chosen = true;
        m_chosenFor = snapshot;
        for (Drawable& drawable : m_chosenFor.drawables) {
            drawable.mesh = nullptr;
            drawable.tree = nullptr;
        }
        m_chosenFor.cutFaces.clear();
        m_width = width;
        m_height = height;
    }
    for (Named& one : m_named) {
        const auto caption = std::ranges::find(snapshot.captions, one.structure, &Caption::structure);
        one.strong = caption != snapshot.captions.end() && caption->selected;
    }
    place(snapshot, width, height, measure);
    return m_labels;
}

void LabelPlan::choose(const SceneSnapshot& snapshot, int width, int height, std::size_t most)
{
    const float aspect = static_cast<float>(width) / static_cast<float>(height);
    const int rows = gridRows;
    const int columns = std::clamp(static_cast<int>(std::lround(static_cast<float>(rows) * aspect)), 8, 120);
    struct Cell {
        std::uint32_t structure = ~0u;
        glm::vec3 at{0};
    };
    std::vector<Cell> cells(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
    // Glass counts for what is behind it too: a second, solid-only look would cost as much again and name too much.
    SceneSnapshot solid;
    solid.camera = snapshot.camera;
    solid.sections = snapshot.sections;
    std::vector<bool> captioned;
    for (const Caption& caption : snapshot.captions) {
        if (caption.structure.value >= captioned.size()) {
            captioned.resize(caption.structure.value + 1);
        }
        captioned[caption.structure.value] = true;
    }
    for (const Drawable& drawable : snapshot.drawables) {
        if (!drawable.faded || drawable.selected) {
            solid.drawables.push_back(drawable);
        }
    }
    parallelFor(static_cast<std::size_t>(rows), [&](std::size_t row) {
        for (int column = 0; column < columns; ++column) {
            const glm::vec2 point{(static_cast<float>(column) + 0.5f) / static_cast<float>(columns),
                                  (static_cast<float>(row) + 0.5f) / static_cast<float>(rows)};
            if (const auto hit = pick(solid, rayThrough(snapshot.camera, point, aspect))) {
                Cell& cell = cells[row * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)];
                if (hit->structure.value < captioned.size() && captioned[hit->structure.value]) {
                    cell = {hit->structure.value, hit->position};
                }
            }
        }
    });
    // How far each cell lies inside what is seen of its structure.
    std::vector<int> depth(cells.size(), 0);
    const auto at = [&](int column, int row) {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    };
    for (int round = 0; round < 6; ++round) {
        std::vector<int> next = depth;
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                const std::size_t own = at(column, row);
                bool inside = cells[own].structure != ~0u && depth[own] == round;
                for (const auto& [dx, dy] : {std::pair{1, 0}, std::pair{-1, 0}, std::pair{0, 1}, std::pair{0, -1}}) {
                    const int x = column + dx;
                    const int y = row + dy;
                    inside = inside && x >= 0 && y >= 0 && x < columns && y < rows &&
                             cells[at(x, y)].structure == cells[own].structure && depth[at(x, y)] >= round;
                }
                next[own] += inside ? 1 : 0;
            }
        }
        depth = std::move(next);
    }
    struct Seen {
        float area = 0;
        int deepest = -1;
        glm::vec3 best{0};
        glm::vec2 sum{0};
        std::vector<std::size_t> cells;
    };
    std::map<std::uint32_t, Seen> seen;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].structure != ~0u) {
            Seen& one = seen[cells[i].structure];
            one.area += 1;
            one.cells.push_back(i);
            one.sum += glm::vec2{i % static_cast<std::size_t>(columns), i / static_cast<std::size_t>(columns)};
        }
    }
    for (auto& [structure, one] : seen) {
        const glm::vec2 middle = one.sum / one.area;
        float nearest = std::numeric_limits<float>::max();
        for (const std::size_t i : one.cells) {
            const glm::vec2 place{i % static_cast<std::size_t>(columns), i / static_cast<std::size_t>(columns)};
            const float off = glm::distance(place, middle);
            if (depth[i] > one.deepest || (depth[i] == one.deepest && off < nearest)) {
                one.deepest = depth[i];
                one.best = cells[i].at;
                nearest = off;
            }
        }
    }

    const Projection projection = projectionOf(snapshot, width, height);
    const glm::vec3 eye = eyeOf(snapshot.camera);
    std::vector<Named> chosen;
    for (const Caption& caption : snapshot.captions) {
        const auto found = seen.find(caption.structure.value);
        if (found == seen.end() || (found->second.area < leastCells && !caption.selected)) {
            continue;
        }
        Named one;
        one.structure = caption.structure;
        one.text = caption.text;
        one.of = caption.of;
        one.anchor = found->second.best;
        one.area = found->second.area;
        one.strong = caption.selected;
        const auto before = std::ranges::find(m_named, caption.structure, &Named::structure);
        const auto place = projection(one.anchor);
        one.onRight = place && place->x > static_cast<float>(width) / 2;
        if (before != m_named.end()) {
            // An anchor stays as long as it lies well enough inside.
            const auto old = projection(before->anchor);
            if (old && old->x >= 0 && old->y >= 0 && old->x < static_cast<float>(width) &&
                old->y < static_cast<float>(height) && isInSight(snapshot, eye, before->anchor, anchorTolerance)) {
                const int column = static_cast<int>(old->x / static_cast<float>(width) * static_cast<float>(columns));
                const int row = static_cast<int>(old->y / static_cast<float>(height) * static_cast<float>(rows));
                const std::size_t cell = at(std::min(column, columns - 1), std::min(row, rows - 1));
                if (cells[cell].structure == caption.structure.value &&
                    static_cast<float>(depth[cell]) >= anchorHolds * static_cast<float>(found->second.deepest)) {
                    one.anchor = before->anchor;
                }
            }
            one.rank = before->rank;
            one.area *= 1.3f; // who is named stays named
        }
        chosen.push_back(std::move(one));
    }
    // What is selected first, then what is large in the picture; of two sides one.
    std::ranges::stable_sort(
        chosen, [](const Named& a, const Named& b) { return a.strong != b.strong ? a.strong : a.area > b.area; });
    std::vector<std::string> said;
    std::erase_if(chosen, [&](const Named& one) {
        const bool again = std::ranges::find(said, one.of) != said.end();
        said.push_back(one.of);
        return again && !one.strong;
    });
    if (chosen.size() > most) {
        chosen.resize(most);
    }
    // As many on either side as there can be without long lines.
    std::vector<std::pair<float, Named*>> byMiddle;
    int excess = 0; // on the right
    for (Named& one : chosen) {
        const auto place = projection(one.anchor);
        byMiddle.emplace_back(place ? place->x - static_cast<float>(width) / 2 : 0.f, &one);
        excess += one.onRight ? 1 : -1;
    }
    std::ranges::stable_sort(byMiddle, {}, [](const auto& one) { return std::abs(one.first); });
    for (const auto& [off, one] : byMiddle) {
        if (std::abs(off) < mayCross * static_cast<float>(width) && std::abs(excess) > 1 &&
            one->onRight == (excess > 0)) {
            one->onRight = !one->onRight;
            excess += one->onRight ? 2 : -2;
        }
    }
    m_named = std::move(chosen);
}

void LabelPlan::place(const SceneSnapshot& snapshot, int width, int height, const Measure& measure)
{
    m_labels.clear();
    const float scale = snapshot.presentation.scale;
    const Projection projection = projectionOf(snapshot, width, height);
    const glm::vec3 eye = eyeOf(snapshot.camera);
    const auto wide = static_cast<float>(width);
    const float foot = static_cast<float>(height) * (1 - snapshot.presentation.clearBelow) - margin * scale;

    // The columns stand beside what is seen of the body.
    float left = wide;
    float right = 0;
    for (const Drawable& drawable : snapshot.drawables) {
        if (drawable.hull) {
            continue;
        }
        for (int corner = 0; corner < 8; ++corner) {
            const Box& box = drawable.bounds;
            const auto place = projection({(corner & 1) != 0 ? box.upper.x : box.lower.x,
                                           (corner & 2) != 0 ? box.upper.y : box.lower.y,
                                           (corner & 4) != 0 ? box.upper.z : box.lower.z});
            if (place && place->y > 0 && place->y < static_cast<float>(height)) {
                left = std::min(left, place->x);
                right = std::max(right, place->x);
            }
        }
    }

    struct Standing {
        Named* named;
        glm::vec2 anchor;
        glm::vec2 size;
    };
    std::vector<Standing> sides[2];
    for (Named& one : m_named) {
        const auto caption = std::ranges::find(snapshot.captions, one.structure, &Caption::structure);
        const auto drawn = std::ranges::find(snapshot.drawables, one.structure, &Drawable::structure);
        const auto anchor = projection(one.anchor);
        if (caption == snapshot.captions.end() || drawn == snapshot.drawables.end() || !anchor || anchor->x < 0 ||
            anchor->y < 0 || anchor->x >= wide || anchor->y >= foot ||
            isCovered(snapshot.presentation.covered, *anchor / projection.size) ||
            !isSeenThere(snapshot, eye, one.anchor, drawn->faded)) {
            continue;
        }
        const float beyond = anchor->x - wide / 2;
        if (std::abs(beyond) > mayCross * wide) {
            one.onRight = beyond > 0;
        }
        sides[one.onRight ? 1 : 0].push_back({&one, *anchor, measure(one.text)});
    }
    for (int side = 0; side < 2; ++side) {
        std::vector<Standing>& column = sides[side];
        if (column.empty()) {
            continue;
        }
        const float step = column.front().size.y + lineGap * scale;
        // The old order holds while no two are clearly the other way round.
        for (Standing& one : column) {
            const float holds = orderHolds / 2 * step;
            one.named->rank = std::clamp(one.named->rank, one.anchor.y - holds, one.anchor.y + holds);
        }
        std::ranges::stable_sort(column, {}, [](const Standing& one) { return one.named->rank; });
        std::vector<float> wanted;
        float widest = 0;
        for (const Standing& one : column) {
            wanted.push_back(one.anchor.y - step / 2);
            widest = std::max(widest, one.size.x);
        }
        const float gap = columnGap * scale;
        const float edge = margin * scale;
        // Left-hand names end at the same place, right-hand ones begin there.
        const float begin = side == 1 ? std::clamp(right + gap, wide / 2, std::max(wide / 2, wide - edge - widest))
                                      : std::clamp(left - gap, std::min(wide / 2, edge + widest), wide / 2) - widest;
        const auto [from, to] = freePart(snapshot.presentation.covered, projection.size, begin, begin + widest,
                                         lineGap * scale, {edge, foot});
        // What does not fit between them goes, the smallest first.
        const auto most = static_cast<std::size_t>(std::max(1.f, std::floor((to - from) / step)));
        while (column.size() > most) {
            const auto least = std::ranges::min_element(column, {}, [](const Standing& one) {
                return std::pair{one.named->strong, one.named->area};
            });
            wanted.erase(wanted.begin() + (least - column.begin()));
            column.erase(least);
        }
        const std::vector<float> tops = apart(wanted, step, from, to);
        for (std::size_t i = 0; i < column.size(); ++i) {
            const Standing& one = column[i];
            Label label;
            label.text = one.named->text;
            label.anchor = one.anchor;
            label.size = one.size;
            label.onRight = side == 1;
            label.strong = one.named->strong;
            label.corner = {side == 1 ? begin : begin + widest - one.size.x, tops[i] + lineGap * scale / 2};
            m_labels.push_back(std::move(label));
        }
    }

    // Landmarks that are pointed at have their names beside them.
    for (const Pin& pin : snapshot.pins) {
        const auto anchor = pin.chosen || pin.hovered ? projection(pin.at) : std::nullopt;
        if (!anchor || !isInSight(snapshot, eye, pin)) {
            continue;
        }
        Label label;
        label.text = pin.name;
        label.anchor = *anchor;
        label.size = measure(pin.name);
        label.strong = true;
        label.onRight = anchor->x + pinTextGap * scale + label.size.x < wide - margin * scale;
        label.corner = {label.onRight ? anchor->x + pinTextGap * scale : anchor->x - pinTextGap * scale - label.size.x,
                        anchor->y - label.size.y - pinTextGap * scale / 2};
        label.corner =
            glm::clamp(label.corner, glm::vec2{0}, glm::max(glm::vec2{0}, glm::vec2{width, height} - label.size));
        m_labels.push_back(std::move(label));
    }
}

namespace {

/// `text` in lines no wider than `most`, broken between words.
std::vector<std::string> broken(const std::string& text, float most, const TextMeasure& measure)
{
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        if (!lines.empty() && measure(lines.back() + ' ' + word).x <= most) {
            lines.back() += ' ' + word;
        } else {
            lines.push_back(word);
        }
        at = end + 1;
    }
    return lines;
}

} // namespace

std::vector<Label> notesBeside(const SceneSnapshot& snapshot, int width, int height, const TextMeasure& measure)
{
    struct Standing {
        const OverlayNote* note;
        glm::vec2 anchor;
        glm::vec2 size;
    };
    const float scale = snapshot.presentation.scale;
    const auto wide = static_cast<float>(width);
    const Projection projection = projectionOf(snapshot, width, height);
    const float foot = static_cast<float>(height) * (1 - snapshot.presentation.clearBelow) - margin * scale;
    std::vector<Standing> column;
    float widest = 0;
    float right = 0;
    for (const OverlayNote& note : snapshot.overlay.notes) {
        const auto anchor = projection(note.at);
        if (anchor && anchor->x >= 0 && anchor->x < wide && anchor->y >= 0 && anchor->y < foot) {
            column.push_back({&note, *anchor, measure(note.text)});
            widest = std::max(widest, column.back().size.x);
            right = std::max(right, anchor->x);
        }
    }
    std::vector<Label> labels;
    if (column.empty()) {
        return labels;
    }
    std::ranges::stable_sort(column, {}, [](const Standing& one) { return one.anchor.y; });
    const float step = column.front().size.y + lineGap * scale;
    std::vector<float> wanted;
    for (const Standing& one : column) {
        wanted.push_back(one.anchor.y - step / 2);
    }
    // A window has a cube in that corner, that turns with the body.
    const float from = snapshot.presentation.clearBelow > 0 ? cubeRoom * scale : margin * scale;
    const std::vector<float> tops = apart(wanted, step, from, foot);
    const float x = std::max(margin * scale, std::min(right + 2 * columnGap * scale, wide - margin * scale - widest));
    for (std::size_t i = 0; i < column.size(); ++i) {
        Label label;
        label.text = column[i].note->text;
        label.anchor = column[i].anchor;
        label.size = column[i].size;
        label.onRight = true;
        label.corner = {x, tops[i] + lineGap * scale / 2};
        labels.push_back(std::move(label));
    }
    return labels;
}

std::vector<OverlayWords> wordsOn(const SceneSnapshot& snapshot, int width, int height, const TextMeasure& measure)
{
    std::vector<OverlayWords> all;
    const Overlay& overlay = snapshot.overlay;
    const float scale = snapshot.presentation.scale;
    const auto wide = static_cast<float>(width);
    const float edge = margin * scale;
    float y = edge;
    for (const OverlayRow& row : overlay.rows) {
        const float indent = row.line || row.wash != Wash::none ? (sampleWidth + lineGap) * scale : 0;
        bool first = true;
        for (const std::string& text : broken(row.text, std::min(0.6f * wide, 460 * scale) - indent, measure)) {
            OverlayWords line;
            line.label.text = text;
            line.label.size = measure(text);
            line.label.corner = {edge + indent, y};
            line.label.anchor = {edge, y + 0.55f * line.label.size.y};
            line.label.strong = row.strong;
            if (first) {
                line.line = row.line;
                line.wash = row.wash;
            }
            first = false;
            y += line.label.size.y + 0.3f * lineGap * scale;
            all.push_back(std::move(line));
        }
        y += 0.3f * lineGap * scale;
    }
    const float foot = static_cast<float>(height) * (1 - snapshot.presentation.clearBelow) - edge;
    const float share = wide / static_cast<float>(std::max<std::size_t>(1, overlay.captions.size()));
    for (std::size_t i = 0; i < overlay.captions.size(); ++i) {
        const std::vector<std::string> lines = broken(overlay.captions[i], share - 2 * edge, measure);
        for (std::size_t k = 0; k < lines.size(); ++k) {
            OverlayWords line;
            line.label.text = lines[k];
            line.label.size = measure(lines[k]);
            line.label.strong = true;
            line.label.corner = {share * (static_cast<float>(i) + 0.5f) - line.label.size.x / 2,
                                 foot - static_cast<float>(lines.size() - k) * (line.label.size.y + 2 * scale)};
            line.label.anchor = line.label.corner;
            all.push_back(std::move(line));
        }
    }
    return all;
}

} // namespace psoas
