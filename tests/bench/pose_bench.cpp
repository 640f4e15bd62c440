// How long it takes to know how an atlas moves, and to bend all of it: processor time of all threads, medians.
#include "files/atlas_loader.h"
#include "files/bytes_cache.h"
#include "files/import_child.h"
#include "motion/body.h"
#include "support/process.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace psoas;

namespace {

double milliseconds()
{
    return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

template<class Work>
double median(int times, const Work& work)
{
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        const double start = milliseconds();
        work();
        took.push_back(milliseconds() - start);
    }
    std::ranges::sort(took);
    return took[took.size() / 2];
}

} // namespace

int main(int argc, char* argv[])
{
    if (const int status = runImportChild(argc, argv); status >= 0) {
        return status;
    }
    LoadOptions options;
    options.cacheFolder = defaultCacheFolder();
    const auto loaded = argc > 1 ? loadAtlas(argv[1], options) : loadBuiltInAtlas(options);
    std::vector<Problem> problems;
    const auto tables = readMotionTables(options.assets.atlas, problems);
    if (!loaded) {
        std::printf("%s\n", loaded.error().what.c_str());
        return 1;
    }
    const auto& atlas = loaded.value().atlas;
    const test::ScratchFolder folder;
    const BytesCache kept{folder.path()};
    std::shared_ptr<const MotionModel> model;
    const auto make = [&] { model = MotionModel::create(atlas, tables, nullptr, &kept); };
    std::printf("model, nothing kept: %.0f ms\n", median(1, make));
    std::printf("model, kept:         %.0f ms\n", median(9, make));
    for (const char* key : {"sit", "table-edge-left"}) {
        const Pose pose = tables->findPose(key)->pose;
        std::printf("%s: draft %.1f ms, full %.1f ms\n", key, median(101, [&] { posed(*model, pose, Detail::draft); }),
                    median(21, [&] { posed(*model, pose, Detail::full); }));
    }
    return 0;
}
