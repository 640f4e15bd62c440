#include "modeller/measure.h"

#include "modeller/grid.h"
#include "modeller/mesher.h"

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>
#include <set>

namespace psoas::modeller {

namespace {

constexpr float dataSigma = 0.5f;      // mm; what a solid of this kind cannot follow
constexpr float areaPerWitness = 25.f; // mm2 of surface that count as one independent observation
constexpr float robustFrom = 3.f;      // mm; farther residuals count less
constexpr float cell = 12.f;           // mm; points of a cell are evaluated together
constexpr float neighbourReach = 32.f; // mm; points nearer than this move alike
constexpr float neighbourSigma = 1.5f; // mm
constexpr std::size_t neighbourCount = 5;
constexpr float longestStep = 3.f;    // sigmas that a number may move in one round
constexpr std::size_t probeEvery = 5; // of the points tell where a number is felt

enum class Kind { held, position, length, angle };

bool oneOf(const std::string& word, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char* each) { return word == each; });
}

Kind kindOf(const TableNumber& number)
{
    if (oneOf(number.keyword, {"structure", "lies-on", "stack", "space", "line", "slip"}) ||
        oneOf(number.label, {"fillet", "step", "triangles", "blur", "error", "clearance", "squareness", "dome", "axis",
                             "across", "inset", "merge", "share"})) {
        return Kind::held;
    }
    if (oneOf(number.label, {"angle", "lean", "tilt", "turn", "medial", "bend"})) {
        return Kind::angle;
    }
    if (number.label.empty() ||
        oneOf(number.label, {"at", "to", "tip", "centre", "origin", "middle", "up", "through", ":", ";", ","})) {
        return Kind::position;
    }
    return Kind::length;
}

/// What is fitted: a number, and how it may depart.
struct Unknown {
    std::size_t number = 0; ///< index among the table's numbers
    float first = 0;
    float sigma = 1;
    float limit = 1; ///< greatest departure
    float nudge = 0.1f;
};

/// Whether a nudge that changed the field by `change` mm did so by more than a hair.
bool isFelt(const Unknown& unknown, float change)
{
    return std::abs(change) * unknown.sigma > 0.02f * unknown.nudge;
}

/// Points to evaluate a field at, in cells.
struct Cells {
    struct Cell {
        glm::vec3 centre{0};
        float radius = 0;
        std::vector<std::size_t> points;
    };
    std::map<std::array<int, 3>, Cell> cells;

    void arrange(const std::vector<glm::vec3>& points, std::size_t every = 1)
    {
        cells.clear();
        for (std::size_t i = 0; i < points.size(); i += every) {
            const glm::vec3 place = glm::floor(points[i] / cell);
            cells[{static_cast<int>(place.x), static_cast<int>(place.y), static_cast<int>(place.z)}].points.push_back(
                i);
        }
        for (auto& [place, each] : cells) {
            Box box;
            for (std::size_t i : each.points) {
                box.add(points[i]);
            }
            each.centre = box.centre();
            each.radius = 0.5f * glm::length(box.size()) + 0.5f;
        }
    }
};

using Places = std::set<std::array<int, 3>>;

/// The field at the points of the cells in `places` (null: of all cells).
void evaluate(const FieldPtr& field, const std::vector<glm::vec3>& points, const Cells& cells, const Places* places,
              std::vector<float>& values)
{
    values.resize(points.size());
    for (const auto& [place, each] : cells.cells) {
        if (places != nullptr && !places->contains(place)) {
            continue;
        }
        const FieldPtr local = nearOr(field, each.centre, each.radius);
        for (std::size_t i : each.points) {
            values[i] = local->at(points[i]);
        }
    }
}

/// Solves `matrix` x = `right` for a symmetric positive matrix (Cholesky); rows after another.
bool solve(std::vector<double> matrix, std::vector<double>& right)
{
    const std::size_t n = right.size();
    const auto m = [&](std::size_t row, std::size_t column) -> double& { return matrix[row * n + column]; };
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t i = j; i < n; ++i) {
            double sum = m(i, j);
            for (std::size_t k = 0; k < j; ++k) {
                sum -= m(i, k) * m(j, k);
            }
            if (i == j) {
                if (!(sum > 0)) {
                    return false;
                }
                m(j, j) = std::sqrt(sum);
            } else {
                m(i, j) = sum / m(j, j);
            }
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            right[i] -= m(i, k) * right[k];
        }
        right[i] /= m(i, i);
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) {
            right[i] -= m(k, i) * right[k];
        }
        right[i] /= m(i, i);
    }
    return true;
}

