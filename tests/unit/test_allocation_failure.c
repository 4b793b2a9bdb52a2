/* Every allocation fails once, in turn: of making a VM, of preparing an env, of running each script of
 * tests/fault_injection/. Whatever fails, nothing may crash, leak or hang; the outcome is a MemoryError or success, the
 * heap passes its audit (in builds that have it, after each run), and the VM runs the next script.
 *
 * Builds without the test hooks have nothing to inject; there only the scripts themselves are checked. */
#include "pynterp.h"

#include "../../vm/allocation_failure.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

#define SCRIPT_MAXIMUM 20000
#define FAILURES_MAXIMUM 200000
/* Every allocation up to this one fails in turn; after it, for long scripts, one in so many. */
#define DENSE_PART 1000
#define SPARSE_STEP 7
static const char folder[] = "tests/fault_injection/";

struct host {
    pn_vm *vm;
    pn_env *env;
    pn_outcome outcome;
    const char *script;
    char source[SCRIPT_MAXIMUM];
    size_t length;
    uint64_t failing; /* the allocation that fails */
    const char *mode;
};

#define check_that(host, condition, ...)                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s: allocation %llu fails, %s: %s: ", (host)->script,                                     \
                    (unsigned long long)(host)->failing, (host)->mode, #condition);                                    \
            fprintf(stderr, __VA_ARGS__);                                                                              \
            fputc('\n', stderr);                                                                                       \
            cr_assert_fail("%s: allocation %llu fails, %s: %s", (host)->script, (unsigned long long)(host)->failing,   \
                           (host)->mode, #condition);                                                                  \
        }                                                                                                              \
    } while (0)

static void check_leaks(void) {
#if defined(__SANITIZE_ADDRESS__)
    cr_assert_eq(__lsan_do_recoverable_leak_check(), 0, "memory has leaked");
#endif
}

static bool on_output(void *user_data, int stream, const char *data, size_t length) {
    (void)user_data, (void)stream, (void)data, (void)length;
    return true;
}

static bool on_module(void *user_data, const char *name, pn_module_source *module) {
    static const char source[] = "def double(x):\n    return [x, x]\n\nclass Helper:\n    name = 'helper'\n";
    (void)user_data;
    if (strcmp(name, "helper") != 0)
        return false;
    *module = (pn_module_source){.source = source, .length = strlen(source), .filename = "helper.py"};
    return true;
}

static pn_status on_call(pn_call *call, void *user_data) {
    (void)user_data;
    pn_value argument, list;
    pn_status status = pn_new_list(pn_call_vm(call), &list);
    for (size_t i = 0; i < pn_call_count(call) && status == PN_OK; i++) {
        status = pn_call_argument(call, i, &argument);
        if (status == PN_OK)
            status = pn_list_append(pn_call_vm(call), list, argument);
    }
    return status == PN_OK ? pn_call_return(call, list) : status;
}

static pn_status vm_make(struct host *host) {
    pn_config config = PN_CONFIG_DEFAULT;
    config.max_memory = UINT64_C(64) << 20;
    config.max_steps = 10000000;
    config.output = on_output;
    config.module = on_module;
    host->vm = NULL;
    return pn_vm_new(&config, &host->vm);
}

static pn_status env_make(struct host *host) {
    static const char json[] = "{\"data\": [1, 2.5, \"three\", null, {\"four\": [true, 12345678901234567890123]}]}";
    const char *const arguments[] = {"script.py", "first"};
    pn_status status = pn_env_new_default(host->vm, &host->env);
    if (status == PN_OK)
        status = pn_env_set_json_names(host->env, json, strlen(json));
    if (status == PN_OK)
        status = pn_env_set_str(host->env, "text", "some text", 9);
    if (status == PN_OK)
        status = pn_env_set_function(host->env, "host_list", on_call, NULL);
    if (status == PN_OK)
        status = pn_vm_set_arguments(host->vm, 2, arguments);
    return status;
}

static void run_source(struct host *host, const char *source, size_t length) {
    pn_status status = pn_run(host->vm, source, length, "script.py", host->env, &host->outcome);
    check_that(host, status == PN_OK, "%s: %s", pn_status_name(status), pn_vm_message(host->vm));
    check_that(host, host->outcome.reusable, "%s", host->outcome.message);
}

static void vm_must_run(struct host *host) {
    static const char source[] = "again = [str(n) for n in range(20)]\nimport math\nanswer = math.floor(42.5)\n";
    const char *text;
    size_t length;
    run_source(host, source, strlen(source));
    check_that(host, host->outcome.kind == PN_OUTCOME_OK, "%s", host->outcome.traceback);
    check_that(host, pn_env_get_json(host->env, "answer", &text, &length) == PN_OK && strcmp(text, "42") == 0, "%s",
               pn_vm_message(host->vm));
}

