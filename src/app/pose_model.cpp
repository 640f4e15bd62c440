#include "app/pose_model.h"

#include "app/pose_mover.h"

#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

const QString left = QStringLiteral("left");
const QString right = QStringLiteral("right");
const QString ownPrefix = QStringLiteral("own:");

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// What a chip says of a pose: a word or two.
QString chipOf(const NamedPose& pose)
{
    static const std::map<std::string_view, const char*> words{
        {"stand", QT_TRANSLATE_NOOP("psoas::PoseModel", "Stand")},
        {"sit", QT_TRANSLATE_NOOP("psoas::PoseModel", "Sit")},
        {"slouch", QT_TRANSLATE_NOOP("psoas::PoseModel", "Slouch")},
        {"supine", QT_TRANSLATE_NOOP("psoas::PoseModel", "Lie")},
        {"supine-pillow", QT_TRANSLATE_NOOP("psoas::PoseModel", "Pillow")},
        {"march-left", QT_TRANSLATE_NOOP("psoas::PoseModel", "March")},
        {"leg-raise-left", QT_TRANSLATE_NOOP("psoas::PoseModel", "Leg raise")},
        {"bridge", QT_TRANSLATE_NOOP("psoas::PoseModel", "Bridge")},
        {"hip-extension-left", QT_TRANSLATE_NOOP("psoas::PoseModel", "Leg behind")},
        {"lunge-left", QT_TRANSLATE_NOOP("psoas::PoseModel", "Lunge")},
        {"table-edge-left", QT_TRANSLATE_NOOP("psoas::PoseModel", "Table edge")},
        {"walk", QT_TRANSLATE_NOOP("psoas::PoseModel", "Walk")},
        {"run", QT_TRANSLATE_NOOP("psoas::PoseModel", "Run")},
        {"bend-forward", QT_TRANSLATE_NOOP("psoas::PoseModel", "Bend")},
        {"bend-left", QT_TRANSLATE_NOOP("psoas::PoseModel", "Side bend")},
    };
    const auto found = words.find(pose.key);
    return found != words.end() ? PoseModel::tr(found->second) : text(pose.name);
}

} // namespace

void PoseModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::motionChanged, this, &PoseModel::movableChanged);
        connect(session(), &Session::shownChanged, this, &PoseModel::poseWasChosen);
        connect(session(), &Session::poseMoved, this, &PoseModel::poseMoved);
        connect(session()->mover(), &PoseMover::playingChanged, this, &PoseModel::playingChanged);
        m_own.clear();
        m_ownSound = true;
        if (const QString file = session()->posesFile(); !file.isEmpty()) {
            Result<std::vector<OwnPose>> own = readOwnPoses(file, *session()->motionTables());
            m_ownSound = static_cast<bool>(own);
            if (own) {
                m_own = std::move(own).value();
            } else {
                session()->report(text(own.error().what));
            }
        }
    }
    refill();
    emit movableChanged();
    emit poseChanged();
    emit poseMoved();
    emit playingChanged();
}

void PoseModel::refill()
{
    beginResetModel();
    m_rows.clear();
    if (session() != nullptr) {
        for (const NamedPose& pose : session()->motionTables()->poses) {
            const bool sided = pose.key.ends_with("-left");
            if (!pose.key.ends_with("-right")) {
                m_rows.push_back({text(pose.key), chipOf(pose), nameOf(pose), sided, false});
            }
        }
        for (const OwnPose& own : m_own) {
            m_rows.push_back({ownPrefix + text(own.name), text(own.name), text(own.name), false, true});
        }
    }
    endResetModel();
}

QString PoseModel::nameOf(const NamedPose& pose) const
{
    return text(session()->names().called("poses", pose.key, pose.name));
}

QString PoseModel::keyOf(const Row& row) const
{
    return row.sided && m_side == right ? text(otherSide(row.key.toStdString())) : row.key;
}

bool PoseModel::isCurrent(const Row& row) const
{
    const Pose& pose = session()->viewState().shown.pose;
    if (row.own) {
        const auto own = std::ranges::find(m_own, row.chip.toStdString(), &OwnPose::name);
        return own != m_own.end() && pose == own->pose;
    }
    const std::string key = pose.key.empty() && pose.isRest() ? "stand" : pose.key;
    return keyOf(row).toStdString() == key;
}

