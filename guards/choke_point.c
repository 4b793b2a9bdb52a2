/* The table of choke points, and in test builds the switch; see choke_point.h. */
#include "guards/choke_point.h"

#include <stdlib.h>
#include <string.h>

const struct guard_point_definition guard_points[GUARD_POINT_COUNT] = {
#define GUARD_POINT(enumerator, name, family, path, reason)                                                            \
    [GUARD_##enumerator] = {name, GUARD_FAMILY_##family, path, reason},
#include "guards/choke_points.def"
#undef GUARD_POINT
};

enum guard_point guard_point_find(const char *name) {
    int found = 0;
    while (found < GUARD_POINT_COUNT && strcmp(guard_points[found].name, name) != 0)
        found++;
    return (enum guard_point)found;
}

#if PN_TEST_HOOKS
#define NOT_READ_YET (-1)
static int disabled_point = NOT_READ_YET;

void guard_point_disable(enum guard_point point) { disabled_point = (int)point; }

bool guard_point_disabled(enum guard_point point) {
    if (disabled_point == NOT_READ_YET) {
        const char *name = getenv("PYNTERP_DISABLED_GUARD");
        disabled_point = (int)(name != NULL ? guard_point_find(name) : GUARD_POINT_COUNT);
    }
    return disabled_point == (int)point;
}

bool guard_point_any_disabled(void) { return !guard_point_disabled(GUARD_POINT_COUNT); }
#endif
