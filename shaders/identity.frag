flat in uint identity;
layout(location = 0) out uint seen;
void main()
{
    seen = identity;
}
