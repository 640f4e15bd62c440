#include "core/result.h"
#include "core/text.h"
#include "core/work.h"
#include "support/catch.h"

#include <numeric>
#include <vector>

using namespace psoas;

TEST_CASE("A result holds a value or a reason")
{
    const Result<int> good{4};
    const Result<int> bad{Error{"no", "why"}};
    CHECK((good && good.value() == 4));
    CHECK_FALSE(bad);
    CHECK(bad.error().detail == "why");
    CHECK(Result<void>{});
    CHECK_FALSE(Result<void>{Error{"no", ""}});
}

TEST_CASE("UTF-8 is told from what is not")
{
    CHECK(isUtf8("Größe, Ψόα"));
    CHECK(isUtf8(""));
    CHECK_FALSE(isUtf8("\xC3("));
    CHECK_FALSE(isUtf8("\xED\xA0\x80")); // a surrogate
    CHECK(cleaned("a\xFF"
                  "b") == "a\xEF\xBF\xBD"
                          "b");
    CHECK(cleaned("Größe") == "Größe");
}

TEST_CASE("Folding forgives accents and case")
{
    CHECK(folded("Áb̂Ç") == "abc");
    CHECK(folded("STRASSE") == folded("straße"));
}

TEST_CASE("Parallel work does every piece once")
{
    std::vector<int> counts(1000, 0);
    parallelFor(counts.size(), [&](std::size_t i) { ++counts[i]; });
    CHECK(std::accumulate(counts.begin(), counts.end(), 0) == 1000);
    parallelFor(0, [&](std::size_t) { FAIL("nothing to do"); });
}
