#pragma once

#include "atlas/atlas.h"

#include <QRegularExpression>
#include <QString>

#include <map>

namespace psoas {

class Library;

/// Turns the names of structures, groups and landmarks within a text into links to them: those of the library's
/// language, and the English ones, because what is not translated is in English.
class LinkedText {
public:
    LinkedText() = default;
    /// `library` may be null.
    LinkedText(const Atlas& atlas, const Library* library);

    /// HTML of `plain`; names lead to their id, on `side` where there is one on it; `notTo`: a base key that is not
    /// linked.
    QString html(const QString& plain, const Atlas& atlas, Side side = Side::none, std::string_view notTo = {}) const;

private:
    std::map<QString, QString> m_idByName; // by names in lower case
    QRegularExpression m_names;
};

} // namespace psoas
