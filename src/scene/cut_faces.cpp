// The outline of a cut is followed from triangle to triangle; what lies within it, by the rule of non-zero winding, is
// filled by trapezoids between the heights of its corners, which bears any number of outlines, holes and crossings.

#include "scene/cut_faces.h"

#include "core/work.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace psoas {
namespace {

constexpr float widestGap = 3;      // mm between the ends of an outline that is still closed by a straight line
constexpr float gapOfOutline = .1f; // of the length of the outline, at most
constexpr float faceStep = 0.02f;   // mm by which a face within another comes before it, so that it is seen
constexpr float rimStep = 0.008f;   // mm by which a rim comes before its face

/// A point of the plane by its two coordinates.
using Point = glm::vec2;

struct Segment {
    Point from;
    Point to;
};

struct Outline {
    std::vector<Point> points;
    bool closed = false;
};

bool before(const Point& a, const Point& b)
{
    return a.x < b.x || (a.x == b.x && a.y < b.y);
}

int indexOf(Axis axis)
{
    return static_cast<int>(axis);
}

Point flat(const glm::vec3& point, Axis axis)
{
    return {point[(indexOf(axis) + 1) % 3], point[(indexOf(axis) + 2) % 3]};
}

glm::vec3 raised(const Point& point, Axis axis, float at)
{
    glm::vec3 result;
    result[indexOf(axis)] = at;
    result[(indexOf(axis) + 1) % 3] = point.x;
    result[(indexOf(axis) + 2) % 3] = point.y;
    return result;
}

/// Where the plane crosses the triangles, each piece with the inside on the same hand.
std::vector<Segment> crossed(std::span<const glm::vec3> positions, std::span<const std::uint32_t> triangles,
                             const glm::mat4& atlas_from_mesh, const SectionPlane& plane)
{
    const glm::vec4 inMesh = glm::transpose(atlas_from_mesh) * equationOf(plane);
    std::vector<float> side(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        side[i] = inMesh.x * positions[i].x + inMesh.y * positions[i].y + inMesh.z * positions[i].z + inMesh.w;
    }
    std::vector<Segment> segments;
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        const std::uint32_t* corner = &triangles[i];
        const bool kept[3] = {side[corner[0]] >= 0, side[corner[1]] >= 0, side[corner[2]] >= 0};
        if (kept[0] == kept[1] && kept[1] == kept[2]) {
            continue;
        }
        Segment segment;
        for (int k = 0; k < 3; ++k) {
            if (kept[k] == kept[(k + 1) % 3]) {
                continue;
            }
            // From both triangles at an edge the same point, to the bit: the ends are taken in the same order.
            std::uint32_t a = corner[k];
            std::uint32_t b = corner[(k + 1) % 3];
            const glm::vec3& p = positions[a];
            const glm::vec3& q = positions[b];
            if (p.x > q.x || (p.x == q.x && (p.y > q.y || (p.y == q.y && p.z > q.z)))) {
                std::swap(a, b);
            }
            const float t = side[a] / (side[a] - side[b]);
            const glm::vec3 at = positions[a] + (positions[b] - positions[a]) * t;
            const Point point = flat(glm::vec3{atlas_from_mesh * glm::vec4{at, 1}}, plane.axis);
            (kept[k] ? segment.from : segment.to) = point;
        }
        if (segment.from != segment.to) {
            segments.push_back(segment);
        }
    }
    return segments;
}

/// The pieces joined end to end. Ends that meet nothing are those of a surface with holes: joined by a straight line
/// where they are near.
std::vector<Outline> joined(std::vector<Segment> segments)
{
    std::ranges::sort(segments, [](const Segment& a, const Segment& b) { return before(a.from, b.from); });
    std::vector<Point> ends;
    ends.reserve(segments.size());
    for (const Segment& segment : segments) {
        ends.push_back(segment.to);
    }
    std::ranges::sort(ends, before);
    std::vector<bool> used(segments.size());
    const auto follow = [&](std::size_t first) {
        Outline outline;
        outline.points.push_back(segments[first].from);
        for (std::size_t at = first; at < segments.size();) {
            used[at] = true;
            const Point& to = segments[at].to;
            if (to == segments[first].from) {
                outline.closed = true;
                break;
            }
            outline.points.push_back(to);
            auto next = std::ranges::lower_bound(segments, to, before, &Segment::from);
            while (next != segments.end() && next->from == to &&
                   used[static_cast<std::size_t>(next - segments.begin())]) {
                ++next;
            }
            if (next == segments.end() || next->from != to) {
                break;
            }
            at = static_cast<std::size_t>(next - segments.begin());
        }
        return outline;
    };
    std::vector<Outline> outlines;
    for (const bool loose : {true, false}) { // those with a loose end first
        for (std::size_t i = 0; i < segments.size(); ++i) {
            if (used[i] || (loose && std::ranges::binary_search(ends, segments[i].from, before))) {
                continue;
            }
            outlines.push_back(follow(i));
        }
    }
    for (Outline& outline : outlines) {
        if (!outline.closed && outline.points.size() > 2) {
            float length = 0;
            for (std::size_t i = 1; i < outline.points.size(); ++i) {
                length += glm::distance(outline.points[i - 1], outline.points[i]);
            }
            const float gap = glm::distance(outline.points.front(), outline.points.back());
            outline.closed = gap <= std::min(widestGap, gapOfOutline * length);
        }
    }
    return outlines;
}

