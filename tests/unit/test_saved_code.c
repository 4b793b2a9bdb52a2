/* The saved form of code: what is loaded does what its source does, in another VM too; bytes that are cut, damaged or
 * of another version are refused with a reason, and never more than that. */
#include "pynterp.h"

#include "builtins/container.h"
#include "compiler/compile.h"
#include "stdlib_allowlist/module_code.h"
#include "vm/api_internal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char source[] =
    "import math\n"
    "def outer(n, *rest, key=(1, 2.5, 'text', b'bytes', None, frozenset({1}), 2 ** 80, -3j), **more):\n"
    "    'Documentation.'\n"
    "    def inner(step):\n"
    "        nonlocal n\n"
    "        n += step\n"
    "        return n\n"
    "    return [inner(2) for _ in range(3)], str(key), 123456789012345678901234567890, '\\ud800' + 'h\\u00e9'\n"
    "class Made:\n"
    "    size = 3\n"
    "    def total(self): return sum(x for x in range(self.size))\n"
    "def squares():\n"
    "    try:\n"
    "        yield from (n * n for n in range(4))\n"
    "    finally:\n"
    "        log.append('done')\n"
    "log = []\n"
    "match [1, {'k': 2}]:\n"
    "    case [a, {'k': b}]: log.append((a, b))\n"
    "try:\n"
    "    {}['missing']\n"
    "except KeyError as error:\n"
    "    log.append(repr(error))\n"
    "result = str([outer(1)[:3], Made().total(), list(squares()), log, math.floor(2.5), outer.__doc__])\n";

struct host {
    pn_vm *vm;
    pn_env *env;
    pn_outcome outcome;
};

static bool output_drop(void *user_data, int stream, const char *data, size_t length) {
    (void)user_data, (void)stream, (void)data, (void)length;
    return true;
}

static struct host host_make(void) {
    struct host host = {0};
    pn_config config = PN_CONFIG_DEFAULT;
    config.max_memory = UINT64_C(32) << 20;
    config.max_steps = 200000;
    config.output = output_drop;
    cr_assert_eq(pn_vm_new(&config, &host.vm), PN_OK);
    cr_assert_eq(pn_env_new_default(host.vm, &host.env), PN_OK);
    return host;
}

static char *result_of(struct host *host) {
    const char *text;
    size_t length;
    cr_assert_eq(pn_env_get_json(host->env, "result", &text, &length), PN_OK, "%s", pn_vm_message(host->vm));
    return strdup(text);
}

/* malloc */
static char *code_saved(const char *text, size_t *length) {
    struct host host = host_make();
    pn_value bytes;
    const void *data;
    cr_assert_eq(pn_code_save(host.vm, text, strlen(text), "saved.py", &bytes, &host.outcome), PN_OK);
    cr_assert_eq(host.outcome.kind, PN_OUTCOME_OK, "%s", host.outcome.traceback);
    cr_assert_eq(pn_get_bytes(host.vm, bytes, &data, length), PN_OK);
    char *copy = malloc(*length);
    memcpy(copy, data, *length);
    pn_vm_free(host.vm);
    return copy;
}

static pn_status saved_run(struct host *host, const char *bytes, size_t length) {
    pn_code *code;
    pn_status status = pn_code_load(host->vm, bytes, length, &code, &host->outcome);
    if (status != PN_OK || code == NULL)
        return status;
    status = pn_run_code(host->vm, code, host->env, NULL, &host->outcome);
    pn_code_free(code);
    return status;
}

static void must_refuse(struct host *host, const char *code, size_t length, const char *why) {
    pn_scope scope; /* the outcome has a handle of the exception */
    cr_assert_eq(pn_scope_open(host->vm, &scope), PN_OK);
    cr_assert_eq(saved_run(host, code, length), PN_OK);
    cr_assert_eq(host->outcome.kind, PN_OUTCOME_EXCEPTION);
    cr_assert_str_eq(host->outcome.exception_type, "ValueError");
    cr_assert_not_null(strstr(host->outcome.message, why), "%s", host->outcome.message);
    cr_assert(host->outcome.reusable);
    cr_assert_eq(pn_scope_close(host->vm, scope), PN_OK);
}

Test(saved_code, does_what_its_source_does) {
    struct host first = host_make(), second = host_make();
    size_t length;
    char *code = code_saved(source, &length);
    cr_assert_eq(pn_run(first.vm, source, strlen(source), "saved.py", first.env, &first.outcome), PN_OK);
    cr_assert_eq(first.outcome.kind, PN_OUTCOME_OK, "%s", first.outcome.traceback);
    cr_assert_eq(saved_run(&second, code, length), PN_OK);
    cr_assert_eq(second.outcome.kind, PN_OUTCOME_OK, "%s", second.outcome.traceback);
    char *expected = result_of(&first), *actual = result_of(&second);
    cr_assert_str_eq(actual, expected);
    free(expected);
    free(actual);
    free(code);
    pn_vm_free(first.vm);
    pn_vm_free(second.vm);
}

Test(saved_code, tracebacks_are_those_of_the_source) {
    static const char failing[] = "def divide(n):\n    return n / 0\n\ndivide(1)\n";
    struct host first = host_make(), second = host_make();
    size_t length;
    char *code = code_saved(failing, &length);
    cr_assert_eq(pn_run(first.vm, failing, strlen(failing), "saved.py", first.env, &first.outcome), PN_OK);
    cr_assert_eq(saved_run(&second, code, length), PN_OK);
    cr_assert_str_eq(second.outcome.traceback, first.outcome.traceback);
    free(code);
    pn_vm_free(first.vm);
    pn_vm_free(second.vm);
}

