#include "scene/tools/tool.h"
#include "scene/verbs.h"

namespace psoas {
namespace {

class HideTool final : public Tool {
public:
    std::string_view id() const override { return "hide"; }
    std::string_view name() const override { return "Hide"; }
    std::string_view help() const override { return "A click hides what it hits."; }

    Shown onClick(const Atlas& atlas, Shown shown, const std::optional<PickResult>& hit, bool /*adding*/) const override
    {
        if (!hit) {
            return shown;
        }
        const std::string key = atlas.at(hit->structure).key;
        return hidden(std::move(shown), {&key, 1});
    }
};

} // namespace

std::unique_ptr<const Tool> makeHideTool()
{
    return std::make_unique<HideTool>();
}

} // namespace psoas
