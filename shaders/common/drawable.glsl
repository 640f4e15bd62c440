// A vertex of a drawable; see src/render/scene_buffers.cpp.
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in uint slot;
layout(location = 3) in vec3 fibre;
layout(location = 4) in float openness;
layout(location = 5) in float mottle; // slow speckle, -0.5 .. 0.5

uniform samplerBuffer table;
uniform int firstRow;

struct Drawable {
    vec4 x; // rows of atlas_from_mesh
    vec4 y;
    vec4 z;
    vec4 state; // kind, flags (1 selected, 2 hovered, 4 open), structure + 1, number of the plane of a cut face
};

Drawable drawable()
{
    int at = 4 * (firstRow + int(slot));
    return Drawable(texelFetch(table, at), texelFetch(table, at + 1), texelFetch(table, at + 2),
                    texelFetch(table, at + 3));
}

vec3 placed(Drawable d, vec4 v)
{
    return vec3(dot(d.x, v), dot(d.y, v), dot(d.z, v));
}
