// How long a search of the built-in atlas and everything that is said takes, letter by letter as one types.
#include "content/search.h"
#include "files/atlas_loader.h"
#include "files/import_child.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

using namespace psoas;

int main(int argc, char* argv[])
{
    if (const int status = runImportChild(argc, argv); status >= 0) {
        return status;
    }
    const auto loaded = loadBuiltInAtlas({});
    if (!loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().what.c_str());
        return 1;
    }
    std::vector<Problem> problems;
    const auto library = Library::load(findAssets().content, problems);
    const SearchIndex index{*loaded.value().atlas, *library};
    std::vector<double> milliseconds;
    double worst = 0;
    std::string slowest;
    for (const std::string query :
         {"psoas major left", "pillow under the knees", "musculus iliacus", "lumbar plexus nerves", "diafragm",
          "what attaches where", "FMA18060", "tight or weak"}) {
        for (std::size_t size = 1; size <= query.size(); ++size) {
            const auto start = std::chrono::steady_clock::now();
            const auto hits = index.find(query.substr(0, size));
            const double took =
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
            milliseconds.push_back(took);
            if (took > worst) {
                worst = took;
                slowest = query.substr(0, size);
            }
        }
    }
    std::ranges::sort(milliseconds);
    std::printf("%zu queries: median %.2f ms, p95 %.2f ms, worst %.2f ms (“%s”)\n", milliseconds.size(),
                milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 95 / 100], worst,
                slowest.c_str());
    return 0;
}
