#include "common/frame.glsl"
#include "common/light.glsl"

in vec3 place;
in float rim;
flat in vec3 facing;
flat in vec3 colour;
flat in vec3 tint;
flat in float tinted;
flat in int kind;
flat in float structure;
layout(location = 0) out vec4 picture;

#ifdef FINE
uniform sampler2DShadow keyMap;
layout(location = 1) out uint identity;
#endif

float hashed(vec2 cell)
{
    vec3 p = fract(vec3(cell.xyx) * vec3(0.1031, 0.1030, 0.0973));
    p += dot(p, p.yzx + 33.33);
    return fract((p.x + p.y) * p.z);
}

// Smooth noise, 0 .. 1.
float noise(vec2 at)
{
    vec2 cell = floor(at);
    vec2 f = at - cell;
    f = f * f * (3.0 - 2.0 * f);
    return mix(mix(hashed(cell), hashed(cell + vec2(1, 0)), f.x),
               mix(hashed(cell + vec2(0, 1)), hashed(cell + vec2(1, 1)), f.x), f.y);
}

// Distance to the nearest of scattered points, and how much farther the next is; in cells.
vec2 cells(vec2 at)
{
    vec2 cell = floor(at);
    vec2 nearest = vec2(4.0);
    for (int y = -1; y <= 1; ++y) {
        for (int x = -1; x <= 1; ++x) {
            vec2 other = cell + vec2(x, y);
            vec2 point = other + 0.15 + 0.7 * vec2(hashed(other), hashed(other + 57.3));
            float far = distance(at, point);
            nearest = far < nearest.x ? vec2(far, nearest.x) : vec2(nearest.x, min(nearest.y, far));
        }
    }
    return vec2(nearest.x, nearest.y - nearest.x);
}

// The kinds in the order of atlas/atlas.h.
const int bone = 0, disc = 1, cartilage = 2, ligament = 3, muscle = 4, tendon = 5, nerve = 6, vessel = 7, vein = 8,
          bursa = 9, fascia = 10, organ = 11, skin = 12;

// What a tissue looks like where it is cut; `at` in mm, `pixel` the size of one there.
vec3 tissue(vec2 at, float pixel)
{
    // Nothing finer than the pixels.
    float coarse = clamp(1.5 - pixel / 1.2, 0.0, 1.0);
    float fine = clamp(1.5 - pixel / 0.5, 0.0, 1.0);
    vec3 inside = colour;
    vec3 edge = colour * 0.80;
    float rimmed = smoothstep(0.02, 0.25, rim);
    if (kind == bone) {
        // Compact bone about spongy bone with its marrow.
        float web = noise(at * 0.75) * 0.55 + noise(at * 1.9 + 7.0) * 0.45;
        float bars = smoothstep(0.40, 0.62, web);
        vec3 marrow = vec3(0.62, 0.34, 0.22);
        inside = mix(mix(marrow, colour, 0.52), colour * 0.97, mix(0.45, bars, coarse));
        edge = colour * 1.04;
        rimmed = smoothstep(0.05, 0.55, rim);
    } else if (kind == disc) {
        // Layers of the annulus about the nucleus.
        float layers = 0.5 + 0.5 * cos(rim * 31.4);
        vec3 ring = colour * mix(1.0, 0.86 + 0.2 * layers, coarse);
        inside = mix(colour, vec3(0.72, 0.80, 0.82), 0.55) * (0.97 + 0.06 * noise(at * 0.6));
        return mix(inside, ring, smoothstep(0.0, 0.3, rim));
    } else if (kind == muscle) {
        // Bundles with pale tissue between them, small ones within large ones.
        vec2 small = cells(at * 0.42);
        vec2 large = cells(at * 0.13 + 3.7);
        float between = 1.0 - smoothstep(0.02, 0.16 + 0.2 * pixel, small.y);
        float broad = 1.0 - smoothstep(0.01, 0.09, large.y);
        inside = colour * (0.90 + 0.12 * noise(at * 0.16));
        inside = mix(inside, colour * 1.5 + 0.045, (0.20 * between + 0.24 * broad) * coarse);
        edge = mix(colour, vec3(0.80, 0.68, 0.60), 0.45);
    } else if (kind == tendon || kind == ligament || kind == fascia) {
        vec2 bundles = cells(at * 1.1);
        inside = colour * (1.0 - 0.14 * (1.0 - smoothstep(0.03, 0.25, bundles.y)) * fine);
        edge = colour * 0.78;
    } else if (kind == nerve) {
        vec2 bundles = cells(at * 1.2);
        inside = colour * (0.98 - 0.14 * (1.0 - smoothstep(0.05, 0.3, bundles.y)) * fine);
        edge = colour * 0.62;
    } else if (kind == vessel || kind == vein) {
        inside = colour * 0.42;
        edge = mix(colour, vec3(0.78, 0.66, 0.62), kind == vessel ? 0.45 : 0.3);
        rimmed = smoothstep(0.02, 0.2, rim);
    } else if (kind == organ) {
        inside = mix(colour, vec3(0.78, 0.62, 0.52), 0.25) * (0.93 + 0.12 * noise(at * 0.5));
        edge = colour * 0.72;
        rimmed = smoothstep(0.1, 0.4, rim);
    } else if (kind == skin) {
        // Lobules of fat under the skin, as far as nothing else lies there.
        vec2 lobules = cells(at * 0.22);
        vec3 fat = vec3(0.84, 0.66, 0.34);
        inside = fat * (0.93 + 0.09 * noise(at * 0.2));
        inside = mix(inside, fat * 1.08 + 0.05, 0.5 * (1.0 - smoothstep(0.02, 0.12, lobules.y)) * coarse);
        edge = colour;
    } else {
        inside = colour * (0.95 + 0.08 * noise(at * 0.8));
    }
    return mix(inside, edge, rimmed);
}

void main()
{
    vec3 n = normalize(facing);
    vec2 at = abs(n.y) > 0.5 ? place.zx : abs(n.x) > 0.5 ? place.yz : place.xy;
    float pixel = distance(frame.eye.xyz, place) / frame.up.w;
    vec3 cut = mix(tissue(at, pixel), tint, tinted);
    // A flat face is lit evenly, as on a plate; what stands before it casts its shadow.
    float key = 1.0;
#ifdef FINE
    if (frame.towardsKey.w > 0.5) {
        vec3 on = (frame.key_from_atlas * vec4(place + n * frame.texel.x * 1.6, 1.0)).xyz;
        on.z -= 0.6 * frame.texel.x / frame.texel.w;
        if (all(lessThan(abs(on.xy - 0.5), vec2(0.499)))) {
            key = texture(keyMap, on);
        }
    }
    identity = uint(structure);
#endif
    vec3 lit = cut * (keyLight * 0.62 * mix(0.55, 1.0, key) + 0.42 * skyAbove + 0.12);
    picture = vec4(kept(lit), 1.0);
}
