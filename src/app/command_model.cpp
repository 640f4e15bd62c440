#include "app/command_model.h"

#include "app/commands.h"
#include "app/words.h"

#include <QKeySequence>

namespace psoas {
namespace {

bool isOffered(const Command& command, CommandModel::Where where)
{
    switch (where) {
    case CommandModel::Everywhere:
    case CommandModel::ListOfKeys:
        return true;
    case CommandModel::ToolBar:
        return (command.places & inToolBar) != 0;
    case CommandModel::StructureMenu:
        return (command.places & inStructureMenu) != 0;
    case CommandModel::MainMenu:
        return (command.places & inMainMenu) != 0;
    }
    return false;
}

QString readable(const QStringList& keys)
{
    QStringList words;
    for (const QString& key : keys) {
        // "!" stands for Shift+1 on some keyboards; one of the two is enough to read.
        if (key.size() == 1 && keys.size() == 2 && keys.front().startsWith(u"Shift+")) {
            continue;
        }
        words << QKeySequence{key}.toString(QKeySequence::NativeText);
    }
    return words.join(CommandModel::tr(" or "));
}

QString readable(const Hands::Rule& rule)
{
    const QString with = rule.modifiers.testFlag(Qt::ShiftModifier)     ? CommandModel::tr("Shift+")
                         : rule.modifiers.testFlag(Qt::ControlModifier) ? CommandModel::tr("Ctrl+")
                                                                        : QString{};
    return with + (rule.button == Qt::LeftButton     ? CommandModel::tr("left drag")
                   : rule.button == Qt::MiddleButton ? CommandModel::tr("middle drag")
                                                     : CommandModel::tr("right drag"));
}

} // namespace

void CommandModel::attach()
{
    if (session() != nullptr) {
        for (const auto signal : {&Session::atlasChanged, &Session::shownChanged, &Session::hoveredChanged,
                                  &Session::loadingChanged, &Session::pictureProblemChanged}) {
            connect(session(), signal, this, &CommandModel::refresh);
        }
        connect(session()->settings(), &Settings::changed, this, [this] {
            if (m_where == ListOfKeys) {
                refill(); // the hands may be others now
            } else {
                refresh();
            }
        });
    }
    refill();
}

void CommandModel::setWhere(Where where)
{
    if (where != m_where) {
        m_where = where;
        emit whereChanged();
        refill();
    }
}

void CommandModel::setFilter(const QString& filter)
{
    if (filter != m_filter) {
        m_filter = filter;
        emit filterChanged();
        refill();
    }
}

void CommandModel::refill()
{
    beginResetModel();
    m_rows.clear();
    if (session() != nullptr) {
        for (const Command& command : allCommands()) {
            if (isOffered(command, m_where)) {
                m_rows.push_back({&command, wordForCommand(command.text), readable(command.keys),
                                  wordForCommand(command.group), !command.enabled || command.enabled(*session()),
                                  command.isChecked && command.isChecked(*session())});
            }
        }
        if (m_where == ListOfKeys) {
            std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) {
                const auto rank = [](const Row& row) {
                    const auto& all = allCommands();
                    return std::find_if(all.begin(), all.end(),
                                        [&](const Command& c) { return c.group == row.command->group; });
                };
                return rank(a) < rank(b);
            });
            const QString mouse = tr("Mouse");
            for (const Hands& hands : allHands()) {
                if (hands.id == session()->settings()->hands()) {
                    for (const Hands::Rule& rule : hands.rules) {
                        m_rows.push_back({nullptr,
                                          rule.drag == Drag::orbit ? tr("Turn the body")
                                          : rule.drag == Drag::pan ? tr("Move the picture")
                                                                   : tr("Zoom"),
                                          readable(rule), mouse});
                    }
                }
            }
            m_rows.push_back({nullptr, tr("Zoom to the pointer"), tr("wheel, or pinch"), mouse});
            m_rows.push_back({nullptr, tr("Turn the body"), tr("two fingers on a trackpad"), mouse});
            m_rows.push_back({nullptr, tr("Select"), tr("click"), mouse});
            m_rows.push_back({nullptr, tr("Add to the selection, or take away"), tr("Ctrl or Shift+click"), mouse});
            m_rows.push_back({nullptr, tr("Select nothing"), tr("click beside the body"), mouse});
            m_rows.push_back({nullptr, tr("Make it the centre"), tr("double click"), mouse});
            m_rows.push_back({nullptr, tr("Menu of a structure"), tr("right click"), mouse});
            std::erase_if(m_rows, [&](const Row& row) {
                return row.keyText.isEmpty() || !(row.text.contains(m_filter, Qt::CaseInsensitive) ||
                                                  row.keyText.contains(m_filter, Qt::CaseInsensitive) ||
                                                  row.group.contains(m_filter, Qt::CaseInsensitive));
            });
        }
    }
    endResetModel();
}

void CommandModel::refresh()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows[i];
        if (row.command == nullptr) {
            continue;
        }
        const bool enabled = !row.command->enabled || row.command->enabled(*session());
        const bool checked = row.command->isChecked && row.command->isChecked(*session());
        if (enabled != row.enabled || checked != row.checked) {
            row.enabled = enabled;
            row.checked = checked;
            const QModelIndex at = index(static_cast<int>(i));
            emit dataChanged(at, at, {EnabledRole, CheckedRole});
        }
    }
}

int CommandModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case CommandIdRole:
        return row.command != nullptr ? row.command->id : QString{};
    case Qt::DisplayRole:
    case TextRole:
        return row.text;
    case KeysRole:
        return row.command != nullptr ? row.command->keys : QStringList{};
    case KeyTextRole:
        return row.keyText;
    case HeadingRole: {
        const auto i = static_cast<std::size_t>(index.row());
        return i == 0 || m_rows[i - 1].group != row.group ? row.group : QString{};
    }
    case EnabledRole:
        return row.enabled;
    case CheckableRole:
        return row.command != nullptr && row.command->isChecked != nullptr;
    case CheckedRole:
        return row.checked;
    case PictureOnlyRole:
        return row.command != nullptr && row.command->pictureOnly;
    default:
        return {};
    }
}

QHash<int, QByteArray> CommandModel::roleNames() const
{
    return {{CommandIdRole, "commandId"}, {TextRole, "text"},       {KeysRole, "keys"},
            {KeyTextRole, "keyText"},     {HeadingRole, "heading"}, {EnabledRole, "available"},
            {CheckableRole, "checkable"}, {CheckedRole, "checked"}, {PictureOnlyRole, "pictureOnly"}};
}

} // namespace psoas
