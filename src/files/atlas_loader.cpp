#include "files/atlas_loader.h"

#include "atlas/dictionary.h"
#include "core/text.h"
#include "files/import_parent.h"
#include "files/manifest.h"
#include "files/mesh_cache.h"
#include "files/part_names.h"
#include "files/surface_marks.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <unistd.h>

namespace psoas {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostFiles = 20'000;
constexpr int deepestFolder = 16;
constexpr std::size_t mostTrianglesPerAtlas = 60'000'000;
constexpr const char* modelFormats = "glTF (.gltf, .glb), OBJ, STL, PLY, FBX or Collada (.dae)";

/// A model on its way into the atlas.
struct Piece {
    std::string name; ///< of its node
    std::string note;
    std::shared_ptr<const Mesh> mesh;
    std::shared_ptr<const MeshTree> tree;
};

/// What is to be opened, before any model is read.
struct Plan {
    std::string name;
    std::string licence;
    std::string credits;
    std::optional<Recipe> recipe;
    std::vector<ImportJob> jobs;
    std::vector<std::pair<PackPart, std::size_t>>
        parts; ///< with the number of its job; none: every model is a structure
    std::vector<std::string> startHidden, startGlass;
    int lineOfStart = 0;
    bool listsParts = false;
    fs::path manifest; ///< empty: none
    std::vector<Group> groups;
    std::vector<NamedView> views;
    std::map<std::string, int, std::less<>> lineOfGroup, lineOfView;
};

bool isCancelled(const LoadOptions& options)
{
    return options.cancel && options.cancel->load();
}

Error cancelled()
{
    return {"cancelled", {}};
}

std::string shown(const fs::path& path)
{
    return cleaned(path.string());
}

fs::path withoutSlash(fs::path path)
{
    return path.has_filename() || !path.has_parent_path() ? path : path.parent_path();
}

Result<std::vector<fs::path>> modelsUnder(const fs::path& folder, const LoadOptions& options,
                                          std::vector<Problem>& problems)
{
    std::vector<fs::path> files;
    std::error_code error;
    fs::recursive_directory_iterator it{folder, error};
    if (error) {
        return Error{shown(folder) + " cannot be opened: " + error.message() + ". Check its permissions.", {}};
    }
    for (const fs::recursive_directory_iterator end; it != end;) {
        if (isCancelled(options)) {
            return cancelled();
        }
        std::error_code ignored;
        if (it.depth() >= deepestFolder) {
            it.disable_recursion_pending();
        }
        if (it->is_directory(ignored) && !it->is_symlink(ignored) && ::access(it->path().c_str(), R_OK | X_OK) != 0) {
            it.disable_recursion_pending();
            problems.push_back({it->path().string(), 0, "cannot be opened: check the permissions of this folder"});
        } else if (isModelExtension(lowerExtension(it->path())) && it->is_regular_file(ignored)) {
            if (files.size() == mostFiles) {
                problems.push_back(
                    {folder.string(), 0,
                     "holds more than " + std::to_string(mostFiles) + " models: those beyond were left out"});
                break;
            }
            files.push_back(it->path());
        }
        it.increment(error);
        if (error) {
            problems.push_back({folder.string(), 0, "could not be searched to its end: " + error.message()});
            break;
        }
    }
    std::ranges::sort(files);
    return files;
}

/// The recipe to which at least half of the files belong.
std::optional<Recipe> recipeFor(const std::vector<fs::path>& files, const LoadOptions& options,
                                std::vector<Problem>& problems)
{
    std::size_t known = 0;
    for (const fs::path& file : files) {
        known += namePartsOf(file.stem().string()).part.empty() ? 0 : 1;
    }
    const fs::path recipe = options.assets.recipes / "bodyparts3d.yaml";
    std::error_code error;
    if (known == 0 || 2 * known < files.size() || !fs::exists(recipe, error)) {
        return std::nullopt;
    }
    return readRecipe(recipe, problems);
}

void planFiles(const std::vector<fs::path>& files, const LoadOptions& options, Plan& plan,
               std::vector<Problem>& problems)
{
    plan.recipe = recipeFor(files, options, problems);
    if (plan.recipe) {
        plan.name = plan.recipe->name;
        plan.licence = plan.recipe->licence;
        plan.credits = plan.recipe->credits;
    }
    const Conversion conversion = plan.recipe ? plan.recipe->frame.conversion() : Conversion{};
    for (const fs::path& file : files) {
        plan.jobs.push_back({file, conversion});
    }
}

Result<Plan> planPack(const fs::path& folder, const LoadOptions& options, std::vector<Problem>& problems)
{
    Plan plan;
    plan.manifest = folder / "pack.yaml";
    const std::size_t before = problems.size();
    auto pack = readPack(plan.manifest, problems);
    if (!pack) {
        const Problem& first = problems.at(before);
        return Error{shown(plan.manifest) + (first.line > 0 ? ", line " + std::to_string(first.line) : "") + ": " +
                         first.problem + ".",
                     {}};
    }
    plan.name = pack->name;
    plan.licence = pack->licence;
    plan.credits = pack->credits;
    plan.groups = std::move(pack->groups);
    plan.views = std::move(pack->views);
    plan.startHidden = std::move(pack->startHidden);
    plan.startGlass = std::move(pack->startGlass);
    plan.lineOfStart = pack->lineOfStart;
    plan.lineOfGroup = std::move(pack->lineOfGroup);
    plan.lineOfView = std::move(pack->lineOfView);
    plan.listsParts = pack->listsParts;
    if (!pack->listsParts) {
        auto files = modelsUnder(folder, options, problems);
        if (!files) {
            return files.error();
        }
        for (const fs::path& file : files.value()) {
            plan.jobs.push_back({file, pack->frame.conversion()});
        }
        return plan;
    }
    for (PackPart& part : pack->parts) {
        ImportJob job{part.mesh, part.frame.over(pack->frame).conversion()};
        job.conversion.asOneModel = part.node.empty();
        const auto same = std::ranges::find_if(plan.jobs, [&job](const ImportJob& other) {
            return other.file == job.file && other.conversion == job.conversion;
        });
        const auto index = static_cast<std::size_t>(same - plan.jobs.begin());
        if (same == plan.jobs.end()) {
            plan.jobs.push_back(std::move(job));
        }
        plan.parts.emplace_back(std::move(part), index);
    }
    return plan;
}

Result<Plan> planFor(const fs::path& given, const LoadOptions& options, std::vector<Problem>& problems)
{
    const fs::path path = withoutSlash(given);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
        return Error{shown(path) + " does not exist: check the spelling.", {}};
    }
    if (error) {
        return Error{shown(path) + " cannot be opened: " + error.message() + ". Check the path and its permissions.",
                     {}};
    }
    if (!fs::is_directory(status) && path.filename() == "pack.yaml") {
        return planPack(path.has_parent_path() ? path.parent_path() : fs::path{"."}, options, problems);
    }
    if (fs::is_directory(status)) {
        if (::access(path.c_str(), R_OK | X_OK) != 0) {
            return Error{shown(path) + " cannot be opened: you have no permission to look into this folder.", {}};
        }
        if (fs::exists(path / "pack.yaml", error)) {
            return planPack(path, options, problems);
        }
        auto files = modelsUnder(path, options, problems);
        if (!files) {
            return files.error();
        }
        if (files.value().empty()) {
            return Error{shown(path) + " holds no model: expected " + modelFormats + " in it or in its subfolders.",
                         {}};
        }
        Plan plan;
        plan.name = shown(fs::canonical(path, error).filename());
        planFiles(files.value(), options, plan, problems);
        return plan;
    }
    if (!isModelExtension(lowerExtension(path))) {
        return Error{shown(path) + " is not a model that can be opened: expected " + modelFormats +
                         ", or a folder of them.",
                     {}};
    }
    if (!fs::is_regular_file(status)) {
        return Error{shown(path) + " is not a file that can be read to its end: expected a model file or a folder.",
                     {}};
    }
    if (::access(path.c_str(), R_OK) != 0) {
        return Error{shown(path) + " cannot be opened: you have no permission to read it.", {}};
    }
    Plan plan;
    planFiles({path}, options, plan, problems);
    plan.name = shown(path.stem());
    return plan;
}