void PoseModel::poseWasChosen()
{
    const std::string& key = session()->viewState().shown.pose.key;
    if (key.ends_with("-right")) {
        setSide(right);
    } else if (key.ends_with("-left")) {
        setSide(left);
    }
    if (!m_rows.empty()) {
        emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1), {CurrentRole});
    }
    emit poseChanged();
}

void PoseModel::setSide(const QString& side)
{
    if (side == m_side || (side != left && side != right)) {
        return;
    }
    m_side = side;
    release();
    if (!m_rows.empty()) {
        emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1), {PoseKeyRole, NameRole, CurrentRole});
    }
    emit sideChanged();
    emit movableChanged();
    emit poseChanged();
    emit poseMoved();
}

const Pose& PoseModel::drawn() const
{
    return session()->mover()->pose();
}

bool PoseModel::canMove() const
{
    if (session() == nullptr || !session()->motion()) {
        return false;
    }
    const Joint* hip = session()->motionTables()->findJoint("hip-flexion-" + m_side.toStdString());
    return hip != nullptr && session()->motion()->canTurn(*hip);
}

QStringList PoseModel::shortcomings() const
{
    QStringList lines;
    if (session() != nullptr && session()->motion()) {
        for (const std::string& line : session()->motion()->shortcomings()) {
            lines << text(line);
        }
    }
    return lines;
}

QString PoseModel::currentName() const
{
    if (session() != nullptr) {
        for (const Row& row : m_rows) {
            if (isCurrent(row)) {
                const NamedPose* pose = session()->motionTables()->findPose(keyOf(row).toStdString());
                return pose != nullptr ? nameOf(*pose) : row.name;
            }
        }
    }
    return {};
}

bool PoseModel::isRest() const
{
    return session() == nullptr || session()->viewState().shown.pose.isRest();
}

double PoseModel::hipFlexion() const
{
    return session() != nullptr ? glm::degrees(drawn().angle("hip-flexion-" + m_side.toStdString())) : 0;
}

double PoseModel::hipLeast() const
{
    const Joint* hip = session() != nullptr ? session()->motionTables()->findJoint("hip-flexion-left") : nullptr;
    return hip != nullptr ? glm::degrees(hip->least) : -20;
}

double PoseModel::hipMost() const
{
    const Joint* hip = session() != nullptr ? session()->motionTables()->findJoint("hip-flexion-left") : nullptr;
    return hip != nullptr ? glm::degrees(hip->most) : 120;
}

double PoseModel::thighToTrunk() const
{
    const auto model = session() != nullptr ? session()->motion() : nullptr;
    const auto thorax = model ? model->segment("thorax") : std::nullopt;
    const auto thigh = model ? model->segment("thigh-" + m_side.toStdString()) : std::nullopt;
    if (!thorax || !thigh) {
        return 180;
    }
    const auto places = model->atlas_from_segments(drawn());
    const glm::dvec3 up{places[*thorax][1]};
    const glm::dvec3 down{-places[*thigh][1]};
    const double between = glm::degrees(std::acos(std::clamp(glm::dot(up, down), -1.0, 1.0)));
    const bool behind = glm::dot(glm::cross(up, down), glm::dvec3{places[*thorax][0]}) < 0;
    return behind ? 360 - between : between;
}

bool PoseModel::repeats() const
{
    return session() != nullptr && session()->mover()->loop() != nullptr;
}

bool PoseModel::playing() const
{
    return session() != nullptr && session()->mover()->isPlaying();
}

void PoseModel::setPlaying(bool playing)
{
    if (session() != nullptr) {
        session()->mover()->setPlaying(playing);
    }
}

double PoseModel::speed() const
{
    return session() != nullptr ? session()->mover()->speed() : 1;
}

void PoseModel::setSpeed(double speed)
{
    if (session() != nullptr) {
        session()->mover()->setSpeed(speed);
    }
}

void PoseModel::step(int frames)
{
    if (session() != nullptr) {
        session()->mover()->step(frames);
    }
}

QString PoseModel::held() const
{
    return session() != nullptr && session()->viewState().shown.pose.held != Held::pelvis ? QStringLiteral("thigh")
                                                                                          : QStringLiteral("pelvis");
}

