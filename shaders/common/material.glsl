struct Material {
    vec4 colour; // linear; w: sheen
    vec4 light;  // gloss, tightness, wrap, striation
    vec4 grain;  // contrast, 1 / size in mm, how much finer it is from above to below
};
layout(std140) uniform Materials
{
    Material kinds[21]; // from 16 on what a muscle is washed with
} materials;

// What a drawable is washed with, 0: nothing; `flags` is its state.y.
int washOf(float flags)
{
    return int(flags) >> 3;
}

Material materialOf(float kind, float flags)
{
    int wash = washOf(flags);
    return materials.kinds[wash > 0 ? 16 + wash : int(kind)];
}
