#include "app/facts_model.h"

#include "app/words.h"
#include "content/entry.h"
#include "scene/verbs.h"

#include <algorithm>
#include <set>

namespace psoas {
namespace {

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
        connect(session(), &Session::patientChanged, this, &FactsModel::refill);
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

void FactsModel::learnNames()
{
    m_links = session() != nullptr && session()->hasAtlas() ? LinkedText{*session()->atlas(), session()->library()}
                                                            : LinkedText{};
}

QString FactsModel::linked(const QString& plain, const Structure& from) const
{
    return m_links.html(plain, *session()->atlas(), from.side, from.baseKey);
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
                row.sources << (known != nullptr ? citationFor(*known) : text(source));
            }
            m_rows.push_back(std::move(row));
        }
    };
    if (const Facts* said = facts()) {
        add(tr("About"), said->about);
    }
    const bool plain = session() != nullptr && session()->settings()->patient();
    if (const Facts* said = plain ? nullptr : facts()) {
        add(tr("Origin"), said->origin);
        add(tr("Insertion"), said->insertion);
        add(tr("Nerve supply"), said->nerve);
        add(tr("Blood supply"), said->blood);
        add(tr("Action"), said->action);
    }
    if (structure() != nullptr) {
        addEntries();
        if (!plain) {
            addMarks();
        }
    }
    endResetModel();
    emit currentChanged();
    emit variantsChanged();
}

QString FactsModel::linkTo(const std::string& key, const QString& words) const
{
    return "<a href=\"" + text(key).toHtmlEscaped() + "\">" + words.toHtmlEscaped() + "</a>";
}

/// What the articles, symptoms, exercises and so on say that concerns it: a row of links for each kind.
void FactsModel::addEntries()
{
    if (session()->library() == nullptr) {
        return;
    }
    const auto concerned = session()->library()->entriesFor(structure()->baseKey);
    for (const EntryKindName& kind : entryKinds()) {
        QStringList plain, rich;
        for (const Entry* entry : concerned) {
            if (entry->kind == kind.kind) {
                const bool plainly = session()->settings()->patient() && !entry->patientTitle.empty();
                const QString title = (entry->number > 0 ? QString::number(entry->number) + " " : QString{}) +
                                      text(plainly ? entry->patientTitle : entry->title);
                plain << title;
                rich << linkTo(entry->key, title);
            }
        }
        if (!plain.isEmpty()) {
            m_rows.push_back({headingFor(kind.kind),
                              true,
                              plain.join(QStringLiteral("; ")),
                              rich.join(QStringLiteral("<br>")),
                              {},
                              false});
        }
    }
}

