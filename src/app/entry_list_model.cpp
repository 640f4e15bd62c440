#include "app/entry_list_model.h"

#include "app/words.h"

namespace psoas {
namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

void EntryListModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::libraryChanged, this, &EntryListModel::refill);
        connect(session(), &Session::patientChanged, this, &EntryListModel::refill);
    }
    refill();
}

void EntryListModel::setKinds(const QStringList& kinds)
{
    if (kinds != m_kinds) {
        m_kinds = kinds;
        emit kindsChanged();
        refill();
    }
}

void EntryListModel::refill()
{
    beginResetModel();
    m_entries.clear();
    if (session() != nullptr && session()->library() != nullptr) {
        for (const QString& kind : m_kinds) {
            for (const Entry& entry : session()->library()->entries()) {
                if (text(nameOf(entry.kind).many) == kind) {
                    m_entries.push_back(&entry);
                }
            }
        }
    }
    endResetModel();
}

int EntryListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant EntryListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    const Entry& entry = *m_entries[row];
    switch (role) {
    case KeyRole:
        return text(entry.key);
    case NumberRole:
        return entry.number;
    case Qt::DisplayRole:
    case TitleRole:
        return text(session()->settings()->patient() && !entry.patientTitle.empty() ? entry.patientTitle : entry.title);
    case HeadingRole:
        return m_kinds.size() > 1 && (row == 0 || m_entries[row - 1]->kind != entry.kind) ? headingFor(entry.kind)
                                                                                          : QString{};
    case VerdictsRole: {
        QStringList verdicts;
        for (const JudgedClaim& claim : entry.verdict) {
            verdicts << text(nameOf(claim.is));
        }
        verdicts.removeDuplicates();
        return verdicts;
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> EntryListModel::roleNames() const
{
    return {{KeyRole, "key"},
            {NumberRole, "number"},
            {TitleRole, "title"},
            {HeadingRole, "heading"},
            {VerdictsRole, "verdicts"}};
}

} // namespace psoas
