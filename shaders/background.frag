#include "common/frame.glsl"
layout(location = 0) out vec4 picture;
void main()
{
    vec2 at = gl_FragCoord.xy * frame.size.zw;
    vec2 off = (at - vec2(0.5, 0.55)) * vec2(1.0, 0.8);
    vec3 colour = mix(frame.backgroundBottom.rgb, frame.backgroundTop.rgb, at.y);
    colour *= 1.0 - frame.backgroundTop.w * dot(off, off);
    // A grey level's worth of noise, so that the gradient shows no steps.
    float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
    colour += noise * 0.004;
    picture = vec4(kept(colour * colour), 1.0) * frame.backgroundBottom.w;
}