struct Edge {
    Point low; // y goes up along it
    Point high;
    int winding = 1;

    float at(float y) const
    {
        if (y <= low.y) {
            return low.x;
        }
        if (y >= high.y) {
            return high.x;
        }
        return low.x + (high.x - low.x) * ((y - low.y) / (high.y - low.y));
    }
};

/// A piece of the face between two edges; it grows upward until one of them ends.
struct Trapezoid {
    const Edge* left;
    const Edge* right;
    std::vector<Point> bottom; ///< from left to right
};

/// Collects triangles in the plane.
class Builder {
public:
    Builder(Axis axis, float at, bool facesUp) : m_axis{axis}, m_at{at}, m_facesUp{facesUp} {}

    std::uint32_t add(const Point& point, float rim, float above = 0)
    {
        glm::vec3 normal{0};
        normal[indexOf(m_axis)] = m_facesUp ? 1.f : -1.f;
        m_mesh.positions.push_back(raised(point, m_axis, m_at) + normal * above);
        m_mesh.normals.push_back(normal);
        m_mesh.fibres.push_back({rim, 0, 0});
        return static_cast<std::uint32_t>(m_mesh.positions.size() - 1);
    }

    /// Whichever way round; the face looks to what is cut away.
    void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c)
    {
        const Point u = flat(m_mesh.positions[b] - m_mesh.positions[a], m_axis);
        const Point v = flat(m_mesh.positions[c] - m_mesh.positions[a], m_axis);
        const float doubled = u.x * v.y - u.y * v.x;
        if (doubled == 0) {
            return;
        }
        if ((doubled > 0) != m_facesUp) {
            std::swap(b, c);
        }
        m_mesh.triangles.insert(m_mesh.triangles.end(), {a, b, c});
    }

    /// Between two rows of points, both from left to right.
    void between(std::span<const Point> bottom, std::span<const Point> top)
    {
        std::vector<std::uint32_t> low;
        std::vector<std::uint32_t> high;
        for (const Point& point : bottom) {
            low.push_back(add(point, 0));
        }
        for (const Point& point : top) {
            high.push_back(add(point, 0));
        }
        std::size_t i = 0;
        std::size_t j = 0;
        while (i + 1 < low.size() || j + 1 < high.size()) {
            if (j + 1 >= high.size() || (i + 1 < low.size() && bottom[i + 1].x <= top[j + 1].x)) {
                triangle(low[i], low[i + 1], high[j]);
                ++i;
            } else {
                triangle(low[i], high[j], high[j + 1]);
                ++j;
            }
        }
    }

    Mesh take() { return std::move(m_mesh); }

private:
    Axis m_axis;
    float m_at;
    bool m_facesUp;
    Mesh m_mesh;
};

double signedArea(const Outline& outline)
{
    double doubled = 0;
    const auto& points = outline.points;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point& a = points[i];
        const Point& b = points[(i + 1) % points.size()];
        doubled +=
            static_cast<double>(a.x) * static_cast<double>(b.y) - static_cast<double>(b.x) * static_cast<double>(a.y);
    }
    return doubled / 2;
}