/// Reads all models of `jobs`, from the cache where it has them, and builds their search trees.
class Reading {
public:
    Reading(const std::vector<ImportJob>& jobs, const LoadOptions& options)
        : m_jobs{jobs}, m_options{options}, m_cache{options.cacheFolder}, m_pieces(jobs.size()), m_errors(jobs.size())
    {}

    void run()
    {
        std::vector<char> missing(m_jobs.size());
        parallelFor(m_jobs.size(), [&](std::size_t i) {
            if (isCancelled(m_options)) {
                return;
            }
            if (auto models = m_cache.find(m_jobs[i].file, m_jobs[i].conversion)) {
                take(i, std::move(*models));
            } else {
                missing[i] = 1;
            }
        });
        std::vector<ImportJob> left;
        std::vector<std::size_t> numbers;
        for (std::size_t i = 0; i < m_jobs.size(); ++i) {
            if (missing[i] != 0) {
                left.push_back(m_jobs[i]);
                numbers.push_back(i);
            }
        }
        m_fromCache = left.empty();
        if (left.empty() || isCancelled(m_options)) {
            return;
        }
        importModels(left, {m_options.importProgram, m_options.cancel, 0},
                     [&](std::size_t k, Result<CheckedModels> models, std::string bytes) {
                         const std::size_t i = numbers[k];
                         if (!models) {
                             m_errors[i] = models.error();
                             if (!isCancelled(m_options)) {
                                 tell(i);
                             }
                             return;
                         }
                         m_cache.keep(m_jobs[i].file, m_jobs[i].conversion, models.value(), bytes);
                         bytes = {};
                         take(i, std::move(models).value());
                     });
        m_cache.tidy();
    }

