/* Bringing a VM back to what it was: the host's side of vm/pristine.c. Envs, code, host functions and handles are cut
 * back to what was there when the VM was sealed; a VM that never was is made anew in its place. */
#include "api_host.h"
#include "api_internal.h"

#include "../stdlib_allowlist/modules.h"

#include "allocator.h"
#include "pristine.h"

void pn_vm_set_data(pn_vm *pn, void *data) {
    if (pn != NULL)
        pn->data = data;
}

void *pn_vm_data(const pn_vm *pn) { return pn != NULL ? pn->data : NULL; }

/* --- sealing -------------------------------------------------------------------------------------------------------
 */

void seal_free(pn_vm *pn) {
    pristine_free(&pn->vm, pn->seal.state);
    allocator_free(pn->seal.handle_values);
    allocator_free(pn->seal.handle_generations);
    pn->seal = (struct api_seal){0};
}

/* Copies what handles there are. */
static bool handles_keep(pn_vm *pn, struct api_seal *seal) {
    size_t count = (size_t)pn->handle_count + 1;
    seal->handle_values = allocator_allocate_zeroed(count * sizeof *seal->handle_values);
    seal->handle_generations = allocator_allocate_zeroed(count * sizeof *seal->handle_generations);
    if (seal->handle_values == NULL || seal->handle_generations == NULL)
        return false;
    seal->handle_count = pn->handle_count;
    if (pn->handle_count > 0) {
        memcpy(seal->handle_values, pn->handle_values, count * sizeof *seal->handle_values);
        memcpy(seal->handle_generations, pn->handle_generations, count * sizeof *seal->handle_generations);
    }
    return true;
}

static void texts_forget(pn_vm *pn) {
    pn->outcome_traceback = pn->outcome_message = pn->outcome_type = VALUE_UNSET;
    pn->outcome_exit = pn->outcome_exception = VALUE_UNSET;
}

pn_status pn_vm_seal(pn_vm *pn) {
    API_ENTER(pn);
    if (pn->entries > 1 || pn->running)
        return api_fail(pn, PN_ERROR_BUSY, "a script of this VM is running");
    texts_forget(pn);
    seal_free(pn);
    re_stop(&pn->vm); /* patterns are compiled again when they are used */
    /* The first outcome would make the table of handles, and runs after it would find more memory in use. */
    pn_value first;
    if (pn->handle_capacity == 0 && handle_add(pn, VALUE_NONE, &first))
        handles_cut(pn, 0);
    struct api_seal seal = {0};
    if (!handles_keep(pn, &seal) || (seal.state = pristine_take(&pn->vm)) == NULL) {
        allocator_free(seal.handle_values);
        allocator_free(seal.handle_generations);
        return api_fail(pn, PN_ERROR_MEMORY, "there is too little memory to keep the VM's state");
    }
    pn->seal = seal;
    pn->steps_since_reset = 0;
    for (pn_env *env = pn->envs; env != NULL; env = env->next)
        env->sealed = true;
    for (pn_code *code = pn->codes; code != NULL; code = code->next)
        code->sealed = true;
    host_seal(pn);
    return api_leave(pn, PN_OK);
}

/* --- resetting -----------------------------------------------------------------------------------------------------
 */

static void envs_cut(pn_vm *pn) {
    for (pn_env **link = &pn->envs; *link != NULL;) {
        pn_env *env = *link;
        if (env->sealed) {
            link = &env->next;
            continue;
        }
        *link = env->next;
        trusted_free(&pn->vm, env, sizeof *env);
    }
}

static void codes_cut(pn_vm *pn) {
    for (pn_code **link = &pn->codes; *link != NULL;) {
        pn_code *code = *link;
        if (code->sealed) {
            link = &code->next;
            continue;
        }
        *link = code->next;
        trusted_free(&pn->vm, code, sizeof *code);
    }
}

/* Places whose scope was closed since, and which others took then, are valid for nobody. */
static void handles_restore(pn_vm *pn) {
    const struct api_seal *seal = &pn->seal;
    pn->handle_count = seal->handle_count;
    for (uint32_t slot = 1; slot <= seal->handle_count; slot++)
        pn->handle_values[slot] =
            pn->handle_generations[slot] == seal->handle_generations[slot] ? seal->handle_values[slot] : VALUE_UNSET;
}

static void statistics_clear(pn_vm *pn) {
    struct guard_state *guards = &pn->guards;
    memset(guards->report_counts, 0, sizeof guards->report_counts);
    memset(guards->capability_uses, 0, sizeof guards->capability_uses);
    guards->limits_met = 0;
    guards->violation[0] = '\0';
    guards->stopped_at = (struct guard_place){.file = ""};
    pn->limit_message[0] = pn->message[0] = '\0';
    pn->run_start = pn->run_elapsed = pn->run_steps = pn->steps_since_reset = 0;
}

/* Without a seal: ends all rooms and starts them again. */
static bool vm_renew(pn_vm *pn) {
    struct vm *vm = &pn->vm;
    char reason[API_MESSAGE_SIZE];
    struct vm fresh = {.c_stack_limit = vm->c_stack_limit,
                       .c_stack_base = vm->c_stack_base,
                       .guards = vm->guards,
                       .host = vm->host,
                       .write_output = vm->write_output,
                       .resolve_module = vm->resolve_module,
                       .attributes = vm->attributes,
                       .memory_limit = vm->memory_limit,
                       .guard_space = vm->guard_space,
                       .frame_limit = vm->frame_capacity, /* a script may have lowered the limit */
                       .native_depth_limit = vm->native_depth_limit,
                       .source_limit = vm->source_limit,
                       .output_limit = vm->output_limit,
                       .run_number = vm->run_number};
    rooms_stop(pn);
    *vm = fresh;
    roots_clear(pn);
    pn->handle_count = 0;
    return rooms_start(pn, reason, sizeof reason);
}

pn_status pn_vm_reset(pn_vm *pn) {
    API_ENTER(pn);
    if (pn->entries > 1 || pn->running)
        return api_fail(pn, PN_ERROR_BUSY, "a script of this VM is running");
    uint64_t steps = pn->steps_since_reset;
    statistics_clear(pn);
    if (pn->seal.state == NULL) {
        if (vm_renew(pn))
            return api_leave(pn, PN_OK);
        pn->unusable = true;
        return api_fail(pn, PN_ERROR_MEMORY, "the VM could not be made anew");
    }
    texts_forget(pn);
    re_stop(&pn->vm);
    envs_cut(pn);
    codes_cut(pn);
    handles_restore(pn);
    host_cut(pn);
    atomic_store_explicit(&pn->vm.interrupt, 0, memory_order_relaxed);
    if (!pristine_restore(&pn->vm, pn->seal.state, steps)) {
        pn->unusable = true;
        return api_fail(pn, PN_ERROR_UNUSABLE, "internal error: the run left something that was not undone");
    }
    return api_leave(pn, PN_OK);
}