glm::vec3 gradientOf(const FieldPtr& field, const glm::vec3& point)
{
    constexpr float h = 0.2f;
    glm::vec3 gradient;
    for (int axis = 0; axis < 3; ++axis) {
        glm::vec3 offset{0};
        offset[axis] = h;
        gradient[axis] = (field->at(point + offset) - field->at(point - offset)) / (2 * h);
    }
    return gradient;
}

float steepness(const glm::vec3& gradient)
{
    return std::max(glm::length(gradient), 0.5f);
}

/// One residual, mm, with its share in every unknown it depends on; the last seven unknowns place the person: a turn, a
/// shift, and a growth.
struct Equation {
    std::size_t point = 0;
    float residual = 0;
    float weight = 0;
    float share = 1; ///< of a change of the field in the residual
    std::vector<std::pair<std::size_t, float>> slopes;
};

class Fitter {
public:
    Fitter(std::string key, const Mesh& person, Context& context, const MeasureOptions& options)
        : m_key{std::move(key)}, m_person{person}, m_context{context}, m_options{options}
    {}

    Result<Measured> run()
    {
        if (Result<void> ready = prepare(); !ready) {
            return ready.error();
        }
        Measured result;
        result.table = m_options.table;
        // Slopes change little; new ones are the dear part of a round.
        int fresh = 0;
        for (int round = 0; round < m_options.rounds; ++round) {
            const bool wantsSlopes = round == fresh;
            if (Result<void> gone = look(wantsSlopes); !gone) {
                return gone.error();
            }
            if (round == 0) {
                result.before = m_mean;
                if (Result<void> found = findSlopes(); !found) {
                    return found.error();
                }
            } else if (wantsSlopes) {
                slopesOfGroups();
            }
            report(roundLine(round));
            const Result<double> gain = step();
            if (!gain) {
                return gain.error();
            }
            if (gain.value() < 0.004 && wantsSlopes && round > 0) {
                break;
            }
            fresh = wantsSlopes ? round + (gain.value() < 0.02 ? 1 : 3) : gain.value() < 0.004 ? round + 1 : fresh;
        }
        if (Result<void> gone = look(true); !gone) {
            return gone.error();
        }
        result.after = m_mean;
        result.text = withNumbers(m_text, m_numbers, m_values);
        result.fitted = m_unknowns.size();
        result.atlas_from_person = m_atlas_from_person;
        return result;
    }

private:
    Result<void> prepare();
    void findUnknowns();
    void findNeighbours();
    void group();
    Result<void> look(bool newPoints);
    Result<void> findSlopes();
    void slopesOfGroups();
    FieldPtr nudged(const std::vector<std::size_t>& unknowns, float& sign);
    std::vector<Equation> equations(const Neighbours& person) const;
    Equation placing(const glm::vec3& normal, const glm::vec3& point) const;
    Result<double> step();
    void movePerson(const std::vector<double>& moved, float length);
    std::string roundLine(int round) const;
    double priorCost(const std::vector<float>& values) const;

    Result<FieldPtr> solidOf(const std::vector<float>& values)
    {
        m_context.replace(m_options.table, withNumbers(m_text, m_numbers, values, 4));
        const Made made = m_context.madeBy(m_key);
        return made.family->unfitted ? made.family->unfitted(made.tabledKey, m_context) : m_context.solid(m_key);
    }

    void report(const std::string& line) const
    {
        if (m_options.report) {
            m_options.report(line);
        }
    }

    std::string m_key;
    const Mesh& m_person;
    Context& m_context;
    MeasureOptions m_options;

