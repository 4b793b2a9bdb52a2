/* Reading back what is armed. A configuration goes through several hands before it is enforced: heap, frames, fuel,
 * name flags, tables. Before the first instruction this file asks each of those hands what it really holds and compares
 * it with what the host configured; a VM with any difference runs nothing.
 *
 * One table of facts. In test builds each fact has a way to be made wrong, so that a test can prove that it is looked
 * at. */
#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../guards/builtin_policy.h"
#include "api_internal.h"
#include "api_policy.h"
#include "heap_internal.h"
#include "import.h"

#include <stdio.h>

#if PN_TEST_HOOKS
#define CORRUPTION(...) , __VA_ARGS__
#else
#define CORRUPTION(...)
#endif

struct fact {
    const char *name;
    bool is_of_run; /* looked at when a run begins, else when a VM has been made */
    /* `config` is the host's own, NULL for facts of a run. */
    bool (*holds)(const pn_vm *pn, const pn_config *config);
#if PN_TEST_HOOKS
    void (*corrupt)(pn_vm *pn);
#endif
};

#define HOLDS(fact) static bool fact##_holds(const pn_vm *pn, const pn_config *config)
#if PN_TEST_HOOKS
#define CORRUPT(fact, ...)                                                                                             \
    static void fact##_corrupt(pn_vm *pn) { __VA_ARGS__; }
#else
#define CORRUPT(fact, ...)
#endif

/* What a limit should be armed as. */
static uint64_t wanted(const pn_vm *pn, enum limit_id id) { return guard_limit_armed(&pn->guards.limits, id); }

/* --- when a VM has been made
 * ------------------------------------------------------------------------------------------ */

/* The limits kept are those of the config, field by field. */
HOLDS(limits) {
    const uint64_t *values = pn->guards.limits.values;
    return values[LIMIT_MEMORY] == config->max_memory && values[LIMIT_FUEL] == config->max_steps &&
           values[LIMIT_DEADLINE] == config->timeout && values[LIMIT_RECURSION] == config->max_recursion &&
           values[LIMIT_NATIVE_NESTING] == config->max_native_nesting && values[LIMIT_SOURCE] == config->max_source &&
           values[LIMIT_OUTPUT] == config->max_output;
}
CORRUPT(limits, pn->guards.limits.values[LIMIT_FUEL] ^= 1)

/* The register stack and the heap's budget are the memory limit, no more. */
HOLDS(memory) {
    const struct vm *vm = &pn->vm;
    (void)config;
    return vm->memory_limit == wanted(pn, LIMIT_MEMORY) &&
           vm->heap->budget + (uint64_t)vm->stack_limit * sizeof(value) == vm->memory_limit;
}
CORRUPT(memory, pn->vm.heap->budget += 4096)

/* The cage is where offsets are counted from, and nothing can be accessed for as far behind it as the host wants. */
HOLDS(guard_space) {
    const struct platform_cage *cage = &pn->vm.heap->reservation;
    return pn->vm.guard_space == (enum platform_guard)config->guard_space && pn->vm.cage == cage->cage &&
           ((uintptr_t)cage->cage & (PLATFORM_CAGE_SIZE - 1)) == 0 &&
           cage->guard_after >= platform_guard_size((enum platform_guard)config->guard_space);
}
CORRUPT(guard_space, pn->vm.guard_space ^= 1)

HOLDS(attribute_policy) {
    struct attribute_policy expected = {.profile = ATTRIBUTE_PROFILE_STRICT};
    if (config->policy != NULL)
        expected = config->policy->policy.attributes;
    if (config->profile != NULL &&
        !guard_attribute_profile_find(config->profile, ATTRIBUTE_PROFILE_VERSION, &expected.profile))
        return false;
    return memcmp(&expected, &pn->vm.attributes, sizeof expected) == 0;
}
CORRUPT(attribute_policy, pn->vm.attributes.allowed ^= 1)

/* Every ruled name that is a str of this VM already has the flag that makes the guard look at it. */
static struct str *interned_name(const pn_vm *pn, const char *name, size_t length) {
    value str = str_find_interned((struct vm *)&pn->vm, name, length);
    return str == VALUE_UNSET ? NULL : object_of(&pn->vm, str);
}
HOLDS(blocked_names) {
    size_t count;
    const struct attribute_rule *rules = guard_attribute_rules(&count);
    (void)config;
    for (size_t i = 0; i < count; i++) {
        const struct str *str = interned_name(pn, rules[i].name, rules[i].length);
        if (str != NULL && !(str->header.flags & STR_BLOCKED))
            return false;
    }
    for (unsigned i = 0; i < pn->vm.attributes.extra_count; i++) {
        const struct str *str = interned_name(pn, pn->vm.attributes.extra[i].name, pn->vm.attributes.extra[i].length);
        if (str == NULL || !(str->header.flags & STR_BLOCKED))
            return false;
    }
    return true;
}
CORRUPT(blocked_names,
        ((struct str *)object_at(&pn->vm, pn->vm.names[NAME_DICT]))->header.flags &= (uint8_t)~STR_BLOCKED)

