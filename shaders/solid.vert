#include "common/frame.glsl"
#include "common/material.glsl"
#include "common/drawable.glsl"
#include "common/seen.glsl"
#include "common/noise.glsl"

out vec3 place;
out vec3 outward;
out float open;
out vec4 colour; // w: sheen
flat out vec4 light;
flat out float structure;
#ifdef FINE
out vec3 speckled;        // where to look the speckle up
flat out vec2 speckle;    // contrast, 1 / size in mm
#endif

invariant gl_Position; // the marks meet the solids at equal depth

void main()
{
    Drawable d = drawable();
    place = placed(d, vec4(position, 1.0));
    outward = placed(d, vec4(normal, 0.0));
    open = openness;
    Material material = materials.kinds[int(d.state.x)];
    int flags = frame.look.x > 0.5 ? 0 : int(d.state.y); // at rest marks come over the picture
    vec3 tinted = material.colour.rgb;
    if ((flags & 1) != 0) {
        tinted = mix(tinted, frame.selectedColour.rgb, frame.selectedColour.a);
    } else if ((flags & 2) != 0) {
        tinted = mix(tinted, frame.hoveredColour.rgb, frame.hoveredColour.a);
    }
    colour = vec4(tinted, material.colour.w);
    light = material.light;
    structure = d.state.z;
    // Broad mottling is slow enough for the vertices.
    float mottled = 1.0 + material.grain.x * noise(place * material.grain.y * 0.13);
    colour.rgb *= mottled;
#ifdef FINE
    // Lines along the fibres are speckle smeared along them: each sample of a picture at rest looks a little farther.
    bool striated = material.light.w > 0.0 && dot(fibre, fibre) > 0.25;
    vec3 along = placed(d, vec4(fibre, 0.0)) * frame.look.z;
    speckle = striated ? vec2(2.9 * material.light.w, 0.85) : vec2(2.0 * material.grain.x, material.grain.y);
    speckled = (striated ? place + along : place) * speckle.y;
#endif
    gl_Position = seen(d, place);
}
