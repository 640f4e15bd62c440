#include "app/language_model.h"

namespace psoas {

void LanguageModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::libraryChanged, this, &LanguageModel::refill);
        connect(session()->settings(), &Settings::changed, this, [this] {
            if (!m_rows.empty()) {
                emit dataChanged(index(0), index(rowCount() - 1), {CheckedRole});
            }
        });
    }
    refill();
}

void LanguageModel::refill()
{
    beginResetModel();
    m_rows.clear();
    if (session() != nullptr && session()->library() != nullptr) {
        for (const bool namesOnly : {false, true}) {
            for (const auto& names : session()->library()->languages()) {
                if (names->namesOnly() == namesOnly) {
                    m_rows.push_back(
                        {QString::fromStdString(names->language()), QString::fromStdString(names->title()), namesOnly});
                }
            }
        }
    }
    endResetModel();
}

void LanguageModel::choose(int row)
{
    if (row < 0 || row >= rowCount() || session() == nullptr) {
        return;
    }
    Settings& settings = *session()->settings();
    const Row chosen = m_rows[static_cast<std::size_t>(row)];
    if (chosen.namesOnly) {
        settings.setNames(settings.names() == chosen.code ? QString{} : chosen.code);
    } else {
        settings.setLanguage(chosen.code);
    }
}

int LanguageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant LanguageModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case CodeRole:
        return row.code;
    case Qt::DisplayRole:
    case TextRole:
        return !row.namesOnly ? row.title : row.code == u"la" ? tr("Latin names") : tr("Names: %1").arg(row.title);
    case CheckedRole:
        return row.namesOnly ? session()->settings()->names() == row.code
                             : QString::fromStdString(session()->library()->names().language()) == row.code;
    case NamesOnlyRole:
        return row.namesOnly;
    default:
        return {};
    }
}

QHash<int, QByteArray> LanguageModel::roleNames() const
{
    return {{CodeRole, "code"}, {TextRole, "text"}, {CheckedRole, "checked"}, {NamesOnlyRole, "namesOnly"}};
}

} // namespace psoas
