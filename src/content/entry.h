#pragma once

#include "atlas/yaml_value.h"
#include "content/library.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// What an entry is; each kind has a folder of its own under assets/content.
enum class EntryKind { point, symptom, exercise, answer, cause, benefit, condition, word, note };

/// How entries of a kind are called: "point" in keys ("point-07"), "points" in lists and as folder.
struct EntryKindName {
    EntryKind kind;
    std::string_view one;
    std::string_view many;
    std::string_view heading; ///< "Points"
};
const std::vector<EntryKindName>& entryKinds();
const EntryKindName& nameOf(EntryKind kind);

/// How good a claim is by the literature.
enum class Verdict { supported, partly, contested, unsupported };
std::string_view nameOf(Verdict verdict);
/// What the word means, for people who do not read studies.
std::string_view meaningOf(Verdict verdict);

struct JudgedClaim {
    std::string of; ///< which part of the entry; empty: all of it
    Verdict is = Verdict::partly;
};

/// What "show me" does to the picture; ids are keys, base keys or groups.
struct Showing {
    std::string view; ///< a view of the atlas or a direction; empty: the camera turns nowhere
    int viewLine = 0; ///< where the view is written; 0: there is none
    std::vector<std::string> frame, select, isolate, reveal, hide, fade;
    std::vector<std::string> attachments; ///< ids of muscles whose attachment areas are painted
    std::vector<std::string> section;     ///< planes as on the command line: "y<35", atlas frame, mm; or "l3-l4<"
    int sectionLine = 0;                  ///< where they are written; 0: there are none
    std::optional<int> peel;              ///< layers taken off; none: layers play no part
    bool labels = false;                  ///< names in the picture
    std::string pose;                     ///< empty: standing
    std::string overlay;                  ///< empty: none
    int overlayLine = 0;                  ///< where it is written; 0: there is none
    std::string caption;                  ///< what is seen; empty where the title says it
    std::string patientCaption; ///< the same in plain words; empty: the title for patients, of a step its caption

    friend bool operator==(const Showing&, const Showing&) = default;
};

/// One step of a causal chain as somebody proposes it.
struct ChainLink {
    std::string from;
    std::string to;
    bool evidence = false; ///< drawn solid; dashed where the literature does not carry it
};

/// One thing said that is not a fact of one structure: a point of an article, a symptom, an exercise ...
struct Entry {
    EntryKind kind = EntryKind::point;
    std::string key; ///< "point-07"
    int number = 0;  ///< within its kind, from 1; 0: not numbered
    std::string title;
    std::string article;    ///< key of the source it retells; empty: our own
    bool breaksOff = false; ///< the article's text ends in mid-sentence here
    std::vector<Statement> text;
    std::string patientTitle;             ///< empty: the title serves
    std::vector<std::string> patientText; ///< paragraphs in plain words; never empty
    std::vector<std::string> structures;  ///< ids as written; never empty but for words and notes
    Showing show;
    std::vector<Showing> steps; ///< played in order after `show`
    std::vector<JudgedClaim> verdict;
    std::vector<Statement> fair; ///< the literature's side; with every verdict
    // Symptoms.
    std::vector<Statement> elsewhere; ///< what else it may be
    std::vector<std::string> help;    ///< keys of notes: when to seek help
    int helpLine = 0;                 ///< where they are written
    // Exercises.
    std::vector<Statement> setup, stop, precautions; ///< as the article gives them
    std::string dose;                                ///< empty: the article gives none
    std::vector<Statement> ours;                     ///< precautions of our own
    std::vector<std::string> lengthens, loads;       ///< ids of muscles
    // Conditions and points.
    std::vector<ChainLink> chain;
    // Words.
    std::string pronunciation;
    std::string file;
    bool isFallback = false; ///< in English, for want of a translation
};

/// One entry as it is written in `text`; none, and its problems, if anything is wrong with it.
std::optional<Entry> readEntry(EntryKind kind, std::string_view text, const std::string& file,
                               const Dictionary& dictionary, const std::map<std::string, Source, std::less<>>& sources,
                               std::vector<Problem>& problems);

/// A picture as “show” and steps write it; what is wrong with it becomes problems. `what` completes "... of".
Showing readShowing(const YamlValue& value, const std::string& what, Need caption, const std::string& file,
                    const Dictionary& dictionary, std::vector<Problem>& problems);

/// The poses that entries may name; the motion model has the same.
const std::vector<std::string_view>& poseNames();
/// The overlays that entries may name.
const std::vector<std::string_view>& overlayNames();

} // namespace psoas