/// Fills what lies within the closed outlines; returns its area, mm2. `build` may be null.
double fill(const std::vector<Outline>& outlines, Builder* build)
{
    std::vector<Edge> edges;
    std::vector<float> heights;
    for (const Outline& outline : outlines) {
        for (std::size_t i = 0; outline.closed && i < outline.points.size(); ++i) {
            const Point& a = outline.points[i];
            const Point& b = outline.points[(i + 1) % outline.points.size()];
            heights.push_back(a.y);
            if (a.y != b.y) {
                edges.push_back(a.y < b.y ? Edge{a, b, 1} : Edge{b, a, -1});
            }
        }
    }
    std::ranges::sort(heights);
    heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
    std::ranges::sort(edges, {}, [](const Edge& edge) { return edge.low.y; });

    double area = 0;
    std::size_t next = 0;
    std::vector<const Edge*> active;
    std::vector<Trapezoid> growing;
    for (std::size_t row = 0; row < heights.size(); ++row) {
        const float y = heights[row];
        std::erase_if(active, [&](const Edge* edge) { return edge->high.y <= y; });
        for (; next < edges.size() && edges[next].low.y <= y; ++next) {
            active.push_back(&edges[next]);
        }
        std::vector<std::pair<const Edge*, const Edge*>> pairs;
        if (row + 1 < heights.size()) {
            const float middle = 0.5f * (y + heights[row + 1]);
            std::ranges::sort(active, {}, [&](const Edge* edge) { return edge->at(middle); });
            int winding = 0;
            const Edge* left = nullptr;
            for (const Edge* edge : active) {
                const int after = winding + edge->winding;
                if (winding == 0 && after != 0) {
                    left = edge;
                } else if (winding != 0 && after == 0) {
                    pairs.emplace_back(left, edge);
                }
                winding = after;
            }
        }
        // What goes on between the same edges grows; the rest ends here, and what is new begins.
        std::vector<Trapezoid> ended;
        std::vector<Trapezoid> kept;
        for (Trapezoid& one : growing) {
            const auto same = std::ranges::find(pairs, std::pair{one.left, one.right});
            if (same != pairs.end()) {
                pairs.erase(same);
                kept.push_back(std::move(one));
            } else {
                ended.push_back(std::move(one));
            }
        }
        std::vector<Point> corners;
        for (const Trapezoid& one : ended) {
            corners.push_back({one.left->at(y), y});
            corners.push_back({one.right->at(y), y});
        }
        for (const auto& [left, right] : pairs) {
            corners.push_back({left->at(y), y});
            corners.push_back({right->at(y), y});
        }
        std::ranges::sort(corners, before);
        // Every corner on the shared line, so that there is no crack between what ends and what begins.
        const auto line = [&](const Edge* left, const Edge* right) {
            const float from = left->at(y);
            const float to = right->at(y);
            std::vector<Point> points{{from, y}};
            for (const Point& corner : corners) {
                if (corner.x > points.back().x && corner.x < to) {
                    points.push_back(corner);
                }
            }
            points.push_back({std::max(from, to), y});
            return points;
        };
        for (const Trapezoid& one : ended) {
            const std::vector<Point> top = line(one.left, one.right);
            const double width = static_cast<double>(one.bottom.back().x) - static_cast<double>(one.bottom.front().x) +
                                 static_cast<double>(top.back().x) - static_cast<double>(top.front().x);
            area += 0.5 * width * (static_cast<double>(y) - static_cast<double>(one.bottom.front().y));
            if (build != nullptr) {
                build->between(one.bottom, top);
            }
        }
        growing = std::move(kept);
        for (const auto& [left, right] : pairs) {
            growing.push_back({left, right, line(left, right)});
        }
    }
    return area;
}

void addRim(const Outline& outline, float width, bool insideOnLeft, Builder& build)
{
    const std::size_t count = outline.points.size();
    if (count < 3) {
        return;
    }
    const auto inward = [&](const Point& from, const Point& to) {
        const Point along = to - from;
        const float length = glm::length(along);
        const Point left = length > 0 ? Point{-along.y, along.x} / length : Point{0};
        return insideOnLeft ? left : -left;
    };
    std::vector<std::uint32_t> outer;
    std::vector<std::uint32_t> inner;
    for (std::size_t i = 0; i < count; ++i) {
        const Point& at = outline.points[i];
        const Point first = inward(outline.points[(i + count - 1) % count], at);
        const Point second = inward(at, outline.points[(i + 1) % count]);
        Point middle = first + second;
        const float length = glm::length(middle);
        middle = length > 0.2f ? middle / length : first;
        const float cosine = std::max(0.6f, glm::dot(middle, first));
        outer.push_back(build.add(at, 1, rimStep));
        inner.push_back(build.add(at + middle * (width / cosine), 0, rimStep));
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t j = (i + 1) % count;
        build.triangle(outer[i], outer[j], inner[i]);
        build.triangle(outer[j], inner[j], inner[i]);
    }
}

} // namespace

