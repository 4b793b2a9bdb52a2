/* What a script may need from outside, and whether the host granted it.
 *
 * A capability exists only when granted. Its level says what happens when a script uses it: refuse (the default), allow
 * and report to the audit hook, or allow silently. Nothing is granted by being asked for. Depends on libc only. */
#ifndef PYNTERP_GUARDS_CAPABILITY_H
#define PYNTERP_GUARDS_CAPABILITY_H

#include <stdbool.h>
#include <stddef.h>

enum capability { CAPABILITY_CLOCK, CAPABILITY_ENTROPY, CAPABILITY_OUTPUT, CAPABILITY_COUNT };

enum capability_level {
    CAPABILITY_ERROR, /* refuse; the zero value, so that forgetting to set it refuses */
    CAPABILITY_WARN,  /* allow and report */
    CAPABILITY_OFF,   /* allow silently: the guard is off */
    CAPABILITY_LEVEL_COUNT
};

struct capability_definition {
    const char *name;
    const char *documentation;
};

struct capability_policy {
    enum capability_level levels[CAPABILITY_COUNT];
};

enum capability_verdict { CAPABILITY_REFUSED, CAPABILITY_ALLOWED_AND_REPORTED, CAPABILITY_ALLOWED };

extern const struct capability_definition guard_capability_definitions[CAPABILITY_COUNT];

/* CAPABILITY_COUNT, CAPABILITY_LEVEL_COUNT: no such name. */
enum capability guard_capability_find(const char *name, size_t length);
enum capability_level guard_capability_level_find(const char *name, size_t length);

/* Everything refused. */
void guard_capability_none(struct capability_policy *policy);

/* `specification`: names between commas, each granted silently or as "name=level": "clock,entropy=warn". False when a
 * name or level is unknown (fail closed): the policy is as it was and `buffer` holds the sentence that says what is
 * wrong. */
bool guard_capability_configure(struct capability_policy *policy, const char *specification, char *buffer, size_t size)
    __attribute__((warn_unused_result));

enum capability_verdict guard_capability_check(const struct capability_policy *policy, enum capability capability);

/* Writes the text of the PermissionError for `what`, e.g. "time.time()", that needs a capability which is not granted;
 * returns its length. */
size_t guard_capability_refusal(char *buffer, size_t size, enum capability capability, const char *what);

#endif
