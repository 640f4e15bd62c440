#include "common/frame.glsl"
uniform sampler2D marks;
#ifdef FINE
uniform float share;
#endif
layout(location = 0) out vec4 picture;

void main()
{
    ivec2 at = ivec2(gl_FragCoord.xy);
    ivec2 last = ivec2(frame.size.xy) - 1;
    vec4 own = texelFetch(marks, at, 0);
    const ivec2 around[8] = ivec2[8](ivec2(1, 0), ivec2(-1, 0), ivec2(0, 1), ivec2(0, -1),
                                     ivec2(1, 1), ivec2(-1, 1), ivec2(1, -1), ivec2(-1, -1));
    vec4 near = vec4(0.0);
    vec4 far = vec4(0.0);
    for (int i = 0; i < 8; ++i) {
        near = max(near, texelFetch(marks, clamp(at + around[i], ivec2(0), last), 0));
        far = max(far, texelFetch(marks, clamp(at + 2 * around[i], ivec2(0), last), 0));
    }
    // Outside what is marked, nearest first.
    float selected = max(near.r * (1.0 - own.r), 0.75 * far.r * (1.0 - own.r) * (1.0 - near.r));
    selected = max(selected, 0.75 * near.g * (1.0 - own.g));
    float hovered = max(near.b * (1.0 - own.b), 0.45 * near.a * (1.0 - own.a));
    selected = max(selected, 0.10 * own.g * (1.0 - own.r));
#ifdef FINE
    // resolve.frag makes colours of it.
    picture = share * vec4(hovered > selected ? 0.0 : selected, hovered > selected ? hovered : 0.0, own.r, own.b);
#else
    vec3 line = kept(frame.selectedColour.rgb);
    float cover = selected;
    if (hovered > selected) {
        line = kept(frame.hoveredColour.rgb);
        cover = hovered;
    }
    picture = vec4(line * cover, cover);
#endif
}
