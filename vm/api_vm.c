/* The life of a VM as the host sees it: configuration, making, ending, statistics; and the way into every public
 * function. Promises: a configuration that cannot be enforced as written starts nothing. */
#include "../stdlib_allowlist/modules.h"
#include "api_internal.h"

#include "../builtins/container.h"
#include "../builtins/str.h"
#include "../compiler/compile.h"
#include "allocator.h"
#include "api_policy.h"
#include "attribute.h"
#include "boot_image.h"
#include "heap_internal.h"
#include "import.h"
#include "interpreter.h"
#include "type.h"

#include <stdio.h>

#define VERSION "0.1.0"
/* C stack that a call into the VM must find free, and the part of it that natives leave to the compiler and to signals.
 */
#define STACK_NEEDED ((uintptr_t)1 << 20)
#define STACK_RESERVED ((uintptr_t)512 << 10)

const char *pn_version(void) { return VERSION; }

const char *pn_status_name(pn_status status) {
    static const char *const names[] = {
        [PN_OK] = "ok",
        [PN_ERROR_ARGUMENT] = "invalid argument",
        [PN_ERROR_MEMORY] = "memory",
        [PN_ERROR_POLICY] = "policy",
        [PN_ERROR_TYPE] = "type",
        [PN_ERROR_RANGE] = "range",
        [PN_ERROR_NOT_FOUND] = "not found",
        [PN_ERROR_JSON] = "JSON",
        [PN_ERROR_BUSY] = "busy",
        [PN_ERROR_STACK] = "C stack",
        [PN_ERROR_EXCEPTION] = "exception",
        [PN_ERROR_UNUSABLE] = "unusable",
    };
    return (size_t)status < sizeof names / sizeof names[0] ? names[status] : "unknown";
}

void pn_config_default(pn_config *config) {
    if (config != NULL)
        *config = (pn_config)PN_CONFIG_DEFAULT;
}

/* --- into and out of the VM ----------------------------------------------------------------------------------------
 */

void api_limits_begin(pn_vm *pn) {
    struct vm *vm = &pn->vm;
    uint64_t steps = guard_limit_armed(&pn->guards.limits, LIMIT_FUEL);
    uint64_t timeout = guard_limit_armed(&pn->guards.limits, LIMIT_DEADLINE);
    vm->fuel_used_before = vm->budget = vm->budget_slice = 0;
    vm->fuel_limit = steps == LIMIT_UNLIMITED ? -1 : (int64_t)steps;
    vm->deadline = timeout == LIMIT_UNLIMITED ? 0 : platform_monotonic_nanoseconds() + timeout;
}

uint64_t api_steps_used(const pn_vm *pn) {
    return (uint64_t)(pn->vm.fuel_used_before + pn->vm.budget_slice - pn->vm.budget);
}

pn_status api_enter(pn_vm *pn, uintptr_t frame_address) {
    if (pn->unusable)
        return PN_ERROR_UNUSABLE;
    if (pn->notices > 0) {
        snprintf(pn->message, sizeof pn->message, "this callback must not use the VM");
        return PN_ERROR_BUSY;
    }
    if (pn->entries == 0) {
        uintptr_t low, high;
        if (!platform_stack_bounds(&low, &high) || frame_address < low || frame_address - low < STACK_NEEDED) {
            snprintf(pn->message, sizeof pn->message, "this thread has too little C stack left");
            return PN_ERROR_STACK;
        }
        pn->vm.c_stack_base = frame_address;
        pn->vm.c_stack_limit = low + STACK_RESERVED;
        api_limits_begin(pn);
    }
    pn->entries++;
    return PN_OK;
}

pn_status api_leave(pn_vm *pn, pn_status status) {
    if (--pn->entries == 0)
        pn->vm.c_stack_base = 0;
    return status;
}

pn_status api_fail(pn_vm *pn, pn_status status, const char *format, ...) {
    va_list list;
    va_start(list, format);
    vsnprintf(pn->message, sizeof pn->message, format, list);
    va_end(list);
    return api_leave(pn, status);
}

