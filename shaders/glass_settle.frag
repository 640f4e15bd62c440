uniform sampler2D gathered;
uniform sampler2D weights;
layout(location = 0) out vec4 picture;
void main()
{
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec4 all = texelFetch(gathered, at, 0);
    float weight = texelFetch(weights, at, 0).r;
    float cover = 1.0 - all.a;
    picture = weight > 0.0 ? vec4(all.rgb / weight * cover, cover) : vec4(0.0);
}
