#pragma once

#include <string>

namespace psoas {

/// One thing wrong in a file that people edit: where, and in one sentence what is wrong and what was expected.
struct Problem {
    std::string file;
    int line = 0; ///< from 1; 0 where the file as a whole is meant
    std::string problem;

    friend bool operator==(const Problem&, const Problem&) = default;
};

} // namespace psoas
