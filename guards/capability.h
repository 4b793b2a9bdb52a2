/* What a script may need from outside, and whether the host granted it.
 *
 * A capability exists only when granted. Its level says what happens when a script uses it: refuse (the default), allow
 * and report to the audit hook, or allow silently. Nothing is granted by being asked for. A grant may hold rules on the
 * arguments of a host function, checked before the host is called, and a number of calls for each run. Depends on libc
 * only. */
#ifndef PYNTERP_GUARDS_CAPABILITY_H
#define PYNTERP_GUARDS_CAPABILITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Those of the VM itself. Functions and classes of the host have capabilities of their own, "host." and the name. */
enum capability { CAPABILITY_CLOCK, CAPABILITY_ENTROPY, CAPABILITY_OUTPUT, CAPABILITY_MODULES, CAPABILITY_COUNT };

#define CAPABILITY_HOST_PREFIX "host."

enum capability_level {
    CAPABILITY_ERROR, /* refuse; the zero value, so that forgetting to set it refuses */
    CAPABILITY_WARN,  /* allow and report */
    CAPABILITY_OFF,   /* allow silently: the guard is off */
    CAPABILITY_LEVEL_COUNT
};

struct capability_definition {
    const char *name;
    enum capability_level initial; /* when nothing is said about it */
    const char *documentation;
};

enum capability_verdict { CAPABILITY_REFUSED, CAPABILITY_ALLOWED_AND_REPORTED, CAPABILITY_ALLOWED };

#define CAPABILITY_CALLS_UNLIMITED UINT64_MAX

/* What is granted of one capability. */
struct capability_terms {
    enum capability_level level;
    uint64_t calls; /* in each run */
};

struct capability_policy {
    struct capability_terms terms[CAPABILITY_COUNT];
};

extern const struct capability_definition guard_capability_definitions[CAPABILITY_COUNT];

/* CAPABILITY_COUNT, CAPABILITY_LEVEL_COUNT: no such name. */
enum capability guard_capability_find(const char *name, size_t length);
enum capability_level guard_capability_level_find(const char *name, size_t length);
const char *guard_capability_level_name(enum capability_level level);

/* As the table says when nothing else is said: clock and entropy refused; output and modules go as far as the host's
 * callbacks, whose handing over is the grant. */
void guard_capability_initial(struct capability_policy *policy);

enum capability_verdict guard_capability_check(enum capability_level level);

/* Writes the text of the PermissionError for `what`, e.g. "time.time()", that needs the capability `name` which is not
 * granted, at a place of the script (file may be ""), with the two ways to grant it; returns its length. */
size_t guard_capability_refusal(char *buffer, size_t size, const char *name, const char *what, const char *file,
                                uint32_t line);
/* The same for a capability whose calls are used up. */
size_t guard_capability_used_up(char *buffer, size_t size, const char *name, uint64_t calls, const char *file,
                                uint32_t line);

/* --- rules on arguments --- */

/* An argument of a call as the rules see it; texts are the plain ones, whatever class the guest's value has. */
enum argument_kind { ARGUMENT_OTHER, ARGUMENT_NONE, ARGUMENT_BOOL, ARGUMENT_INTEGER, ARGUMENT_FLOAT, ARGUMENT_TEXT };
struct argument {
    enum argument_kind kind;
    int32_t position;    /* -1: by keyword */
    const char *keyword; /* NULL: by position; not terminated */
    size_t keyword_length;
    const char *text; /* TEXT: not terminated, may hold NULs */
    size_t text_length;
    int64_t integer; /* BOOL, INTEGER; at the ends of the range for one that does not fit */
    bool is_exact;   /* INTEGER: it does fit */
    double number;   /* INTEGER, FLOAT */
};

#endif
