#include "common/frame.glsl"
#include "common/material.glsl"
#include "common/drawable.glsl"
#include "common/seen.glsl"
out float facing; // cosine between the surface and the line of sight
flat out vec3 colour;
void main()
{
    Drawable d = drawable();
    vec3 at = placed(d, vec4(position, 1.0));
    vec3 n = placed(d, vec4(normal, 0.0));
    facing = dot(n, normalize(frame.eye.xyz - at)) / max(length(n), 1e-6);
    int flags = frame.look.x > 0.5 ? 0 : int(d.state.y); // at rest marks come over the picture
    colour = materialOf(d.state.x, d.state.y).colour.rgb;
    if ((flags & 1) != 0) {
        colour = mix(colour, frame.selectedColour.rgb, 0.45);
    } else if ((flags & 2) != 0) {
        colour = mix(colour, frame.hoveredColour.rgb, 0.35);
    }
    gl_Position = seen(d, at);
}
