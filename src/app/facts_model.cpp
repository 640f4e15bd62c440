#include "app/facts_model.h"

#include "content/citation.h"

#include <algorithm>
#include <set>

namespace psoas {
namespace {

constexpr qsizetype shortestLink = 5; // letters; shorter names are too often part of other words

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

void FactsModel::attach()
{
    if (session() != nullptr) {
        const auto anew = [this] {
            learnNames();
            refill();
        };
        connect(session(), &Session::atlasChanged, this, anew);
        connect(session(), &Session::libraryChanged, this, anew);
        connect(session(), &Session::shownChanged, this, [this] {
            if (session()->currentKey() != m_key) {
                refill();
            }
            emit variantsChanged();
        });
    }
    learnNames();
    refill();
}

const Structure* FactsModel::structure() const
{
    if (session() == nullptr || !session()->hasAtlas()) {
        return nullptr;
    }
    const auto index = session()->atlas()->find(session()->currentKey().toStdString());
    return index ? &session()->atlas()->at(*index) : nullptr;
}

const Facts* FactsModel::facts() const
{
    const Structure* current = structure();
    return current != nullptr && session()->library() != nullptr ? session()->library()->factsOf(current->baseKey)
                                                                 : nullptr;
}

QString FactsModel::nameWithoutSide(const Structure& of) const
{
    if (session()->library() != nullptr) {
        if (const Facts* said = session()->library()->factsOf(of.baseKey)) {
            return text(said->name);
        }
    }
    QString name = text(of.name);
    const QString prefix = of.side == Side::left ? "Left " : of.side == Side::right ? "Right " : QString{};
    if (!prefix.isEmpty() && name.startsWith(prefix)) {
        name = name.mid(prefix.size());
        name[0] = name[0].toUpper();
    }
    return name;
}

void FactsModel::learnNames()
{
    m_baseKeyByName.clear();
    if (session() == nullptr || !session()->hasAtlas()) {
        return;
    }
    QStringList names;
    for (const Structure& each : session()->atlas()->structures()) {
        const QString name = nameWithoutSide(each).toLower();
        if (name.size() >= shortestLink && m_baseKeyByName.emplace(name, text(each.baseKey)).second) {
            names << QRegularExpression::escape(name);
        }
    }
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    m_names = QRegularExpression{"\\b(" + names.join('|') + ")\\b", QRegularExpression::CaseInsensitiveOption |
                                                                        QRegularExpression::UseUnicodePropertiesOption};
}

QString FactsModel::linked(const QString& plain, const Structure& from) const
{
    if (m_baseKeyByName.empty()) {
        return plain.toHtmlEscaped();
    }
    QString html;
    qsizetype done = 0;
    for (auto matches = m_names.globalMatch(plain); matches.hasNext();) {
        const auto match = matches.next();
        const QString base = m_baseKeyByName.at(match.captured().toLower());
        if (base.toStdString() == from.baseKey) {
            continue;
        }
        const QString sided = base + "-" + text(nameOf(from.side));
        const QString id = session()->atlas()->find(sided.toStdString()) ? sided : base;
        html += plain.mid(done, match.capturedStart() - done).toHtmlEscaped() + "<a href=\"" + id.toHtmlEscaped() +
                "\">" + match.captured().toHtmlEscaped() + "</a>";
        done = match.capturedEnd();
    }
    return html + plain.mid(done).toHtmlEscaped();
}

void FactsModel::refill()
{
    beginResetModel();
    m_rows.clear();
    m_key = session() != nullptr ? session()->currentKey() : QString{};
    const auto add = [this](const QString& section, const std::vector<Statement>& statements) {
        bool first = true;
        for (const Statement& statement : statements) {
            Row row{
                section, std::exchange(first, false), text(statement.text), linked(text(statement.text), *structure()),
                {},      statement.toBeChecked};
            for (const std::string& source : statement.sources) {
                const Source* known = session()->library()->source(source);
                row.sources << (known != nullptr ? text(citationOf(*known)) : text(source));
            }
            m_rows.push_back(std::move(row));
        }
    };
    if (const Facts* said = facts()) {
        add(tr("About"), said->about);
        add(tr("Origin"), said->origin);
        add(tr("Insertion"), said->insertion);
        add(tr("Nerve supply"), said->nerve);
        add(tr("Blood supply"), said->blood);
        add(tr("Action"), said->action);
    }
    endResetModel();
    emit currentChanged();
    emit variantsChanged();
}

QString FactsModel::key() const
{
    return structure() != nullptr ? m_key : QString{};
}

QString FactsModel::name() const
{
    return structure() != nullptr ? nameWithoutSide(*structure()) : QString{};
}

QString FactsModel::side() const
{
    return structure() != nullptr && structure()->side != Side::none ? text(nameOf(structure()->side)) : QString{};
}

QString FactsModel::latin() const
{
    return facts() != nullptr && !facts()->latin.empty() ? text(facts()->latin)
           : structure() != nullptr                      ? text(structure()->latin)
                                                         : QString{};
}

QString FactsModel::pronunciation() const
{
    return facts() != nullptr ? text(facts()->pronunciation) : QString{};
}

QString FactsModel::ta2() const
{
    return structure() != nullptr ? text(structure()->ta2) : QString{};
}

QString FactsModel::fma() const
{
    return structure() != nullptr ? text(structure()->fma) : QString{};
}

QString FactsModel::kind() const
{
    return structure() != nullptr && structure()->kind != Kind::other ? text(nameOf(structure()->kind)) : QString{};
}

QString FactsModel::synonyms() const
{
    if (structure() == nullptr) {
        return {};
    }
    QStringList words;
    for (const std::string& each : facts() != nullptr ? facts()->synonyms : structure()->synonyms) {
        words << text(each);
    }
    return words.join(QStringLiteral(", "));
}

QString FactsModel::note() const
{
    return structure() != nullptr ? text(structure()->note) : QString{};
}

QVariantList FactsModel::variants() const
{
    QVariantList list;
    const Structure* current = structure();
    if (current == nullptr) {
        return list;
    }
    const Atlas& atlas = *session()->atlas();
    std::set<std::string> seen;
    for (const Structure& each : atlas.structures()) {
        if (!each.hiddenByDefault || each.kind != current->kind || each.group != current->group ||
            !seen.insert(each.baseKey).second) {
            continue;
        }
        const auto both = atlas.resolve(each.baseKey);
        const bool shown = std::all_of(both.begin(), both.end(), [&](StructureIndex index) {
            return isShown(atlas.at(index), session()->viewState().shown);
        });
        list << QVariantMap{{"id", text(each.baseKey)}, {"name", nameWithoutSide(each)}, {"shown", shown}};
    }
    return list;
}

int FactsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FactsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case SectionRole:
        return row.section;
    case FirstRole:
        return row.first;
    case Qt::DisplayRole:
    case PlainRole:
        return row.plain;
    case RichRole:
        return row.rich;
    case SourcesRole:
        return row.sources;
    case ToBeCheckedRole:
        return row.toBeChecked;
    default:
        return {};
    }
}

QHash<int, QByteArray> FactsModel::roleNames() const
{
    return {{SectionRole, "section"}, {FirstRole, "first"},     {PlainRole, "plain"},
            {RichRole, "rich"},       {SourcesRole, "sources"}, {ToBeCheckedRole, "toBeChecked"}};
}

} // namespace psoas
