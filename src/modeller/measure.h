#pragma once

#include "modeller/context.h"
#include "modeller/numbers.h"
#include "modeller/person.h"

#include <functional>
#include <string>
#include <vector>

namespace psoas::modeller {

/// How far some numbers of a table may leave their first values.
struct Tether {
    /// A keyword, a row's name, a label, keyword/name, keyword/label, or keyword/label/index; of several that fit the
    /// last counts.
    std::string what;
    float sigma = 0;    ///< in the numbers' own unit: a usual departure; 0: the numbers are held
    bool share = false; ///< `sigma` is a share of the number's size instead
};

struct MeasureOptions {
    std::string table;           ///< whose numbers are fitted; empty: the one the structure's solid reads first
    std::vector<Tether> tethers; ///< on top of the usual ones
    float stiffness = 1;         ///< of all tethers together; more keeps nearer to the first values
    int rounds = 12;
    std::size_t points = 2500;                             ///< on each surface
    bool anyAxes = true;                                   ///< see aligned()
    std::function<void(const std::string& line)> report{}; ///< told how it goes; may be empty
};

struct Measured {
    std::string table; ///< name of the table that was fitted
    std::string text;  ///< the table with the person's numbers
    std::size_t fitted = 0;
    float before = 0; ///< mean distance from the person's surface to the structure, mm
    float after = 0;
    Similarity atlas_from_person;
};

/// Fits the numbers of `key`'s table to a person's surface, which is first laid onto the structure by a similarity: so
/// the numbers are those of the person brought to the structure's size and place. Gauss and Newton's method on the
/// solid's field at points of the person's surface, and on the distance of points of the structure's own surface to the
/// person's; all numbers are tethered to where they were, and neighbouring points move alike, so that every name keeps
/// its meaning. The structure is taken before its neighbours cut into it, where it says so (Family::unfitted).
Result<Measured> measured(const std::string& key, const Mesh& person, Context& context, const MeasureOptions& options);

/// The usual departure of a number from its first value by what its label says it is; 0: it is held.
float usualSigma(const TableNumber& number, const std::vector<Tether>& tethers);

} // namespace psoas::modeller