/// Attachment areas and landmarks: of a muscle its areas, of an area its muscle and bones, of a bone what lies on it.
void FactsModel::addMarks()
{
    const Atlas& atlas = *session()->atlas();
    const Structure& current = *structure();
    // One row of links, or a row each.
    const auto addRow = [this](const QString& section, bool first, const QString& plain, const QString& rich) {
        m_rows.push_back({section, first, plain, rich, {}, false});
    };
    const auto listed = [&](const std::vector<std::pair<std::string, QString>>& links) {
        QStringList plain, rich;
        for (const auto& [key, words] : links) {
            plain << words;
            rich << linkTo(key, words);
        }
        return std::pair{plain.join(QStringLiteral(", ")), rich.join(QStringLiteral(", "))};
    };
    const auto bonesOf = [&](const Structure& area) {
        std::vector<std::pair<std::string, QString>> links;
        for (const std::string& key : area.bones) {
            const Structure& bone = atlas.at(*atlas.find(key));
            links.emplace_back(key, text(session()->names().inText(bone)));
        }
        return listed(links);
    };
    const auto sizeOf = [](const Structure& area) { return tr("%L1 cm²").arg(surfaceOf(*area.mesh) / 100, 0, 'f', 1); };
    if (isAttachment(current.kind)) {
        if (const auto muscle = atlas.find(current.muscle)) {
            const QString name = text(session()->names().withoutSide(atlas.at(*muscle)));
            addRow(tr("Muscle"), true, name, linkTo(current.muscle, name));
        }
        const auto [plain, rich] = bonesOf(current);
        if (!plain.isEmpty()) {
            addRow(tr("Lies on"), true, plain, rich);
        }
        addRow(tr("Size in the model"), true, sizeOf(current), sizeOf(current).toHtmlEscaped());
        return;
    }
    bool first = true;
    std::vector<std::pair<std::string, QString>> here;
    for (const StructureIndex index : atlas.attachmentsOf(current.key)) {
        const Structure& area = atlas.at(index);
        const QString end = area.kind == Kind::origin ? tr("Origin") : tr("Insertion");
        if (area.muscle == current.key) {
            const auto [plain, rich] = bonesOf(area);
            addRow(tr("Attachment areas"), std::exchange(first, false), tr("%1, %2: %3").arg(end, sizeOf(area), plain),
                   tr("%1, %2: %3").arg(linkTo(area.key, end), sizeOf(area).toHtmlEscaped(), rich));
        } else if (const auto muscle = atlas.find(area.muscle)) {
            here.emplace_back(area.key,
                              tr("%1 (%2)").arg(text(session()->names().inText(atlas.at(*muscle))), end.toLower()));
        }
    }
    if (!here.empty()) {
        const auto [plain, rich] = listed(here);
        addRow(tr("Muscles attached here"), true, plain, rich);
    }
    std::vector<std::pair<std::string, QString>> places;
    for (const Landmark* landmark : atlas.landmarksOf(current.key)) {
        const bool boneSaysSide = landmark->side == current.side;
        QString name =
            text(boneSaysSide ? session()->names().withoutSide(*landmark) : session()->names().of(*landmark));
        name[0] = name[0].toLower();
        places.emplace_back(landmark->key, name);
    }
    if (!places.empty()) {
        const auto [plain, rich] = listed(places);
        addRow(tr("Landmarks"), true, plain, rich);
    }
}

std::vector<std::string> FactsModel::attachments() const
{
    const Structure* current = structure();
    return current != nullptr ? attachmentsOf(*session()->atlas(), std::span{&current->key, 1})
                              : std::vector<std::string>{};
}

bool FactsModel::hasAttachments() const
{
    return !attachments().empty();
}

bool FactsModel::attachmentsShown() const
{
    const auto areas = attachments();
    return !areas.empty() && std::all_of(areas.begin(), areas.end(), [&](const std::string& area) {
        return isShown(session()->atlas()->at(*session()->atlas()->find(area)), session()->viewState().shown);
    });
}

QString FactsModel::key() const
{
    return structure() != nullptr ? m_key : QString{};
}

QString FactsModel::name() const
{
    return structure() != nullptr ? text(session()->names().withoutSide(*structure())) : QString{};
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

QString FactsModel::side() const
{
    return structure() != nullptr ? wordFor(structure()->side) : QString{};
}

QString FactsModel::kind() const
{
    return structure() != nullptr && structure()->kind != Kind::other ? wordFor(structure()->kind) : QString{};
}

QString FactsModel::sideAndKind() const
{
    return structure() != nullptr ? wordsFor(structure()->side, structure()->kind) : QString{};
}

bool FactsModel::nameIsFallback() const
{
    return structure() != nullptr && !session()->names().has(*structure());
}

bool FactsModel::isFallback() const
{
    return facts() != nullptr && facts()->isFallback;
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
        if (!each.hiddenByDefault || isAttachment(each.kind) || each.kind != current->kind ||
            each.group != current->group || !seen.insert(each.baseKey).second) {
            continue;
        }
        const auto both = atlas.resolve(each.baseKey);
        const bool shown = std::all_of(both.begin(), both.end(), [&](StructureIndex index) {
            return isShown(atlas.at(index), session()->viewState().shown);
        });
        list << QVariantMap{
            {"id", text(each.baseKey)}, {"name", text(session()->names().inText(each))}, {"shown", shown}};
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
