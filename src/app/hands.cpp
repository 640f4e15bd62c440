#include "app/hands.h"

#include <algorithm>

namespace psoas {

const std::vector<Hands>& allHands()
{
    static const std::vector<Hands> hands{
        {"atlas",
         "Psoas Atlas",
         {{Qt::LeftButton, Qt::ShiftModifier, Drag::pan},
          {Qt::LeftButton, Qt::NoModifier, Drag::orbit},
          {Qt::MiddleButton, Qt::NoModifier, Drag::pan},
          {Qt::RightButton, Qt::NoModifier, Drag::pan}}},
        {"blender",
         "Blender",
         {{Qt::MiddleButton, Qt::ShiftModifier, Drag::pan},
          {Qt::MiddleButton, Qt::ControlModifier, Drag::zoom},
          {Qt::MiddleButton, Qt::NoModifier, Drag::orbit},
          {Qt::LeftButton, Qt::ShiftModifier, Drag::pan},
          {Qt::LeftButton, Qt::NoModifier, Drag::orbit},
          {Qt::RightButton, Qt::NoModifier, Drag::pan}}},
        {"slicer",
         "3D Slicer",
         {{Qt::LeftButton, Qt::ShiftModifier, Drag::pan},
          {Qt::LeftButton, Qt::NoModifier, Drag::orbit},
          {Qt::MiddleButton, Qt::NoModifier, Drag::pan},
          {Qt::RightButton, Qt::NoModifier, Drag::zoom}}},
    };
    return hands;
}

Drag dragFor(const QString& id, Qt::MouseButton button, Qt::KeyboardModifiers modifiers)
{
    const auto& all = allHands();
    auto hands = std::find_if(all.begin(), all.end(), [&](const Hands& each) { return each.id == id; });
    if (hands == all.end()) {
        hands = all.begin();
    }
    for (const Hands::Rule& rule : hands->rules) {
        if (rule.button == button && (modifiers & rule.modifiers) == rule.modifiers) {
            return rule.drag;
        }
    }
    return Drag::none;
}

} // namespace psoas
