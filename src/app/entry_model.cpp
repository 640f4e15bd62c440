#include "app/entry_model.h"

#include "app/words.h"
#include "content/entry.h"

namespace psoas {
namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

void EntryModel::attach()
{
    if (session() != nullptr) {
        const auto anew = [this] {
            m_links = session()->hasAtlas() ? LinkedText{*session()->atlas(), session()->library()} : LinkedText{};
            refill();
        };
        connect(session(), &Session::atlasChanged, this, anew);
        connect(session(), &Session::libraryChanged, this, anew);
        connect(session(), &Session::entryChanged, this, &EntryModel::refill);
        connect(session(), &Session::patientChanged, this, &EntryModel::refill);
        anew();
        return;
    }
    refill();
}

const Entry* EntryModel::entry() const
{
    return session() != nullptr && session()->library() != nullptr
               ? session()->library()->entry(session()->entryKey().toStdString())
               : nullptr;
}

void EntryModel::refill()
{
    beginResetModel();
    m_rows.clear();
    if (entry() != nullptr && isForPatients()) {
        fillForPatients();
    } else if (const Entry* open = entry()) {
        const Library& library = *session()->library();
        const auto rich = [this](const QString& plain) {
            return session()->hasAtlas() ? m_links.html(plain, *session()->atlas()) : plain.toHtmlEscaped();
        };
        const auto addStatements = [&](const QString& section, const std::vector<Statement>& statements) {
            bool first = true;
            for (const Statement& statement : statements) {
                const QString plain = text(statement.text);
                Row row{section, std::exchange(first, false), plain, rich(plain), {}, statement.toBeChecked};
                for (const std::string& source : statement.sources) {
                    const Source* known = library.source(source);
                    row.sources << (known != nullptr ? citationFor(*known) : text(source));
                }
                m_rows.push_back(std::move(row));
            }
        };
        const auto addText = [&](const QString& section, const QString& plain, const QString& html) {
            m_rows.push_back({section, m_rows.empty() || m_rows.back().section != section, plain, html, {}, false});
        };
        const auto addIds = [&](const QString& section, const std::vector<std::string>& ids) {
            if (!session()->hasAtlas()) {
                return;
            }
            const Atlas& atlas = *session()->atlas();
            QStringList names, links;
            for (const std::string& id : ids) {
                const auto found = atlas.resolve(id);
                if (found.empty()) {
                    continue;
                }
                const Group* group = atlas.findGroup(id);
                const Structure& first = atlas.at(found.front());
                const Names& called = session()->names();
                const QString name = text(group != nullptr  ? called.of(*group)
                                          : first.key == id ? called.of(first)
                                                            : called.withoutSide(first));
                names << name;
                links << "<a href=\"" + text(id).toHtmlEscaped() + "\">" + name.toHtmlEscaped() + "</a>";
            }
            if (!names.isEmpty()) {
                addText(section, names.join(QStringLiteral(", ")), links.join(QStringLiteral(", ")));
            }
        };
        const QString says = open->article.empty() ? tr("What this is about") : tr("What the article says");
        addStatements(says, open->text);
        if (open->breaksOff) {
            addText(says, tr("The article’s text ends here."), tr("<i>The article’s text ends here.</i>"));
        }
        addStatements(tr("Set-up, as the article gives it"), open->setup);
        if (open->kind == EntryKind::exercise) {
            const QString dose = open->dose.empty() ? tr("The article gives none.") : text(open->dose);
            addText(tr("Dose, as the article gives it"), dose, dose.toHtmlEscaped());
        }
        addStatements(tr("When to stop, by the article"), open->stop);
        addStatements(tr("Precautions of the article"), open->precautions);
        addStatements(tr("Precautions of this atlas"), open->ours);
        addIds(tr("Lengthens"), open->lengthens);
        addIds(tr("Loads"), open->loads);
        addStatements(tr("What the literature says"), open->fair);
        addStatements(tr("What else it may be"), open->elsewhere);
        for (const ChainLink& link : open->chain) {
            const QString line = tr("%1 %2 %3").arg(text(link.from), link.evidence ? tr("→") : tr("⇢"), text(link.to)) +
                                 (link.evidence ? QString{} : tr(" (the article’s idea)"));
            addText(tr("The chain the articles propose"), line, rich(line));
        }
        for (const std::string& key : open->help) {
            if (const Entry* note = library.entry(key)) {
                addStatements(text(note->title), note->text);
            }
        }
        addIds(tr("Concerns"), open->structures);
        for (const std::string& paragraph : open->patientText) {
            addText(tr("In plain words"), text(paragraph), rich(text(paragraph)));
        }
    }
    endResetModel();
    emit currentChanged();
}

bool EntryModel::isForPatients() const
{
    return session() != nullptr && session()->settings()->patient();
}

/// Plain words, what they rest on in plain words, and what is to be done and minded; no sources, no verdicts' names.
void EntryModel::fillForPatients()
{
    const Entry& open = *entry();
    const Library& library = *session()->library();
    const auto add = [this](const QString& section, const std::string& said) {
        const QString plain = text(said);
        const QString rich = session()->hasAtlas() ? m_links.html(plain, *session()->atlas()) : plain.toHtmlEscaped();
        m_rows.push_back({section, m_rows.empty() || m_rows.back().section != section, plain, rich, {}, false});
    };
    for (const std::string& paragraph : open.patientText) {
        add({}, paragraph);
    }
    for (const JudgedClaim& claim : open.verdict) {
        std::string of = claim.of;
        if (!of.empty() && of.front() >= 'a' && of.front() <= 'z') {
            of.front() = static_cast<char>(of.front() - 'a' + 'A');
        }
        add(tr("What studies say"), (of.empty() ? of : of + ": ") + std::string{meaningOf(claim.is)});
    }
    for (const Statement& step : open.setup) {
        add(tr("How it is done"), step.text);
    }
    if (!open.dose.empty()) {
        add(tr("How long, by the article"), open.dose);
    }
    for (const Statement& sign : open.stop) {
        add(tr("When to ease off"), sign.text);
    }
    for (const auto* list : {&open.precautions, &open.ours}) {
        for (const Statement& precaution : *list) {
            add(tr("With care"), precaution.text);
        }
    }
    for (const Statement& other : open.elsewhere) {
        add(tr("What else it may be"), other.text);
    }
    for (const std::string& key : open.help) {
        if (const Entry* note = library.entry(key)) {
            for (const std::string& paragraph : note->patientText) {
                add(text(note->patientTitle.empty() ? note->title : note->patientTitle), paragraph);
            }
        }
    }
}

QString EntryModel::key() const
{
    const Entry* open = entry();
    return open != nullptr ? text(open->key) : QString{};
}

QString EntryModel::title() const
{
    const Entry* open = entry();
    return open == nullptr                                  ? QString{}
           : isForPatients() && !open->patientTitle.empty() ? text(open->patientTitle)
                                                            : text(open->title);
}

QString EntryModel::label() const
{
    const Entry* open = entry();
    if (open == nullptr) {
        return {};
    }
    QString label = wordFor(open->kind);
    label[0] = label[0].toUpper();
    if (open->number > 0) {
        label += " " + QString::number(open->number);
    }
    if (open->article == "article-1") {
        label += tr(" · first article");
    } else if (open->article == "article-2") {
        label += tr(" · second article");
    }
    return label;
}

QVariantList EntryModel::verdicts() const
{
    QVariantList list;
    if (const Entry* open = entry()) {
        for (const JudgedClaim& claim : open->verdict) {
            list << QVariantMap{{"of", text(claim.of)}, {"is", wordFor(claim.is)}, {"meaning", meaningFor(claim.is)}};
        }
    }
    return list;
}

QVariantList EntryModel::steps() const
{
    QVariantList list;
    if (const Entry* open = entry()) {
        for (const Showing& step : open->steps) {
            list << text(isForPatients() && !step.patientCaption.empty() ? step.patientCaption : step.caption);
        }
    }
    return list;
}

bool EntryModel::canShow() const
{
    const Entry* open = entry();
    return open != nullptr && (open->show != Showing{} || !open->steps.empty());
}

bool EntryModel::isFallback() const
{
    const Entry* open = entry();
    return open != nullptr && open->isFallback;
}

int EntryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant EntryModel::data(const QModelIndex& index, int role) const
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

QHash<int, QByteArray> EntryModel::roleNames() const
{
    return {{SectionRole, "section"}, {FirstRole, "first"},     {PlainRole, "plain"},
            {RichRole, "rich"},       {SourcesRole, "sources"}, {ToBeCheckedRole, "toBeChecked"}};
}

} // namespace psoas
