#include "app/words.h"

#include <QCoreApplication>

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
};

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

} // namespace psoas