float rimOf(Kind kind)
{
    switch (kind) {
    case Kind::bone:
        return 1.4f;
    case Kind::skin:
        return 2.2f;
    case Kind::organ:
        return 1.6f;
    case Kind::disc:
        return 4.5f;
    case Kind::vessel:
        return 0.9f;
    case Kind::vein:
        return 0.6f;
    case Kind::muscle:
        return 0.55f;
    default:
        return 0.45f;
    }
}

float keptSide(const SectionPlane& plane, const glm::vec3& point)
{
    const float above = point[indexOf(plane.axis)] - plane.at;
    return plane.keepsBelow ? -above : above;
}

glm::vec4 equationOf(const SectionPlane& plane)
{
    const float sign = plane.keepsBelow ? -1.f : 1.f;
    glm::vec4 equation{0, 0, 0, -sign * plane.at};
    equation[indexOf(plane.axis)] = sign;
    return equation;
}

std::vector<std::vector<glm::vec3>> outlinesOf(const Structure& structure, const SectionPlane& plane)
{
    std::vector<std::vector<glm::vec3>> lines;
    for (const Outline& outline :
         joined(crossed(structure.mesh->positions, structure.mesh->triangles, structure.atlas_from_mesh, plane))) {
        std::vector<glm::vec3>& line = lines.emplace_back();
        for (const Point& point : outline.points) {
            line.push_back(raised(point, plane.axis, plane.at));
        }
        if (outline.closed) {
            line.push_back(line.front());
        }
    }
    return lines;
}

CutFace cut(const Drawable& drawable, const SectionPlane& plane, bool outlineOnly)
{
    CutFace face;
    face.plane = plane;
    face.source = drawable.mesh;
    face.shape = drawable.shape;
    face.atlas_from_source = drawable.atlas_from_mesh;
    face.outlineOnly = outlineOnly;
    const Mesh& mesh = *drawable.mesh;
    // A bent mesh may have only some levels of its detail bent.
    const std::vector<glm::vec3>& positions = drawable.shape ? drawable.shape->positions : mesh.positions;
    const std::size_t level = drawable.shape ? drawable.shape->level : 0;
    const std::vector<std::uint32_t>& triangles = level > 0 ? mesh.levels[level - 1].triangles : mesh.triangles;
    const std::vector<Outline> outlines = joined(crossed(positions, triangles, drawable.atlas_from_mesh, plane));
    face.open = std::ranges::any_of(outlines, [](const Outline& one) { return !one.closed; });
    Builder build{plane.axis, plane.at, plane.keepsBelow};
    double whole = 0;
    double length = 0;
    for (const Outline& outline : outlines) {
        if (outline.closed) {
            whole += signedArea(outline);
            for (std::size_t i = 0; i < outline.points.size(); ++i) {
                length += static_cast<double>(
                    glm::distance(outline.points[i], outline.points[(i + 1) % outline.points.size()]));
            }
        }
    }
    face.area = fill(outlines, outlineOnly ? nullptr : &build);
    if (face.area > 0) {
        // No wider than there is room for.
        const float width = std::min(rimOf(drawable.kind), static_cast<float>(0.55 * face.area / length));
        for (const Outline& outline : outlines) {
            if (outline.closed) {
                addRim(outline, width, whole > 0, build);
            }
        }
    }
    auto result = std::make_shared<Mesh>(build.take());
    if (!result->triangles.empty()) {
        face.bounds = boundsOf(*result);
        face.tree = std::make_shared<MeshTree>(result);
        face.mesh = std::move(result);
    }
    return face;
}

namespace {

/// The part of a box that is kept; empty if there is none.
Box keptOf(Box box, const std::vector<SectionPlane>& planes)
{
    for (const SectionPlane& plane : planes) {
        const int axis = indexOf(plane.axis);
        if (plane.keepsBelow) {
            box.upper[axis] = std::min(box.upper[axis], plane.at);
        } else {
            box.lower[axis] = std::max(box.lower[axis], plane.at);
        }
        if (box.lower[axis] > box.upper[axis]) {
            return {};
        }
    }
    return box;
}

/// How far each face comes before the plane: those within another lie on it.
void stack(std::vector<Drawable*>& faces, const std::vector<double>& areas)
{
    std::vector<std::size_t> order(faces.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return areas[a] > areas[b]; });
    std::vector<int> rank(faces.size(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Box& own = faces[order[i]]->bounds;
        for (std::size_t k = 0; k < i; ++k) {
            const Box& other = faces[order[k]]->bounds;
            if (glm::all(glm::lessThanEqual(own.lower, other.upper + 0.1f)) &&
                glm::all(glm::lessThanEqual(other.lower, own.upper + 0.1f))) {
                rank[order[i]] = std::max(rank[order[i]], rank[order[k]] + 1);
            }
        }
    }
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const glm::vec3 above = faces[i]->mesh->normals.front() * (static_cast<float>(rank[i]) * faceStep);
        faces[i]->atlas_from_mesh[3] = glm::vec4{above, 1};
        faces[i]->bounds.lower += above;
        faces[i]->bounds.upper += above;
    }
}

} // namespace

