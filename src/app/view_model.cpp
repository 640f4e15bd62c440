#include "app/view_model.h"

#include "app/commands.h"
#include "scene/views.h"

#include <QKeySequence>

namespace psoas {
namespace {

/// The command that looks the same way.
QString commandFor(const std::string& view)
{
    static const std::map<std::string, QString> commands{{"anterior", "look-front"}, {"posterior", "look-back"},
                                                         {"left", "look-left"},      {"right", "look-right"},
                                                         {"superior", "look-top"},   {"inferior", "look-bottom"}};
    const auto found = commands.find(view);
    return found == commands.end() ? QString{} : found->second;
}

} // namespace

void ViewModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::atlasChanged, this, &ViewModel::refill);
        connect(session(), &Session::libraryChanged, this, &ViewModel::refill);
    }
    refill();
}

void ViewModel::refill()
{
    beginResetModel();
    m_views.clear();
    if (session() != nullptr && session()->hasAtlas()) {
        m_views = allViews(*session()->atlas());
        m_plain = m_views.size() - session()->atlas()->views().size();
    }
    endResetModel();
}

int ViewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_views.size());
}

QVariant ViewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    switch (role) {
    case ViewKeyRole:
        return QString::fromStdString(m_views[row].key);
    case Qt::DisplayRole:
    case TextRole:
        return QString::fromStdString(session()->names().of(m_views[row]));
    case KeysRole: {
        const Command* command = findCommand(commandFor(m_views[row].key));
        return command != nullptr && !command->keys.empty()
                   ? QKeySequence{command->keys.front()}.toString(QKeySequence::NativeText)
                   : QString{};
    }
    case OfAtlasRole:
        return row >= m_plain;
    default:
        return {};
    }
}

QHash<int, QByteArray> ViewModel::roleNames() const
{
    return {{ViewKeyRole, "viewKey"}, {TextRole, "text"}, {KeysRole, "keys"}, {OfAtlasRole, "ofAtlas"}};
}

} // namespace psoas
