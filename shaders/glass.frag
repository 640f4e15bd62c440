#include "common/frame.glsl"
in vec3 place;
in vec3 outward;
flat in vec3 colour;
layout(location = 0) out vec4 gathered;
layout(location = 1) out vec4 weight;
void main()
{
    vec3 n = normalize(outward);
    vec3 toEye = normalize(frame.eye.xyz - place);
    float facing = abs(dot(n, toEye));
    float edge = 1.0 - facing;
    float rim = edge * edge * sqrt(edge);
    float cover = 0.06 + 0.78 * rim;
    vec3 h = normalize(frame.towardsKey.xyz + toEye);
    float glint = exp2(60.0 * (abs(dot(n, h)) - 1.0)) * 0.12;
    // In the light theme a bright rim would be lost on the page: there it is a darker, richer tone of the tissue.
    vec3 bright = mix(colour, vec3(0.85, 0.90, 0.95), 0.35 + 0.35 * rim);
    vec3 deep = colour * (0.70 - 0.42 * rim);
    vec3 tone = mix(deep, bright, frame.look.y);
    cover = min(cover + glint, 0.9);
    vec3 shown = kept(mix(tone, vec3(1.0), glint * 2.0));
    float w = cover * exp2(6.0 * (1.0 - distance(frame.eye.xyz, place) / frame.look.w));
    w = clamp(w, 1e-4, 500.0);
    gathered = vec4(shown * w, cover);
    weight = vec4(w, 0.0, 0.0, 0.0);
}
