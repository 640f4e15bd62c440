uniform sampler2D sampled;
layout(location = 0) out vec4 picture;
void main()
{
    picture = texelFetch(sampled, ivec2(gl_FragCoord.xy), 0);
}
