#include "scene/overlay.h"

namespace psoas {

Paint paintOf(Tint tint)
{
    switch (tint) {
    case Tint::quiet:
        return {{0.25f, 0.31f, 0.34f}, {0.78f, 0.83f, 0.85f}, 0, 0};
    case Tint::accent:
        return {{0.02f, 0.45f, 0.42f}, {0.35f, 0.80f, 0.74f}, 0, 0};
    case Tint::shorter:
        return {{0.80f, 0.42f, 0.00f}, {0.98f, 0.66f, 0.25f}, 4, 5};
    case Tint::longer:
        return {{0.10f, 0.36f, 0.70f}, {0.50f, 0.72f, 0.98f}, 18, 6};
    case Tint::pull:
        return {{0.42f, 0.16f, 0.52f}, {0.82f, 0.62f, 0.95f}, 0, 0};
    case Tint::weak:
        return {{0.42f, 0.46f, 0.48f}, {0.66f, 0.70f, 0.72f}, 10, 8};
    }
    return {{0, 0, 0}, {1, 1, 1}, 0, 0};
}

glm::vec3 colourOf(Wash wash)
{
    switch (wash) {
    case Wash::none:
        break;
    case Wash::shorter:
        return {0.93f, 0.60f, 0.16f};
    case Wash::longer:
        return {0.24f, 0.46f, 0.80f};
    case Wash::lumbar:
        return {0.14f, 0.58f, 0.54f};
    case Wash::sacral:
        return {0.62f, 0.46f, 0.76f};
    }
    return {1, 1, 1};
}

} // namespace psoas
