#include "app/tool_model.h"

#include "app/words.h"
#include "scene/tools/tool.h"

namespace psoas {
namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

void ToolModel::attach()
{
    beginResetModel();
    endResetModel();
}

int ToolModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(allTools().size());
}

QVariant ToolModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Tool& tool = *allTools()[static_cast<std::size_t>(index.row())];
    switch (role) {
    case ToolIdRole:
        return text(tool.id());
    case Qt::DisplayRole:
    case TextRole:
        return wordForTool(tool.name());
    case HelpRole:
        return wordForTool(tool.help());
    default:
        return {};
    }
}

QHash<int, QByteArray> ToolModel::roleNames() const
{
    return {{ToolIdRole, "toolId"}, {TextRole, "text"}, {HelpRole, "help"}};
}

} // namespace psoas
