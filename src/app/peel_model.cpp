#include "app/peel_model.h"

#include "scene/dissection.h"

#include <algorithm>

namespace psoas {

void peelOneMore(Session& session)
{
    if (session.hasAtlas() && !session.atlas()->layers().empty()) {
        const Shown& shown = session.viewState().shown;
        session.setShown(peeled(shown, *session.atlas(), shown.peel ? *shown.peel + 1 : 0));
    }
}

void peelOneLess(Session& session)
{
    const Shown& shown = session.viewState().shown;
    if (session.hasAtlas() && shown.peel) {
        session.setShown(
            peeled(shown, *session.atlas(), *shown.peel > 0 ? std::optional{*shown.peel - 1} : std::nullopt));
    }
}

void PeelModel::attach()
{
    beginResetModel();
    if (session() != nullptr) {
        connect(session(), &Session::atlasChanged, this, [this] {
            beginResetModel();
            endResetModel();
            emit depthChanged();
        });
        connect(session(), &Session::shownChanged, this, &PeelModel::refresh);
    }
    endResetModel();
    emit depthChanged();
}

void PeelModel::refresh()
{
    if (rowCount() > 0) {
        emit dataChanged(index(0), index(rowCount() - 1), {OffRole});
    }
    emit depthChanged();
}

bool PeelModel::peeling() const
{
    return session() != nullptr && session()->viewState().shown.peel.has_value();
}

int PeelModel::depth() const
{
    return session() != nullptr ? session()->viewState().shown.peel.value_or(0) : 0;
}

QString PeelModel::summary() const
{
    if (!peeling() || !session()->hasAtlas()) {
        return {};
    }
    if (depth() == 0) {
        return tr("Nothing is off.");
    }
    const auto& structures = session()->atlas()->structures();
    const Shown& shown = session()->viewState().shown;
    const auto off = std::ranges::count_if(structures, [&](const Structure& each) { return isPeeledOff(each, shown); });
    return tr("%1 of %2 layers are off, with %3 structures.").arg(depth()).arg(rowCount()).arg(off);
}

void PeelModel::setDepth(int depth)
{
    if (session() != nullptr && session()->hasAtlas()) {
        session()->adjustShown(peeled(session()->viewState().shown, *session()->atlas(), depth));
    }
}

void PeelModel::finish()
{
    if (session() != nullptr) {
        session()->endAdjusting();
    }
}

void PeelModel::end()
{
    if (session() != nullptr && session()->hasAtlas()) {
        session()->setShown(peeled(session()->viewState().shown, *session()->atlas(), std::nullopt));
    }
}

int PeelModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || session() == nullptr || !session()->hasAtlas()
               ? 0
               : static_cast<int>(session()->atlas()->layers().size());
}

QVariant PeelModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Atlas& atlas = *session()->atlas();
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: {
        const Layer& layer = atlas.layers()[static_cast<std::size_t>(index.row())];
        return QString::fromStdString(session()->names().called("layers", layer.key, layer.name));
    }
    case OffRole:
        return peeling() && index.row() < depth();
    case NumberRole:
        return static_cast<int>(std::ranges::count(atlas.structures(), index.row(), &Structure::layer));
    default:
        return {};
    }
}

QHash<int, QByteArray> PeelModel::roleNames() const
{
    return {{TitleRole, "title"}, {OffRole, "off"}, {NumberRole, "number"}};
}

} // namespace psoas