void cutThrough(SceneSnapshot& snapshot, const SceneSnapshot* before)
{
    if (snapshot.sections.empty()) {
        return;
    }
    struct Wanted {
        std::size_t plane;
        std::size_t drawable;
        std::shared_ptr<const CutFace> face;
    };
    std::vector<Wanted> wanted;
    snapshot.bounds = {};
    std::vector<Drawable> kept;
    kept.reserve(snapshot.drawables.size());
    for (Drawable& drawable : snapshot.drawables) {
        const Box whole = drawable.bounds;
        const Box part = keptOf(whole, snapshot.sections);
        if (part.isEmpty()) {
            continue;
        }
        for (std::size_t i = 0; i < snapshot.sections.size(); ++i) {
            const SectionPlane& plane = snapshot.sections[i];
            const int axis = indexOf(plane.axis);
            // An area painted on a bone has no inside.
            if (whole.lower[axis] < plane.at && plane.at < whole.upper[axis] && !isAttachment(drawable.kind)) {
                wanted.push_back({i, kept.size(), nullptr});
            }
        }
        drawable.bounds = part;
        snapshot.bounds.add(part);
        kept.push_back(std::move(drawable));
    }
    snapshot.drawables = std::move(kept);

    parallelFor(wanted.size(), [&](std::size_t number) {
        Wanted& one = wanted[number];
        const Drawable& drawable = snapshot.drawables[one.drawable];
        const SectionPlane& plane = snapshot.sections[one.plane];
        if (before != nullptr) {
            const auto found = std::ranges::find_if(before->cutFaces, [&](const auto& face) {
                return face->plane == plane && face->source == drawable.mesh && face->shape == drawable.shape &&
                       face->outlineOnly == drawable.hull && face->atlas_from_source == drawable.atlas_from_mesh;
            });
            if (found != before->cutFaces.end()) {
                one.face = *found;
                return;
            }
        }
        one.face = std::make_shared<const CutFace>(cut(drawable, plane, drawable.hull));
    });
    std::vector<Drawable> faces;
    std::vector<std::size_t> planeOf;
    std::vector<double> areas;
    faces.reserve(wanted.size());
    for (const Wanted& one : wanted) {
        snapshot.cutFaces.push_back(one.face);
        if (one.face->open) {
            snapshot.leftOpen.push_back(snapshot.drawables[one.drawable].structure);
        }
        if (!one.face->mesh) {
            continue;
        }
        std::vector<SectionPlane> others = snapshot.sections;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(one.plane));
        const Box seen = keptOf(one.face->bounds, others);
        if (seen.isEmpty()) {
            continue;
        }
        Drawable face = snapshot.drawables[one.drawable];
        face.mesh = one.face->mesh;
        face.shape = nullptr;
        face.tree = one.face->tree;
        face.atlas_from_mesh = glm::mat4{1};
        face.bounds = seen;
        face.cutBy = static_cast<std::uint8_t>(one.plane + 1);
        faces.push_back(std::move(face));
        planeOf.push_back(one.plane);
        areas.push_back(one.face->area);
    }
    for (std::size_t plane = 0; plane < snapshot.sections.size(); ++plane) {
        std::vector<Drawable*> inPlane;
        std::vector<double> areasInPlane;
        for (std::size_t i = 0; i < faces.size(); ++i) {
            if (planeOf[i] == plane) {
                inPlane.push_back(&faces[i]);
                areasInPlane.push_back(areas[i]);
            }
        }
        stack(inPlane, areasInPlane);
    }
    for (Drawable& face : faces) {
        snapshot.bounds.add(face.bounds);
        snapshot.drawables.push_back(std::move(face));
    }
    std::ranges::sort(snapshot.leftOpen);
    snapshot.leftOpen.erase(std::unique(snapshot.leftOpen.begin(), snapshot.leftOpen.end()), snapshot.leftOpen.end());
}

} // namespace psoas
