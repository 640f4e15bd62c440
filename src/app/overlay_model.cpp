#include "app/overlay_model.h"

#include "app/pose_mover.h"
#include "app/showing.h"
#include "scene/dissection.h"
#include "scene/verbs.h"

#include <QColor>

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
    {"lever-arm", QT_TRANSLATE_NOOP("psoas::OverlayModel", "Lever arm"), false},
    {"nerves", QT_TRANSLATE_NOOP("psoas::OverlayModel", "Nerves and what they supply"), false},
    {"layers", QT_TRANSLATE_NOOP("psoas::OverlayModel", "How deep it lies"), false},
    {"slice", QT_TRANSLATE_NOOP("psoas::OverlayModel", "Level cut"), false},
    {"tight-psoas", QT_TRANSLATE_NOOP("psoas::OverlayModel", "“Tight psoas”: both articles’ ideas"), true},
};

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
        connect(session(), &Session::motionChanged, this, anew);
        connect(session(), &Session::languageChanged, this, anew);
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
    return key() == u"tight-psoas";
}

double OverlayModel::tightness() const
{
    return session() != nullptr ? session()->viewState().shown.tightness : Shown{}.tightness;
}

OverlaySpeech OverlayModel::speech() const
{
    return session() != nullptr ? speechOf(*session()) : OverlaySpeech{};
}

bool OverlayModel::claim() const
{
    return speech().claim;
}

QString OverlayModel::claimWords() const
{
    return psoas::claimWords();
}

QString OverlayModel::caption() const
{
    return speech().caption;
}

QVariantList OverlayModel::legend() const
{
    const bool dark = session() != nullptr && session()->settings()->dark();
    QVariantList list;
    for (const OverlayRow& row : speech().key) {
        const Paint paint = paintOf(row.line.value_or(Tint::quiet));
        const glm::vec3 colour = row.wash != Wash::none ? colourOf(row.wash) : dark ? paint.dark : paint.light;
        const bool dots = row.wash == Wash::shorter || row.wash == Wash::sacral;
        const char* pattern = row.wash == Wash::none ? (paint.drawn > 0 ? "dashes" : "line")
                              : dots                 ? "dots"
                                                     : "stripes";
        list << QVariantMap{{"text", QString::fromStdString(row.text)},
                            {"colour", QColor::fromRgbF(colour.r, colour.g, colour.b)},
                            {"pattern", QString::fromLatin1(pattern)}};
    }
    return list;
}

void OverlayModel::toggle(const QString& key)
{
    if (session() == nullptr || !session()->hasAtlas()) {
        return;
    }
    const std::string wanted = key.toStdString();
    if (session()->viewState().shown.overlay == wanted) {
        clear();
        return;
    }
    const Atlas& atlas = *session()->atlas();
    Shown shown = session()->viewState().shown;
    shown.overlay = wanted;
    if (wanted == "nerves") { // there is something to see
        shown = revealed(std::move(shown), atlas, keysMeantBy(atlas, shown, "lumbar-plexus-nerves"));
    } else if (wanted == "slice" && shown.sections.empty()) {
        const auto& stops = atlas.sectionStops();
        const auto stop = std::ranges::find(stops, "l3-l4", &SectionStop::key);
        const bool there = stop != stops.end();
        const float middle = atlas.bounds().centre().y;
        shown.sections.push_back({Axis::y, there ? placeOf(*stop, atlas, *session()->snapshot()) : middle, true});
    }
    session()->setShown(std::move(shown));
    if (wanted == "tight-psoas") { // a curve of the spine is seen from the side
        session()->flyTo(session()->cameraOf({{}, {}, 90, 0, {"psoas-major", "lumbar-spine"}}));
    }
}

void OverlayModel::clear()
{
    if (session() != nullptr) {
        Shown shown = session()->viewState().shown;
        shown.overlay.clear();
        session()->setShown(std::move(shown));
    }
}

void OverlayModel::tighten(double amount)
{
    if (session() == nullptr || !tight() || !std::isfinite(amount)) {
        return;
    }
    Shown shown = session()->viewState().shown;
    shown.tightness = std::clamp(amount, 0.0, 1.0);
    session()->adjustShown(std::move(shown));
}

void OverlayModel::release()
{
    if (session() != nullptr) {
        session()->endAdjusting();
    }
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
