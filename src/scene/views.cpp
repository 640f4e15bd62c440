#include "scene/views.h"

namespace psoas {

std::vector<NamedView> allViews(const Atlas& atlas)
{
    std::vector<NamedView> views{
        {"anterior", "Front (anterior)", 0, 0, {}},  {"posterior", "Back (posterior)", 180, 0, {}},
        {"left", "Subject's left", 90, 0, {}},       {"right", "Subject's right", -90, 0, {}},
        {"superior", "Above (superior)", 0, 90, {}}, {"inferior", "Below (inferior)", 0, -90, {}}};
    views.insert(views.end(), atlas.views().begin(), atlas.views().end());
    return views;
}

} // namespace psoas