    const std::vector<Piece>& pieces(std::size_t job) const { return m_pieces[job]; }
    const std::optional<Error>& error(std::size_t job) const { return m_errors[job]; }
    bool fromCache() const { return m_fromCache; }

private:
    void take(std::size_t job, CheckedModels models)
    {
        for (Model& model : models.models) {
            if (isCancelled(m_options)) {
                return;
            }
            if (m_triangles.fetch_add(model.mesh.triangleCount()) + model.mesh.triangleCount() >
                mostTrianglesPerAtlas) {
                m_pieces[job].clear();
                m_errors[job] = Error{shown(m_jobs[job].file) + " was left out: all models together have more than " +
                                          std::to_string(mostTrianglesPerAtlas / 1'000'000) + " million triangles.",
                                      {}};
                break;
            }
            auto mesh = std::make_shared<const Mesh>(std::move(model.mesh));
            auto tree =
                std::make_shared<const MeshTree>(m_options.forPicking ? MeshTree{mesh} : MeshTree::boundsOnly(mesh));
            m_pieces[job].push_back({std::move(model.name), std::move(model.note), std::move(mesh), std::move(tree)});
        }
        tell(job);
    }

    void tell(std::size_t job)
    {
        const std::size_t done = ++m_done;
        if (m_options.progress) {
            m_options.progress(done, m_jobs.size(), shown(m_jobs[job].file.filename()));
        }
    }

    const std::vector<ImportJob>& m_jobs;
    const LoadOptions& m_options;
    MeshCache m_cache;
    std::vector<std::vector<Piece>> m_pieces;
    std::vector<std::optional<Error>> m_errors;
    std::atomic<std::size_t> m_done{0};
    std::atomic<std::size_t> m_triangles{0};
    bool m_fromCache = false;
};

void give(Structure& structure, const Piece& piece)
{
    structure.note = piece.note;
    structure.mesh = piece.mesh;
    structure.tree = piece.tree;
}

/// The structures of a folder or file that no list describes.
class Naming {
public:
    Naming(const Dictionary& dictionary, const std::optional<Recipe>& recipe)
        : m_dictionary{dictionary}, m_recogniser{dictionary}, m_recipe{recipe}
    {}