    std::string m_text;
    std::vector<TableNumber> m_numbers;
    std::vector<float> m_values;
    std::vector<Unknown> m_unknowns;
    std::vector<std::array<std::size_t, 2>> m_alike; ///< pairs of unknowns, of neighbouring points along one axis
    std::vector<float> m_alikeSigma;
    std::vector<Places> m_places;                   ///< per unknown: where it acts; empty before it is known
    std::vector<std::vector<std::size_t>> m_groups; ///< unknowns that act in different places

    std::vector<SurfacePoint> m_personPoints; ///< in the person's frame
    std::vector<SurfacePoint> m_personDense;
    Similarity m_atlas_from_person;
    double m_witnesses = 0;

    // Of this round.
    FieldPtr m_field;
    std::vector<SurfacePoint> m_own; ///< points of our surface
    std::vector<glm::vec3> m_points; ///< the person's, then our own
    std::vector<glm::vec3> m_gradients;
    std::vector<float> m_base;                                        ///< the field
    std::vector<std::vector<std::pair<std::size_t, float>>> m_slopes; ///< by the unknowns, perhaps of an earlier round
    Cells m_cells;
    glm::vec3 m_pivot{0};
    float m_mean = 0; ///< distance of the person's points, mm
};

Result<void> Fitter::prepare()
{
    const Made made = m_context.madeBy(m_key);
    if (made.family == nullptr || made.mirror) {
        return Error{"\"" + m_key +
                         "\" has no table of its own; a key of psoas-modeller --list was expected, of paired "
                         "structures the left one.",
                     {}};
    }
    const Result<FieldPtr> whole = m_context.solid(m_key);
    if (!whole) {
        return whole.error();
    }
    const std::set<std::string> tables = m_context.tablesOf(m_key);
    if (m_options.table.empty() && tables.size() == 1) {
        m_options.table = *tables.begin();
    }
    if (!tables.contains(m_options.table)) {
        std::string names;
        for (const std::string& name : tables) {
            names += (names.empty() ? "" : ", ") + name;
        }
        return Error{m_key + " is made from the tables " + names + "; say which one to fit (--table).", {}};
    }
    const Result<std::string> text = m_context.tableText(m_options.table);
    if (!text) {
        return text.error();
    }
    m_text = text.value();
    m_numbers = numbersOf(m_text);
    for (const TableNumber& number : m_numbers) {
        m_values.push_back(number.value);
    }
    const Result<FieldPtr> start = solidOf(m_values);
    if (!start) {
        return start.error();
    }
    const Mesh own = meshOf(sampled(start.value(), start.value()->bounds(), 1.4f));
    if (own.triangles.empty()) {
        return Error{m_key + ": the table describes a solid without inside.", {}};
    }
    m_atlas_from_person = aligned(m_person, own, m_options.anyAxes);
    m_personPoints = spreadOver(m_person, m_options.points);
    m_personDense = spreadOver(m_person, 12 * m_options.points);
    m_witnesses = areaOf(own) / static_cast<double>(areaPerWitness);
    char line[160];
    std::snprintf(line, sizeof line, "the person is laid onto it with a scale of %.3f",
                  static_cast<double>(m_atlas_from_person.scale));
    report(line);
    findUnknowns();
    return {};
}

void Fitter::findUnknowns()
{
    // Of a table with blocks only the structure's own block counts.
    const bool blocks = std::any_of(m_numbers.begin(), m_numbers.end(),
                                    [](const TableNumber& number) { return number.keyword == "structure"; });
    bool inside = !blocks;
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        const TableNumber& number = m_numbers[i];
        if (number.keyword == "structure") {
            inside = number.name == m_key;
        }
        const float sigma = usualSigma(number, m_options.tethers);
        if (!inside || !(sigma > 0)) {
            continue;
        }
        Unknown unknown{i, number.value, sigma, 3 * sigma, 0.1f * sigma};
        switch (kindOf(number)) {
        case Kind::length:
            unknown.limit = std::min(unknown.limit, std::max(0.4f * std::abs(number.value), 0.3f));
            break;
        case Kind::position:
            unknown.limit = 4 * sigma;
            break;
        case Kind::angle:
        case Kind::held:
            break;
        }
        m_unknowns.push_back(unknown);
    }
}

