/* The one table of limits: what can be limited, by how much by default, within which bounds, and what happens at the
 * limit.
 *
 * A configuration is checked against the table, against itself and against what the machine offers before the first
 * instruction runs. One that cannot be enforced as written is refused; no limit is ever silently rounded or dropped.
 * Depends on libc only. */
#ifndef PYNTERP_GUARDS_LIMITS_H
#define PYNTERP_GUARDS_LIMITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum limit_id {
    LIMIT_MEMORY,
    LIMIT_FUEL,
    LIMIT_DEADLINE,
    LIMIT_RECURSION,
    LIMIT_NATIVE_NESTING,
    LIMIT_SOURCE,
    LIMIT_OUTPUT,
    LIMIT_INTEGER_DIGITS,
    LIMIT_COUNT
};

/* No limit; only for those of the table that allow it. */
#define LIMIT_UNLIMITED UINT64_MAX

enum limit_outcome {
    LIMIT_RAISES,      /* an exception that the script may handle */
    LIMIT_ENDS_RUN,    /* nothing the script does can prevent the end */
    LIMIT_REFUSES_RUN, /* checked before the first instruction */
};

struct limit_definition {
    const char *name; /* as in reports and messages */
    const char *key;  /* in policy files */
    const char *unit;
    uint64_t initial; /* the default */
    uint64_t minimum;
    uint64_t maximum;
    bool may_be_unlimited;
    enum limit_outcome outcome;
    const char *exception; /* class raised in the script; NULL for LIMIT_ENDS_RUN */
    const char *option;    /* of the program; NULL when it has none */
    const char *documentation;
};

struct guard_limits {
    uint64_t values[LIMIT_COUNT];
};

/* What the machine and the build can enforce; filled in by whoever asks for a check. */
struct limit_facilities {
    bool monotonic_clock;        /* without it no deadline can be kept */
    uint64_t native_stack_bytes; /* C stack of the thread that will run the VM */
    uint64_t native_frame_bytes; /* most C stack that one level of native nesting takes */
    uint64_t cage_bytes;         /* largest cage that can be reserved */
};

extern const struct limit_definition guard_limit_definitions[LIMIT_COUNT];

void guard_limits_default(struct guard_limits *limits);

/* The value to arm: what the limits say. (In test builds a limit whose guard is switched off is armed much higher.) */
uint64_t guard_limit_armed(const struct guard_limits *limits, enum limit_id id);

/* Can these limits be enforced here? If not, `buffer` holds a sentence that names the limit and the bound. */
bool guard_limits_verify(const struct guard_limits *limits, const struct limit_facilities *facilities, char *buffer,
                         size_t size) __attribute__((warn_unused_result));

/* Writes the line that says which limit ended a run, "limit reached: fuel (1000 steps)"; returns its length. */
size_t guard_limit_reached(char *buffer, size_t size, enum limit_id limit, uint64_t allowed);

#endif
