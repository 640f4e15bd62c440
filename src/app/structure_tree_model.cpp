#include "app/structure_tree_model.h"

#include "app/words.h"
#include "scene/verbs.h"

#include <algorithm>

namespace psoas {
namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

void StructureTreeModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::atlasChanged, this, &StructureTreeModel::refill);
        connect(session(), &Session::libraryChanged, this, &StructureTreeModel::refill);
        connect(session(), &Session::shownChanged, this, &StructureTreeModel::refresh);
        connect(session(), &Session::hoveredChanged, this, &StructureTreeModel::refresh);
    }
    refill();
}

int StructureTreeModel::append(const Group& group, int parent, int depth)
{
    const Atlas& atlas = *session()->atlas();
    const int self = static_cast<int>(m_nodes.size());
    Node node;
    node.key = text(group.key);
    const Names& names = session()->names();
    node.name = text(names.of(group));
    node.isFallback = !names.has(group);
    node.latin = text(group.latin);
    node.isGroup = true;
    node.depth = depth;
    node.parent = parent;
    m_nodes.push_back(std::move(node));
    int count = 0;
    for (std::size_t i = 0; i < atlas.structures().size(); ++i) {
        const Structure& structure = atlas.structures()[i];
        if (structure.group == group.key && !isAttachment(structure.kind)) {
            Node leaf;
            leaf.key = text(structure.key);
            leaf.name = text(names.of(structure));
            leaf.isFallback = !names.has(structure);
            leaf.latin = text(structure.latin);
            leaf.kind = wordFor(structure.kind);
            leaf.note = text(structure.note);
            leaf.depth = depth + 1;
            leaf.parent = self;
            leaf.structure = i;
            leaf.end = static_cast<int>(m_nodes.size()) + 1;
            m_nodes.push_back(std::move(leaf));
            ++count;
        }
    }
    for (const Group* child : atlas.usedGroups()) {
        if (child->parent == group.key) {
            count += append(*child, self, depth + 1);
        }
    }
    m_nodes[static_cast<std::size_t>(self)].count = count;
    m_nodes[static_cast<std::size_t>(self)].end = static_cast<int>(m_nodes.size());
    return count;
}

void StructureTreeModel::refill()
{
    beginResetModel();
    m_nodes.clear();
    m_rows.clear();
    if (session() != nullptr && session()->hasAtlas()) {
        for (const Group* group : session()->atlas()->usedGroups()) {
            if (group->parent.empty() || session()->atlas()->findGroup(group->parent) == nullptr) {
                append(*group, -1, 0);
            }
        }
        readState();
        listRows();
    }
    endResetModel();
}

void StructureTreeModel::readState()
{
    const Atlas& atlas = *session()->atlas();
    const Shown& shown = session()->viewState().shown;
    const std::set<std::string> selection{shown.selection.begin(), shown.selection.end()};
    const QString hovered = session()->hoveredKey();
    struct Sum {
        int inSight = 0, faded = 0, selected = 0;
        int counted = 0; // all but variants that nobody asked for
        bool hovered = false;
    };
    std::vector<Sum> sums(m_nodes.size());
    for (std::size_t i = m_nodes.size(); i-- > 0;) {
        Node& node = m_nodes[i];
        Sum& sum = sums[i];
        if (!node.isGroup) {
            const Structure& structure = atlas.structures()[node.structure];
            sum.counted = 1;
            sum.inSight = isShown(structure, shown) ? 1 : 0;
            sum.faded = shown.faded.contains(structure.key) ? 1 : 0;
            sum.selected = selection.contains(structure.key) ? 1 : 0;
        }
        const int count = std::max(sum.counted, 1);
        sum.hovered = sum.hovered || node.key == hovered;
        node.sight = sum.inSight == 0 ? Hidden : sum.inSight >= count ? InSight : Partly;
        node.faded = sum.faded >= count;
        node.selected = sum.selected >= count;
        node.hovered = sum.hovered;
        if (node.parent >= 0) {
            Sum& above = sums[static_cast<std::size_t>(node.parent)];
            if (!node.isGroup && isUnaskedVariant(atlas.structures()[node.structure], shown)) {
                sum = {};
            }
            above.counted += sum.counted;
            above.inSight += sum.inSight;
            above.faded += sum.faded;
            above.selected += sum.selected;
            // A group lights up for its structures only where they are folded in.
            above.hovered =
                above.hovered || (sum.hovered && m_folded.contains(m_nodes[static_cast<std::size_t>(node.parent)].key));
        }
    }
}

void StructureTreeModel::refresh()
{
    if (m_nodes.empty()) {
        return;
    }
    const std::vector<Node> before = m_nodes;
    readState();
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const auto node = static_cast<std::size_t>(m_rows[row]);
        if (!(m_nodes[node] == before[node])) {
            const QModelIndex at = index(static_cast<int>(row));
            emit dataChanged(at, at, {SightRole, FadedRole, SelectedRole, HoveredRole, AccessibleRole});
        }
    }
}

void StructureTreeModel::listRows()
{
    m_rows.clear();
    for (int node = 0; node < static_cast<int>(m_nodes.size());) {
        const Node& at = m_nodes[static_cast<std::size_t>(node)];
        m_rows.push_back(node);
        node = at.isGroup && m_folded.contains(at.key) ? at.end : node + 1;
    }
}

