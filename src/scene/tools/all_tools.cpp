#include "scene/tools/tool.h"

namespace psoas {

std::unique_ptr<const Tool> makeSelectTool();
std::unique_ptr<const Tool> makeHideTool();
std::unique_ptr<const Tool> makeFadeTool();

const std::vector<std::unique_ptr<const Tool>>& allTools()
{
    static const auto tools = [] {
        std::vector<std::unique_ptr<const Tool>> list;
        list.push_back(makeSelectTool());
        list.push_back(makeHideTool());
        list.push_back(makeFadeTool());
        return list;
    }();
    return tools;
}

} // namespace psoas
