#include "app/source_list_model.h"

#include "app/words.h"

#include <algorithm>

namespace psoas {

void SourceListModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::libraryChanged, this, &SourceListModel::refill);
    }
    refill();
}

void SourceListModel::setFilter(const QString& filter)
{
    if (filter != m_filter) {
        m_filter = filter;
        emit filterChanged();
        refill();
    }
}

void SourceListModel::refill()
{
    beginResetModel();
    m_rows.clear();
    if (session() != nullptr && session()->library() != nullptr) {
        const QStringList words = m_filter.split(' ', Qt::SkipEmptyParts);
        for (const auto& [key, source] : session()->library()->sources()) {
            const QString seen = source.seen == "seen"            ? tr("seen: the page, table or abstract itself")
                                 : source.seen == "transcription" ? tr("seen in a transcription by others")
                                 : source.seen == "computed"      ? tr("worked out from its published data")
                                                                  : tr("to be checked: not seen yet");
            Source bare = source;
            bare.seen.clear(); // said in words of its own
            const Row row{citationFor(bare), seen};
            if (std::all_of(words.begin(), words.end(), [&](const QString& word) {
                    return row.citation.contains(word, Qt::CaseInsensitive) ||
                           row.seen.contains(word, Qt::CaseInsensitive);
                })) {
                m_rows.push_back(row);
            }
        }
        std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
            return QString::compare(a.citation, b.citation, Qt::CaseInsensitive) < 0;
        });
    }
    endResetModel();
}

int SourceListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SourceListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case CitationRole:
        return row.citation;
    case SeenRole:
        return row.seen;
    default:
        return {};
    }
}

QHash<int, QByteArray> SourceListModel::roleNames() const
{
    return {{CitationRole, "citation"}, {SeenRole, "seen"}};
}

} // namespace psoas
