#include "common/frame.glsl"
uniform sampler2D depths;
flat in int flags;
layout(location = 0) out vec4 mark; // selected: in sight, anywhere; hovered: in sight, anywhere
void main()
{
    float before = texelFetch(depths, ivec2(gl_FragCoord.xy), 0).r;
    float inSight = gl_FragCoord.z <= before + 2e-6 ? 1.0 : 0.0;
    mark = (flags & 1) != 0 ? vec4(inSight, 1.0, 0.0, 0.0) : vec4(0.0, 0.0, inSight, 1.0);
}
