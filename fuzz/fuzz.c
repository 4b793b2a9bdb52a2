/* See fuzz.h. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool output_drop(void *user_data, int stream, const char *data, size_t length) {
    (void)user_data, (void)stream, (void)data, (void)length;
    return true;
}

void fuzz_require(bool condition, const char *what, const char *detail) {
    if (condition)
        return;
    fprintf(stderr, "fuzz: %s: %s\n", what, detail);
    abort();
}

/* Making a VM takes longer than most inputs do, so some of them share one, each with an env of its own. */
#define RUNS_OF_A_VM 50
static struct {
    pn_vm *vm;
    pn_code *code; /* of a target whose script is always the same */
    unsigned runs;
    bool is_lent;
} kept;

static pn_vm *vm_make(void) {
    pn_vm *vm;
    pn_config config = PN_CONFIG_DEFAULT;
    config.max_memory = UINT64_C(6) << 20;
    config.max_steps = 30000;
    config.max_recursion = 60;
    config.max_native_nesting = 20;
    config.max_output = 65536;
    config.max_source = 65536;
    config.output = output_drop;
    fuzz_require(pn_vm_new(&config, &vm) == PN_OK, "there is no VM", "");
    return vm;
}

static void kept_drop(void) {
    pn_vm_free(kept.vm);
    kept.vm = NULL;
    kept.code = NULL;
}

/* Something of an earlier input may live on, in a module, and take the memory there is; then that VM has served. */
static bool has_room(pn_vm *vm) {
    pn_env *env;
    if (pn_env_new_default(vm, &env) != PN_OK)
        return false;
    pn_env_free(env);
    return pn_vm_collect(vm) == PN_OK;
}

struct fuzz_run fuzz_begin(void) {
    if (!kept.is_lent && kept.vm != NULL && !has_room(kept.vm))
        kept_drop();
    struct fuzz_run run = {.vm = kept.is_lent || kept.vm == NULL ? vm_make() : kept.vm};
    if (!kept.is_lent) {
        kept.runs = run.vm == kept.vm ? kept.runs + 1 : 1;
        kept.vm = run.vm;
        kept.is_lent = true;
    }
    fuzz_require(pn_env_new_default(run.vm, &run.env) == PN_OK && pn_scope_open(run.vm, &run.scope) == PN_OK,
                 "there is no env", pn_vm_message(run.vm));
    return run;
}

void fuzz_end_for_good(struct fuzz_run *run) {
    if (run->vm == kept.vm)
        kept.runs = RUNS_OF_A_VM;
    fuzz_end(run);
}

void fuzz_end(struct fuzz_run *run) {
    (void)!pn_scope_close(run->vm, run->scope);
    pn_env_free(run->env);
    if (run->vm != kept.vm) {
        pn_vm_free(run->vm);
        return;
    }
    kept.is_lent = false;
    if (kept.runs >= RUNS_OF_A_VM)
        kept_drop();
}

void fuzz_check(pn_status status, const pn_outcome *outcome) {
    fuzz_require(status == PN_OK, pn_status_name(status), outcome->message);
    fuzz_require(outcome->reusable, "the VM gave itself up", outcome->message);
    bool is_internal = strcmp(outcome->exception_type, "SystemError") == 0;
    fuzz_require(!is_internal || strstr(outcome->message, "without setting an exception") == NULL, "internal error",
                 outcome->message);
}

void fuzz_run_source(const struct fuzz_run *run, const char *source, size_t length, pn_outcome *outcome) {
    fuzz_check(pn_run(run->vm, source, length, "fuzz.py", run->env, outcome), outcome);
}

void fuzz_run_script(const struct fuzz_run *run, const char *script, pn_outcome *outcome) {
    pn_code *code = run->vm == kept.vm ? kept.code : NULL;
    if (code == NULL) {
        fuzz_check(pn_compile(run->vm, script, strlen(script), "fuzz.py", &code, outcome), outcome);
        fuzz_require(code != NULL, outcome->message, outcome->traceback);
        if (run->vm == kept.vm)
            kept.code = code;
    }
    fuzz_check(pn_run_code(run->vm, code, run->env, NULL, outcome), outcome);
}

uint8_t fuzz_byte(struct fuzz_input *input) {
    if (input->size == 0)
        return 0;
    input->size--;
    return *input->data++;
}

uint64_t fuzz_number(struct fuzz_input *input) {
    uint64_t number = 0;
    for (int i = 0; i < 8; i++)
        number = number << 8 | fuzz_byte(input);
    return number;
}

const char *fuzz_text(struct fuzz_input *input, size_t most, size_t *length) {
    const char *text = (const char *)input->data;
    size_t limit = input->size < most ? input->size : most;
    const void *zero = limit > 0 ? memchr(text, 0, limit) : NULL;
    *length = zero != NULL ? (size_t)((const char *)zero - text) : limit;
    size_t taken = zero != NULL ? *length + 1 : *length;
    if (input->size == 0)
        return "";
    input->data += taken;
    input->size -= taken;
    return text;
}
