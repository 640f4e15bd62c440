#include "app/section_model.h"

#include "scene/dissection.h"

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

constexpr Axis axes[] = {Axis::y, Axis::x, Axis::z}; // in the order of the rows
constexpr float beside = 1.06f;                      // of the way from the middle to the edge of the body
constexpr float seenEndOn = 0.9f;                    // cosine: a plane's way is seen end on from there
constexpr float leastAcross = 0.35f;                 // of a vector: shorter ones are seen end on

int indexOf(Axis axis)
{
    return static_cast<int>(axis);
}

Axis axisOf(const SectionStop& stop)
{
    return static_cast<Axis>(stop.axis);
}

/// What is there without sections, in the rest pose or as it is drawn.
Box boxOfBody(const Session& session)
{
    Box box;
    if (session.atlas()) {
        for (const Structure& structure : session.atlas()->structures()) {
            if (!structure.glassByDefault && isShown(structure, session.viewState().shown)) {
                box.add(boundsOf(structure));
            }
        }
    }
    for (const Drawable& drawable : session.snapshot()->drawables) {
        if (!drawable.hull) {
            box.add(drawable.bounds);
        }
    }
    return box;
}

const SectionStop* findStop(const Session& session, std::string_view key)
{
    if (!session.atlas()) {
        return nullptr;
    }
    const auto& stops = session.atlas()->sectionStops();
    const auto found = std::ranges::find(stops, key, &SectionStop::key);
    return found == stops.end() ? nullptr : &*found;
}

/// The plane across `axis`, or a new one that keeps what is below, on the subject's right or behind.
SectionPlane planeAcross(const Session& session, Axis axis)
{
    const Box box = boxOfBody(session);
    const float middle = box.isEmpty() ? 0 : box.centre()[indexOf(axis)];
    return sectionAcross(session.viewState().shown, axis).value_or(SectionPlane{axis, middle, true});
}

float placeOf(const Session& session, const SectionStop& stop)
{
    return placeOf(stop, *session.atlas(), *session.snapshot());
}

} // namespace

void toggleSections(Session& session)
{
    if (!session.hasAtlas()) {
        return;
    }
    Shown shown = session.viewState().shown;
    if (!shown.sections.empty()) {
        shown.sections.clear();
        session.setShown(std::move(shown));
    } else if (findStop(session, "l3-l4") != nullptr) {
        cutAtStop(session, "l3-l4");
    } else {
        session.setShown(sectioned(std::move(shown), planeAcross(session, Axis::y)));
    }
}

void moveSection(Session& session, double millimetres)
{
    Shown shown = session.viewState().shown;
    if (!shown.sections.empty()) {
        shown.sections.back().at += static_cast<float>(millimetres);
        session.adjustShown(std::move(shown));
    }
}

void moveToNextStop(Session& session, bool up)
{
    Shown shown = session.viewState().shown;
    if (shown.sections.empty() || !session.hasAtlas()) {
        return;
    }
    SectionPlane& plane = shown.sections.back();
    constexpr float same = 0.5f; // mm
    std::optional<float> next;
    for (const SectionStop& stop : session.atlas()->sectionStops()) {
        const float place = placeOf(session, stop);
        if (axisOf(stop) == plane.axis && (up ? place > plane.at + same : place < plane.at - same) &&
            (!next || (up ? place < *next : place > *next))) {
            next = place;
        }
    }
    if (next) {
        plane.at = *next;
        session.setShown(std::move(shown));
    }
}

void cutAtStop(Session& session, const QString& key)
{
    if (const SectionStop* stop = findStop(session, key.toStdString())) {
        SectionPlane plane = planeAcross(session, axisOf(*stop));
        plane.at = placeOf(session, *stop);
        session.setShown(sectioned(session.viewState().shown, plane));
    }
}

void lookAtSection(Session& session, bool fromBelow)
{
    if (!session.hasAtlas()) {
        return;
    }
    SectionPlane plane = planeAcross(session, Axis::y);
    plane.keepsBelow = !fromBelow;
    session.setShown(sectioned(session.viewState().shown, plane));
    Camera camera = session.viewState().camera;
    // The front of the body at the top both ways; from below its left is on the right, as on a CT.
    camera.yaw = fromBelow ? 0 : glm::radians(180.f);
    camera.pitch = glm::radians(fromBelow ? -90.f : 90.f);
    Box box;
    const auto snapshot = session.snapshot();
    for (const Drawable& drawable : snapshot->drawables) {
        if (!drawable.hull && drawable.cutBy != 0 && snapshot->sections[drawable.cutBy - 1u].axis == Axis::y) {
            box.add(drawable.bounds);
        }
    }
    session.flyTo(session.fitted(camera, box.isEmpty() ? snapshot->bounds : box));
}

void SectionModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::atlasChanged, this, [this] {
            refresh(false);
            emit stopsChanged();
        });
        connect(session(), &Session::shownChanged, this, [this] { refresh(false); });
        connect(session(), &Session::cameraChanged, this, [this] { refresh(true); });
    }
    beginResetModel();
    endResetModel();
    emit sectionsChanged();
    emit stopsChanged();
}

void SectionModel::refresh(bool placesOnly)
{
    if (placesOnly && !any()) {
        return;
    }
    emit dataChanged(index(0), index(rowCount() - 1), placesOnly ? QList<int>{HandleRole} : QList<int>{});
    if (!placesOnly) {
        emit sectionsChanged();
    }
}

bool SectionModel::any() const
{
    return session() != nullptr && !session()->viewState().shown.sections.empty();
}

bool SectionModel::level() const
{
    return session() != nullptr && sectionAcross(session()->viewState().shown, Axis::y).has_value();
}

bool SectionModel::fromBelow() const
{
    const auto plane = session() != nullptr ? sectionAcross(session()->viewState().shown, Axis::y) : std::nullopt;
    return plane && !plane->keepsBelow;
}

QVariantList SectionModel::stops() const
{
    QVariantList list;
    if (session() != nullptr && session()->hasAtlas()) {
        for (const SectionStop& stop : session()->atlas()->sectionStops()) {
            const auto row = std::ranges::find(axes, axisOf(stop)) - std::begin(axes);
            list << QVariantMap{
                {"key", QString::fromStdString(stop.key)},
                {"name", QString::fromStdString(session()->names().called("stops", stop.key, stop.name))},
                {"row", static_cast<int>(row)}};
        }
    }
    return list;
}

void SectionModel::setOn(int row, bool on)
{
    if (session() != nullptr && session()->hasAtlas() && row >= 0 && row < rowCount()) {
        const Shown& shown = session()->viewState().shown;
        session()->setShown(on ? sectioned(shown, planeAcross(*session(), axes[row]))
                               : sectionRemoved(shown, axes[row]));
    }
}

void SectionModel::move(int row, double place)
{
    if (session() != nullptr && row >= 0 && row < rowCount()) {
        if (auto plane = sectionAcross(session()->viewState().shown, axes[row])) {
            plane->at = static_cast<float>(place);
            session()->adjustShown(sectioned(session()->viewState().shown, *plane));
        }
    }
}

void SectionModel::finish()
{
    m_grabbed = -1;
    if (session() != nullptr) {
        session()->endAdjusting();
    }
}

void SectionModel::step(int row, double millimetres)
{
    if (session() != nullptr && row >= 0 && row < rowCount()) {
        if (const auto plane = sectionAcross(session()->viewState().shown, axes[row])) {
            move(row, static_cast<double>(plane->at) + millimetres);
        }
    }
}

void SectionModel::flip(int row)
{
    if (session() != nullptr && row >= 0 && row < rowCount()) {
        session()->setShown(sectionFlipped(session()->viewState().shown, axes[row]));
    }
}

void SectionModel::cutAt(const QString& stop)
{
    if (session() != nullptr) {
        cutAtStop(*session(), stop);
    }
}

void SectionModel::look(bool fromBelow)
{
    if (session() != nullptr) {
        lookAtSection(*session(), fromBelow);
    }
}

void SectionModel::clear()
{
    if (session() != nullptr) {
        Shown shown = session()->viewState().shown;
        shown.sections.clear();
        session()->setShown(std::move(shown));
    }
}

void SectionModel::grab(int row, QPointF point)
{
    const auto plane = session() != nullptr && row >= 0 && row < rowCount()
                           ? sectionAcross(session()->viewState().shown, axes[row])
                           : std::nullopt;
    if (!plane) {
        return;
    }
    session()->endAdjusting();
    m_grabbed = row;
    m_grabbedAt = point;
    m_grabbedPlace = static_cast<double>(plane->at);
    const glm::vec3 handle = handleOf(axes[row]);
    glm::vec3 along{0};
    along[indexOf(axes[row])] = 1;
    m_perMillimetre = inPicture(handle + along) - inPicture(handle);
    const Camera& camera = session()->viewState().camera;
    const double upright = 1 / (2 * std::tan(static_cast<double>(verticalFieldOfView) / 2) *
                                static_cast<double>(camera.distance)); // of the picture's height
    const float endOn = glm::dot(glm::normalize(eyeOf(camera) - camera.target), along);
    if (std::abs(endOn) > seenEndOn) {
        // Seen along its way: a hand that goes up draws it nearer.
        m_perMillimetre = {0, endOn > 0 ? -upright : upright};
    }
}

