#include "common/frame.glsl"
#include "common/material.glsl"
#include "common/drawable.glsl"
#include "common/seen.glsl"

out vec3 place;
out float rim; // 1 at the outline, 0 from a rim's width inward
flat out vec3 facing;
flat out vec3 colour;
flat out vec3 tint;
flat out float tinted;
flat out int kind;
flat out float structure;

invariant gl_Position; // the marks meet the faces at equal depth

void main()
{
    Drawable d = drawable();
    place = placed(d, vec4(position, 1.0));
    facing = placed(d, vec4(normal, 0.0));
    rim = fibre.x;
    kind = int(d.state.x);
    colour = materials.kinds[kind].colour.rgb;
    int flags = frame.look.x > 0.5 ? 0 : int(d.state.y); // at rest marks come over the picture
    tint = (flags & 1) != 0 ? frame.selectedColour.rgb : frame.hoveredColour.rgb;
    tinted = (flags & 1) != 0 ? frame.selectedColour.a : (flags & 2) != 0 ? frame.hoveredColour.a : 0.0;
    structure = d.state.z;
    gl_Position = seen(d, place);
}
