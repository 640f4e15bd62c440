#include "common/frame.glsl"
in float facing;
flat in vec3 colour;
layout(location = 0) out vec4 picture;
void main()
{
    float edge = 1.0 - min(abs(facing), 1.0);
    float rim = edge * edge * sqrt(edge);
    float cover = 0.10 + 0.80 * rim;
    // The hue of the tissue where one looks through, a deep tone of it at the rim.
    vec3 hue = colour / max(max(colour.r, colour.g), max(colour.b, 1e-3));
#ifdef FILM
    // A film over what there is, which nothing but its alpha tells from a page that is not there.
    picture = vec4(kept(mix(hue, colour * 0.30, min(1.0, 1.5 * rim))) * cover, cover);
#else
    if (frame.look.y > 0.5) {
        // On black it shines ...
        picture = vec4(kept(mix(colour, vec3(0.80, 0.87, 0.95), 0.10 + 0.45 * rim) * cover * (0.55 + 0.25 * rim)), 0.0);
    } else {
        // ... on white it takes light away. Both come to the same in any order.
        picture = vec4(kept(mix(vec3(1.0), mix(hue, colour * 0.30, min(1.0, 1.5 * rim)), cover)), 1.0);
    }
#endif
}
