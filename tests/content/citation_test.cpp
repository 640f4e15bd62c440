#include "content/citation.h"
#include "support/catch.h"

using namespace psoas;

TEST_CASE("A source is cited in one line that says how it was read")
{
    Source source{"reid-1994", "Reid and others", "1994", "Geometry", "A journal 75:703", "doi:10", "seen"};
    CHECK(citationOf(source) == "Reid and others 1994, Geometry, A journal 75:703, doi:10");
    source.authors.clear();
    source.year.clear();
    source.identifier.clear();
    source.seen = "transcription";
    CHECK(citationOf(source) == "Geometry, A journal 75:703 (read in a transcription)");
}