    Structure structureFor(const fs::path& file, const Piece& piece, bool isOnly)
    {
        if (const auto area = attachmentNameFrom(piece.name)) {
            Structure structure = attachmentNamed(*area, m_dictionary);
            makeUnique(structure);
            give(structure, piece);
            return structure;
        }
        const NameParts ofFile = namePartsOf(file.stem().string());
        const NameParts ofNode = namePartsOf(piece.name);
        std::optional<Structure> found;
        if (isOnly) {
            found = m_recogniser.find(ofFile, recipeFma(ofFile));
        }
        if (!found) {
            found = m_recogniser.find(ofNode, recipeFma(ofNode));
        }
        if (!found) {
            found = Recogniser::unknown(isOnly || ofNode.words.empty() ? ofFile : ofNode);
        }
        makeUnique(*found);
        give(*found, piece);
        return std::move(*found);
    }

    void makeUnique(Structure& structure)
    {
        const std::string key = structure.key;
        for (int number = 2; !m_taken.insert(structure.key).second; ++number) {
            structure.key = key + "-" + std::to_string(number);
        }
        if (structure.key != key) {
            structure.name += " (" + structure.key.substr(key.size() + 1) + ")";
        }
    }

private:
    std::string_view recipeFma(const NameParts& name) const
    {
        if (!m_recipe) {
            return {};
        }
        const auto it = m_recipe->fmaOfPart.find(name.part);
        return it == m_recipe->fmaOfPart.end() ? std::string_view{} : it->second;
    }

    const Dictionary& m_dictionary;
    Recogniser m_recogniser;
    const std::optional<Recipe>& m_recipe;
    std::set<std::string> m_taken;
};

Structure described(const PackPart& part, const Dictionary& dictionary)
{
    Structure structure;
    if (const auto area = attachmentNameFrom(part.key)) {
        structure = attachmentNamed(*area, dictionary);
    } else if (const auto known = dictionary.findKey(part.key)) {
        structure = dictionary.describe(*known->entry, known->side);
    } else {
        structure = Recogniser::unknown(namePartsOf(part.key));
        structure.key = part.key;
    }
    const auto override = [](auto& field, const auto& stated) {
        if (stated) {
            field = *stated;
        }
    };
    override(structure.name, part.name);
    override(structure.latin, part.latin);
    override(structure.ta2, part.ta2);
    override(structure.fma, part.fma);
    override(structure.group, part.group);
    override(structure.segment, part.segment);
    override(structure.synonyms, part.synonyms);
    if (!isAttachment(structure.kind)) {
        override(structure.kind, part.kind);
    }
    override(structure.side, part.side);
    override(structure.hiddenByDefault, part.variant);
    return structure;
}

/// In the order of the dictionary, left before right; what it does not know stays in the order found, after the rest,
/// and attachment areas come last.
void sortAsListed(std::vector<Structure>& structures, const Dictionary& dictionary)
{
    std::map<std::string_view, std::size_t> place;
    for (const DictionaryEntry& entry : dictionary.entries()) {
        place.emplace(entry.key, place.size());
    }
    const auto rank = [&](const Structure& structure) {
        const auto it = place.find(structure.baseKey);
        const std::size_t listed = it != place.end()              ? it->second
                                   : isAttachment(structure.kind) ? place.size() + 1
                                                                  : place.size();
        return std::tuple{listed, static_cast<int>(structure.side)};
    };
    std::ranges::stable_sort(structures, {}, rank);
}

std::vector<Group> groupsOf(const Plan& plan, const Dictionary& dictionary, std::vector<Problem>& problems)
{
    std::vector<Group> groups = dictionary.groups();
    const auto isKnown = [&](const std::string& key) {
        return std::ranges::find(groups, key, &Group::key) != groups.end();
    };
    for (const Group& group : plan.groups) {
        const auto line = plan.lineOfGroup.find(group.key);
        const int at = line == plan.lineOfGroup.end() ? 0 : line->second;
        if (isKnown(group.key)) {
            problems.push_back({plan.manifest.string(), at,
                                "the group “" + group.key + "” is known already: expected a key of its own"});
        } else if (!group.parent.empty() && !isKnown(group.parent)) {
            problems.push_back({plan.manifest.string(), at,
                                "the group “" + group.key + "” hangs under “" + group.parent +
                                    "”, which is not there: expected the key of a group above it"});
        } else {
            groups.push_back(group);
        }
    }
    return groups;
}

