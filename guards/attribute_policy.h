/* Which attribute names a guest may not name, and why.
 *
 * Threat: Python's own introspection leads from any object to its class, from there to every class, to functions, their
 * globals, code and frames. The names on that way are refused on every path that can name an attribute (the VM has one
 * function per verb and asks here). A name is classified once, when it is interned; the verdict is kept with it.
 *
 * Promise: a name is judged by its NFKC form, so no other spelling of a blocked name passes. Nothing is allocated and
 * the work is bounded whatever the name's length. Depends on libc and utf8proc, not on the interpreter. */
#ifndef PYNTERP_GUARDS_ATTRIBUTE_POLICY_H
#define PYNTERP_GUARDS_ATTRIBUTE_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How much a host lets its guests see of themselves. `strict` is the default. `compat` gives in addition what is
 * harmless on guests' own objects (their attributes as a dictionary, the order of their bases, the hooks as values,
 * copying hooks, code and cells as values without content), and nothing that leads to frames, globals, loaders,
 * subclasses or objects of the host. */
enum attribute_profile { ATTRIBUTE_PROFILE_STRICT, ATTRIBUTE_PROFILE_COMPAT, ATTRIBUTE_PROFILE_COUNT };

enum attribute_verdict {
    ATTRIBUTE_ALLOWED,
    ATTRIBUTE_BLOCKED,
    /* Blocked, but for reading on a bound method of a guest's function (`__func__`, `__self__`). */
    ATTRIBUTE_BLOCKED_UNLESS_GUEST_METHOD,
    /* Blocked as a value; a direct call on super() or a built-in class, `super().__setattr__(name, value)`, compiles to
     * the guarded operation. */
    ATTRIBUTE_BLOCKED_UNLESS_DELEGATED,
    /* As the previous one, but taken as a value it gives a wrapper that applies this policy to the name it is handed.
     */
    ATTRIBUTE_WRAPPED_UNLESS_DELEGATED,
};

enum attribute_category {
    ATTRIBUTE_CATEGORY_CLASS_GRAPH, /* from a class to others */
    ATTRIBUTE_CATEGORY_NAMESPACE,   /* live dictionaries of names */
    ATTRIBUTE_CATEGORY_CODE,        /* functions and their parts */
    ATTRIBUTE_CATEGORY_FRAME,       /* frames and what leads to them */
    ATTRIBUTE_CATEGORY_HOOK,        /* attribute access as a value, around the guard */
    ATTRIBUTE_CATEGORY_PICKLING,    /* copying and rebuilding objects behind their class's back */
    ATTRIBUTE_CATEGORY_IMPORT,      /* the import machinery */
    ATTRIBUTE_CATEGORY_COUNT
};

struct attribute_rule {
    const char *name;
    unsigned char length;
    enum attribute_verdict verdicts[ATTRIBUTE_PROFILE_COUNT];
    enum attribute_category category;
    const char *reason;
};

#define ATTRIBUTE_PROFILE_VERSION 1

#define ATTRIBUTE_EXTRA_MAXIMUM 16
#define ATTRIBUTE_NAME_MAXIMUM 31
/* Most names of one kind of exception. */
#define ATTRIBUTE_EXCEPTIONS_MAXIMUM 80

/* The profile with a host's exceptions from it. All zero: profile strict as it is. Plain data. */
struct attribute_policy {
    enum attribute_profile profile;
    uint8_t extra_count;
    uint64_t allowed, blocked; /* bit n: rule n is decided so, whatever the profile says */
    struct {
        uint8_t length;
        char name[ATTRIBUTE_NAME_MAXIMUM + 1];
    } extra[ATTRIBUTE_EXTRA_MAXIMUM]; /* names without a rule that the host blocks */
};

const char *guard_attribute_profile_name(enum attribute_profile profile);

/* Adds an exception. False: `buffer` says why not. Blocked can be any ASCII identifier; allowed only what some profile
 * allows: no host can open what leads to frames, globals, loaders or the list of all classes. */
bool guard_attribute_except(struct attribute_policy *policy, const char *name, size_t length, bool allow, char *buffer,
                            size_t size) __attribute__((warn_unused_result));

/* The names that are allowed or blocked by exception, ended by NULL; `names` has room for ATTRIBUTE_EXCEPTIONS_MAXIMUM
 * and the end. They live as long as the policy. */
void guard_attribute_exceptions(const struct attribute_policy *policy, bool allow, const char **names);

/* False when there is no such profile: a host that asks for it is refused (fail closed). */
bool guard_attribute_profile_find(const char *name, unsigned version, enum attribute_profile *profile);

/* `utf8` is valid UTF-8 and may hold NULs; it need not be terminated. What strict allows, every profile allows. */
enum attribute_verdict guard_attribute_classify(const struct attribute_policy *policy, const char *utf8, size_t length);

/* Whether a name falls under a rule or is blocked by exception, so that its verdict must be asked for; all others are
 * allowed. */
bool guard_attribute_is_ruled(const struct attribute_policy *policy, const char *utf8, size_t length);

/* The rule that a name falls under, NULL when every profile allows it. */
const struct attribute_rule *guard_attribute_find(const char *utf8, size_t length);

/* All rules, in the order of their names. */
const struct attribute_rule *guard_attribute_rules(size_t *count);

const char *guard_attribute_category_name(enum attribute_category category);

/* Writes the text of the AttributeError for a blocked name into `buffer` (GUARD_MESSAGE_SIZE is enough); returns its
 * length. */
size_t guard_attribute_refusal(char *buffer, size_t size, const char *utf8, size_t length);

#endif
