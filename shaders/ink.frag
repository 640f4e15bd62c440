#include "common/frame.glsl"
uniform usampler2D identities;
uniform sampler2D depths;
layout(location = 0) out vec4 factor;

void main()
{
    ivec2 at = ivec2(gl_FragCoord.xy);
    ivec2 last = ivec2(frame.size.xy) - 1;
    uint own = texelFetch(identities, at, 0).r;
    float depth = texelFetch(depths, at, 0).r;
    float line = 0.0;
    const ivec2 around[4] = ivec2[4](ivec2(1, 0), ivec2(-1, 0), ivec2(0, 1), ivec2(0, -1));
    if (own != 0u) {
        for (int i = 0; i < 4; ++i) {
            ivec2 next = clamp(at + around[i], ivec2(0), last);
            uint other = texelFetch(identities, next, 0).r;
            if (other != own && texelFetch(depths, next, 0).r >= depth) {
                line = max(line, other == 0u ? 0.5 : 0.72);
            }
        }
    }
    factor = vec4(vec3(1.0 - line) + line * vec3(0.10, 0.05, 0.03), 1.0);
}