/// Names what the parts of a pack refer to and nothing is, and lets go of it.
void checkReferences(const Plan& plan, const Dictionary& dictionary, const std::vector<Group>& groups,
                     std::vector<Structure>& structures, std::vector<Problem>& problems)
{
    std::map<std::string_view, const PackPart*> partOf;
    for (const auto& [part, job] : plan.parts) {
        partOf.emplace(part.key, &part);
    }
    for (Structure& structure : structures) {
        const auto found = partOf.find(structure.key);
        if (found == partOf.end()) {
            continue;
        }
        const PackPart& part = *found->second;
        if (part.group && std::ranges::find(groups, *part.group, &Group::key) == groups.end()) {
            problems.push_back({plan.manifest.string(), part.line,
                                "the part “" + part.key + "” belongs to “" + cleaned(*part.group) +
                                    "”, which is not there: expected the key of a group"});
            structure.group = Recogniser::unknown({}).group;
        }
        if (part.segment && !partOf.contains(*part.segment) && !dictionary.findKey(*part.segment)) {
            problems.push_back({plan.manifest.string(), part.line,
                                "the part “" + part.key + "” moves with “" + cleaned(*part.segment) +
                                    "”, which is not there: expected the key of a structure"});
            structure.segment.clear();
        }
    }
}

/// The patches of an area by the bones that its parts name: "vertebra-l2/l2-tp", or "vertebra-l2" alone.
std::vector<BonePatch> patchesOf(const Structure& area, bool forPicking)
{
    const Mesh& mesh = *area.mesh;
    std::vector<BonePatch> patches;
    if (mesh.parts.size() != mesh.positions.size() || area.bones.size() < 2) {
        return patches;
    }
    for (const std::string& bone : area.bones) {
        auto patch = std::make_shared<Mesh>();
        patch->partKeys = mesh.partKeys;
        std::map<std::uint32_t, std::uint32_t> number;
        for (std::size_t t = 0; t + 2 < mesh.triangles.size(); t += 3) {
            const std::string& part = mesh.partKeys[mesh.parts[mesh.triangles[t]]];
            if (part.substr(0, part.find('/')) != bone) {
                continue;
            }
            for (std::size_t k = 0; k < 3; ++k) {
                const std::uint32_t v = mesh.triangles[t + k];
                const auto [at, isNew] = number.try_emplace(v, static_cast<std::uint32_t>(number.size()));
                if (isNew) {
                    patch->positions.push_back(mesh.positions[v]);
                    patch->normals.push_back(mesh.normals[v]);
                    patch->parts.push_back(mesh.parts[v]);
                }
                patch->triangles.push_back(at->second);
            }
        }
        if (!patch->triangles.empty()) {
            auto tree = std::make_shared<const MeshTree>(forPicking ? MeshTree{patch} : MeshTree::boundsOnly(patch));
            patches.push_back({bone, std::move(patch), std::move(tree)});
        }
    }
    return patches;
}

/// Says on which bones the attachment areas lie, and names what is not there.
void placeAttachments(const fs::path& file, bool forPicking, std::vector<Structure>& structures,
                      std::vector<Problem>& problems)
{
    const auto bones = readAttachmentBones(file, problems);
    const auto isThere = [&](const std::string& key) {
        return std::ranges::find(structures, key, &Structure::key) != structures.end();
    };
    for (const auto& [key, on] : bones) {
        const auto area = std::ranges::find(structures, key, &Structure::key);
        if (area == structures.end()) {
            problems.push_back({file.string(), 0, "the area “" + key + "” has no model: expected a node of that name"});
            continue;
        }
        for (const std::string& bone : on) {
            if (isThere(bone)) {
                area->bones.push_back(bone);
            } else {
                problems.push_back({file.string(), 0,
                                    "the area “" + key + "” lies on “" + cleaned(bone) +
                                        "”, which is not there: expected the key of a structure"});
            }
        }
        area->patches = patchesOf(*area, forPicking);
        area->segment = area->bones.size() == 1 ? area->bones.front() : std::string{};
    }
}

