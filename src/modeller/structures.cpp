#include "modeller/structures.h"

#include "modeller/disc.h"
#include "modeller/muscle_family.h"
#include "modeller/sacrum.h"
#include "modeller/vertebra.h"

namespace psoas::modeller {

std::vector<Family> codedFamilies()
{
    return {
        vertebraFamily(), discFamily(), sacrumFamily(), psoasMajorFamily(), psoasMinorFamily(), iliacusFamily(),
    };
}

std::string otherSide(std::string_view key)
{
    constexpr std::string_view left = "-left";
    constexpr std::string_view right = "-right";
    if (key.ends_with(left)) {
        return std::string{key.substr(0, key.size() - left.size())} + std::string{right};
    }
    if (key.ends_with(right)) {
        return std::string{key.substr(0, key.size() - right.size())} + std::string{left};
    }
    return {};
}

} // namespace psoas::modeller
