#ifndef FINE
in vec3 picked;
layout(location = 0) out vec4 picture;
#ifdef AREAS
#include "common/frame.glsl"
#include "common/area.glsl"
in vec3 place;
in vec3 outward;
in vec3 pale;
flat in float area;
void main()
{
    float mark = areaMark(area, inPattern(place, outward), distance(frame.eye.xyz, place) / frame.up.w);
    picture = vec4(mix(picked, pale, mark), 1.0);
}
#else
void main()
{
    picture = vec4(picked, 1.0);
}
#endif
#else
#include "common/frame.glsl"
#include "common/light.glsl"
#include "common/noise.glsl"
#include "common/area.glsl"

in vec3 place;
in vec3 outward;
in float open;
in vec4 colour;
flat in vec4 light;
flat in float structure;
flat in float area;
layout(location = 0) out vec4 picture;

in vec3 speckled;
flat in vec2 speckle;
uniform sampler2DShadow keyMap;
uniform sampler2DShadow skyMap;
layout(location = 1) out uint identity;

float reached(sampler2DShadow map, mat4 map_from_atlas, vec3 n, vec3 towards, float texel)
{
    // Off the surface by about a texel, more where it is seen edge on, so that it does not shadow itself.
    float slope = 1.0 - abs(dot(n, towards));
    vec3 at = (map_from_atlas * vec4(place + n * texel * (0.7 + 1.6 * slope) , 1.0)).xyz;
    at.z -= 0.6 * texel / frame.texel.w;
    if (any(greaterThan(abs(at.xy - 0.5), vec2(0.499)))) {
        return 1.0;
    }
    return texture(map, at);
}

void main()
{
    vec3 n = outward / max(length(outward), 1e-6);
    if (!gl_FrontFacing) {
        n = -n;
    }
    vec3 toEye = normalize(frame.eye.xyz - place);
    Lit lit;
    float pixel = distance(frame.eye.xyz, place) / frame.up.w;
    lit.colour = painted(colour.rgb, area, place, n, pixel);
    lit.n = n;
    lit.toEye = toEye;
    lit.light = light;
    lit.sheen = colour.w;
    lit.open = open;
    lit.key = 1.0;
    lit.sky = 1.0;
    // Nothing finer than the pixels.
    float nearer = clamp(1.3 - 4.0 * pixel * speckle.y, 0.0, 1.0);
    float speck = clamp(1.3 - pixel * speckle.y, 0.0, 1.0) * noise(speckled);
    if (nearer > 0.0) {
        speck += 0.9 * nearer * noise(4.1 * speckled);
    }
    speck *= speckle.x;
    // What lies deeper between bundles and grains is darker and of a fuller colour.
    lit.colour *= 1.0 + speck * vec3(0.85, 1.08, 1.15);
    lit.light.x *= max(0.0, 1.0 + 2.0 * speck);
    if (frame.towardsKey.w > 0.5) {
        lit.key = reached(keyMap, frame.key_from_atlas, n, frame.towardsKey.xyz, frame.texel.x);
    }
    if (frame.texel.z > 0.0) {
        lit.sky = reached(skyMap, frame.sky_from_atlas, n, frame.towardsSky.xyz, frame.texel.y);
    }
    identity = uint(structure);
    picture = vec4(kept(shaded(lit)), 1.0);
}
#endif
