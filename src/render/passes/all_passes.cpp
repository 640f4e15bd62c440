#include "render/passes/all_passes.h"

namespace psoas {

Result<std::unique_ptr<Pass>> makeShadowPass();
Result<std::unique_ptr<Pass>> makeSolidPass();
Result<std::unique_ptr<Pass>> makeSectionPass();
Result<std::unique_ptr<Pass>> makeBackgroundPass();
Result<std::unique_ptr<Pass>> makeInkPass();
Result<std::unique_ptr<Pass>> makeGlassPass();
Result<std::unique_ptr<Pass>> makeOutlinePass();
Result<std::unique_ptr<Pass>> makeOverlayPass();
Result<std::unique_ptr<Pass>> makeAccumulatePass();
Result<std::unique_ptr<Pass>> makeDepthPass();
Result<std::unique_ptr<Pass>> makeLabelPass();
Result<std::unique_ptr<Pass>> makeIdentityPass();

std::vector<PassEntry> allPasses()
{
    return {
        {"background", true, makeBackgroundPass},
        {"shadow", true, makeShadowPass},
        {"solid", true, makeSolidPass},
        {"section", true, makeSectionPass},
        {"ink", true, makeInkPass},
        {"glass", true, makeGlassPass},
        {"overlay", true, makeOverlayPass},
        {"outline", true, makeOutlinePass},
        {"accumulate", true, makeAccumulatePass},
        {"depth", false, makeDepthPass},
        {"label", false, makeLabelPass},
        {"identity", false, makeIdentityPass},
    };
}

} // namespace psoas
