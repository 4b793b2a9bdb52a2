/* The choke points: where a guard stands. choke_points.def lists them; code that guards names its point.
 *
 * In test builds (PN_TEST_HOOKS) each of them can be switched off alone, by the environment variable
 * PYNTERP_DISABLED_GUARD or by guard_point_disable, so that a test can prove that something notices. In other builds
 * there is no such switch: guard_point_disabled is the constant false. Depends on nothing. */
#ifndef PYNTERP_GUARDS_CHOKE_POINT_H
#define PYNTERP_GUARDS_CHOKE_POINT_H

#include <stdbool.h>
#include <stddef.h>

enum guard_point {
#define GUARD_POINT(enumerator, name, family, path, reason) GUARD_##enumerator,
#include "guards/choke_points.def"
#undef GUARD_POINT
    GUARD_POINT_COUNT
};

enum guard_family {
    GUARD_FAMILY_ATTRIBUTE,
    GUARD_FAMILY_IMPORT,
    GUARD_FAMILY_BUILTIN,
    GUARD_FAMILY_CAPABILITY,
    GUARD_FAMILY_LIMIT
};

struct guard_point_definition {
    const char *name; /* "attribute.getattr" */
    enum guard_family family;
    const char *path;   /* what a guest writes to get there */
    const char *reason; /* why it is guarded, and how */
};

extern const struct guard_point_definition guard_points[GUARD_POINT_COUNT];

/* GUARD_POINT_COUNT when there is none of that name. */
enum guard_point guard_point_find(const char *name);

#if PN_TEST_HOOKS
/* Process-wide; GUARD_POINT_COUNT: none. */
void guard_point_disable(enum guard_point point);
bool guard_point_disabled(enum guard_point point);
/* For a second question behind the point, which would hide that the first was not asked. */
bool guard_point_any_disabled(void);
#else
static inline bool guard_point_any_disabled(void) { return false; }
static inline bool guard_point_disabled(enum guard_point point) {
    (void)point;
    return false;
}
#endif

#endif
