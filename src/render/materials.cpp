#include "render/materials.h"

namespace psoas {

const std::array<Material, kindCount>& materials()
{
    static const std::array<Material, kindCount> table = [] {
        std::array<Material, kindCount> all;
        const auto set = [&](Kind kind, Material material) { all[static_cast<std::size_t>(kind)] = material; };
        // clang-format off
        //                    colour                 gloss  tight sheen  wrap   grain  size  striation layers
        set(Kind::bone,      {{0.92f, 0.86f, 0.73f}, 0.10f, 16,   0.06f, 0.32f, 0.09f, 1.0f, 0.00f});
        set(Kind::disc,      {{0.60f, 0.74f, 0.83f}, 0.24f, 30,   0.10f, 0.30f, 0.10f, 2.4f, 0.00f, 3.2f});
        set(Kind::cartilage, {{0.70f, 0.83f, 0.90f}, 0.38f, 44,   0.12f, 0.32f, 0.02f, 1.6f, 0.00f});
        set(Kind::ligament,  {{0.83f, 0.85f, 0.85f}, 0.36f, 34,   0.14f, 0.22f, 0.04f, 0.9f, 0.12f});
        set(Kind::muscle,    {{0.64f, 0.31f, 0.27f}, 0.24f, 16,   0.30f, 0.18f, 0.10f, 1.1f, 0.40f});
        set(Kind::tendon,    {{0.93f, 0.92f, 0.90f}, 0.50f, 42,   0.16f, 0.20f, 0.03f, 0.9f, 0.14f});
        set(Kind::nerve,     {{0.92f, 0.76f, 0.20f}, 0.28f, 30,   0.10f, 0.22f, 0.03f, 0.9f, 0.12f});
        set(Kind::vessel,    {{0.58f, 0.07f, 0.14f}, 0.42f, 46,   0.14f, 0.16f, 0.02f, 0.9f, 0.00f});
        set(Kind::vein,      {{0.24f, 0.31f, 0.56f}, 0.38f, 42,   0.14f, 0.18f, 0.02f, 0.9f, 0.00f});
        set(Kind::bursa,     {{0.38f, 0.60f, 0.58f}, 0.40f, 36,   0.14f, 0.32f, 0.02f, 1.2f, 0.00f});
        set(Kind::fascia,    {{0.78f, 0.72f, 0.74f}, 0.26f, 26,   0.16f, 0.24f, 0.06f, 0.8f, 0.14f});
        set(Kind::organ,     {{0.78f, 0.53f, 0.44f}, 0.34f, 32,   0.18f, 0.26f, 0.05f, 2.2f, 0.00f});
        set(Kind::skin,      {{0.87f, 0.68f, 0.57f}, 0.14f, 14,   0.14f, 0.30f, 0.05f, 0.8f, 0.00f});
        set(Kind::other,     {{0.68f, 0.68f, 0.66f}, 0.16f, 20,   0.08f, 0.22f, 0.03f, 1.2f, 0.00f});
        // As in print: red where a muscle arises, blue where it inserts.
        set(Kind::origin,    {{0.80f, 0.20f, 0.16f}, 0.08f, 18,   0.05f, 0.30f, 0.05f, 1.0f, 0.00f});
        set(Kind::insertion, {{0.16f, 0.36f, 0.76f}, 0.08f, 18,   0.05f, 0.30f, 0.05f, 1.0f, 0.00f});
        // clang-format on
        return all;
    }();
    return table;
}

const std::array<Material, washCount>& washMaterials()
{
    static const std::array<Material, washCount> table = [] {
        std::array<Material, washCount> all;
        all.fill(materials()[static_cast<std::size_t>(Kind::muscle)]);
        for (std::size_t wash = 1; wash < all.size(); ++wash) {
            all[wash].colour = colourOf(static_cast<Wash>(wash));
            all[wash].striation = 0.24f; // the pattern is to be seen before the fibres
        }
        return all;
    }();
    return table;
}

const MarkColours& markColours()
{
    static const MarkColours colours{{0.00f, 0.60f, 0.76f}, {0.50f, 0.86f, 0.96f}};
    return colours;
}

} // namespace psoas