pn_status api_leave_failed(pn_vm *pn) {
    struct vm *vm = &pn->vm;
    value exception = exception_take(vm);
    if (vm->stop != STOP_NONE) {
        if (pn->running)
            return api_fail(pn, PN_ERROR_EXCEPTION, "the run is being ended");
        vm->stop = STOP_NONE;
        return api_fail(pn, PN_ERROR_EXCEPTION, "a limit or an interrupt ended the call");
    }
    if (exception == VALUE_UNSET || exception == vm->memory_error)
        return api_fail(pn, PN_ERROR_MEMORY, "the memory limit of %zu bytes is reached", vm->memory_limit);
    const struct exception *error = object_of(vm, exception);
    value first = value_has_kind(vm, error->arguments, KIND_TUPLE) && tuple_count(vm, error->arguments) > 0
                      ? tuple_items(vm, error->arguments)[0]
                      : VALUE_UNSET;
    return api_fail(pn, PN_ERROR_EXCEPTION, "%s: %.400s", value_type_name(vm, exception),
                    value_is_str(vm, first) ? str_text(vm, first) : "");
}

pn_status api_leave_value(pn_vm *pn, value v, pn_value *result) {
    *result = PN_NO_VALUE;
    if (v == VALUE_ERROR || !handle_add(pn, v, result))
        return api_leave_failed(pn);
    return api_leave(pn, PN_OK);
}

/* --- configuration -------------------------------------------------------------------------------------------------
 */

static pn_status refuse(const pn_config *config, pn_status status, const char *reason) {
    if (config->message != NULL && config->message_size > 0)
        snprintf(config->message, config->message_size, "%s", reason);
    return status;
}

static bool limits_configure(const pn_config *config, struct guard_limits *limits, char *reason, size_t size) {
    guard_limits_default(limits);
    limits->values[LIMIT_MEMORY] = config->max_memory;
    limits->values[LIMIT_FUEL] = config->max_steps;
    limits->values[LIMIT_DEADLINE] = config->timeout;
    limits->values[LIMIT_RECURSION] = config->max_recursion;
    limits->values[LIMIT_NATIVE_NESTING] = config->max_native_nesting;
    limits->values[LIMIT_SOURCE] = config->max_source;
    limits->values[LIMIT_OUTPUT] = config->max_output;
    if (config->policy != NULL && config->policy->policy.limit_is_set[LIMIT_INTEGER_DIGITS])
        limits->values[LIMIT_INTEGER_DIGITS] = config->policy->policy.limits.values[LIMIT_INTEGER_DIGITS];
    uintptr_t low = 0, high = 0;
    if (!platform_stack_bounds(&low, &high)) {
        snprintf(reason, size, "the bounds of this thread's C stack cannot be told");
        return false;
    }
    struct limit_facilities facilities = {
        .monotonic_clock = platform_monotonic_nanoseconds() != 0,
        .native_stack_bytes = high - low,
        .native_frame_bytes = 0, /* each level looks at the stack that is really left */
        .cage_bytes = PLATFORM_CAGE_SIZE,
    };
    return guard_limits_verify(limits, &facilities, reason, size);
}

static void limits_apply(struct vm *vm, const struct guard_limits *limits) {
    vm->memory_limit = (size_t)guard_limit_armed(limits, LIMIT_MEMORY);
    vm->frame_limit = (uint32_t)guard_limit_armed(limits, LIMIT_RECURSION);
    vm->native_depth_limit = (uint32_t)guard_limit_armed(limits, LIMIT_NATIVE_NESTING);
    vm->source_limit = (size_t)guard_limit_armed(limits, LIMIT_SOURCE);
    vm->output_limit = (size_t)guard_limit_armed(limits, LIMIT_OUTPUT);
}

/* --- callbacks ------------------------------------------------------------------------------------------------------
 */

static bool write_output(struct vm *vm, int stream, const char *data, size_t length) {
    pn_vm *pn = api_of(vm);
    if (!guard_use_capability(vm, CAPABILITY_OUTPUT, "writing output"))
        return false;
    pn->notices++;
    bool written = pn->config.output == NULL || pn->config.output(pn->config.output_data, stream, data, length);
    pn->notices--;
    if (written)
        return true;
    guard_note_stop(vm);
    vm->stop = STOP_OUTPUT;
    return false;
}

static void report_event(struct vm *vm, const struct audit_event *event) {
    pn_vm *pn = api_of(vm);
    if (pn->config.audit == NULL)
        return;
    pn_audit_event copy = {.kind = audit_kind_name(event->kind),
                           .name = event->name,
                           .name_length = event->name_length,
                           .reason = event->reason,
                           .file = event->file,
                           .line = event->line,
                           .column = event->column,
                           .time = platform_wall_nanoseconds(),
                           .refused = audit_kind_is_refusal(event->kind),
                           .arguments = event->arguments};
    pn->notices++;
    pn->config.audit(pn->config.audit_data, &copy);
    pn->notices--;
}

