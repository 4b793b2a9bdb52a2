/* Policies as the host sees them: read from JSON text, applied to a config, told back by a VM. A policy comes from the
 * host alone: nothing a script can name leads here. */
#include "api_policy.h"

#include "../guards/import_policy.h"
#include "allocator.h"
#include "api_internal.h"
#include "import.h"

#include <stdio.h>

#define POLICY_TEXT_MAXIMUM ((size_t)256 << 10)
#define PROFILE_NAME_MAXIMUM 100

/* Whether the allowlist has the modules that the policy names. */
static bool imports_exist(const struct guard_policy *policy, char *message, size_t size) {
    struct import_entry entries[IMPORT_REGISTRY_MAXIMUM];
    struct import_registry registry = {entries, 0};
    struct import_policy selection;
    char reason[GUARD_MESSAGE_SIZE];
    for (; module_definitions[registry.count] != NULL && registry.count < IMPORT_REGISTRY_MAXIMUM; registry.count++)
        entries[registry.count] = (struct import_entry){module_definitions[registry.count]->name, ""};
    if (policy->imports == 0 ||
        guard_import_configure(&selection, &registry, policy_text_of(policy, policy->imports), reason, sizeof reason))
        return true;
    snprintf(message, size, "imports: %s", reason);
    return false;
}

pn_status pn_policy_new(const char *json, size_t length, pn_policy **result, char *message, size_t message_size) {
    char unused[GUARD_MESSAGE_SIZE];
    if (message == NULL || message_size == 0) {
        message = unused;
        message_size = sizeof unused;
    }
    message[0] = '\0';
    if (result != NULL)
        *result = NULL;
    if (json == NULL || result == NULL)
        return PN_ERROR_ARGUMENT;
    pn_policy *policy = allocator_allocate_zeroed(sizeof *policy);
    if (policy == NULL)
        return PN_ERROR_MEMORY;
    guard_policy_initial(&policy->policy);
    if (!guard_policy_read(&policy->policy, json, length, message, message_size) ||
        !imports_exist(&policy->policy, message, message_size)) {
        allocator_free(policy);
        return PN_ERROR_POLICY;
    }
    *result = policy;
    return PN_OK;
}

void pn_policy_free(pn_policy *policy) { allocator_free(policy); }

pn_status pn_policy_apply(const pn_policy *policy, pn_config *config) {
    if (policy == NULL || config == NULL || config->size != sizeof *config)
        return PN_ERROR_ARGUMENT;
    uint64_t *const places[LIMIT_COUNT] = {
        [LIMIT_MEMORY] = &config->max_memory, [LIMIT_FUEL] = &config->max_steps,
        [LIMIT_DEADLINE] = &config->timeout,  [LIMIT_RECURSION] = &config->max_recursion,
        [LIMIT_SOURCE] = &config->max_source, [LIMIT_NATIVE_NESTING] = &config->max_native_nesting,
        [LIMIT_OUTPUT] = &config->max_output,
    };
    for (int id = 0; id < LIMIT_COUNT; id++)
        if (policy->policy.limit_is_set[id] && places[id] != NULL)
            *places[id] = policy->policy.limits.values[id];
    config->policy = policy;
    return PN_OK;
}

/* --- making a VM
 * ------------------------------------------------------------------------------------------------------ */

static bool profile_configure(const char *name, struct attribute_policy *policy, char *reason, size_t size) {
    if (name == NULL || guard_attribute_profile_find(name, ATTRIBUTE_PROFILE_VERSION, &policy->profile))
        return true;
    snprintf(reason, size, "there is no attribute profile named '%.*s'; there are 'strict' and 'compat'",
             PROFILE_NAME_MAXIMUM, name);
    return false;
}

bool policy_configure(pn_vm *pn, const pn_config *config, char *reason, size_t size) {
    struct guard_state *guards = &pn->guards;
    bool has_grants = config->grant != NULL && config->grant[0] != '\0';
    guard_capability_initial(&guards->capabilities);
    if (config->policy != NULL || has_grants) {
        struct guard_policy *policy = pn->policy = allocator_allocate_zeroed(sizeof *policy);
        if (policy == NULL)
            return false;
        if (config->policy != NULL)
            *policy = config->policy->policy;
        else
            guard_policy_initial(policy);
        if (has_grants && !guard_policy_grant(policy, config->grant, reason, size))
            return false;
        guard_policy_capabilities(policy, &guards->capabilities);
        guards->on_violation = policy->on_violation;
        guards->audits_allowed = policy->audits_allowed;
        guards->audits_arguments = policy->audits_arguments;
        pn->vm.attributes = policy->attributes;
    }
    guards->policy = pn->policy;
    if (config->on_violation == PN_VIOLATION_STOPS_RUN)
        guards->on_violation = VIOLATION_STOPS_RUN;
    guards->audits_allowed |= (config->audit_detail & PN_AUDIT_ALLOWED) != 0;
    guards->audits_arguments |= (config->audit_detail & PN_AUDIT_ARGUMENTS) != 0;
    if (!profile_configure(config->profile, &pn->vm.attributes, reason, size))
        return false;
    guards->attributes = pn->vm.attributes;
    return true;
}

/* --- telling it back
 * --------------------------------------------------------------------------------------------------- */

/* Names of what may be imported, ended by NULL; false: everything may. */
static bool modules_selected(const struct import_policy *policy, const char **names) {
    size_t count = policy->registry->count, selected = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = policy->registry->entries[i].name;
        if (guard_import_check(policy, name, strlen(name)) == IMPORT_ALLOWED)
            names[selected++] = name;
    }
    names[selected] = NULL;
    return selected < count;
}

/* The configuration as one policy. */
static void policy_effective(const pn_vm *pn, struct guard_policy *policy) {
    if (pn->policy != NULL)
        *policy = *pn->policy;
    else
        guard_policy_initial(policy);
    policy->attributes = pn->vm.attributes;
    policy->limits = pn->guards.limits;
    policy->on_violation = pn->guards.on_violation;
    policy->audits_allowed = pn->guards.audits_allowed;
    policy->audits_arguments = pn->guards.audits_arguments;
}

pn_status pn_vm_policy(pn_vm *pn, pn_policy_form form, const char **text) {
    const char *modules[IMPORT_REGISTRY_MAXIMUM + 1];
    if (pn == NULL || text == NULL)
        return PN_ERROR_ARGUMENT;
    *text = "";
    struct guard_policy *policy = allocator_allocate_zeroed(sizeof *policy);
    if (policy == NULL)
        return PN_ERROR_MEMORY;
    policy_effective(pn, policy);
    const char *const *listed = modules_selected(import_policy_of(&pn->vm), modules) ? modules : NULL;
    enum policy_form wanted = form == PN_POLICY_AS_JSON ? POLICY_AS_JSON : POLICY_AS_WORDS;
    size_t length = guard_policy_write(policy, listed, wanted, NULL, 0);
    char *written = length < POLICY_TEXT_MAXIMUM ? allocator_allocate(length + 1) : NULL;
    if (written != NULL) {
        (void)guard_policy_write(policy, listed, wanted, written, length + 1);
        allocator_free(pn->policy_text);
        pn->policy_text = written;
        *text = written;
    }
    allocator_free(policy);
    return written != NULL ? PN_OK : PN_ERROR_MEMORY;
}
