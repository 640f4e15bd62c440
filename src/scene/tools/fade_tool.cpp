#include "scene/tools/tool.h"
#include "scene/verbs.h"

namespace psoas {
namespace {

class FadeTool final : public Tool {
public:
    std::string_view id() const override { return "fade"; }
    std::string_view name() const override { return "Fade"; }
    std::string_view help() const override { return "A click turns what it hits to glass, or back."; }

    Shown onClick(const Atlas& atlas, Shown shown, const std::optional<PickResult>& hit, bool /*adding*/) const override
    {
        if (!hit) {
            return shown;
        }
        const std::string key = atlas.at(hit->structure).key;
        return fadeToggled(std::move(shown), {&key, 1});
    }
};

} // namespace

std::unique_ptr<const Tool> makeFadeTool()
{
    return std::make_unique<FadeTool>();
}

} // namespace psoas
