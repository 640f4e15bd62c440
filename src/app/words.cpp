#include "app/words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace psoas {
namespace {

constexpr const char* context = "Words";

QString translated(std::string_view words, const char* in = context)
{
    return QCoreApplication::translate(in, std::string{words}.c_str());
}

// What lupdate is to find; the rooms that own these words know nothing of Qt. A test holds this list to what they say.
[[maybe_unused]] constexpr const char* words[] = {
    // Kinds of structures.
    QT_TRANSLATE_NOOP("Words", "bone"),
    QT_TRANSLATE_NOOP("Words", "disc"),
    QT_TRANSLATE_NOOP("Words", "cartilage"),
    QT_TRANSLATE_NOOP("Words", "ligament"),
    QT_TRANSLATE_NOOP("Words", "muscle"),
    QT_TRANSLATE_NOOP("Words", "tendon"),
    QT_TRANSLATE_NOOP("Words", "nerve"),
    QT_TRANSLATE_NOOP("Words", "vessel"),
    QT_TRANSLATE_NOOP("Words", "vein"),
    QT_TRANSLATE_NOOP("Words", "bursa"),
    QT_TRANSLATE_NOOP("Words", "fascia"),
    QT_TRANSLATE_NOOP("Words", "organ"),
    QT_TRANSLATE_NOOP("Words", "skin"),
    QT_TRANSLATE_NOOP("Words", "other"),
    QT_TRANSLATE_NOOP("Words", "origin"),
    QT_TRANSLATE_NOOP("Words", "insertion"),
    QT_TRANSLATE_NOOP("Words", "group"),
    QT_TRANSLATE_NOOP("Words", "landmark"),
    // Sides.
    QT_TRANSLATE_NOOP("Words", "left"),
    QT_TRANSLATE_NOOP("Words", "right"),
    // Kinds of entries.
    QT_TRANSLATE_NOOP("Words", "point"),
    QT_TRANSLATE_NOOP("Words", "symptom"),
    QT_TRANSLATE_NOOP("Words", "exercise"),
    QT_TRANSLATE_NOOP("Words", "answer"),
    QT_TRANSLATE_NOOP("Words", "cause"),
    QT_TRANSLATE_NOOP("Words", "benefit"),
    QT_TRANSLATE_NOOP("Words", "condition"),
    QT_TRANSLATE_NOOP("Words", "word"),
    QT_TRANSLATE_NOOP("Words", "note"),
    QT_TRANSLATE_NOOP("Words", "Points"),
    QT_TRANSLATE_NOOP("Words", "Symptoms"),
    QT_TRANSLATE_NOOP("Words", "Exercises"),
    QT_TRANSLATE_NOOP("Words", "Answers"),
    QT_TRANSLATE_NOOP("Words", "Causes"),
    QT_TRANSLATE_NOOP("Words", "Benefits"),
    QT_TRANSLATE_NOOP("Words", "Conditions"),
    QT_TRANSLATE_NOOP("Words", "Words"),
    QT_TRANSLATE_NOOP("Words", "Notes"),
    // Verdicts and what they mean.
    QT_TRANSLATE_NOOP("Words", "supported"),
    QT_TRANSLATE_NOOP("Words", "partly"),
    QT_TRANSLATE_NOOP("Words", "contested"),
    QT_TRANSLATE_NOOP("Words", "unsupported"),
    QT_TRANSLATE_NOOP("Words", "Studies and textbooks agree with this."),
    QT_TRANSLATE_NOOP("Words", "Some of this holds, within limits."),
    QT_TRANSLATE_NOOP("Words", "Studies do not agree on this."),
    QT_TRANSLATE_NOOP("Words", "We found no good studies that show this."),
    // Where a search found something.
    QT_TRANSLATE_NOOP("Words", "name"),
    QT_TRANSLATE_NOOP("Words", "Latin"),
    QT_TRANSLATE_NOOP("Words", "synonym"),
    QT_TRANSLATE_NOOP("Words", "TA2"),
    QT_TRANSLATE_NOOP("Words", "FMA"),
    QT_TRANSLATE_NOOP("Words", "key"),
    QT_TRANSLATE_NOOP("Words", "text"),
    QT_TRANSLATE_NOOP("Words", "another language"),
    // Commands of the window, and their headings.
    QT_TRANSLATE_NOOP("Commands", "What is shown"),
    QT_TRANSLATE_NOOP("Commands", "Looking"),
    QT_TRANSLATE_NOOP("Commands", "Files"),
    QT_TRANSLATE_NOOP("Commands", "Window"),
    QT_TRANSLATE_NOOP("Commands", "Hide"),
    QT_TRANSLATE_NOOP("Commands", "Isolate"),
    QT_TRANSLATE_NOOP("Commands", "Fade"),
    QT_TRANSLATE_NOOP("Commands", "Show attachment areas"),
    QT_TRANSLATE_NOOP("Commands", "Show all"),
    QT_TRANSLATE_NOOP("Commands", "Undo"),
    QT_TRANSLATE_NOOP("Commands", "Redo"),
    QT_TRANSLATE_NOOP("Commands", "Back to selecting; twice: show all"),
    QT_TRANSLATE_NOOP("Commands", "Frame"),
    QT_TRANSLATE_NOOP("Commands", "Reset view"),
    QT_TRANSLATE_NOOP("Commands", "Look from the front"),
    QT_TRANSLATE_NOOP("Commands", "Look from the back"),
    QT_TRANSLATE_NOOP("Commands", "Look from the subject's right"),
    QT_TRANSLATE_NOOP("Commands", "Look from the subject's left"),
    QT_TRANSLATE_NOOP("Commands", "Look from above"),
    QT_TRANSLATE_NOOP("Commands", "Look from below"),
    QT_TRANSLATE_NOOP("Commands", "Turn to the left"),
    QT_TRANSLATE_NOOP("Commands", "Turn to the right"),
    QT_TRANSLATE_NOOP("Commands", "Turn up"),
    QT_TRANSLATE_NOOP("Commands", "Turn down"),
    QT_TRANSLATE_NOOP("Commands", "Zoom in"),
    QT_TRANSLATE_NOOP("Commands", "Zoom out"),
    QT_TRANSLATE_NOOP("Commands", "Search"),
    QT_TRANSLATE_NOOP("Commands", "Open model…"),
    QT_TRANSLATE_NOOP("Commands", "Open folder…"),
    QT_TRANSLATE_NOOP("Commands", "Open the built-in atlas"),
    QT_TRANSLATE_NOOP("Commands", "Save picture…"),
    QT_TRANSLATE_NOOP("Commands", "Left panel"),
    QT_TRANSLATE_NOOP("Commands", "Right panel"),
    QT_TRANSLATE_NOOP("Commands", "Full screen"),
    QT_TRANSLATE_NOOP("Commands", "Dark"),
    QT_TRANSLATE_NOOP("Commands", "Keys and mouse"),
    QT_TRANSLATE_NOOP("Commands", "About Psoas Atlas"),
    QT_TRANSLATE_NOOP("Commands", "Quit"),
    QT_TRANSLATE_NOOP("Commands", "Patient view"),
    QT_TRANSLATE_NOOP("Commands", "Sources"),
    QT_TRANSLATE_NOOP("Commands", "Section"),
    QT_TRANSLATE_NOOP("Commands", "Look at the level section from above"),
    QT_TRANSLATE_NOOP("Commands", "Look at the level section from below, as on a CT"),
    QT_TRANSLATE_NOOP("Commands", "Move the section up"),
    QT_TRANSLATE_NOOP("Commands", "Move the section down"),
    QT_TRANSLATE_NOOP("Commands", "Section at the next stop above"),
    QT_TRANSLATE_NOOP("Commands", "Section at the next stop below"),
    QT_TRANSLATE_NOOP("Commands", "Peel layer by layer"),
    QT_TRANSLATE_NOOP("Commands", "Take a layer off"),
    QT_TRANSLATE_NOOP("Commands", "Put a layer back"),
    QT_TRANSLATE_NOOP("Commands", "Names in the picture"),
    QT_TRANSLATE_NOOP("Commands", "Landmarks as pins"),
    // Tools.
    QT_TRANSLATE_NOOP("Tools", "Select"),
    QT_TRANSLATE_NOOP("Tools", "A click selects; with Ctrl or Shift it adds."),
    QT_TRANSLATE_NOOP("Tools", "Hide"),
    QT_TRANSLATE_NOOP("Tools", "A click hides what it hits."),
    QT_TRANSLATE_NOOP("Tools", "Fade"),
    QT_TRANSLATE_NOOP("Tools", "A click turns what it hits to glass, or back."),
    // Of sources.
    QT_TRANSLATE_NOOP("Words", "%1 and others"),
    QT_TRANSLATE_NOOP("Words", "%1 (read in a transcription)"),
    QT_TRANSLATE_NOOP("Words", "%1 (computed from its data)"),
    QT_TRANSLATE_NOOP("Words", "%1 (to be checked)"),
};

/// What opening and saving say; %1 and %2 are what the sentence quotes.
constexpr const char* sentences[] = {
    QT_TRANSLATE_NOOP("Messages", "%1 does not exist: check the spelling."),
    QT_TRANSLATE_NOOP("Messages", "%1 cannot be opened: you have no permission to look into this folder."),
    QT_TRANSLATE_NOOP("Messages", "%1 cannot be opened: you have no permission to read it."),
    QT_TRANSLATE_NOOP("Messages", "%1 cannot be opened: %2. Check the path and its permissions."),
    QT_TRANSLATE_NOOP("Messages", "%1 cannot be opened: %2. Check its permissions."),
    QT_TRANSLATE_NOOP("Messages", "%1 holds no model: expected %2 in it or in its subfolders."),
    QT_TRANSLATE_NOOP("Messages", "%1 is not a model that can be opened: expected %2, or a folder of them."),
    QT_TRANSLATE_NOOP("Messages", "%1 is not a file that can be read to its end: expected a model file or a folder."),
    QT_TRANSLATE_NOOP("Messages", "%1 lists no part: expected at least one under “parts”."),
    QT_TRANSLATE_NOOP("Messages", "Nothing in %1 can be shown: %2"),
    QT_TRANSLATE_NOOP("Messages", "%1 cannot be read as a model: its content is not that of a %2 file, or it is cut "
                                  "short. Export it again or leave it out."),
    QT_TRANSLATE_NOOP("Messages", "%1 cannot be read as a model: %2. Export it again or leave it out."),
    QT_TRANSLATE_NOOP("Messages",
                      "%1 cannot be read as a model: it needs more memory than a file of its size may have."),
    QT_TRANSLATE_NOOP("Messages",
                      "%1 was not read: the program could not start itself to read models. Free some memory "
                      "and try again."),
    QT_TRANSLATE_NOOP("Messages",
                      "The built-in atlas is missing: expected it in %1. Install the program again, or name "
                      "the folder above it in PSOAS_ASSETS_DIR."),
    QT_TRANSLATE_NOOP("Messages",
                      "%1 could not be written: %2. Choose another place or make room there; what was there "
                      "before is unchanged."),
};

/// What stands for %1 and %2 in `sentence`; none if it is not made like `pattern`.
std::optional<QStringList> quotedIn(const QString& sentence, const QString& pattern)
{
    QString made = QRegularExpression::escape(pattern);
    made.replace(QRegularExpression{R"(\\%[12])"}, QStringLiteral("(.+)"));
    const auto match =
        QRegularExpression{QRegularExpression::anchoredPattern(made), QRegularExpression::DotMatchesEverythingOption}
            .match(sentence);
    return match.hasMatch() ? std::optional{match.capturedTexts().mid(1)} : std::nullopt;
}

} // namespace

