/* The import allowlist: selection and lookup; see import_policy.h. */
#include "guards/import_policy.h"

#include "guards/message.h"
#include "guards/nearest.h"

#include <string.h>

static bool entry_is(const struct import_entry *entry, const char *name, size_t length) {
    return strlen(entry->name) == length && memcmp(entry->name, name, length) == 0;
}

/* Is `inner` a module below the package `outer`? */
static bool is_below(const char *inner, const char *outer) {
    size_t length = strlen(outer);
    return strncmp(inner, outer, length) == 0 && inner[length] == '.';
}

static bool is_selected(const struct import_policy *policy, size_t index) {
    return policy->selected[index / 64] >> (index % 64) & 1;
}

static void select_entry(struct import_policy *policy, size_t index) {
    policy->selected[index / 64] |= UINT64_C(1) << (index % 64);
}

static size_t registry_count(const struct import_registry *registry) {
    return registry->count < IMPORT_REGISTRY_MAXIMUM ? registry->count : IMPORT_REGISTRY_MAXIMUM;
}

ptrdiff_t guard_import_find(const struct import_registry *registry, const char *name, size_t length) {
    for (size_t i = 0; i < registry_count(registry); i++) {
        if (entry_is(&registry->entries[i], name, length))
            return (ptrdiff_t)i;
    }
    return -1;
}

void guard_import_select_none(struct import_policy *policy, const struct import_registry *registry) {
    memset(policy, 0, sizeof *policy);
    policy->registry = registry;
}

void guard_import_select_all(struct import_policy *policy, const struct import_registry *registry) {
    size_t count = registry_count(registry);
    guard_import_select_none(policy, registry);
    for (size_t word = 0; word < count / 64; word++)
        policy->selected[word] = UINT64_MAX;
    if (count % 64 != 0)
        policy->selected[count / 64] = (UINT64_C(1) << count % 64) - 1;
}

/* A module, the packages above it, and everything below it. */
static void select_family(struct import_policy *policy, const char *name) {
    for (size_t i = 0; i < registry_count(policy->registry); i++) {
        const char *candidate = policy->registry->entries[i].name;
        if (strcmp(candidate, name) == 0 || is_below(candidate, name) || is_below(name, candidate))
            select_entry(policy, i);
    }
}

static bool configuration_refused(struct import_policy *policy, char *buffer, size_t size, const char *name,
                                  size_t length) {
    struct message message;
    guard_import_select_none(policy, policy->registry);
    message_begin(&message, buffer, size);
    if (length == 0) {
        message_text(&message, "the list of allowed imports has an empty name in it");
        return false;
    }
    message_text(&message, "the import allowlist has no module '");
    message_name(&message, name, length);
    message_text(&message, "', so it cannot be allowed");
    struct nearest nearest;
    nearest_begin(&nearest, name, length);
    for (size_t i = 0; i < registry_count(policy->registry); i++)
        nearest_offer(&nearest, policy->registry->entries[i].name);
    if (nearest.found != NULL) {
        message_text(&message, "; did you mean '");
        message_text(&message, nearest.found);
        message_text(&message, "'?");
    }
    return false;
}

bool guard_import_configure(struct import_policy *policy, const struct import_registry *registry,
                            const char *specification, char *buffer, size_t size) {
    if (strcmp(specification, "all") == 0) {
        guard_import_select_all(policy, registry);
        return true;
    }
    guard_import_select_none(policy, registry);
    if (strcmp(specification, "none") == 0)
        return true;
    for (const char *name = specification;;) {
        size_t length = strcspn(name, ",");
        ptrdiff_t index = guard_import_find(registry, name, length);
        if (index < 0)
            return configuration_refused(policy, buffer, size, name, length);
        select_family(policy, registry->entries[index].name);
        if (name[length] == '\0')
            return true;
        name += length + 1;
    }
}

enum import_verdict guard_import_check(const struct import_policy *policy, const char *name, size_t length) {
    ptrdiff_t index = guard_import_find(policy->registry, name, length);
    if (index < 0)
        return IMPORT_UNKNOWN;
    return is_selected(policy, (size_t)index) ? IMPORT_ALLOWED : IMPORT_NOT_SELECTED;
}

size_t guard_import_refusal(char *buffer, size_t size, const struct import_policy *policy, const char *name,
                            size_t length) {
    struct message message;
    message_begin(&message, buffer, size);
    message_text(&message, "module '");
    message_name(&message, name, length);
    message_text(&message, "' is not on the allowlist of this environment; ");
    if (guard_import_check(policy, name, length) == IMPORT_NOT_SELECTED) {
        message_text(&message, "the host left it out and can allow it (--allow-import ");
        message_name(&message, name, length);
        message_text(&message, ")");
    } else {
        message_text(&message, "the sandbox offers no such module");
    }
    return message.length;
}