void PoseModel::setHeld(const QString& held)
{
    if (session() == nullptr) {
        return;
    }
    Pose pose = session()->viewState().shown.pose;
    pose.held = held != u"thigh" ? Held::pelvis : m_side == right ? Held::rightThigh : Held::leftThigh;
    release();
    session()->setPose(std::move(pose), false, true); // smoothly: the body keeps its pose and must not jump
}

void PoseModel::apply(const QString& key)
{
    if (session() == nullptr) {
        return;
    }
    release();
    if (key.startsWith(ownPrefix)) {
        const auto own = std::ranges::find(m_own, key.mid(ownPrefix.size()).toStdString(), &OwnPose::name);
        if (own != m_own.end()) {
            session()->setPose(own->pose, false, true);
        }
        return;
    }
    const NamedPose* named = session()->motionTables()->findPose(key.toStdString());
    if (named == nullptr) {
        return;
    }
    const Pose pose = named->pose.isRest() ? Pose{} : named->pose; // standing is the pose that is none
    if (session()->viewState().shown.pose == pose && repeats()) {
        setPlaying(!playing());
    } else {
        session()->setPose(pose, false, true);
    }
}

void PoseModel::turn(const QString& joint, double degrees)
{
    if (session() == nullptr || !std::isfinite(degrees)) {
        return;
    }
    Pose pose = turned(drawn(), joint.toStdString(), glm::radians(degrees));
    pose.held = session()->viewState().shown.pose.held;
    const bool continuing =
        m_turning == joint && m_leftByHand && *m_leftByHand == session()->viewState().shown && session()->canUndo();
    session()->setPose(std::move(pose), continuing);
    m_turning = joint;
    m_leftByHand = session()->viewState().shown;
}

void PoseModel::release()
{
    m_turning.clear();
    m_leftByHand.reset();
}

void PoseModel::mirror()
{
    if (session() != nullptr) {
        release();
        session()->setPose(mirrored(session()->viewState().shown.pose), false, true);
        setSide(m_side == left ? right : left);
    }
}

bool PoseModel::canKeep(const QString& name) const
{
    return session() != nullptr && m_ownSound && isPoseName(name.trimmed());
}

bool PoseModel::write(std::vector<OwnPose> poses)
{
    if (const QString file = session()->posesFile(); !file.isEmpty()) {
        if (const Result<void> written = writeOwnPoses(file, poses); !written) {
            session()->report(text(written.error().what));
            return false;
        }
    }
    m_own = std::move(poses);
    refill();
    emit poseChanged();
    return true;
}

void PoseModel::keep(const QString& name)
{
    if (!canKeep(name)) {
        return;
    }
    OwnPose own{name.trimmed().toStdString(), drawn()};
    own.pose.key.clear();
    own.pose.held = session()->viewState().shown.pose.held;
    std::vector<OwnPose> poses = m_own;
    const auto same = std::ranges::find(poses, own.name, &OwnPose::name);
    if (same != poses.end()) {
        same->pose = own.pose;
    } else {
        poses.push_back(own);
    }
    if (write(std::move(poses))) {
        session()->setPose(own.pose);
    }
}

void PoseModel::remove(const QString& name)
{
    if (session() == nullptr || !m_ownSound) {
        return;
    }
    std::vector<OwnPose> poses = m_own;
    if (std::erase_if(poses, [&](const OwnPose& own) { return own.name == name.toStdString(); }) > 0) {
        write(std::move(poses));
    }
}

int PoseModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PoseModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case PoseKeyRole:
        return keyOf(row);
    case Qt::DisplayRole:
    case ChipRole:
        return row.chip;
    case NameRole: {
        const NamedPose* pose = session()->motionTables()->findPose(keyOf(row).toStdString());
        return pose != nullptr ? nameOf(*pose) : row.name;
    }
    case CurrentRole:
        return isCurrent(row);
    case SidedRole:
        return row.sided;
    case OwnRole:
        return row.own;
    default:
        return {};
    }
}

QHash<int, QByteArray> PoseModel::roleNames() const
{
    return {{PoseKeyRole, "poseKey"}, {ChipRole, "chip"},   {NameRole, "name"},
            {CurrentRole, "current"}, {SidedRole, "sided"}, {OwnRole, "own"}};
}

} // namespace psoas