void Fitter::findNeighbours()
{
    // Three numbers after another of one label are a point.
    struct Point {
        std::array<std::size_t, 3> unknowns;
        glm::vec3 position;
        const TableNumber* number;
    };
    std::vector<Point> points;
    for (std::size_t i = 0; i + 2 < m_unknowns.size(); ++i) {
        const std::size_t n = m_unknowns[i].number;
        const TableNumber& number = m_numbers[n];
        if (number.index % 3 == 0 && kindOf(number) == Kind::position && m_unknowns[i + 1].number == n + 1 &&
            m_unknowns[i + 2].number == n + 2 && m_numbers[n + 2].row == number.row &&
            m_numbers[n + 2].index == number.index + 2) {
            points.push_back(
                {{i, i + 1, i + 2}, {number.value, m_numbers[n + 1].value, m_numbers[n + 2].value}, &number});
        }
    }
    for (std::size_t a = 0; a < points.size(); ++a) {
        std::vector<std::pair<float, std::size_t>> near;
        for (std::size_t b = 0; b < points.size(); ++b) {
            const float distance = glm::distance(points[a].position, points[b].position);
            if (a != b && distance < neighbourReach && points[a].number->keyword == points[b].number->keyword &&
                (oneOf(points[a].number->keyword, {"landmark", "station"}) ||
                 points[a].number->name == points[b].number->name || points[a].number->row == points[b].number->row)) {
                near.emplace_back(distance, b);
            }
        }
        std::sort(near.begin(), near.end());
        near.resize(std::min(near.size(), neighbourCount));
        for (const auto& [distance, b] : near) {
            for (std::size_t axis = 0; axis < 3; ++axis) {
                m_alike.push_back({points[a].unknowns[axis], points[b].unknowns[axis]});
                m_alikeSigma.push_back(neighbourSigma * std::max(distance, 6.f) / 12);
            }
        }
    }
}

/// Unknowns that act in different places are nudged together: a landmark is felt only around it.
void Fitter::group()
{
    m_groups.clear();
    std::vector<Places> taken;
    for (std::size_t u = 0; u < m_unknowns.size(); ++u) {
        std::size_t g = 0;
        const auto free = [&](const Places& places) {
            return std::none_of(m_places[u].begin(), m_places[u].end(),
                                [&](const auto& place) { return places.contains(place); });
        };
        while (g < m_groups.size() && !free(taken[g])) {
            ++g;
        }
        if (g == m_groups.size()) {
            m_groups.emplace_back();
            taken.emplace_back();
        }
        m_groups[g].push_back(u);
        taken[g].insert(m_places[u].begin(), m_places[u].end());
    }
}

/// The solid with some numbers nudged up, or down where the table refuses that (`sign`); null where it refuses both.
FieldPtr Fitter::nudged(const std::vector<std::size_t>& unknowns, float& sign)
{
    for (const float way : {1.f, -1.f}) {
        std::vector<float> trial = m_values;
        for (std::size_t u : unknowns) {
            trial[m_unknowns[u].number] += way * m_unknowns[u].nudge;
        }
        if (Result<FieldPtr> solid = solidOf(trial); solid) {
            sign = way;
            return solid.value();
        }
    }
    return nullptr;
}

/// Finds where every number is felt, drops those felt nowhere, and takes the first slopes.
Result<void> Fitter::findSlopes()
{
    Cells probes;
    probes.arrange(m_points, probeEvery);
    std::vector<float> before; // in these very cells: what a solid drops for others changes values a little
    evaluate(m_field, m_points, probes, nullptr, before);
    std::vector<Unknown> kept;
    std::vector<float> values;
    for (std::size_t u = 0; u < m_unknowns.size(); ++u) {
        float sign = 1;
        const FieldPtr changed = nudged({u}, sign);
        if (!changed) {
            continue; // the table's own limits hold it where it is
        }
        evaluate(changed, m_points, probes, nullptr, values);
        Places places;
        for (const auto& [place, each] : probes.cells) {
            if (std::any_of(each.points.begin(), each.points.end(),
                            [&](std::size_t i) { return isFelt(m_unknowns[u], values[i] - before[i]); })) {
                places.insert(place);
            }
        }
        if (!places.empty()) {
            kept.push_back(m_unknowns[u]);
            m_places.push_back(std::move(places));
        }
    }
    m_unknowns = std::move(kept);
    if (m_unknowns.empty()) {
        return Error{m_key + ": no number of the table " + m_options.table +
                         " moves its surface; other tethers or another table were expected.",
                     {}};
    }
    findNeighbours();
    group();
    report(std::to_string(m_unknowns.size()) + " numbers are felt, in " + std::to_string(m_groups.size()) + " groups");
    slopesOfGroups();
    return {};
}

