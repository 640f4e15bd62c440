#include "common/frame.glsl"
#include "common/material.glsl"
#include "common/drawable.glsl"
#include "common/seen.glsl"
out vec3 place;
out vec3 outward;
flat out vec3 colour;
void main()
{
    Drawable d = drawable();
    place = placed(d, vec4(position, 1.0));
    outward = placed(d, vec4(normal, 0.0));
    int flags = frame.look.x > 0.5 ? 0 : int(d.state.y); // at rest marks come over the picture
    colour = materials.kinds[int(d.state.x)].colour.rgb;
    if ((flags & 1) != 0) {
        colour = mix(colour, frame.selectedColour.rgb, 0.45);
    } else if ((flags & 2) != 0) {
        colour = mix(colour, frame.hoveredColour.rgb, 0.35);
    }
    gl_Position = seen(d, place);
}