void SectionModel::drag(QPointF point)
{
    if (m_grabbed < 0 || session() == nullptr) {
        return;
    }
    const double aspect = session()->aspect();
    const QPointF moved = point - m_grabbedAt;
    const double length =
        m_perMillimetre.x() * m_perMillimetre.x() * aspect * aspect + m_perMillimetre.y() * m_perMillimetre.y();
    const double millimetres =
        (moved.x() * m_perMillimetre.x() * aspect * aspect + moved.y() * m_perMillimetre.y()) / length;
    const int row = m_grabbed;
    const Box box = boxOfBody(*session());
    const int axis = indexOf(axes[row]);
    move(row, std::clamp(m_grabbedPlace + millimetres, static_cast<double>(box.lower[axis]),
                         static_cast<double>(box.upper[axis])));
}

glm::vec3 SectionModel::handleOf(Axis axis) const
{
    const auto plane = sectionAcross(session()->viewState().shown, axis);
    Box box;
    for (const Drawable& drawable : session()->snapshot()->drawables) {
        if (!drawable.hull) {
            box.add(drawable.bounds);
        }
    }
    if (!plane || box.isEmpty()) {
        return glm::vec3{0};
    }
    // At the edge of the body on the right of the picture, or above where the plane is seen end on that way.
    const glm::mat3 axes_ = glm::transpose(glm::mat3{view_from_atlas(session()->viewState().camera)});
    glm::vec3 towards = axes_[0];
    towards[indexOf(axis)] = 0;
    if (glm::length(towards) < leastAcross) {
        towards = axes_[1];
        towards[indexOf(axis)] = 0;
    }
    const glm::vec3 half = box.size() / 2.f;
    float reach = std::numeric_limits<float>::max();
    for (int i = 0; i < 3; ++i) {
        if (std::abs(towards[i]) > 1e-3f) {
            reach = std::min(reach, half[i] / std::abs(towards[i]));
        }
    }
    glm::vec3 handle = box.centre() + towards * (beside * reach);
    handle[indexOf(axis)] = plane->at;
    return handle;
}

QPointF SectionModel::inPicture(const glm::vec3& point) const
{
    const Camera& camera = session()->viewState().camera;
    const glm::vec3 seen{view_from_atlas(camera) * glm::vec4{point, 1}};
    const float depth = std::max(-seen.z, 1.f) * 2 * std::tan(verticalFieldOfView / 2);
    return {0.5 + static_cast<double>(seen.x / depth) / session()->aspect(), 0.5 - static_cast<double>(seen.y / depth)};
}

int SectionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::size(axes));
}

QVariant SectionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Axis axis = axes[index.row()];
    const auto plane = session() != nullptr ? sectionAcross(session()->viewState().shown, axis) : std::nullopt;
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return axis == Axis::y ? tr("Level") : axis == Axis::x ? tr("Side") : tr("Depth");
    case HelpRole:
        return axis == Axis::y   ? tr("Cuts upper from lower")
               : axis == Axis::x ? tr("Cuts left from right")
                                 : tr("Cuts front from back");
    case OnRole:
        return plane.has_value();
    case PlaceRole:
        return plane ? static_cast<double>(plane->at) : 0;
    case LeastRole:
    case GreatestRole: {
        const Box box = session() != nullptr ? boxOfBody(*session()) : Box{};
        return box.isEmpty() ? 0.0 : static_cast<double>((role == LeastRole ? box.lower : box.upper)[indexOf(axis)]);
    }
    case KeepsRole:
        if (!plane) {
            return QString{};
        }
        return axis == Axis::y ? (plane->keepsBelow ? tr("keeps what is below") : tr("keeps what is above"))
               : axis == Axis::x
                   ? (plane->keepsBelow ? tr("keeps the subject's right") : tr("keeps the subject's left"))
                   : (plane->keepsBelow ? tr("keeps what is behind") : tr("keeps what is in front"));
    case HandleRole: {
        if (!plane) {
            return QPointF{};
        }
        const QPointF point = inPicture(handleOf(axis));
        return QPointF{std::clamp(point.x(), 0.03, 0.97), std::clamp(point.y(), 0.04, 0.96)};
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> SectionModel::roleNames() const
{
    return {{TitleRole, "title"}, {HelpRole, "help"},         {OnRole, "on"},       {PlaceRole, "place"},
            {LeastRole, "least"}, {GreatestRole, "greatest"}, {KeepsRole, "keeps"}, {HandleRole, "handle"}};
}

} // namespace psoas
