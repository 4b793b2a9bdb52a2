/* Which of Python's builtins the default environment has, each with the reason why it may or may not.
 *
 * The table names every builtin of CPython, so that what is missing is missing by decision. An empty environment has
 * none of them. The builtins of an environment are registered from the allowed rows; a name that is not here does not
 * exist. Depends on libc only. */
#ifndef PYNTERP_GUARDS_BUILTIN_POLICY_H
#define PYNTERP_GUARDS_BUILTIN_POLICY_H

#include <stdbool.h>
#include <stddef.h>

enum builtin_category {
    BUILTIN_FUNCTION,
    BUILTIN_TYPE,
    BUILTIN_EXCEPTION,
    BUILTIN_CONSTANT,
    BUILTIN_MODULE_ATTRIBUTE, /* what CPython's builtins module has as a module */
};

struct builtin_rule {
    const char *name;
    bool allowed;
    enum builtin_category category;
    const char *reason;
    bool allowed_by_compat; /* refused by profile strict only */
};

/* All rules, allowed and denied. */
const struct builtin_rule *guard_builtin_rules(size_t *count);

/* NULL when Python has no builtin of that name. */
const struct builtin_rule *guard_builtin_find(const char *utf8, size_t length);

/* Writes why a denied builtin is not there, e.g. "'open' is not available in this environment: it reads and writes
 * files of the host", for the host; the script gets Python's NameError. Returns its length, 0 when the name is not a
 * denied builtin. */
size_t guard_builtin_refusal(char *buffer, size_t size, const char *utf8, size_t length);

#endif
