#include "app/linked_text.h"

#include "content/library.h"

#include <QStringList>

#include <algorithm>

namespace psoas {
namespace {

constexpr qsizetype shortestLink = 5; // letters; shorter names are too often part of other words

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

LinkedText::LinkedText(const Atlas& atlas, const Library* library)
{
    QStringList names;
    const Names bare{Dictionary{}};
    const Names& own = library != nullptr ? library->names() : bare;
    const Names& english = library != nullptr ? library->namesIn("en") : bare;
    for (const Names* language : {&own, &english}) {
        for (const Structure& each : atlas.structures()) {
            if (isAttachment(each.kind) || language->isCommonWord(each)) {
                continue;
            }
            const QString name = text(language->withoutSide(each)).toLower();
            if (name.size() >= shortestLink && m_baseKeyByName.emplace(name, text(each.baseKey)).second) {
                names << QRegularExpression::escape(name);
            }
        }
    }
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    m_names = QRegularExpression{"\\b(" + names.join('|') + ")\\b", QRegularExpression::CaseInsensitiveOption |
                                                                        QRegularExpression::UseUnicodePropertiesOption};
}

QString LinkedText::html(const QString& plain, const Atlas& atlas, Side side, std::string_view notTo) const
{
    if (m_baseKeyByName.empty()) {
        return plain.toHtmlEscaped();
    }
    QString html;
    qsizetype done = 0;
    for (auto matches = m_names.globalMatch(plain); matches.hasNext();) {
        const auto match = matches.next();
        const QString base = m_baseKeyByName.at(match.captured().toLower());
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
