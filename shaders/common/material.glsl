struct Material {
    vec4 colour; // linear; w: sheen
    vec4 light;  // gloss, tightness, wrap, striation
    vec4 grain;  // contrast, 1 / size in mm, how much finer it is from above to below
};
layout(std140) uniform Materials
{
    Material kinds[16];
} materials;
