#include "common/frame.glsl"
#include "common/light.glsl"
#include "common/material.glsl"
#include "common/drawable.glsl"
#include "common/seen.glsl"

#ifdef FINE
out vec3 place;
out vec3 outward;
out float open;
out vec4 colour; // w: sheen
flat out vec4 light;
flat out float structure;
flat out float area; // see common/area.glsl
out vec3 speckled;        // where to look the speckle up
flat out vec2 speckle;    // contrast, 1 / size in mm
#else
out vec3 picked; // lit here already, as it is to be seen: a triangle is but a few pixels
#ifdef AREAS
#include "common/area.glsl"
out vec3 place;
out vec3 outward;
out vec3 pale; // where the pattern is, lit as well
flat out float area;
#endif
#endif

invariant gl_Position; // the marks meet the solids at equal depth

void main()
{
    Drawable d = drawable();
    vec3 at = placed(d, vec4(position, 1.0));
    vec3 n = placed(d, vec4(normal, 0.0));
    Material material = materialOf(d.state.x, d.state.y);
    vec3 tissue = material.colour.rgb * (1.0 + material.grain.x * mottle);
#ifdef FINE
    place = at;
    outward = n;
    open = openness;
    colour = vec4(tissue, material.colour.w);
    light = material.light;
    structure = d.state.z;
    int wash = washOf(d.state.y);
    area = wash > 0 ? 2.0 + float(wash) : max(0.0, d.state.x - 13.0);
    // Lines along the fibres are speckle smeared along them: each sample of a picture at rest looks a little farther.
    bool striated = material.light.w > 0.0 && dot(fibre, fibre) > 0.25;
    vec3 along = placed(d, vec4(fibre, 0.0)) * frame.look.z;
    speckle = striated ? vec2(2.9 * material.light.w, 0.85) : vec2(2.0 * material.grain.x, material.grain.y);
    speckled = (striated ? place + along : place * vec3(1.0, material.grain.z, 1.0)) * speckle.y;
#else
    // At rest marks come over the picture instead.
    int flags = int(d.state.y);
    if ((flags & 1) != 0) {
        tissue = mix(tissue, frame.selectedColour.rgb, frame.selectedColour.a);
    } else if ((flags & 2) != 0) {
        tissue = mix(tissue, frame.hoveredColour.rgb, frame.hoveredColour.a);
    }
    Lit lit;
    lit.toEye = normalize(frame.eye.xyz - at);
    lit.n = n / max(length(n), 1e-6);
    if ((flags & 4) != 0 && dot(lit.n, lit.toEye) < 0.0) {
        lit.n = -lit.n; // both sides of an open surface are seen
    }
    lit.colour = tissue;
    lit.light = material.light;
    lit.sheen = material.colour.w;
    lit.open = openness;
    lit.key = 1.0;
    lit.sky = 1.0;
    picked = kept(shaded(lit));
#ifdef AREAS
    place = at;
    outward = n;
    area = max(0.0, d.state.x - 13.0);
    lit.colour = areaPale;
    pale = kept(shaded(lit));
#endif
#endif
    gl_Position = seen(d, at);
}
