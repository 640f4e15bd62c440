#pragma once

#include "support/catch.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

namespace psoas::test {

/// A row of a test that does not reach its goal yet, and the figure that was measured when it was written down.
struct ShortRow {
    const char* row;
    double figure;
};

/// Holds rows to their goals. One that is listed as short of its goal is told instead, with goal and figure, may not
/// get worse than its figure by more than 2 %, and must leave the list when it has reached its goal.
class Goals {
public:
    explicit Goals(std::vector<ShortRow> rows) : m_rows{std::move(rows)} {}

    /// Whether `measured` lies from `least` to `most`, the goal.
    bool hold(const std::string& row, double measured, double least, double most)
    {
        const auto missedBy = [&](double value) { return std::max({least - value, value - most, 0.0}); };
        const bool met = !(missedBy(measured) > 0) && std::isfinite(measured);
        INFO(row << ": measured " << measured << ", goal " << least << " to " << most);
        const auto listed =
            std::find_if(m_rows.begin(), m_rows.end(), [&](const auto& each) { return row == each.row; });
        if (listed == m_rows.end()) {
            CHECK(measured >= least);
            CHECK(measured <= most);
            return met;
        }
        m_seen.insert(row);
        std::printf("short of the goal: %s: %.4g, goal %.4g to %.4g\n", row.c_str(), measured, least, most);
        INFO("listed as short of its goal with " << listed->figure
                                                 << "; a row that has reached it must be taken off the list");
        CHECK_FALSE(met);
        CHECK(missedBy(measured) <= missedBy(listed->figure) + 0.02 * std::abs(listed->figure));
        return met;
    }

    /// Listed rows that nothing asked for: misspelt, or gone from the test.
    std::vector<std::string> unseen() const
    {
        std::vector<std::string> left;
        for (const ShortRow& row : m_rows) {
            if (!m_seen.contains(row.row)) {
                left.emplace_back(row.row);
            }
        }
        return left;
    }

private:
    std::vector<ShortRow> m_rows;
    std::set<std::string> m_seen;
};

} // namespace psoas::test
