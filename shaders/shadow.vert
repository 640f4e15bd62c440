#include "common/drawable.glsl"
uniform mat4 map_from_atlas;
void main()
{
    vec4 at = map_from_atlas * vec4(placed(drawable(), vec4(position, 1.0)), 1.0);
    gl_Position = vec4(2.0 * at.xyz - 1.0, 1.0);
}