/// What the pack keeps out of sight or shows as glass until asked.
void applyStart(const Plan& plan, const std::vector<Group>& groups, std::vector<Structure>& structures,
                std::vector<Problem>& problems)
{
    const auto isUnder = [&](std::string_view group, std::string_view heading) {
        for (std::size_t steps = 0; steps <= groups.size() && !group.empty(); ++steps) {
            if (group == heading) {
                return true;
            }
            const auto found = std::ranges::find(groups, group, &Group::key);
            group = found == groups.end() ? std::string_view{} : std::string_view{found->parent};
        }
        return false;
    };
    const auto mark = [&](const std::vector<std::string>& ids, bool Structure::*flag) {
        for (const std::string& id : ids) {
            bool found = std::ranges::find(groups, id, &Group::key) != groups.end();
            for (Structure& structure : structures) {
                if (structure.key == id || structure.baseKey == id ||
                    (!isAttachment(structure.kind) && isUnder(structure.group, id))) {
                    structure.*flag = true;
                    found = true;
                }
            }
            if (!found) {
                problems.push_back(
                    {plan.manifest.string(), plan.lineOfStart,
                     "“start” names “" + cleaned(id) + "”, which is not there: expected keys of structures or groups"});
            }
        }
    };
    mark(plan.startHidden, &Structure::hiddenByDefault);
    mark(plan.startGlass, &Structure::glassByDefault);
    for (Structure& structure : structures) {
        structure.hiddenByDefault = structure.hiddenByDefault && !structure.glassByDefault;
    }
}

void checkViews(const Plan& plan, const Atlas& atlas, std::vector<Problem>& problems)
{
    for (const NamedView& view : plan.views) {
        const auto line = plan.lineOfView.find(view.key);
        for (const std::string& id : view.frame) {
            if (atlas.resolve(id).empty()) {
                problems.push_back({plan.manifest.string(), line == plan.lineOfView.end() ? 0 : line->second,
                                    "the view “" + view.key + "” frames “" + cleaned(id) +
                                        "”, which is not there: expected keys of structures or groups"});
            }
        }
    }
}