HOLDS(imports) {
    struct import_policy expected;
    const struct import_policy *armed = import_policy_of(&pn->vm);
    char reason[GUARD_MESSAGE_SIZE];
    const char *selection = config->allow_import;
    if (selection == NULL && config->policy != NULL && config->policy->policy.imports != 0)
        selection = policy_text_of(&config->policy->policy, config->policy->policy.imports);
    return armed != NULL &&
           guard_import_configure(&expected, armed->registry, selection != NULL ? selection : "all", reason,
                                  sizeof reason) &&
           memcmp(expected.selected, armed->selected, sizeof expected.selected) == 0;
}
CORRUPT(imports, ((struct import_policy *)import_policy_of(&pn->vm))->selected[0] ^= 1)

/* No denied builtin has a name, and there are no more names than allowed rows. */
HOLDS(builtins) {
    struct vm *vm = (struct vm *)&pn->vm;
    const struct dict *dict = object_at(vm, vm->builtins);
    size_t count, allowed = 0;
    const struct builtin_rule *rules = guard_builtin_rules(&count);
    (void)config;
    if (guard_point_disabled(GUARD_BUILTIN))
        return true;
    bool compat = vm->attributes.profile == ATTRIBUTE_PROFILE_COMPAT; /* which is judged on its own */
    for (size_t i = 0; i < count; i++) {
        bool is_allowed = rules[i].allowed || (compat && rules[i].allowed_by_compat);
        allowed += is_allowed;
        if (is_allowed)
            continue;
        value name = str_find_interned(vm, rules[i].name, strlen(rules[i].name));
        if (name != VALUE_UNSET && dict_get_name(vm, dict, value_to_ref(name)) != VALUE_UNSET)
            return false;
    }
    return dict->count <= allowed;
}
CORRUPT(builtins, pn->unusable = !dict_set_c(&pn->vm, object_at(&pn->vm, pn->vm.builtins), "open", VALUE_NONE))

/* Levels and budgets of the VM's own capabilities, worked out once more from what the host said. */
HOLDS(capabilities) {
    struct capability_policy expected;
    (void)config;
    if (pn->policy != NULL)
        guard_policy_capabilities(pn->policy, &expected);
    else
        guard_capability_initial(&expected);
    for (int i = 0; i < CAPABILITY_COUNT; i++)
        if (expected.terms[i].level != pn->guards.capabilities.terms[i].level ||
            expected.terms[i].calls != pn->guards.capabilities.terms[i].calls)
            return false;
    return true;
}
CORRUPT(capabilities, pn->guards.capabilities.terms[CAPABILITY_CLOCK].level = CAPABILITY_WARN)

HOLDS(violations) {
    bool stops = config->on_violation == PN_VIOLATION_STOPS_RUN ||
                 (config->policy != NULL && config->policy->policy.on_violation == VIOLATION_STOPS_RUN);
    return pn->guards.on_violation == (stops ? VIOLATION_STOPS_RUN : VIOLATION_RAISES);
}
CORRUPT(violations, pn->guards.on_violation ^= 1)

HOLDS(audit) {
    bool allowed =
        (config->audit_detail & PN_AUDIT_ALLOWED) || (config->policy && config->policy->policy.audits_allowed);
    bool arguments =
        (config->audit_detail & PN_AUDIT_ARGUMENTS) || (config->policy && config->policy->policy.audits_arguments);
    return pn->guards.report != NULL && pn->config.audit == config->audit &&
           pn->config.audit_data == config->audit_data && pn->guards.audits_allowed == allowed &&
           pn->guards.audits_arguments == arguments;
}
CORRUPT(audit, pn->guards.report = NULL)

/* A resolver that the host did not hand over would be a hole, one that it did and is missing a broken promise. */
HOLDS(callbacks) {
    return (pn->vm.resolve_module != NULL) == (config->module != NULL) && pn->vm.write_output != NULL &&
           pn->config.output == config->output && pn->config.module == config->module;
}
CORRUPT(callbacks, pn->vm.write_output = NULL)

/* --- when a run begins
 * ------------------------------------------------------------------------------------------------- */

HOLDS(fuel) {
    uint64_t steps = wanted(pn, LIMIT_FUEL);
    (void)config;
    return pn->vm.fuel_limit == (steps == LIMIT_UNLIMITED ? -1 : (int64_t)steps) && pn->vm.fuel_used_before == 0 &&
           pn->vm.budget <= 0 && pn->vm.budget_slice == 0;
}
CORRUPT(fuel, pn->vm.fuel_used_before = -1000000)

HOLDS(deadline) {
    uint64_t timeout = wanted(pn, LIMIT_DEADLINE);
    (void)config;
    if (timeout == LIMIT_UNLIMITED)
        return pn->vm.deadline == 0;
    return pn->vm.deadline >= pn->run_start + timeout && pn->vm.deadline <= platform_monotonic_nanoseconds() + timeout;
}
CORRUPT(deadline, pn->vm.deadline = pn->vm.deadline == 0 ? 1 : 0)

