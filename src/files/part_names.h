#pragma once

#include "atlas/dictionary.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// What can be told from the name of a file or node: "right_psoas_major_FMA22342_FJ1431", "femur_l", "PsoasMajorLeft".
struct NameParts {
    std::string fma;  ///< digits after "FMA"; empty if there are none
    std::string part; ///< part id of BodyParts3D in capitals: "FJ1431M"; empty if there is none
    Side side = Side::none;
    std::vector<std::string> words; ///< the rest, in the order and spelling of the name
};
NameParts namePartsOf(std::string_view name);

/// Lower-case letters, digits and single hyphens; empty if nothing of `words` can be written so.
std::string kebab(const std::vector<std::string>& words);

/// Finds structures of the dictionary by names. Keeps a reference to the dictionary.
class Recogniser {
public:
    explicit Recogniser(const Dictionary& dictionary);

    /// By FMA number (that of the name, or `fma` where it has none), key, English or Latin name or synonym. All but the
    /// mesh.
    std::optional<Structure> find(const NameParts& name, std::string_view fma = {}) const;

    /// A structure that the dictionary does not know, under "other". All but the mesh.
    static Structure unknown(const NameParts& name);

private:
    const Dictionary& m_dictionary;
    std::map<std::string, const DictionaryEntry*, std::less<>> m_byWords;
};

} // namespace psoas