void Fitter::slopesOfGroups()
{
    m_slopes.assign(m_points.size(), {});
    std::vector<float> values;
    for (const std::vector<std::size_t>& members : m_groups) {
        float sign = 1;
        const FieldPtr changed = nudged(members, sign);
        if (!changed) {
            continue;
        }
        Places places;
        for (std::size_t u : members) {
            places.insert(m_places[u].begin(), m_places[u].end());
        }
        evaluate(changed, m_points, m_cells, &places, values);
        for (std::size_t u : members) {
            for (const std::array<int, 3>& place : m_places[u]) {
                const auto found = m_cells.cells.find(place);
                if (found == m_cells.cells.end()) {
                    continue;
                }
                for (std::size_t i : found->second.points) {
                    if (const float change = values[i] - m_base[i]; isFelt(m_unknowns[u], change)) {
                        m_slopes[i].emplace_back(u, sign * change / m_unknowns[u].nudge);
                    }
                }
            }
        }
    }
}

double Fitter::priorCost(const std::vector<float>& values) const
{
    const auto departure = [&](std::size_t u) {
        return static_cast<double>(values[m_unknowns[u].number] - m_unknowns[u].first);
    };
    double cost = 0;
    for (std::size_t u = 0; u < m_unknowns.size(); ++u) {
        cost += std::pow(departure(u) / static_cast<double>(m_unknowns[u].sigma), 2);
    }
    for (std::size_t i = 0; i < m_alike.size(); ++i) {
        cost +=
            std::pow((departure(m_alike[i][0]) - departure(m_alike[i][1])) / static_cast<double>(m_alikeSigma[i]), 2);
    }
    return static_cast<double>(m_options.stiffness) * cost;
}

/// Takes the field, and the points at which it and the person are compared. Without `newPoints` our own points of the
/// last round follow the surface.
Result<void> Fitter::look(bool newPoints)
{
    Result<FieldPtr> solid = solidOf(m_values);
    if (!solid) {
        return solid.error();
    }
    m_field = solid.value();
    if (newPoints) {
        const Mesh own = meshOf(sampled(m_field, m_field->bounds(), 1.3f));
        m_own = spreadOver(own, m_options.points);
        m_pivot = boundsOf(own).centre();
    } else {
        for (SurfacePoint& point : m_own) {
            const glm::vec3 gradient = gradientOf(m_field, point.position);
            const float steep = std::max(glm::length(gradient), 0.5f);
            point.position -= std::clamp(m_field->at(point.position) / steep, -3.f, 3.f) * (gradient / steep);
            point.normal = gradient / steep;
        }
    }
    m_points.clear();
    for (const SurfacePoint& point : m_personPoints) {
        m_points.push_back(m_atlas_from_person(point.position));
    }
    for (const SurfacePoint& point : m_own) {
        m_points.push_back(point.position);
    }
    m_cells.arrange(m_points);
    m_gradients.resize(m_points.size());
    for (const auto& [place, each] : m_cells.cells) {
        const FieldPtr local = nearOr(m_field, each.centre, each.radius + 0.5f);
        for (std::size_t i : each.points) {
            m_gradients[i] = gradientOf(local, m_points[i]);
        }
    }
    evaluate(m_field, m_points, m_cells, nullptr, m_base);
    double sum = 0;
    for (std::size_t i = 0; i < m_personPoints.size(); ++i) {
        sum += static_cast<double>(std::abs(m_base[i]) / steepness(m_gradients[i]));
    }
    m_mean = static_cast<float>(sum / static_cast<double>(m_personPoints.size()));
    return {};
}

