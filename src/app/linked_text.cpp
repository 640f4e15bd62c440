#include "app/linked_text.h"

#include "content/library.h"

#include <QStringList>

#include <algorithm>

namespace psoas {
namespace {

constexpr qsizetype shortestLink = 4; // letters; shorter names are too often part of other words

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

LinkedText::LinkedText(const Atlas& atlas, const Library* library)
{
    QStringList names;
    const auto learn = [&](const std::string& name, const std::string& id) {
        const QString lower = text(name).toLower();
        // Names of levels, such as L3, are short and mean nothing else.
        static const QRegularExpression level{QStringLiteral("^[ctl][0-9]+([-–][ctls]?[0-9]+)?$")};
        if ((lower.size() >= shortestLink || level.match(lower).hasMatch()) &&
            m_idByName.emplace(lower, text(id)).second) {
            names << QRegularExpression::escape(lower);
        }
    };
    const Names bare{Dictionary{}};
    const Names& own = library != nullptr ? library->names() : bare;
    const Names& english = library != nullptr ? library->namesIn("en") : bare;
    for (const Names* language : {&own, &english}) {
        for (const Structure& each : atlas.structures()) {
            if (!isAttachment(each.kind) && !language->isCommonWord(each)) {
                learn(language->withoutSide(each), each.baseKey);
            }
        }
        for (const Group* group : atlas.usedGroups()) {
            learn(language->of(*group), group->key);
        }
    }
    for (const Structure& each : atlas.structures()) {
        if (!isAttachment(each.kind)) {
            for (const std::string& synonym : each.synonyms) {
                learn(synonym, each.baseKey);
            }
            learn(each.latin, each.baseKey);
        }
    }
    // A landmark of either side is called by the name they share.
    for (const Names* language : {&own, &english}) {
        for (const Landmark& each : atlas.landmarks()) {
            learn(language->withoutSide(each), each.key);
        }
    }
    // Other words of the language, but for single ones, which mean other things too ("gemelos", "dedos").
    const auto learnSynonyms = [&](const std::string& baseKey, const std::string& id) {
        for (const std::string& synonym : own.synonymsOf(baseKey)) {
            if (synonym.find(' ') != std::string::npos) {
                learn(synonym, id);
            }
        }
    };
    for (const Structure& each : atlas.structures()) {
        if (!isAttachment(each.kind)) {
            learnSynonyms(each.baseKey, each.baseKey);
        }
    }
    for (const Landmark& each : atlas.landmarks()) {
        learnSynonyms(each.baseKey, each.key);
    }
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    m_names =
        QRegularExpression{"(?<![\\w-])(" + names.join('|') + ")(?:s|es)?(?![\\w])",
                           QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption};
}

QString LinkedText::html(const QString& plain, const Atlas& atlas, Side side, std::string_view notTo) const
{
    if (m_idByName.empty()) {
        return plain.toHtmlEscaped();
    }
    QString html;
    qsizetype done = 0;
    for (auto matches = m_names.globalMatch(plain); matches.hasNext();) {
        const auto match = matches.next();
        const QString base = m_idByName.at(match.captured(1).toLower());
        if (base.toStdString() == notTo) {
            continue;
        }
        const QString sided = base + "-" + text(nameOf(side));
        const QString id = atlas.find(sided.toStdString()) ? sided : base;
        html += plain.mid(done, match.capturedStart() - done).toHtmlEscaped() + "<a href=\"" + id.toHtmlEscaped() +
                "\">" + match.captured().toHtmlEscaped() + "</a>";
        done = match.capturedEnd();
    }
    return html + plain.mid(done).toHtmlEscaped();
}

} // namespace psoas