/// `problems`: if nothing can be shown, everything that stood in the way; may be null.
Result<LoadedAtlas> load(const fs::path& path, const LoadOptions& options, std::vector<Problem>* problems)
{
    LoadedAtlas loaded;
    std::vector<Problem> ofDictionary;
    const Dictionary dictionary = Dictionary::load(options.assets.atlas, ofDictionary);
    auto planned = planFor(path, options, loaded.problems);
    if (!planned) {
        // What a manifest is refused for is named with its line already.
        const std::string& what = planned.error().what;
        if (problems != nullptr) {
            *problems = loaded.problems;
            if (std::ranges::none_of(loaded.problems, [&what](const Problem& problem) {
                    return what.find(problem.problem) != std::string::npos;
                })) {
                problems->push_back({path.string(), 0, what});
            }
        }
        return planned.error();
    }
    const Plan& plan = planned.value();
    Reading reading{plan.jobs, options};
    reading.run();
    if (isCancelled(options)) {
        return cancelled();
    }

    std::vector<Structure> structures;
    const auto noteOf = [&loaded](const Structure& structure, const fs::path& file) {
        if (!structure.note.empty()) {
            loaded.problems.push_back({file.string(), 0, structure.name + ": " + structure.note});
        }
    };
    for (std::size_t i = 0; i < plan.jobs.size(); ++i) {
        if (const auto& error = reading.error(i)) {
            // The problem names the file: its sentence need not do so again.
            const std::string file = plan.jobs[i].file.string() + " ";
            loaded.problems.push_back({plan.jobs[i].file.string(), 0,
                                       error->what.starts_with(file) ? error->what.substr(file.size()) : error->what});
        }
    }
    if (plan.listsParts) {
        for (const auto& [part, job] : plan.parts) {
            const auto complain = [&](const std::string& problem) {
                loaded.problems.push_back({plan.manifest.string(), part.line, problem});
            };
            const std::vector<Piece>& pieces = reading.pieces(job);
            const auto piece = part.node.empty() ? pieces.begin() : std::ranges::find(pieces, part.node, &Piece::name);
            if (reading.error(job)) {
                complain("the part “" + part.key + "” is missing because its model could not be read");
            } else if (piece == pieces.end()) {
                complain("the part “" + part.key + "” is missing: " + shown(part.mesh.filename()) +
                         " has no node named “" + cleaned(part.node) + "”");
            } else {
                structures.push_back(described(part, dictionary));
                give(structures.back(), *piece);
                noteOf(structures.back(), part.mesh);
            }
        }
    } else {
        Naming naming{dictionary, plan.recipe};
        for (std::size_t i = 0; i < plan.jobs.size(); ++i) {
            for (const Piece& piece : reading.pieces(i)) {
                structures.push_back(naming.structureFor(plan.jobs[i].file, piece, reading.pieces(i).size() == 1));
                noteOf(structures.back(), plan.jobs[i].file);
            }
        }
    }
    if (structures.empty()) {
        if (problems != nullptr) {
            *problems = loaded.problems;
        }
        if (loaded.problems.empty()) {
            return Error{shown(path) + " lists no part: expected at least one under “parts”.", {}};
        }
        if (plan.jobs.size() == 1 && reading.error(0)) {
            return *reading.error(0);
        }
        std::string first = loaded.problems.front().problem;
        if (loaded.problems.front().line == 0) {
            first.insert(0, shown(fs::path{loaded.problems.front().file}.filename()) + " ");
        }
        first += first.ends_with('.') ? "" : ".";
        return Error{"Nothing in " + shown(path) + " can be shown: " + first, {}};
    }
    sortAsListed(structures, dictionary);
    std::vector<Group> groups = groupsOf(plan, dictionary, loaded.problems);
    checkReferences(plan, dictionary, groups, structures, loaded.problems);
    applyStart(plan, groups, structures, loaded.problems);
    std::vector<Landmark> landmarks;
    if (!plan.manifest.empty()) {
        placeAttachments(plan.manifest.parent_path() / "attachments.yaml", options.forPicking, structures,
                         loaded.problems);
        const fs::path file = plan.manifest.parent_path() / "landmarks.yaml";
        landmarks = readLandmarks(file, loaded.problems);
        for (const Landmark& landmark : landmarks) {
            if (std::ranges::find(structures, landmark.bone, &Structure::key) == structures.end()) {
                loaded.problems.push_back({file.string(), 0,
                                           "the landmark “" + landmark.key + "” lies on “" + cleaned(landmark.bone) +
                                               "”, which is not there: expected the key of a structure"});
            }
        }
    }
    auto atlas = Atlas::create(plan.name, std::move(structures), std::move(groups), plan.views, std::move(landmarks),
                               readDissection(options.assets.atlas, loaded.problems));
    if (!atlas) {
        return atlas.error();
    }
    checkViews(plan, *atlas.value(), loaded.problems);
    loaded.problems.insert(loaded.problems.begin(), std::make_move_iterator(ofDictionary.begin()),
                           std::make_move_iterator(ofDictionary.end()));
    loaded.atlas = std::move(atlas).value();
    loaded.fromCache = reading.fromCache();
    loaded.licence = plan.licence;
    loaded.credits = plan.credits;
    return loaded;
}

} // namespace

Result<LoadedAtlas> loadAtlas(const fs::path& path, const LoadOptions& options)
{
    return load(path, options, nullptr);
}

Result<LoadedAtlas> loadBuiltInAtlas(const LoadOptions& options)
{
    std::error_code error;
    if (!fs::is_directory(options.assets.atlas, error)) {
        return Error{"The built-in atlas is missing: expected it in " + shown(options.assets.atlas) +
                         ". Install the program again, or name the folder above it in PSOAS_ASSETS_DIR.",
                     {}};
    }
    return load(options.assets.atlas, options, nullptr);
}

std::vector<Problem> checkAtlas(const fs::path& path, const LoadOptions& options)
{
    std::vector<Problem> problems;
    auto loaded = load(path, options, &problems);
    if (!loaded) {
        return problems.empty() ? std::vector<Problem>{{path.string(), 0, loaded.error().what}} : problems;
    }
    return std::move(loaded).value().problems;
}

} // namespace psoas