std::string Fitter::roundLine(int round) const
{
    char line[80];
    std::snprintf(line, sizeof line, "round %d: %.3f mm from the person's surface to the structure", round + 1,
                  static_cast<double>(m_mean));
    return line;
}

/// How normal . point changes by turning, shifting and growing the person about the pivot.
Equation Fitter::placing(const glm::vec3& normal, const glm::vec3& point) const
{
    const std::size_t n = m_unknowns.size();
    const glm::vec3 arm = point - m_pivot;
    const glm::vec3 turn = glm::cross(arm, normal);
    Equation equation;
    for (int axis = 0; axis < 3; ++axis) {
        equation.slopes.emplace_back(n + static_cast<std::size_t>(axis), turn[axis]);
        equation.slopes.emplace_back(n + 3 + static_cast<std::size_t>(axis), normal[axis]);
    }
    equation.slopes.emplace_back(n + 6, glm::dot(normal, arm));
    return equation;
}

/// One for every point at which the two surfaces can be compared.
std::vector<Equation> Fitter::equations(const Neighbours& person) const
{
    std::vector<Equation> found;
    const auto add = [&](std::size_t i, Equation equation, float residual, float share) {
        equation.point = i;
        equation.residual = residual;
        equation.share = share;
        const float ratio = residual / robustFrom;
        equation.weight = static_cast<float>(m_witnesses / static_cast<double>(m_points.size())) /
                          (dataSigma * dataSigma * (1 + ratio * ratio));
        for (const auto& [u, slope] : m_slopes[i]) {
            equation.slopes.emplace_back(u, share * slope);
        }
        found.push_back(std::move(equation));
    };
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const float steep = steepness(m_gradients[i]);
        if (i < m_personPoints.size()) {
            const glm::vec3 normal = m_atlas_from_person.rotation * m_personPoints[i].normal;
            if (glm::dot(normal, m_gradients[i]) > -0.1f * steep) { // not the other side of a thin place
                add(i, placing(m_gradients[i] / steep, m_points[i]), m_base[i] / steep, 1 / steep);
            }
            continue;
        }
        const SurfacePoint& nearest = person.nearest(m_points[i]);
        const float agree = glm::dot(nearest.normal, m_own[i - m_personPoints.size()].normal);
        if (agree > 0.2f) {
            // Our point lies that far inside the person; where the field grows our surface shrinks.
            add(i, placing(nearest.normal, nearest.position), glm::dot(nearest.normal, nearest.position - m_points[i]),
                agree / steep);
        }
    }
    return found;
}

void Fitter::movePerson(const std::vector<double>& moved, float length)
{
    const auto part = [&](std::size_t k) { return length * static_cast<float>(moved[m_unknowns.size() + k]); };
    const glm::vec3 turn{part(0), part(1), part(2)};
    const glm::mat3 rotation{glm::rotate(glm::mat4{1}, glm::length(turn), turn + glm::vec3{0, 1e-12f, 0})};
    const float growth = 1 + part(6);
    m_atlas_from_person.shift =
        growth * (rotation * (m_atlas_from_person.shift - m_pivot)) + m_pivot + glm::vec3{part(3), part(4), part(5)};
    m_atlas_from_person.rotation = rotation * m_atlas_from_person.rotation;
    m_atlas_from_person.scale *= growth;
}

