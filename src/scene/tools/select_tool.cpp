#include "scene/tools/tool.h"
#include "scene/verbs.h"

namespace psoas {
namespace {

class SelectTool final : public Tool {
public:
    std::string_view id() const override { return "select"; }
    std::string_view name() const override { return "Select"; }
    std::string_view help() const override { return "A click selects; with Ctrl or Shift it adds."; }

    Shown onClick(const Atlas& atlas, Shown shown, const std::optional<PickResult>& hit, bool adding) const override
    {
        if (!hit) {
            if (!adding) {
                shown.landmark.clear();
            }
            return adding ? shown : selected(std::move(shown), {});
        }
        shown.landmark = hit->landmark;
        const std::string key = atlas.at(hit->structure).key;
        return adding ? selectionToggled(std::move(shown), {&key, 1}) : selected(std::move(shown), {&key, 1});
    }
};

} // namespace

std::unique_ptr<const Tool> makeSelectTool()
{
    return std::make_unique<SelectTool>();
}

} // namespace psoas
