/* Which modules a guest may import: those of the registry that the host selected, and no others.
 *
 * The registry is data (stdlib_allowlist holds it), each module with the reason why it is harmless. A host selects all
 * of it (the default), none, or a list. Selecting a package selects what the registry has below it; selecting a
 * submodule selects the packages above it, since importing it runs these. Names must match exactly: no case folding, no
 * prefixes. Depends on libc only; nothing is allocated. */
#ifndef PYNTERP_GUARDS_IMPORT_POLICY_H
#define PYNTERP_GUARDS_IMPORT_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define IMPORT_REGISTRY_MAXIMUM 256

struct import_entry {
    const char *name; /* "math", "collections.abc" */
    const char *reason;
};

struct import_registry {
    const struct import_entry *entries;
    size_t count; /* at most IMPORT_REGISTRY_MAXIMUM */
};

struct import_policy {
    const struct import_registry *registry;
    uint64_t selected[IMPORT_REGISTRY_MAXIMUM / 64]; /* a bit for each entry of the registry */
};

enum import_verdict {
    IMPORT_ALLOWED,
    IMPORT_NOT_SELECTED, /* on the registry, but the host left it out */
    IMPORT_UNKNOWN,      /* not on the registry */
};

/* Index of a module in the registry, -1 when it is not there. */
ptrdiff_t guard_import_find(const struct import_registry *registry, const char *name, size_t length);

void guard_import_select_all(struct import_policy *policy, const struct import_registry *registry);
void guard_import_select_none(struct import_policy *policy, const struct import_registry *registry);

/* `specification` is "all", "none" or names between commas. False when it names what the registry has not (fail
 * closed): then the policy allows nothing and `buffer` holds the sentence that says what is wrong. */
bool guard_import_configure(struct import_policy *policy, const struct import_registry *registry,
                            const char *specification, char *buffer, size_t size) __attribute__((warn_unused_result));

enum import_verdict guard_import_check(const struct import_policy *policy, const char *name, size_t length);

/* Writes the text of the ImportError for a refused module; returns its length. */
size_t guard_import_refusal(char *buffer, size_t size, const struct import_policy *policy, const char *name,
                            size_t length);

#endif
