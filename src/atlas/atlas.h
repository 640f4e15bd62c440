#pragma once

#include "atlas/mesh.h"
#include "atlas/mesh_tree.h"
#include "core/result.h"

#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// What a structure is made of; decides its material and the layer it belongs to. The last two are no tissue but areas
/// painted on bones: where a muscle arises and where it inserts.
enum class Kind {
    bone,
    disc,
    cartilage,
    ligament,
    muscle,
    tendon,
    nerve,
    vessel,
    vein,
    bursa,
    fascia,
    organ,
    skin,
    other,
    origin,
    insertion
};

constexpr bool isAttachment(Kind kind)
{
    return kind == Kind::origin || kind == Kind::insertion;
}

enum class Side { none, left, right };

std::string_view nameOf(Kind kind);
std::optional<Kind> kindFrom(std::string_view name);
std::string_view nameOf(Side side); ///< "none", "left" or "right"
std::optional<Side> sideFrom(std::string_view name);

/// Dense number of a structure within one loaded atlas; not stable across atlases. Save `Structure::key` instead.
struct StructureIndex {
    std::uint32_t value = 0;
    friend auto operator<=>(StructureIndex, StructureIndex) = default;
};

/// What of an attachment area lies on one bone.
struct BonePatch {
    std::string bone;
    std::shared_ptr<const Mesh> mesh;     ///< never null
    std::shared_ptr<const MeshTree> tree; ///< never null
};

/// One named part of the body.
struct Structure {
    std::string key;     ///< stable, unique, kebab case with the side last: "psoas-major-left"
    std::string baseKey; ///< the key without its side: "psoas-major"; what content is written about
    std::string name;    ///< preferred English name, with the side: "Left psoas major"
    std::string latin;   ///< in full: "musculus psoas major"; empty if not known
    std::vector<std::string> synonyms;
    std::string ta2; ///< Terminologia Anatomica 2 number; empty if not known
    std::string fma; ///< Foundational Model of Anatomy number of this side, digits only; empty if not known
    Kind kind = Kind::other;
    Side side = Side::none;
    std::string group;                    ///< key of the group it hangs under
    std::string segment;                  ///< key of the bone it moves with; empty: none stated
    bool hiddenByDefault = false;         ///< shown when asked for: a variant, or what would be in the way at first
    bool glassByDefault = false;          ///< a glass hull until asked to be solid
    int layer = -1;                       ///< number of its layer, 0 the outermost; -1: stays when one peels
    std::string muscle;                   ///< of an attachment area: key of the muscle; else empty
    std::vector<std::string> bones;       ///< of an attachment area: keys of the bones that bear it
    std::vector<BonePatch> patches;       ///< of an area on several bones: its mesh, bone by bone; else empty
    std::string note;                     ///< what was left out when the file was read; empty if all was sound
    std::shared_ptr<const Mesh> mesh;     ///< never null
    std::shared_ptr<const MeshTree> tree; ///< over `mesh`; never null
    glm::mat4 atlas_from_mesh{1};         ///< rest pose
};

/// A heading of the structure tree. Groups form a tree by `parent`.
struct Group {
    std::string key;
    std::string name;
    std::string latin;
    std::string parent; ///< empty at the top
};

/// A named point of a bone, or of the space beside it.
struct Landmark {
    std::string key;     ///< "asis-left"
    std::string baseKey; ///< "asis"
    std::string name;    ///< "Left anterior superior iliac spine"
    std::string latin;   ///< empty if not known
    std::vector<std::string> synonyms;
    std::string ta2;
    std::string fma;
    Side side = Side::none;
    std::string bone;                ///< key of a structure
    glm::vec3 point{0};              ///< atlas frame, rest pose, mm
    std::optional<glm::vec3> facing; ///< out of the bone, unit length; none where it is not on a surface
};

/// A named direction to look from, or a named camera over some structures.
struct NamedView {
    std::string key;
    std::string name;
    double yaw = 0;                 ///< degrees, as in the command line
    double pitch = 0;               ///< degrees
    std::vector<std::string> frame; ///< ids to fit; empty: everything shown
};

/// What comes off together when the body is peeled from outside in.
struct Layer {
    std::string key;
    std::string name;
    std::vector<std::string> ids; ///< keys, base keys or groups; a structure is of the first layer that names it
};

/// A place worth a section.
struct SectionStop {
    std::string key;
    std::string name;
    int axis = 1;                     ///< the plane's: 0 x, 1 y, 2 z of the atlas frame
    std::vector<std::string> through; ///< ids of structures, or keys of landmarks: the plane goes through their middle
};

/// How a body is taken apart.
struct Dissection {
    std::vector<Layer> layers; ///< the outermost first
    std::vector<SectionStop> stops;
};

/// The body as loaded: read-only, shared by all threads.
class Atlas {
public:
    /// Fails if two structures carry the same key or a group's parents run in a circle. A structure whose group is
    /// not among `groups` hangs under "other", which is added when needed. Landmarks of bones that are not there are
    /// left out, and so are layers and stops of which nothing is there.
    static Result<std::shared_ptr<const Atlas>> create(std::string name, std::vector<Structure> structures,
                                                       std::vector<Group> groups, std::vector<NamedView> views,
                                                       std::vector<Landmark> landmarks = {},
                                                       Dissection dissection = {});

    const std::string& name() const { return m_name; }
    /// Attachment areas among them.
    const std::vector<Structure>& structures() const { return m_structures; }
    /// Without attachment areas.
    std::size_t partCount() const;
    const std::vector<Group>& groups() const { return m_groups; }
    const std::vector<NamedView>& views() const { return m_views; }
    const std::vector<Landmark>& landmarks() const { return m_landmarks; }
    const std::vector<Layer>& layers() const { return m_dissection.layers; }
    const std::vector<SectionStop>& sectionStops() const { return m_dissection.stops; }
    const Landmark* findLandmark(std::string_view key) const; ///< null if there is none
    /// The landmarks of a bone.
    std::vector<const Landmark*> landmarksOf(std::string_view bone) const;
    /// The attachment areas of a muscle, or those that lie on a bone.
    std::vector<StructureIndex> attachmentsOf(std::string_view key) const;
    const Structure& at(StructureIndex index) const { return m_structures.at(index.value); }
    std::optional<StructureIndex> find(std::string_view key) const;
    const Group* findGroup(std::string_view key) const;

    /// The structures meant by a key, a base key ("psoas-major": both sides) or a group key, in atlas order; empty if
    /// nothing bears that id. A group has no attachment areas; all of them are "attachments".
    std::vector<StructureIndex> resolve(std::string_view id) const;

    /// Groups that hold at least one structure, in order, parents before children.
    std::vector<const Group*> usedGroups() const;

    /// The box of all structures in the rest pose, mm.
    const Box& bounds() const { return m_bounds; }
    std::size_t triangleCount() const;

private:
    Atlas() = default;
    std::string m_name;
    std::vector<Structure> m_structures;
    std::vector<Group> m_groups;
    std::vector<NamedView> m_views;
    std::vector<Landmark> m_landmarks;
    Dissection m_dissection;
    std::map<std::string, StructureIndex, std::less<>> m_byKey;
    Box m_bounds;
};

} // namespace psoas
