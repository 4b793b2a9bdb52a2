/* The nearest of some known names to one that is unknown, for messages: "did you mean 'memory'?". Depends on libc. */
#ifndef PYNTERP_GUARDS_NEAREST_H
#define PYNTERP_GUARDS_NEAREST_H

#include <stddef.h>

/* Longer names have no neighbours. */
#define NEAREST_NAME_MAXIMUM 40

struct nearest {
    const char *wanted; /* not terminated */
    size_t length;
    const char *found; /* NULL = none is near */
    size_t distance;
};

void nearest_begin(struct nearest *nearest, const char *wanted, size_t length);
/* Looks at one more known name. */
void nearest_offer(struct nearest *nearest, const char *known);

#endif