static bool resolve_module(struct vm *vm, const char *name, value *source, value *filename, bool *is_package) {
    pn_vm *pn = api_of(vm);
    pn_module_source module = {0};
    if (!guard_use_capability(vm, CAPABILITY_MODULES, "importing a module of the host"))
        return false;
    pn->notices++;
    bool found = pn->config.module != NULL && pn->config.module(pn->config.module_data, name, &module);
    pn->notices--;
    if (!found)
        return false;
    *source =
        str_new_checked(vm, module.source != NULL ? module.source : "", module.source != NULL ? module.length : 0);
    *filename = *source == VALUE_ERROR ? VALUE_ERROR : str_from_c(vm, module.filename != NULL ? module.filename : name);
    *is_package = module.is_package;
    if (module.release != NULL)
        module.release(&module);
    return *filename != VALUE_ERROR;
}

/* --- making and ending -----------------------------------------------------------------------------------------------
 */

void roots_clear(pn_vm *pn) {
    struct vm *vm = &pn->vm;
    vm->exception = vm->generator_result = vm->memory_error = vm->script_arguments = vm->regex_cache = VALUE_UNSET;
    vm->empty_tuple = vm->empty_str = vm->empty_bytes = VALUE_UNSET;
    vm->handled = vm->repr_stack = VALUE_NONE;
    pn->outcome_traceback = pn->outcome_message = pn->outcome_type = VALUE_UNSET;
    pn->outcome_exit = pn->outcome_exception = VALUE_UNSET;
}

bool rooms_start(pn_vm *pn, char *reason, size_t size) {
    struct vm *vm = &pn->vm;
    if (!heap_start(vm) || !trusted_charge(vm, sizeof *pn + (pn->policy != NULL ? sizeof *pn->policy : 0)))
        return false;
    if (!platform_entropy(vm->hash_key, sizeof vm->hash_key)) {
        snprintf(reason, size, "the system gives no random bytes to key the hashes of strings with");
        return false;
    }
    if (!boot_from_image(vm) && !boot_from_nothing(vm))
        return false;
    const char *allow_import = pn->allow_import;
    if (allow_import == NULL && pn->policy != NULL && pn->policy->imports != 0)
        allow_import = policy_text_of(pn->policy, pn->policy->imports);
    return attribute_policy_arm(vm) && builtins_extend(vm) && frames_start(vm) &&
           import_start(vm, allow_import != NULL ? allow_import : "all", reason, size);
}

void rooms_stop(pn_vm *pn) {
    struct vm *vm = &pn->vm;
    if (vm->heap == NULL)
        return;
    seal_free(pn);
    re_stop(vm);
    import_stop(vm);
    frames_stop(vm);
    codes_stop(vm);
    types_stop(vm);
    host_end_all(pn);
    while (pn->envs != NULL) {
        pn_env *env = pn->envs;
        pn->envs = env->next;
        allocator_free(env);
    }
    while (pn->codes != NULL) {
        pn_code *code = pn->codes;
        pn->codes = code->next;
        allocator_free(code);
    }
    heap_stop(vm);
}

static void vm_delete(pn_vm *pn) {
    rooms_stop(pn);
    host_stop(pn);
    allocator_free(pn->handle_values);
    allocator_free(pn->handle_generations);
    allocator_free(pn->allow_import);
    allocator_free(pn->policy);
    allocator_free(pn->policy_text);
    allocator_free(pn);
}

static bool keep_allow_import(pn_vm *pn, const char *allow_import) {
    if (allow_import == NULL)
        return true;
    size_t size = strlen(allow_import) + 1;
    pn->allow_import = allocator_allocate(size);
    if (pn->allow_import != NULL)
        memcpy(pn->allow_import, allow_import, size);
    return pn->allow_import != NULL;
}

