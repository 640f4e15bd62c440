// The mean of the samples, encoded for the screen.
uniform sampler2D sum;
uniform float share; // 1 / samples
layout(location = 0) out vec4 picture;
void main()
{
    vec4 mean = texelFetch(sum, ivec2(gl_FragCoord.xy), 0) * share;
    vec3 encoded = mean.a > 0.0 ? sqrt(min(mean.rgb / mean.a, 1.0)) * mean.a : vec3(0.0);
    picture = vec4(encoded, mean.a);
}
