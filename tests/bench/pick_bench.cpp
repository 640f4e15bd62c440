// How long pick() takes over a whole atlas: one ray through every pixel of a 1280x800 picture, from several sides.
#include "files/atlas_loader.h"
#include "files/import_child.h"
#include "scene/pick.h"
#include "scene/views.h"
#include "support/paths.h"

#include <glm/trigonometric.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace psoas;

namespace {

constexpr int width = 1280;
constexpr int height = 800;

struct Sample {
    double meanMicroseconds = 0;
    double worstMicroseconds = 0;
    std::size_t hits = 0;
};

Sample measured(const SceneSnapshot& snapshot)
{
    using Clock = std::chrono::steady_clock;
    Sample sample;
    double total = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const glm::vec2 point{(static_cast<float>(x) + 0.5f) / width, (static_cast<float>(y) + 0.5f) / height};
            const Ray ray = rayThrough(snapshot.camera, point, static_cast<float>(width) / height);
            const auto start = Clock::now();
            const auto hit = pick(snapshot, ray);
            const double took = std::chrono::duration<double, std::micro>(Clock::now() - start).count();
            total += took;
            sample.worstMicroseconds = std::max(sample.worstMicroseconds, took);
            sample.hits += hit ? 1u : 0u;
        }
    }
    sample.meanMicroseconds = total / (width * height);
    return sample;
}

void print(const char* name, const Sample& sample)
{
    std::printf("%-28s mean %7.2f us  worst %8.1f us  hits %5.1f %%\n", name, sample.meanMicroseconds,
                sample.worstMicroseconds, 100.0 * static_cast<double>(sample.hits) / (width * height));
}

} // namespace

int main(int argc, char* argv[])
{
    if (const int status = runImportChild(argc, argv); status >= 0) {
        return status;
    }
    std::filesystem::path path;
    if (argc > 1) {
        path = argv[1];
    } else if (const auto reference = test::referenceDir()) {
        path = *reference / "bp3d-4.0";
    }
    LoadOptions options;
    options.cacheFolder = defaultCacheFolder();
    const auto loaded = path.empty() ? loadBuiltInAtlas(options) : loadAtlas(path, options);
    if (!loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().what.c_str());
        return 1;
    }
    const Atlas& atlas = *loaded.value().atlas;
    std::size_t triangles = 0;
    for (const Structure& structure : atlas.structures()) {
        triangles += structure.mesh->triangleCount();
    }
    std::printf("%s: %zu structures, %zu triangles, %d x %d rays a view\n", atlas.name().c_str(),
                atlas.structures().size(), triangles, width, height);
    Sample all;
    std::size_t views = 0;
    for (const NamedView& view : allViews(atlas)) {
        for (const float nearer : {1.f, 0.35f}) { // the whole, and as one works on it
            ViewState state;
            state.camera.yaw = glm::radians(static_cast<float>(view.yaw));
            state.camera.pitch = glm::radians(static_cast<float>(view.pitch));
            state.camera = framed(state.camera, atlas.bounds(), static_cast<float>(width) / height);
            state.camera.distance *= nearer;
            const Sample sample = measured(compose(atlas, state, {}));
            print((view.key + (nearer < 1 ? ", near" : "")).c_str(), sample);
            all.meanMicroseconds += sample.meanMicroseconds;
            all.worstMicroseconds = std::max(all.worstMicroseconds, sample.worstMicroseconds);
            all.hits += sample.hits;
            ++views;
        }
    }
    all.meanMicroseconds /= static_cast<double>(views);
    all.hits /= views;
    print("all", all);
    return 0;
}