static void script_read(struct host *host, const char *name) {
    char path[200];
    snprintf(path, sizeof path, "%s%s.py", folder, name);
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s cannot be read; run this from the project's root", path);
    host->length = fread(host->source, 1, sizeof host->source, file);
    fclose(file);
    cr_assert_lt(host->length, sizeof host->source);
    host->script = name;
    host->mode = "never";
}

#if PN_TEST_HOOKS

/* Calls `attempt`, which says whether an allocation has failed, with each allocation failing in turn until none does.
 */
static void sweep(struct host *host, enum allocation_failure mode,
                  bool (*attempt)(struct host *host, enum allocation_failure mode)) {
    bool failed = true;
    host->mode = mode == ALLOCATION_FAILS_ONCE ? "once" : "and all after it";
    for (host->failing = 1; failed; host->failing += host->failing < DENSE_PART ? 1 : SPARSE_STEP) {
        cr_assert_lt(host->failing, FAILURES_MAXIMUM);
        failed = attempt(host, mode);
        pn_vm_free(host->vm);
    }
    cr_log_info("%s: fewer than %llu allocations", host->script, (unsigned long long)host->failing);
    check_leaks();
}

static void expect_memory_error(struct host *host, pn_status status, bool failed) {
    check_that(host, status == PN_OK || (failed && status == PN_ERROR_MEMORY), "%s: %s", pn_status_name(status),
               pn_vm_message(host->vm));
}

static bool attempt_vm(struct host *host, enum allocation_failure mode) {
    allocation_fail_after(host->failing, mode);
    pn_status status = vm_make(host);
    bool failed = allocation_fail_end();
    expect_memory_error(host, status, failed);
    return failed;
}

static bool attempt_env(struct host *host, enum allocation_failure mode) {
    cr_assert_eq(vm_make(host), PN_OK);
    allocation_fail_after(host->failing, mode);
    pn_status status = env_make(host);
    bool failed = allocation_fail_end();
    expect_memory_error(host, status, failed);
    cr_assert_eq(env_make(host), PN_OK, "%s", pn_vm_message(host->vm));
    vm_must_run(host);
    return failed;
}

/* A run, and reading its result. */
static bool attempt_script(struct host *host, enum allocation_failure mode) {
    const char *text;
    size_t length;
    cr_assert_eq(vm_make(host), PN_OK);
    cr_assert_eq(env_make(host), PN_OK);
    allocation_fail_after(host->failing, mode);
    run_source(host, host->source, host->length);
    pn_outcome outcome = host->outcome;
    bool done = outcome.kind == PN_OUTCOME_OK;
    pn_status status = done ? pn_env_get_json(host->env, "result", &text, &length) : PN_OK;
    bool failed = allocation_fail_end();
    check_that(host, done || (failed && outcome.limit == PN_LIMIT_MEMORY), "%s: %s\n%s", outcome.exception_type,
               outcome.message, outcome.traceback);
    expect_memory_error(host, status, failed);
    vm_must_run(host);
    return failed;
}

static void sweep_script(const char *name) {
    static struct host host;
    script_read(&host, name);
    sweep(&host, ALLOCATION_FAILS_ONCE, attempt_script);
    sweep(&host, ALLOCATION_FAILS_FROM_THEN_ON, attempt_script);
}

/* Separately, since what one of them leaves in the process, the next need not make. */
Test(allocation_failure, making_a_vm_with_one_failure) {
    static struct host host = {.script = "making a VM"};
    sweep(&host, ALLOCATION_FAILS_ONCE, attempt_vm);
}

Test(allocation_failure, making_a_vm_with_many_failures) {
    static struct host host = {.script = "making a VM"};
    sweep(&host, ALLOCATION_FAILS_FROM_THEN_ON, attempt_vm);
}

Test(allocation_failure, making_an_env) {
    static struct host host = {.script = "making an env"};
    sweep(&host, ALLOCATION_FAILS_ONCE, attempt_env);
    sweep(&host, ALLOCATION_FAILS_FROM_THEN_ON, attempt_env);
}

#else

static void sweep_script(const char *name) {
    static struct host host;
    script_read(&host, name);
    cr_assert_eq(vm_make(&host), PN_OK);
    cr_assert_eq(env_make(&host), PN_OK);
    run_source(&host, host.source, host.length);
    check_that(&host, host.outcome.kind == PN_OUTCOME_OK, "%s", host.outcome.traceback);
    vm_must_run(&host);
    pn_vm_free(host.vm);
    check_leaks();
}

#endif

#define SCRIPT_TEST(name)                                                                                              \
    Test(allocation_failure, name) { sweep_script(#name); }

SCRIPT_TEST(arithmetic)
SCRIPT_TEST(classes)
SCRIPT_TEST(containers)
SCRIPT_TEST(evaluation)
SCRIPT_TEST(exceptions)
SCRIPT_TEST(functions)
SCRIPT_TEST(generators)
SCRIPT_TEST(handlers)
SCRIPT_TEST(host)
SCRIPT_TEST(modules)
SCRIPT_TEST(printing)
SCRIPT_TEST(strings)
SCRIPT_TEST(syntax)
