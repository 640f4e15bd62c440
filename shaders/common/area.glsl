// The pattern on a muscle that is washed. Stripes are cut out of space, so that they have no seams.
vec3 washed(vec3 colour, float area, vec3 place, vec2 at, float pixel)
{
    // Larger when far away, so that the pattern is always seen.
    float size = 7.0 * exp2(max(0.0, ceil(log2(max(pixel, 0.01) / 0.9))));
    float soft = 0.4 + 0.8 * pixel;
    if (area < 3.5 || area > 5.5) {
        vec2 cell = at / size;
        cell.x += 0.5 * mod(floor(cell.y), 2.0);
        float dot = 1.0 - smoothstep(0.19 * size, 0.19 * size + soft, length((fract(cell) - 0.5) * size));
        return mix(colour, colour * 0.45, 0.75 * dot);
    }
    float across = dot(place, vec3(0.58, 0.67, 0.46));
    float stripe = 1.0 - smoothstep(0.14 * size, 0.14 * size + soft, abs(mod(across, size) - 0.5 * size));
    return mix(colour, mix(colour, vec3(0.93, 0.93, 0.90), 0.6), 0.75 * stripe);
}

const vec3 areaPale = vec3(0.93, 0.90, 0.84); // of the patterns on bones

// How much of that there is.
float areaMark(float area, vec2 at, float pixel)
{
    float soft = 0.3 + 0.8 * pixel;
    float mark = 0.0;
    if (area < 1.5) {
        float across = (at.x + at.y) * 0.7071;
        mark = 1.0 - smoothstep(0.45, 0.45 + soft, abs(mod(across, 3.4) - 1.7));
    } else {
        vec2 cell = at / 3.2;
        cell.x += 0.5 * mod(floor(cell.y), 2.0);
        mark = 1.0 - smoothstep(0.75, 0.75 + soft, length((fract(cell) - 0.5) * 3.2));
    }
    // Nothing finer than the pixels.
    return 0.62 * mark * clamp(1.8 - pixel / 1.1, 0.0, 1.0);
}

// Where a place with the normal `n` lies in the pattern, mm.
vec2 inPattern(vec3 place, vec3 n)
{
    vec3 off = abs(n);
    return off.y > max(off.x, off.z) ? place.zx : off.x > off.z ? place.yz : place.xy;
}

// Areas painted on bones: hatched where a muscle arises, dotted where it inserts, so that colour alone need not tell
// them apart; and what muscles are washed with. `area`: 0 none, 1 origin, 2 insertion, 3 shorter, 4 longer, 5 from the
// lumbar plexus, 6 from the sacral plexus; `pixel` in mm.
vec3 painted(vec3 colour, float area, vec3 place, vec3 n, float pixel)
{
    if (area < 0.5) {
        return colour;
    }
    vec2 at = inPattern(place, n);
    if (area > 2.5) {
        return washed(colour, area, place, at, pixel);
    }
    return mix(colour, areaPale, areaMark(area, at, pixel));
}