int StructureTreeModel::rowOfNode(int node) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), node);
    return found != m_rows.end() && *found == node ? static_cast<int>(found - m_rows.begin()) : -1;
}

void StructureTreeModel::setExpanded(int row, bool expanded)
{
    if (!isGroup(row) || isExpanded(row) == expanded) {
        return;
    }
    const int first = m_rows[static_cast<std::size_t>(row)];
    const int end = m_nodes[static_cast<std::size_t>(first)].end;
    const QString key = m_nodes[static_cast<std::size_t>(first)].key;
    if (expanded) {
        m_folded.erase(key);
        std::vector<int> inserted;
        for (int node = first + 1; node < end;) {
            const Node& at = m_nodes[static_cast<std::size_t>(node)];
            inserted.push_back(node);
            node = at.isGroup && m_folded.contains(at.key) ? at.end : node + 1;
        }
        beginInsertRows({}, row + 1, row + static_cast<int>(inserted.size()));
        m_rows.insert(m_rows.begin() + row + 1, inserted.begin(), inserted.end());
        endInsertRows();
    } else {
        m_folded.insert(key);
        const auto begin = m_rows.begin() + row + 1;
        const auto last = std::lower_bound(begin, m_rows.end(), end);
        beginRemoveRows({}, row + 1, row + static_cast<int>(last - begin));
        m_rows.erase(begin, last);
        endRemoveRows();
    }
    emit dataChanged(index(row), index(row), {ExpandedRole, AccessibleRole});
    refresh();
}

void StructureTreeModel::setAllExpanded(bool expanded)
{
    beginResetModel();
    m_folded.clear();
    for (const Node& node : m_nodes) {
        if (node.isGroup && !expanded) {
            m_folded.insert(node.key);
        }
    }
    listRows();
    endResetModel();
}

int StructureTreeModel::rowOf(const QString& key) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_nodes[static_cast<std::size_t>(m_rows[row])].key == key) {
            return static_cast<int>(row);
        }
    }
    return -1;
}

int StructureTreeModel::reveal(const QString& key)
{
    const auto found = std::find_if(m_nodes.begin(), m_nodes.end(), [&](const Node& node) { return node.key == key; });
    if (found == m_nodes.end()) {
        return -1;
    }
    std::vector<int> above;
    for (int parent = found->parent; parent >= 0; parent = m_nodes[static_cast<std::size_t>(parent)].parent) {
        above.push_back(parent);
    }
    for (std::size_t i = above.size(); i-- > 0;) {
        setExpanded(rowOfNode(above[i]), true);
    }
    return rowOf(key);
}

int StructureTreeModel::parentRow(int row) const
{
    if (row < 0 || row >= rowCount()) {
        return -1;
    }
    const int parent = m_nodes[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)])].parent;
    return parent < 0 ? -1 : rowOfNode(parent);
}

QString StructureTreeModel::keyAt(int row) const
{
    return row < 0 || row >= rowCount() ? QString{}
                                        : m_nodes[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)])].key;
}

bool StructureTreeModel::isGroup(int row) const
{
    return row >= 0 && row < rowCount() &&
           m_nodes[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)])].isGroup;
}

bool StructureTreeModel::isExpanded(int row) const
{
    return isGroup(row) && !m_folded.contains(keyAt(row));
}

int StructureTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant StructureTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Node& node = m_nodes[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(index.row())])];
    switch (role) {
    case KeyRole:
        return node.key;
    case Qt::DisplayRole:
    case NameRole:
        return node.name;
    case LatinRole:
        return node.latin;
    case IsGroupRole:
        return node.isGroup;
    case DepthRole:
        return node.depth;
    case ExpandedRole:
        return node.isGroup && !m_folded.contains(node.key);
    case SightRole:
        return node.sight;
    case FadedRole:
        return node.faded;
    case SelectedRole:
        return node.selected;
    case HoveredRole:
        return node.hovered;
    case CountRole:
        return node.count;
    case KindRole:
        return node.kind;
    case FallbackRole:
        return node.isFallback;
    case NoteRole:
        return node.note;
    case AccessibleRole: {
        QStringList words{node.name};
        if (node.isGroup) {
            words << tr("group of %1").arg(node.count);
        }
        if (node.sight != InSight) {
            words << (node.sight == Hidden ? tr("hidden") : tr("partly hidden"));
        }
        if (node.faded) {
            words << tr("faded");
        }
        return words.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> StructureTreeModel::roleNames() const
{
    return {{KeyRole, "key"},         {NameRole, "name"},         {LatinRole, "latin"},
            {IsGroupRole, "isGroup"}, {DepthRole, "depth"},       {ExpandedRole, "expanded"},
            {SightRole, "sight"},     {FadedRole, "faded"},       {SelectedRole, "selected"},
            {HoveredRole, "lit"},     {CountRole, "structures"},  {KindRole, "kind"},
            {NoteRole, "note"},       {AccessibleRole, "spoken"}, {FallbackRole, "isFallback"}};
}

} // namespace psoas
