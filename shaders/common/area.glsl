// Areas painted on bones: hatched where a muscle arises, dotted where it inserts, so that colour alone need not tell
// them apart. `area`: 0 none, 1 origin, 2 insertion; `pixel` in mm.
vec3 painted(vec3 colour, float area, vec3 place, vec3 n, float pixel)
{
    if (area < 0.5) {
        return colour;
    }
    vec3 off = abs(n);
    vec2 at = off.y > max(off.x, off.z) ? place.zx : off.x > off.z ? place.yz : place.xy;
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
    mark *= clamp(1.8 - pixel / 1.1, 0.0, 1.0);
    return mix(colour, vec3(0.93, 0.90, 0.84), 0.62 * mark);
}
