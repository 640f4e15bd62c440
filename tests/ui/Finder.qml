import QtQuick

/// Finds things by what a screen reader calls them.
QtObject {
    function all(item, matches, found) {
        if (matches(item))
            found.push(item)
        for (let i = 0; i < item.children.length; ++i)
            all(item.children[i], matches, found)
        return found
    }
    /// Everything visible below `root` that bears `name`.
    function named(root, name) {
        return all(root, item => item.visible && item.Accessible.name === name && !item.Accessible.ignored, [])
    }
}