QString wordFor(Kind kind)
{
    return translated(nameOf(kind));
}

QString wordFor(Side side)
{
    return side == Side::none ? QString{} : translated(nameOf(side));
}

QString wordsFor(Side side, Kind kind)
{
    const QString what = kind == Kind::other ? QString{} : wordFor(kind);
    return what.isEmpty() || side == Side::none ? wordFor(side) + what
           : side == Side::left                 ? QCoreApplication::translate("Words", "left %1").arg(what)
                                                : QCoreApplication::translate("Words", "right %1").arg(what);
}

QString wordFor(Verdict verdict)
{
    return translated(nameOf(verdict));
}

QString meaningFor(Verdict verdict)
{
    return translated(meaningOf(verdict));
}

QString wordFor(EntryKind kind)
{
    return translated(nameOf(kind).one);
}

QString headingFor(EntryKind kind)
{
    return translated(nameOf(kind).heading);
}

QString wordForHit(const std::string& word)
{
    return translated(word);
}

QString wordForTool(std::string_view words)
{
    return translated(words, "Tools");
}

QString wordForCommand(const QString& words)
{
    return translated(words.toStdString(), "Commands");
}

QString citationFor(const Source& source)
{
    constexpr std::string_view others = " and others";
    Source bare = source;
    bare.seen.clear();
    if (bare.authors.ends_with(others)) {
        const std::string first = bare.authors.substr(0, bare.authors.size() - others.size());
        bare.authors = translated("%1 and others").arg(QString::fromStdString(first)).toStdString();
    }
    const QString citation = QString::fromStdString(citationOf(bare));
    return source.seen == "transcription"   ? translated("%1 (read in a transcription)").arg(citation)
           : source.seen == "computed"      ? translated("%1 (computed from its data)").arg(citation)
           : source.seen == "to be checked" ? translated("%1 (to be checked)").arg(citation)
                                            : citation;
}

QString sentenceFor(const std::string& sentence)
{
    QString said = QString::fromStdString(sentence);
    for (const char* pattern : sentences) {
        if (const auto quoted = quotedIn(said, QString::fromUtf8(pattern))) {
            QString words = QCoreApplication::translate("Messages", pattern);
            // Both at once, since what is quoted may hold a "%2" of its own.
            return quoted->size() == 2   ? words.arg(quoted->at(0), quoted->at(1))
                   : quoted->size() == 1 ? words.arg(quoted->at(0))
                                         : words;
        }
    }
    return said;
}

} // namespace psoas
