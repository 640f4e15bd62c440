#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace psoas {

class Session;

/// Where a command is offered beside its keys and the list of keys; may be combined.
enum Place : unsigned { nowhere = 0, inToolBar = 1, inStructureMenu = 2, inMainMenu = 4 };

/// One thing the program can be told to do. The table of them drives shortcuts, menus, toolbar and the list of keys.
struct Command {
    QString id;   ///< stable; also names its icon
    QString text; ///< for the person, a verb first
    QStringList keys;
    QString group; ///< heading in the list of keys
    unsigned places = nowhere;
    bool pictureOnly = false;                      ///< its keys count only while the picture has the focus
    std::function<void(Session&)> action;          ///< empty: the window does it (Session::asked)
    std::function<bool(const Session&)> enabled;   ///< empty: always
    std::function<bool(const Session&)> isChecked; ///< empty: nothing that is on or off
};

/// Every command, in the order of menus and lists. To add one: a line here.
const std::vector<Command>& allCommands();
const Command* findCommand(const QString& id); ///< null if there is none

} // namespace psoas
