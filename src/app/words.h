#pragma once

#include "atlas/atlas.h"
#include "content/citation.h"
#include "content/entry.h"

#include <QString>

namespace psoas {

// Words that rooms without Qt own, as the person reads them: in the language of the interface, in English where that
// has none.

QString wordFor(Kind kind);
QString wordFor(Side side); ///< empty for none
/// "left muscle", or in the order of the language; empty where neither is known.
QString wordsFor(Side side, Kind kind);
QString wordFor(Verdict verdict);
QString meaningFor(Verdict verdict);
QString wordFor(EntryKind kind);    ///< of one: "point"
QString headingFor(EntryKind kind); ///< of many: "Points"
/// What a search found, and where: SearchHit::kind and SearchHit::matched.
QString wordForHit(const std::string& word);
/// The name and the sentence of a tool.
QString wordForTool(std::string_view words);
/// Text and group of a command, which are written in English in its table.
QString wordForCommand(const QString& words);
/// A source as a bibliography writes it, with how it was read where that is not the page itself.
QString citationFor(const Source& source);
/// What a room without Qt says went wrong. What it quotes (paths, reasons of the system) stays as it is, and so does a
/// sentence that has no translation.
QString sentenceFor(const std::string& sentence);

} // namespace psoas