pn_status pn_vm_new(const pn_config *config, pn_vm **result) {
    char reason[API_MESSAGE_SIZE] = "";
    if (result != NULL)
        *result = NULL;
    if (config == NULL || result == NULL || config->size != sizeof *config ||
        (unsigned)config->guard_space >= PLATFORM_GUARD_COUNT)
        return PN_ERROR_ARGUMENT;
    pn_vm *pn = allocator_allocate_zeroed(sizeof *pn);
    if (pn == NULL)
        return refuse(config, PN_ERROR_MEMORY, "out of memory");
    struct vm *vm = &pn->vm;
    pn->config = *config;
    pn->config.profile = pn->config.allow_import = pn->config.grant = pn->config.message = NULL;
    pn->config.policy = NULL;
    roots_clear(pn);
    if (!limits_configure(config, &pn->guards.limits, reason, sizeof reason) ||
        !policy_configure(pn, config, reason, sizeof reason)) {
        vm_delete(pn);
        return refuse(config, reason[0] != '\0' ? PN_ERROR_POLICY : PN_ERROR_MEMORY, reason);
    }
    limits_apply(vm, &pn->guards.limits);
    vm->guard_space = (enum platform_guard)config->guard_space;
    pn->guards.report = report_event;
    vm->guards = &pn->guards;
    vm->host = pn;
    vm->write_output = write_output;
    vm->resolve_module = config->module != NULL ? resolve_module : NULL;
    pn_status status = api_enter(pn, (uintptr_t)__builtin_frame_address(0));
    if (status != PN_OK) {
        snprintf(reason, sizeof reason, "%s", pn->message);
    } else if (!keep_allow_import(pn, config->allow_import) || !rooms_start(pn, reason, sizeof reason)) {
        status = reason[0] != '\0' ? PN_ERROR_POLICY : PN_ERROR_MEMORY;
        if (reason[0] == '\0' && vm->cage == NULL)
            snprintf(reason, sizeof reason, "the system has no %zu GiB of address space left for a VM's guard space",
                     (platform_guard_size(vm->guard_space) >> 30) + 8);
        else if (reason[0] == '\0')
            snprintf(reason, sizeof reason, "%zu bytes are too few for a VM", vm->memory_limit);
    } else if (!armed_verify(pn, config, reason, sizeof reason)) {
        status = PN_ERROR_POLICY;
    }
    if (status != PN_OK) {
        vm_delete(pn);
        return refuse(config, status, reason);
    }
    *result = pn;
    return api_leave(pn, PN_OK);
}

pn_status pn_vm_free(pn_vm *pn) {
    if (pn == NULL)
        return PN_OK;
    if (pn->entries > 0 || pn->notices > 0)
        return PN_ERROR_BUSY;
    vm_delete(pn);
    return PN_OK;
}

const char *pn_vm_message(const pn_vm *pn) { return pn != NULL ? pn->message : ""; }

void pn_interrupt(pn_vm *pn) {
    if (pn != NULL)
        atomic_store_explicit(&pn->vm.interrupt, 1, memory_order_relaxed);
}

void pn_vm_statistics(pn_vm *pn, pn_statistics *statistics) {
    if (statistics == NULL)
        return;
    *statistics = (pn_statistics){0};
    if (pn == NULL)
        return;
    struct vm *vm = &pn->vm;
    statistics->steps = pn->running ? api_steps_used(pn) : pn->run_steps;
    statistics->memory = heap_used(vm);
    statistics->memory_peak = heap_peak(vm);
    statistics->output = vm->output_used;
    statistics->elapsed = pn->running ? platform_monotonic_nanoseconds() - pn->run_start : pn->run_elapsed;
    statistics->collections = vm->heap->collections;
    statistics->runs = vm->run_number;
    for (int kind = 0; kind < AUDIT_KIND_COUNT; kind++)
        if (audit_kind_is_refusal((enum audit_kind)kind))
            statistics->violations += pn->guards.report_counts[kind];
}

pn_status pn_vm_set_arguments(pn_vm *pn, size_t count, const char *const *arguments) {
    if (pn == NULL || (count > 0 && arguments == NULL))
        return PN_ERROR_ARGUMENT;
    API_ENTER(pn);
    struct vm *vm = &pn->vm;
    value list = list_new(vm, 0);
    for (size_t i = 0; i < count && list != VALUE_ERROR; i++) {
        if (arguments[i] == NULL)
            return api_fail(pn, PN_ERROR_ARGUMENT, "argument %zu is NULL", i);
        size_t length = strlen(arguments[i]);
        if (utf8_valid_length(arguments[i], length) != length)
            return api_fail(pn, PN_ERROR_ARGUMENT, "argument %zu is not valid UTF-8", i);
        value text = str_new(vm, arguments[i], length);
        if (text == VALUE_ERROR || !list_append(vm, object_of(vm, list), text))
            list = VALUE_ERROR;
    }
    if (list == VALUE_ERROR)
        return api_leave_failed(pn);
    vm->script_arguments = list;
    return api_leave(pn, PN_OK);
}

pn_status pn_vm_collect(pn_vm *pn) {
    API_ENTER(pn);
    heap_collect_for_host(&pn->vm);
    return api_leave(pn, PN_OK);
}

const char *pn_allowlist_module(size_t index, const char **reason) {
    for (size_t i = 0; module_definitions[i] != NULL; i++) {
        if (i < index)
            continue;
        if (reason != NULL)
            *reason = module_definitions[i]->reason;
        return module_definitions[i]->name;
    }
    return NULL;
}
