#include "app/search_model.h"

#include "app/words.h"

#include <algorithm>

namespace psoas {
namespace {

QString marked(const std::string& text, const SearchHit::Marks& marks)
{
    QString html;
    std::size_t done = 0;
    const auto piece = [&](std::size_t from, std::size_t size) {
        return QString::fromUtf8(text.data() + from, static_cast<qsizetype>(size)).toHtmlEscaped();
    };
    for (const auto& [first, size] : marks) {
        html += piece(done, first - done) + "<b>" + piece(first, size) + "</b>";
        done = first + size;
    }
    return html + piece(done, text.size() - done);
}

} // namespace

void SearchModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::atlasChanged, this, &SearchModel::refill);
        connect(session(), &Session::libraryChanged, this, &SearchModel::refill);
        connect(session(), &Session::shownChanged, this, [this] {
            if (!m_hits.empty()) {
                emit dataChanged(index(0), index(rowCount() - 1), {HiddenRole});
            }
        });
    }
    refill();
}

void SearchModel::setText(const QString& text)
{
    if (text != m_text) {
        m_text = text;
        emit textChanged();
        refill();
    }
}

void SearchModel::refill()
{
    beginResetModel();
    m_hits.clear();
    if (session() != nullptr && session()->searchIndex() != nullptr && session()->hasAtlas()) {
        m_hits = session()->searchIndex()->find(m_text.toStdString());
    }
    endResetModel();
}

bool SearchModel::activate(int row)
{
    if (row < 0 || row >= rowCount() || session() == nullptr) {
        return false;
    }
    session()->find(QString::fromStdString(m_hits[static_cast<std::size_t>(row)].key));
    return true;
}

bool SearchModel::isHidden(const std::string& id) const
{
    if (session() == nullptr || !session()->hasAtlas()) {
        return false;
    }
    const Atlas& atlas = *session()->atlas();
    const auto indices = atlas.resolve(id);
    return std::any_of(indices.begin(), indices.end(),
                       [&](StructureIndex each) { return !isShown(atlas.at(each), session()->viewState().shown); });
}

int SearchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant SearchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const SearchHit& hit = m_hits[static_cast<std::size_t>(index.row())];
    switch (role) {
    case KeyRole:
        return QString::fromStdString(hit.key);
    case Qt::DisplayRole:
    case NameRole:
        return QString::fromStdString(hit.name);
    case KindRole:
        return wordForHit(hit.kind);
    case MatchedRole:
        return wordForHit(hit.matched);
    case ExcerptRole:
        return hit.matched == "name" ? QString{} : QString::fromStdString(hit.excerpt);
    case RichNameRole:
        return marked(hit.name, hit.inName);
    case RichExcerptRole:
        return hit.matched == "name" ? QString{} : marked(hit.excerpt, hit.inExcerpt);
    case HiddenRole:
        return isHidden(hit.key);
    default:
        return {};
    }
}

QHash<int, QByteArray> SearchModel::roleNames() const
{
    return {{KeyRole, "key"},           {NameRole, "name"},
            {KindRole, "kind"},         {MatchedRole, "matched"},
            {ExcerptRole, "excerpt"},   {HiddenRole, "outOfSight"},
            {RichNameRole, "richName"}, {RichExcerptRole, "richExcerpt"}};
}

} // namespace psoas