HOLDS(recursion) {
    (void)config;
    const struct vm *vm = &pn->vm;
    return vm->frame_limit == wanted(pn, LIMIT_RECURSION) && vm->frame_end == vm->frames + vm->frame_limit &&
           vm->frame_count == 0;
}
CORRUPT(recursion, pn->vm.frame_end++)

HOLDS(native_nesting) {
    (void)config;
    return pn->vm.native_depth_limit == wanted(pn, LIMIT_NATIVE_NESTING) && pn->vm.native_depth == 0 &&
           pn->vm.c_stack_limit != 0;
}
CORRUPT(native_nesting, pn->vm.native_depth_limit++)

HOLDS(source) {
    (void)config;
    return pn->vm.source_limit == wanted(pn, LIMIT_SOURCE);
}
CORRUPT(source, pn->vm.source_limit++)

HOLDS(output) {
    (void)config;
    return pn->vm.output_limit == wanted(pn, LIMIT_OUTPUT) && pn->vm.output_used == 0;
}
CORRUPT(output, pn->vm.output_limit++)

HOLDS(integer_digits) {
    (void)config;
    return pn->vm.guards == &pn->guards && int_digits_limit(&pn->vm) == wanted(pn, LIMIT_INTEGER_DIGITS);
}
CORRUPT(integer_digits, pn->vm.guards = NULL)

HOLDS(memory_of_run) {
    (void)config;
    return pn->vm.memory_limit == wanted(pn, LIMIT_MEMORY);
}
CORRUPT(memory_of_run, pn->vm.memory_limit++)

HOLDS(profile_of_run) {
    (void)config;
    return memcmp(&pn->guards.attributes, &pn->vm.attributes, sizeof pn->vm.attributes) == 0;
}
CORRUPT(profile_of_run, pn->vm.attributes.profile ^= 1)

HOLDS(call_budgets) {
    (void)config;
    for (int i = 0; i < CAPABILITY_COUNT; i++)
        if (pn->guards.capability_uses[i] != 0)
            return false;
    return capabilities_holds(pn, NULL);
}
CORRUPT(call_budgets, pn->guards.capability_uses[CAPABILITY_CLOCK] = 1)

/* --- the table
 * --------------------------------------------------------------------------------------------------------- */

#define FACT(fact, name, is_of_run)                                                                                    \
    { name, is_of_run, fact##_holds CORRUPTION(fact##_corrupt) }

static const struct fact facts[] = {
    FACT(limits, "the limits kept", false),
    FACT(memory, "the heap's budget", false),
    FACT(guard_space, "the guard space", false),
    FACT(attribute_policy, "the attribute policy", false),
    FACT(blocked_names, "the flags of blocked names", false),
    FACT(imports, "the modules selected", false),
    FACT(builtins, "the builtins", false),
    FACT(capabilities, "the levels of capabilities", false),
    FACT(violations, "what a violation does", false),
    FACT(audit, "what is reported", false),
    FACT(callbacks, "the callbacks", false),
    FACT(fuel, "the fuel", true),
    FACT(deadline, "the deadline", true),
    FACT(recursion, "the limit of recursion", true),
    FACT(native_nesting, "the limit of native nesting", true),
    FACT(source, "the limit of source", true),
    FACT(output, "the limit of output", true),
    FACT(integer_digits, "the limit of integer digits", true),
    FACT(memory_of_run, "the memory limit", true),
    FACT(profile_of_run, "the attribute profile", true),
    FACT(call_budgets, "the budgets of calls", true),
};
#define FACT_COUNT (sizeof facts / sizeof facts[0])

#if PN_TEST_HOOKS
static size_t corrupted_fact = SIZE_MAX;

size_t armed_fact_count(void) { return FACT_COUNT; }
const char *armed_fact_name(size_t fact) { return facts[fact].name; }
bool armed_fact_is_of_run(size_t fact) { return facts[fact].is_of_run; }
void armed_corrupt(size_t fact) { corrupted_fact = fact; }

static void corrupt_now(const pn_vm *pn, bool is_of_run) {
    if (corrupted_fact < FACT_COUNT && facts[corrupted_fact].is_of_run == is_of_run)
        facts[corrupted_fact].corrupt((pn_vm *)pn);
}
#else
static void corrupt_now(const pn_vm *pn, bool is_of_run) { (void)pn, (void)is_of_run; }
#endif

static bool verify(const pn_vm *pn, const pn_config *config, bool is_of_run, char *reason, size_t size) {
    corrupt_now(pn, is_of_run);
    for (size_t i = 0; i < FACT_COUNT; i++) {
        if (facts[i].is_of_run != is_of_run || facts[i].holds(pn, config))
            continue;
        snprintf(reason, size, "the policy is not armed as configured: %s", facts[i].name);
        return false;
    }
    return true;
}

bool armed_verify(const pn_vm *pn, const pn_config *config, char *reason, size_t size) {
    return verify(pn, config, false, reason, size);
}

bool armed_verify_run(const pn_vm *pn, char *reason, size_t size) { return verify(pn, NULL, true, reason, size); }
