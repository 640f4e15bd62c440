#include "app/overlay_model.h"

#include "app/pose_mover.h"
#include "app/showing.h"
#include "scene/explain.h"

#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

struct Offer {
    const char* key;
    const char* name;
    bool claim;
};

const Offer offers[] = {
    {"length", QT_TRANSLATE_NOOP("psoas::OverlayModel", "Longer and shorter"), false},
    {"thigh-trunk-angle", QT_TRANSLATE_NOOP("psoas::OverlayModel", "Thigh to trunk"), false},
    {"forces", QT_TRANSLATE_NOOP("psoas::OverlayModel", "Lines of pull"), false},
    {"tight-psoas-flatter", QT_TRANSLATE_NOOP("psoas::OverlayModel", "First article: tight, flatter back"), true},
    {"tight-psoas-deeper", QT_TRANSLATE_NOOP("psoas::OverlayModel", "Second article: tight, hollower back"), true},
};

Side sideOf(const Pose& pose)
{
    return pose.key.ends_with("-right") ? Side::right : Side::left;
}

} // namespace

void OverlayModel::attach()
{
    if (session() != nullptr) {
        const auto anew = [this] {
            emit dataChanged(index(0), index(rowCount() - 1), {OnRole});
            emit overlayChanged();
            emit captionChanged();
        };
        connect(session(), &Session::shownChanged, this, anew);
        connect(session(), &Session::entryShownChanged, this, anew);
        connect(session()->settings(), &Settings::changed, this, anew);
        connect(session(), &Session::poseMoved, this, &OverlayModel::captionChanged);
    }
    beginResetModel();
    endResetModel();
    emit overlayChanged();
    emit captionChanged();
}

bool OverlayModel::isPatient() const
{
    return session() != nullptr && session()->settings()->property("patient").toBool();
}

QString OverlayModel::key() const
{
    if (session() == nullptr) {
        return {};
    }
    const std::string& key = session()->viewState().shown.overlay;
    return isPatient() && !isCalm(key) ? QString{} : QString::fromStdString(key);
}

bool OverlayModel::tight() const
{
    return key().startsWith(u"tight-psoas");
}

bool OverlayModel::claim() const
{
    return tight() || key() == u"chain";
}

QString OverlayModel::claimWords() const
{
    return tr("Illustration of the article’s idea");
}

QString OverlayModel::caption() const
{
    const QString on = key();
    if (on == u"thigh-trunk-angle" && session()->motion()) {
        const Pose& pose = session()->mover()->pose();
        const double angle =
            glm::degrees(angleAtTheFront(*session()->motion(), pose, sideOf(session()->viewState().shown.pose)));
        return tr("Thigh to trunk: %1°; 180° is a straight line").arg(std::lround(angle));
    }
    if (on == u"length") {
        return tr("Against standing, of the model: shorter is dotted orange, longer dashed blue");
    }
    if (on == u"forces") {
        return tr(
            "The line along which the muscle pulls on spine and thigh, of the model; an arrow’s length is no force");
    }
    if (on == u"chain") {
        return tr("What the articles think leads to what; dashed where evidence is weak or missing");
    }
    if (on == u"tight-psoas-flatter") {
        return tr("First article: a tight psoas flattens the low back. The second says the opposite.");
    }
    if (on == u"tight-psoas-deeper") {
        return tr("Second article: a tight psoas hollows the low back. The first says the opposite.");
    }
    return {};
}

void OverlayModel::toggle(const QString& key)
{
    if (session() == nullptr) {
        return;
    }
    const std::string wanted = key.toStdString();
    if (session()->viewState().shown.overlay == wanted) {
        clear();
        return;
    }
    Shown shown = session()->viewState().shown;
    const bool wasTight = shown.overlay.starts_with("tight-psoas");
    shown.overlay = wanted;
    if (wanted.starts_with("tight-psoas")) {
        shown.pose = tightened({}, wanted, m_tightness);
    } else if (wasTight) {
        shown.pose = {};
    }
    release();
    session()->setShown(std::move(shown));
}

void OverlayModel::clear()
{
    if (session() != nullptr) {
        Shown shown = session()->viewState().shown;
        if (shown.overlay.starts_with("tight-psoas")) {
            shown.pose = {};
        }
        shown.overlay.clear();
        release();
        session()->setShown(std::move(shown));
    }
}

void OverlayModel::tighten(double amount)
{
    if (session() == nullptr || !tight() || !std::isfinite(amount)) {
        return;
    }
    m_tightness = std::clamp(amount, 0.0, 1.0);
    session()->setPose(tightened({}, session()->viewState().shown.overlay, m_tightness), m_tightening);
    m_tightening = true;
    emit overlayChanged();
}

void OverlayModel::release()
{
    m_tightening = false;
}

int OverlayModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::size(offers));
}

QVariant OverlayModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Offer& offer = offers[index.row()];
    switch (role) {
    case KeyRole:
        return QString::fromLatin1(offer.key);
    case Qt::DisplayRole:
    case NameRole:
        return tr(offer.name);
    case OnRole:
        return key() == QLatin1String{offer.key};
    case ClaimRole:
        return offer.claim;
    default:
        return {};
    }
}

QHash<int, QByteArray> OverlayModel::roleNames() const
{
    return {{KeyRole, "overlay"}, {NameRole, "name"}, {OnRole, "on"}, {ClaimRole, "claim"}};
}

} // namespace psoas
