#pragma once

#include "content/tour.h"

namespace psoas {

// What an entry says, in another language. A file of a language's folder has the texts of its English file and nothing
// else: lists are lists of texts in the English order, "caption", "steps" and "verdict" are what is said of them, the
// paragraphs name no sources, and those below a line "## ..." are for patients.

/// Puts the words of `text` into `entry`; whether all went well: if not, `problems` says why and nothing is changed.
bool translate(Entry& entry, std::string_view text, const std::string& file, std::vector<Problem>& problems);
bool translate(Facts& facts, std::string_view text, const std::string& file, std::vector<Problem>& problems);
/// A tour's file is all fields: “title”, “patient_title”, “about”, and the lists “captions” and “patient_captions” of
/// the stops that have one.
bool translate(Tour& tour, std::string_view text, const std::string& file, std::vector<Problem>& problems);

} // namespace psoas
