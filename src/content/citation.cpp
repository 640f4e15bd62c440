#include "content/citation.h"

namespace psoas {

std::string citationOf(const Source& source)
{
    std::string line = source.authors;
    const auto add = [&](const std::string& text, const char* before) {
        if (!text.empty()) {
            line += line.empty() ? text : before + text;
        }
    };
    add(source.year, " ");
    add(source.title, ", ");
    add(source.where, ", ");
    add(source.identifier, ", ");
    if (source.seen == "transcription") {
        line += " (read in a transcription)";
    } else if (source.seen == "computed") {
        line += " (computed from its data)";
    } else if (source.seen == "to be checked") {
        line += " (to be checked)";
    }
    return line;
}

} // namespace psoas
