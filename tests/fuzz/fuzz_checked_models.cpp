// Spoilt bytes of the mesh format, half of them under a checksum that fits: whatever is accepted must be sound.
#include "files/checked_models.h"

#include "fuzz/mutate.h"
#include "support/shapes.h"

#include <xxhash.h>

using namespace psoas;

int main(int argc, char* argv[])
{
    CheckedModels models;
    models.companions = {{"box.bin", hashOf("x")}};
    for (int i = 0; i < 2; ++i) {
        Model model{"box", "a note", *test::boxMesh({0, 0, 0}, {20, 40, 60})};
        model.mesh.fibres.assign(8, {0, 1, 0});
        model.mesh.parts = {0, 1, 0, 1, 0, 1, 0, 1};
        model.mesh.partKeys = {"l1-body", "l2-body"};
        model.mesh.levels = {{{0, 2, 1, 1, 2, 3}, 0.5f}};
        models.models.push_back(std::move(model));
    }
    CheckedModels plain;
    plain.models = {{"", "", *test::boxMesh({0, 0, 0}, {1, 1, 1})}};
    fuzz::Mutator mutator{argc, argv, {encoded(models), encoded(plain)}};
    const fuzz::Clock clock{fuzz::seconds(argc, argv)};
    std::size_t inputs = 0;
    std::size_t accepted = 0;
    for (; !clock.isOver(); ++inputs) {
        std::string bytes = mutator.next();
        if (bytes.size() >= 32 && mutator.pick(8) != 0) {
            const std::uint64_t size = bytes.size() - 32;
            const std::uint64_t hash = XXH3_64bits(bytes.data() + 32, size);
            std::memcpy(bytes.data(), encoded(plain).data(), 16);
            std::memcpy(bytes.data() + 16, &size, sizeof size);
            std::memcpy(bytes.data() + 24, &hash, sizeof hash);
        }
        const auto result = decodedModels(bytes);
        if (result) {
            ++accepted;
            for (const Model& model : result.value().models) {
                if (!faultOf(model.mesh).empty()) {
                    std::printf("an unsound mesh was accepted: %s\n", faultOf(model.mesh).c_str());
                    return 1;
                }
            }
        }
    }
    std::printf("checked models: %zu inputs, %zu accepted, no crash\n", inputs, accepted);
    return accepted > 0 ? 0 : 1;
}
