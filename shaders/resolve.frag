#include "common/frame.glsl"
// The mean of the samples with lines and tints over it, encoded for the screen; at first mixed with the draft that was
// seen before.
uniform sampler2D sum;
uniform sampler2D marks;
uniform sampler2D draft;
uniform float share;      // 1 / samples
uniform float marksShare; // what makes one of the marks' samples so far; 0: there are none
uniform float fresh;      // 1: nothing of the draft
layout(location = 0) out vec4 picture;

// As bright as it was, of another hue.
vec3 tinted(vec3 light, vec3 hue, float cover)
{
    const vec3 bright = vec3(0.25, 0.65, 0.10);
    return mix(light, hue * (dot(light, bright) / dot(hue, bright)), cover);
}

void main()
{
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec4 mean = texelFetch(sum, at, 0) * share;
    vec3 light = mean.a > 0.0 ? min(mean.rgb / mean.a, 1.0) : vec3(0.0);
    vec4 mark = vec4(0.0);
    if (marksShare > 0.0) {
        mark = texelFetch(marks, at, 0) * marksShare;
        light = tinted(light, frame.selectedColour.rgb, frame.selectedColour.a * mark.b);
        light = tinted(light, frame.hoveredColour.rgb, frame.hoveredColour.a * mark.a);
    }
    vec4 shown = vec4(sqrt(light) * mean.a, mean.a);
    shown = mix(shown, vec4(sqrt(frame.selectedColour.rgb), 1.0), mark.r);
    shown = mix(shown, vec4(sqrt(frame.hoveredColour.rgb), 1.0), mark.g);
    picture = fresh < 1.0 ? mix(texelFetch(draft, at, 0), shown, fresh) : shown;
}