Test(saved_code, what_is_no_saved_code_is_refused) {
    struct host host = host_make();
    size_t length;
    char *code = code_saved(source, &length);
    must_refuse(&host, "", 0, "it ends too early");
    must_refuse(&host, "print(1)", 8, "it is not saved code");
    code[6]++;
    must_refuse(&host, code, length, "another version");
    code[6]--;
    code[7]++;
    must_refuse(&host, code, length, "another version");
    code[7]--;
    char *longer = malloc(length + 1);
    memcpy(longer, code, length);
    longer[length] = 0;
    must_refuse(&host, longer, length + 1, "there is more behind its end");
    free(longer);
    free(code);
    pn_vm_free(host.vm);
}

Test(saved_code, every_cut_is_refused) {
    struct host host = host_make();
    size_t length;
    char *code = code_saved(source, &length);
    for (size_t cut = 0; cut < length; cut++)
        must_refuse(&host, code, cut, "saved code cannot be read");
    free(code);
    pn_vm_free(host.vm);
}

/* What the verifier lets through is run, and may do whatever a script may. */
Test(saved_code, damaged_bytes_do_no_harm, .timeout = 240) {
    uint64_t random = 88172645463325252u;
    size_t length;
    char *code = code_saved(source, &length);
    for (int round = 0; round < 3000; round++) {
        struct host host = host_make();
        char before[4];
        size_t places[4];
        for (int i = 0; i < 4; i++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            places[i] = 15 + random % (length - 15);
            before[i] = code[places[i]];
            char nudged = (char)(before[i] + (int)(random >> 40 & 3) - 1);
            code[places[i]] = random >> 32 & 1 ? (char)(random >> 40) : nudged;
        }
        cr_assert_eq(saved_run(&host, code, length), PN_OK, "round %d", round);
        cr_assert(host.outcome.reusable, "round %d: %s", round, host.outcome.message);
        for (int i = 3; i >= 0; i--)
            code[places[i]] = before[i];
        pn_vm_free(host.vm);
    }
    free(code);
}

/* --- the library's own modules --- */

Test(module_code, is_what_compiling_the_source_makes, .timeout = 60) {
    struct host host = host_make();
    pn_vm *pn = host.vm;
    cr_assert_eq(api_enter(pn, (uintptr_t)__builtin_frame_address(0)), PN_OK);
    pn->vm.fuel_limit = -1;
    for (uint32_t i = 0; module_definitions[i] != NULL; i++) {
        const struct module_code *code = &module_codes[i];
        char filename[200];
        size_t length;
        const char *text = module_source(module_definitions[i], &length);
        snprintf(filename, sizeof filename, MODULE_FILENAME, module_definitions[i]->name);
        cr_assert_eq(text != NULL, code->profiles >> ATTRIBUTE_PROFILE_STRICT & 1, "%s", filename);
        if (text == NULL)
            continue;
        value v = compile_to_bytes(&pn->vm, text, length, filename, COMPILE_EXEC, false);
        cr_assert_neq(v, VALUE_ERROR, "%s", filename);
        const struct bytes *bytes = object_of(&pn->vm, v);
        cr_assert_eq(bytes->length, code->length, "%s", filename);
        cr_assert_eq(memcmp(bytes->data, (const char *)module_code_bytes + code->start, code->length), 0, "%s",
                     filename);
    }
    cr_assert_eq(api_leave(pn, PN_OK), PN_OK);
    pn_vm_free(pn);
}

static uint64_t steps_of_import(const char *json, const char *script) {
    pn_config config = PN_CONFIG_DEFAULT;
    pn_policy *policy;
    struct host host = {0};
    pn_statistics statistics;
    char reason[600];
    cr_assert_eq(pn_policy_new(json, strlen(json), &policy, reason, sizeof reason), PN_OK, "%s", reason);
    cr_assert_eq(pn_policy_apply(policy, &config), PN_OK);
    cr_assert_eq(pn_vm_new(&config, &host.vm), PN_OK);
    cr_assert_eq(pn_env_new_default(host.vm, &host.env), PN_OK);
    cr_assert_eq(pn_run(host.vm, script, strlen(script), "s.py", host.env, &host.outcome), PN_OK);
    cr_assert_eq(host.outcome.kind, PN_OUTCOME_OK, "%s", host.outcome.traceback);
    pn_vm_statistics(host.vm, &statistics);
    pn_vm_free(host.vm);
    pn_policy_free(policy);
    return statistics.steps;
}

Test(module_code, is_compiled_anew_where_the_host_has_exceptions_from_the_profile) {
    const char *script = "import dataclasses, enum, collections.abc\nassert issubclass(list, collections.abc.Sequence)";
    uint64_t made = steps_of_import("{}", script);
    cr_assert_eq(steps_of_import("{}", script), made);
    cr_assert_eq(steps_of_import("{\"profile\": \"compat\"}", script), made);
    cr_assert_gt(steps_of_import("{\"attributes\": {\"block\": [\"secret\"]}}", script), 2 * made);
    cr_assert_gt(steps_of_import("{\"attributes\": {\"allow\": [\"__dict__\"]}}", script), 2 * made);
}