/// One step of Gauss and Newton; returns by what share the sum of squares fell.
Result<double> Fitter::step()
{
    std::vector<SurfacePoint> dense;
    for (const SurfacePoint& point : m_personDense) {
        dense.push_back(m_atlas_from_person(point));
    }
    const std::vector<Equation> found = equations(Neighbours{std::move(dense)});

    const std::size_t n = m_unknowns.size();
    const std::size_t size = n + 7;
    std::vector<double> matrix(size * size, 0);
    std::vector<double> right(size, 0);
    double before = priorCost(m_values);
    for (const Equation& equation : found) {
        const auto weight = static_cast<double>(equation.weight);
        before += weight * std::pow(static_cast<double>(equation.residual), 2);
        for (const auto& [a, slopeA] : equation.slopes) {
            const double scaled = weight * static_cast<double>(slopeA);
            right[a] -= scaled * static_cast<double>(equation.residual);
            for (const auto& [b, slopeB] : equation.slopes) {
                matrix[a * size + b] += scaled * static_cast<double>(slopeB);
            }
        }
    }
    const auto stiff = static_cast<double>(m_options.stiffness);
    const auto departure = [&](std::size_t u) {
        return static_cast<double>(m_values[m_unknowns[u].number] - m_unknowns[u].first);
    };
    for (std::size_t u = 0; u < n; ++u) {
        const double strength = stiff / std::pow(static_cast<double>(m_unknowns[u].sigma), 2);
        matrix[u * size + u] += strength * 1.05;
        right[u] -= strength * departure(u);
    }
    for (std::size_t i = 0; i < m_alike.size(); ++i) {
        const auto [a, b] = m_alike[i];
        const double strength = stiff / std::pow(static_cast<double>(m_alikeSigma[i]), 2);
        const double apart = departure(a) - departure(b);
        matrix[a * size + a] += strength;
        matrix[b * size + b] += strength;
        matrix[a * size + b] -= strength;
        matrix[b * size + a] -= strength;
        right[a] -= strength * apart;
        right[b] += strength * apart;
    }
    for (std::size_t k = 0; k < 7; ++k) {
        // A turn and a growth are felt as mm at the end of an arm.
        matrix[(n + k) * size + n + k] += k < 3 || k == 6 ? 25 : 0.05;
    }
    if (!solve(std::move(matrix), right)) {
        return Error{m_key + ": the fit has no single answer; looser numbers need a tether.", {}};
    }
    std::vector<float> values;
    for (float length : {1.f, 0.5f, 0.25f, 0.1f}) {
        std::vector<float> trial = m_values;
        for (std::size_t u = 0; u < n; ++u) {
            const Unknown& unknown = m_unknowns[u];
            const float most = longestStep * unknown.sigma;
            const float moved =
                m_values[unknown.number] + length * std::clamp(static_cast<float>(right[u]), -most, most);
            trial[unknown.number] = std::clamp(moved, unknown.first - unknown.limit, unknown.first + unknown.limit);
        }
        const Result<FieldPtr> changed = solidOf(trial);
        if (!changed) {
            continue;
        }
        evaluate(changed.value(), m_points, m_cells, nullptr, values);
        double after = priorCost(trial);
        for (const Equation& equation : found) {
            float residual = equation.residual + equation.share * (values[equation.point] - m_base[equation.point]);
            for (std::size_t k = 0; k < 7; ++k) { // the person's place stands first
                const auto [u, slope] = equation.slopes[k];
                residual += length * slope * static_cast<float>(right[u]);
            }
            after += static_cast<double>(equation.weight) * std::pow(static_cast<double>(residual), 2);
        }
        if (after < before) {
            m_values = std::move(trial);
            movePerson(right, length);
            return (before - after) / before;
        }
    }
    return 0.;
}

} // namespace

float usualSigma(const TableNumber& number, const std::vector<Tether>& tethers)
{
    float sigma = 0;
    switch (kindOf(number)) {
    case Kind::held:
        break;
    case Kind::position:
        sigma = 4;
        break;
    case Kind::length:
        sigma = std::max(0.18f * std::abs(number.value), 0.1f);
        break;
    case Kind::angle:
        sigma = 8;
        break;
    }
    for (const Tether& tether : tethers) {
        if (tether.what == number.keyword || tether.what == number.name || tether.what == number.label ||
            tether.what == number.keyword + "/" + number.label ||
            tether.what == number.keyword + "/" + number.label + "/" + std::to_string(number.index) ||
            tether.what == number.keyword + "/" + number.name) {
            sigma = tether.share ? tether.sigma * std::abs(number.value) : tether.sigma;
        }
    }
    return sigma;
}

Result<Measured> measured(const std::string& key, const Mesh& person, Context& context, const MeasureOptions& options)
{
    return Fitter{key, person, context, options}.run();
}

} // namespace psoas::modeller
