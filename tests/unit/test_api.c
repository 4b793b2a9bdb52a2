/* The public interface: configuration, envs, values, host functions, outcomes, interrupt, several VMs. */
#include "pynterp.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

struct host {
    pn_vm *vm;
    pn_env *env;
    pn_outcome outcome;
    char output[4096];
    size_t output_length;
    int events;
};

static bool on_output(void *user_data, int stream, const char *data, size_t length) {
    struct host *host = user_data;
    (void)stream;
    if (length > sizeof host->output - 1 - host->output_length)
        length = sizeof host->output - 1 - host->output_length;
    memcpy(host->output + host->output_length, data, length);
    host->output_length += length;
    host->output[host->output_length] = '\0';
    return true;
}

static void on_event(void *user_data, const pn_audit_event *event) {
    struct host *host = user_data;
    cr_assert_not_null(event->reason);
    host->events++;
}

static void host_start(struct host *host, pn_config config) {
    memset(host, 0, sizeof *host);
    config.output = on_output;
    config.output_data = host;
    config.audit = on_event;
    config.audit_data = host;
    cr_assert_eq(pn_vm_new(&config, &host->vm), PN_OK);
    cr_assert_eq(pn_env_new_default(host->vm, &host->env), PN_OK);
}

static struct host *host_default(void) {
    static struct host host;
    host_start(&host, (pn_config)PN_CONFIG_DEFAULT);
    return &host;
}

static pn_outcome *run(struct host *host, const char *source) {
    cr_assert_eq(pn_run(host->vm, source, strlen(source), "test.py", host->env, &host->outcome), PN_OK);
    return &host->outcome;
}

static void run_ok(struct host *host, const char *source) {
    pn_outcome *outcome = run(host, source);
    cr_assert_eq(outcome->kind, PN_OUTCOME_OK, "%s%s", outcome->traceback, outcome->message);
}

static const char *json_of(struct host *host, const char *name) {
    const char *text;
    size_t length;
    cr_assert_eq(pn_env_get_json(host->env, name, &text, &length), PN_OK, "%s", pn_vm_message(host->vm));
    cr_assert_eq(strlen(text), length);
    return text;
}

/* --- configuration --- */

static pn_status new_with(pn_config config, char *reason, size_t size) {
    pn_vm *vm;
    config.message = reason;
    config.message_size = size;
    pn_status status = pn_vm_new(&config, &vm);
    if (status == PN_OK)
        pn_vm_free(vm);
    else
        cr_assert_null(vm);
    return status;
}

Test(api, a_configuration_that_cannot_be_enforced_is_refused_with_a_reason) {
    char reason[300];
    pn_config config = PN_CONFIG_DEFAULT;
    cr_assert_eq(new_with(config, reason, sizeof reason), PN_OK);
    config.max_memory = 1;
    cr_assert_eq(new_with(config, reason, sizeof reason), PN_ERROR_POLICY);
    cr_assert(strstr(reason, "memory"));
    config = (pn_config)PN_CONFIG_DEFAULT;
    config.max_memory = UINT64_MAX;
    cr_assert_eq(new_with(config, reason, sizeof reason), PN_ERROR_POLICY);
    config = (pn_config)PN_CONFIG_DEFAULT;
    config.allow_import = "math,os";
    cr_assert_eq(new_with(config, reason, sizeof reason), PN_ERROR_POLICY);
    cr_assert(strstr(reason, "'os'"));
    config = (pn_config)PN_CONFIG_DEFAULT;
    config.grant = "network";
    cr_assert_eq(new_with(config, reason, sizeof reason), PN_ERROR_POLICY);
    config = (pn_config)PN_CONFIG_DEFAULT;
    config.profile = "lax";
    cr_assert_eq(new_with(config, reason, sizeof reason), PN_ERROR_POLICY);
    config = (pn_config)PN_CONFIG_DEFAULT;
    config.size--;
    cr_assert_eq(new_with(config, reason, sizeof reason), PN_ERROR_ARGUMENT);
    pn_vm *vm;
    cr_assert_eq(pn_vm_new(NULL, &vm), PN_ERROR_ARGUMENT);
}

/* --- envs and values --- */

Test(api, names_go_in_and_come_out) {
    struct host *host = host_default();
    pn_env_set_int(host->env, "number", INT64_MIN);
    pn_env_set_float(host->env, "ratio", 0.5);
    pn_env_set_str(host->env, "text", "na\xC3\xAFve\0x", 8);
    pn_env_set_bool(host->env, "flag", true);
    pn_env_set_none(host->env, "nothing");
    cr_assert_eq(pn_env_set_json(host->env, "data", "[1, {\"a\": null}]", 16), PN_OK);
    run_ok(host, "result = [number, ratio, text, flag, nothing, data, 2 ** 100]");
    cr_assert_str_eq(json_of(host, "result"), "[-9223372036854775808, 0.5, \"na\xC3\xAFve\\u0000x\", true, null, "
                                              "[1, {\"a\": null}], 1267650600228229401496703205376]");
    pn_value value;
    cr_assert_eq(pn_env_get(host->env, "missing", &value), PN_ERROR_NOT_FOUND);
    cr_assert_eq(pn_env_set_int(host->env, "not a name", 1), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_env_set_int(host->env, "", 1), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_env_set_str(host->env, "text", "\xFF", 1), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_env_delete(host->env, "text"), PN_OK);
    cr_assert_eq(pn_env_delete(host->env, "text"), PN_ERROR_NOT_FOUND);
    pn_vm_free(host->vm);
}

Test(api, an_empty_env_has_no_builtins) {
    struct host *host = host_default();
    pn_env *empty;
    cr_assert_eq(pn_env_new_empty(host->vm, &empty), PN_OK);
    pn_env_set_int(empty, "x", 20);
    pn_outcome outcome;
    cr_assert_eq(pn_run(host->vm, "y = x + 1", 9, "a.py", empty, &outcome), PN_OK);
    cr_assert_eq(outcome.kind, PN_OUTCOME_OK);
    static const char *const sources[] = {"print(1)", "len", "__builtins__", "__import__", "ValueError"};
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        cr_assert_eq(pn_run(host->vm, sources[i], strlen(sources[i]), "a.py", empty, &outcome), PN_OK);
        cr_assert_eq(outcome.kind, PN_OUTCOME_EXCEPTION);
        cr_assert_str_eq(outcome.exception_type, "NameError");
    }
    static const char imports[] = "import json\ntext = json.dumps([1])";
    cr_assert_eq(pn_run(host->vm, imports, strlen(imports), "a.py", empty, &outcome), PN_OK);
    cr_assert_eq(outcome.kind, PN_OUTCOME_OK, "a module of the allowlist has its own builtins: %s", outcome.traceback);
    pn_env_free(empty);
    run_ok(host, "print(len('four'))");
    cr_assert_str_eq(host->output, "4\n");
    pn_vm_free(host->vm);
}

Test(api, a_handle_is_invalid_after_its_scope) {
    struct host *host = host_default();
    pn_scope scope;
    pn_value inside, kept;
    int64_t number;
    cr_assert_eq(pn_scope_open(host->vm, &scope), PN_OK);
    cr_assert_eq(pn_new_int(host->vm, 7, &inside), PN_OK);
    kept = inside;
    cr_assert_eq(pn_scope_close_keeping(host->vm, scope, &kept), PN_OK);
    cr_assert_eq(pn_get_int(host->vm, kept, &number), PN_OK);
    cr_assert_eq(number, 7);
    cr_assert_eq(pn_get_int(host->vm, inside, &number), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_get_int(host->vm, PN_NO_VALUE, &number), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_value_type(host->vm, (pn_value){1000000, 1}), PN_TYPE_INVALID);
    pn_vm_free(host->vm);
}

Test(api, values_survive_collections_while_handles_name_them) {
    struct host *host = host_default();
    pn_value list, item;
    cr_assert_eq(pn_new_list(host->vm, &list), PN_OK);
    for (int i = 0; i < 20000; i++) {
        pn_scope scope;
        char text[40];
        pn_scope_open(host->vm, &scope);
        snprintf(text, sizeof text, "text number %d", i);
        cr_assert_eq(pn_new_str(host->vm, text, strlen(text), &item), PN_OK);
        cr_assert_eq(pn_list_append(host->vm, list, item), PN_OK);
        pn_scope_close(host->vm, scope);
    }
    cr_assert_eq(pn_vm_collect(host->vm), PN_OK);
    size_t length;
    const char *text;
    cr_assert_eq(pn_length(host->vm, list, &length), PN_OK);
    cr_assert_eq(length, 20000);
    cr_assert_eq(pn_list_get(host->vm, list, 19999, &item), PN_OK);
    cr_assert_eq(pn_get_str(host->vm, item, &text, &length), PN_OK);
    cr_assert_str_eq(text, "text number 19999");
    cr_assert_eq(pn_list_get(host->vm, list, 20000, &item), PN_ERROR_RANGE);
    pn_vm_free(host->vm);
}

Test(api, values_of_the_wrong_type_are_refused) {
    struct host *host = host_default();
    pn_value value;
    int64_t number;
    double real;
    bool truth;
    const char *text;
    size_t length;
    pn_new_str(host->vm, "x", 1, &value);
    cr_assert_eq(pn_get_int(host->vm, value, &number), PN_ERROR_TYPE);
    cr_assert_eq(pn_get_float(host->vm, value, &real), PN_ERROR_TYPE);
    cr_assert_eq(pn_get_bool(host->vm, value, &truth), PN_ERROR_TYPE);
    pn_new_json(host->vm, "123456789012345678901234567890", 30, &value);
    cr_assert_eq(pn_value_type(host->vm, value), PN_TYPE_INT);
    cr_assert_eq(pn_get_int(host->vm, value, &number), PN_ERROR_RANGE);
    cr_assert_eq(pn_get_str(host->vm, value, &text, &length), PN_ERROR_TYPE);
    cr_assert(strstr(pn_vm_message(host->vm), "int"));
    pn_vm_free(host->vm);
}

Test(api, json_is_strict_and_bounded) {
    struct host *host = host_default();
    pn_value value;
    static const char *const wrong[] = {"",         "[1,]",    "{\"a\" 1}", "{a: 1}",   "nul",      "01",
                                        "1.",       "1e",      "NaN",       "Infinity", "-",        "'x'",
                                        "\"\x01\"", "\"\\x\"", "\"\\ud8\"", "[1] 2",    "\"\xFF\"", "\"abc"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        cr_assert_eq(pn_new_json(host->vm, wrong[i], strlen(wrong[i]), &value), PN_ERROR_JSON, "%s", wrong[i]);
    char deep[1000];
    memset(deep, '[', sizeof deep);
    cr_assert_eq(pn_new_json(host->vm, deep, sizeof deep, &value), PN_ERROR_JSON);
    static const char good[] = " {\"a\": [1, -2.5e3, true, null, \"\\u00e9\\ud83d\\ude00\\n\"], \"b\": {}} ";
    const char *text;
    size_t length;
    cr_assert_eq(pn_new_json(host->vm, good, strlen(good), &value), PN_OK, "%s", pn_vm_message(host->vm));
    cr_assert_eq(pn_get_json(host->vm, value, &text, &length), PN_OK);
    cr_assert_str_eq(text, "{\"a\": [1, -2500.0, true, null, \"\xC3\xA9\xF0\x9F\x98\x80\\n\"], \"b\": {}}");
    static const char *const unwritable[] = {"r = float('nan')",    "r = float('inf')", "r = [object()]",
                                             "r = []\nr.append(r)", "r = {(1, 2): 3}",  "r = {1, 2}"};
    for (size_t i = 0; i < sizeof unwritable / sizeof unwritable[0]; i++) {
        run_ok(host, unwritable[i]);
        cr_assert_eq(pn_env_get_json(host->env, "r", &text, &length), PN_ERROR_JSON, "%s", unwritable[i]);
    }
    pn_vm_free(host->vm);
}

/* --- outcomes --- */

Test(api, an_uncaught_exception_is_told_with_its_traceback) {
    struct host *host = host_default();
    pn_outcome *outcome = run(host, "def f():\n    raise ValueError('bad')\n\nf()\n");
    cr_assert_eq(outcome->kind, PN_OUTCOME_EXCEPTION);
    cr_assert_str_eq(outcome->exception_type, "ValueError");
    cr_assert_str_eq(outcome->message, "bad");
    cr_assert_eq(outcome->line, 2);
    cr_assert_str_eq(outcome->file, "test.py");
    cr_assert(strstr(outcome->traceback, "File \"test.py\", line 2, in f"));
    cr_assert(outcome->reusable);
    outcome = run(host, "x = (");
    cr_assert_eq(outcome->kind, PN_OUTCOME_EXCEPTION);
    cr_assert_str_eq(outcome->exception_type, "SyntaxError");
    outcome = run(host, "raise SystemExit(7)");
    cr_assert_eq(outcome->kind, PN_OUTCOME_EXIT);
    cr_assert_eq(outcome->exit_status, 7);
    outcome = run(host, "raise SystemExit('bye')");
    cr_assert_eq(outcome->exit_status, 1);
    cr_assert_str_eq(outcome->exit_text, "bye");
    pn_vm_free(host->vm);
}

Test(api, each_limit_is_named_and_leaves_the_vm_reusable) {
    pn_config config = PN_CONFIG_DEFAULT;
    config.max_steps = 3000000;
    config.max_memory = UINT64_C(8) << 20;
    config.max_output = 1000;
    config.max_source = 10000;
    struct host host;
    host_start(&host, config);
    static const struct {
        const char *source;
        pn_limit limit;
    } cases[] = {
        {"while True:\n    pass", PN_LIMIT_STEPS},
        {"x = []\nwhile True:\n    x.append('x' * 10000)", PN_LIMIT_MEMORY},
        {"def f():\n    f()\nf()", PN_LIMIT_RECURSION},
        {"while True:\n    print('x' * 100)", PN_LIMIT_OUTPUT},
        {"try:\n    while True:\n        pass\nexcept BaseException:\n    while True:\n        pass", PN_LIMIT_STEPS},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pn_outcome *outcome = run(&host, cases[i].source);
        cr_assert_eq(outcome->kind, PN_OUTCOME_LIMIT, "%s: %s", cases[i].source, outcome->traceback);
        cr_assert_eq(outcome->limit, cases[i].limit, "%s", cases[i].source);
        cr_assert(strstr(outcome->message, pn_limit_name(cases[i].limit)));
        cr_assert_gt(outcome->limit_allowed, 0);
        cr_assert(outcome->reusable);
        cr_assert_gt(outcome->line, 0);
        (void)pn_env_delete(host.env, "x"); /* what the memory case has filled the VM with */
        cr_assert_eq(pn_vm_collect(host.vm), PN_OK);
    }
    char large[20000];
    memset(large, ' ', sizeof large);
    cr_assert_eq(pn_run(host.vm, large, sizeof large, "large.py", host.env, &host.outcome), PN_OK);
    cr_assert_eq(host.outcome.kind, PN_OUTCOME_REFUSED);
    cr_assert_eq(host.outcome.limit, PN_LIMIT_SOURCE);
    run_ok(&host, "x = None\ny = sum(range(10))");
    cr_assert_str_eq(json_of(&host, "y"), "45");
    pn_vm_free(host.vm);
}

Test(api, the_same_script_uses_the_same_fuel) {
    uint64_t steps[3];
    for (int i = 0; i < 3; i++) {
        struct host *host = host_default();
        pn_statistics statistics;
        run_ok(host, "d = {str(i): [i] * 3 for i in range(1000)}\nt = sorted(d, key=len)\nj = ','.join(t)");
        pn_vm_statistics(host->vm, &statistics);
        steps[i] = statistics.steps;
        cr_assert_gt(steps[i], 1000);
        cr_assert_gt(statistics.memory_peak, 0);
        pn_vm_free(host->vm);
    }
    cr_assert_eq(steps[0], steps[1]);
    cr_assert_eq(steps[1], steps[2]);
}

Test(api, a_deadline_ends_a_run) {
    pn_config config = PN_CONFIG_DEFAULT;
    config.timeout = 50 * 1000 * 1000;
    struct host host;
    host_start(&host, config);
    cr_assert_eq(run(&host, "while True:\n    pass")->limit, PN_LIMIT_DEADLINE);
    run_ok(&host, "x = 1");
    pn_vm_free(host.vm);
}

static void *interrupt_soon(void *vm) {
    usleep(50000);
    pn_interrupt(vm);
    return NULL;
}

Test(api, another_thread_interrupts_a_run) {
    struct host *host = host_default();
    pthread_t thread;
    cr_assert_eq(pthread_create(&thread, NULL, interrupt_soon, host->vm), 0);
    pn_outcome *outcome = run(host, "while True:\n    pass");
    pthread_join(thread, NULL);
    cr_assert_eq(outcome->kind, PN_OUTCOME_LIMIT);
    cr_assert_eq(outcome->limit, PN_LIMIT_INTERRUPT);
    run_ok(host, "x = 1");
    pn_vm_free(host->vm);
}

/* --- host functions --- */

static pn_status on_add(pn_call *call, void *user_data) {
    pn_vm *vm = pn_call_vm(call);
    int64_t sum = 0, number;
    pn_value value;
    for (size_t i = 0; i < pn_call_count(call); i++) {
        if (pn_call_argument(call, i, &value) != PN_OK || pn_get_int(vm, value, &number) != PN_OK)
            return pn_call_raise(call, "TypeError", "add() takes integers");
        sum += number;
    }
    if (pn_call_keyword(call, "more", &value) == PN_OK && pn_get_int(vm, value, &number) == PN_OK)
        sum += number;
    ++*(int *)user_data;
    pn_status status = pn_new_int(vm, sum, &value);
    return status == PN_OK ? pn_call_return(call, value) : status;
}

static pn_status on_run(pn_call *call, void *user_data) {
    struct host *host = user_data;
    pn_outcome outcome;
    cr_assert_eq(pn_run(pn_call_vm(call), "1", 1, "x", host->env, &outcome), PN_ERROR_BUSY);
    cr_assert_eq(pn_vm_free(pn_call_vm(call)), PN_ERROR_BUSY);
    return PN_ERROR_RANGE;
}

Test(api, host_functions_take_arguments_return_and_raise) {
    struct host *host = host_default();
    int calls = 0;
    cr_assert_eq(pn_env_set_function(host->env, "add", on_add, &calls), PN_OK);
    cr_assert_eq(pn_env_set_function(host->env, "nested", on_run, host), PN_OK);
    run_ok(host, "r = [add(), add(1, 2), add(*range(10), more=5), sum(map(add, [1, 2], [3, 4]))]\n"
                 "try:\n    add('x')\nexcept TypeError as e:\n    r.append(str(e))\n"
                 "try:\n    nested()\nexcept RuntimeError as e:\n    r.append('refused')\n");
    cr_assert_str_eq(json_of(host, "r"), "[0, 3, 50, 10, \"add() takes integers\", \"refused\"]");
    cr_assert_eq(calls, 5);
    pn_outcome *outcome = run(host, "add.__self__");
    cr_assert_str_eq(outcome->exception_type, "AttributeError");
    cr_assert_eq(host->events, 1);
    pn_vm_free(host->vm);
}

Test(api, guest_functions_can_be_called_and_expressions_evaluated) {
    struct host *host = host_default();
    pn_value function, argument, result;
    int64_t number;
    run_ok(host, "def twice(x):\n    return x * 2\n");
    cr_assert_eq(pn_env_get(host->env, "twice", &function), PN_OK);
    cr_assert_eq(pn_new_int(host->vm, 21, &argument), PN_OK);
    cr_assert_eq(pn_call_value(host->vm, function, 1, &argument, &result, &host->outcome), PN_OK);
    cr_assert_eq(pn_get_int(host->vm, result, &number), PN_OK);
    cr_assert_eq(number, 42);
    cr_assert_eq(pn_evaluate(host->vm, "twice(4) + 1", 12, "x", host->env, &result, &host->outcome), PN_OK);
    cr_assert_eq(pn_get_int(host->vm, result, &number), PN_OK);
    cr_assert_eq(number, 9);
    cr_assert_eq(pn_call_value(host->vm, argument, 0, NULL, &result, &host->outcome), PN_OK);
    cr_assert_eq(host->outcome.kind, PN_OUTCOME_EXCEPTION);
    pn_vm_free(host->vm);
}

/* --- modules and several VMs --- */

static bool on_module(void *user_data, const char *name, pn_module_source *module) {
    (void)user_data;
    if (strcmp(name, "helper") != 0)
        return false;
    *module = (pn_module_source){.source = "def double(x):\n    return x * 2\n", .length = 32, .filename = "helper.py"};
    return true;
}

Test(api, the_host_provides_modules) {
    pn_config config = PN_CONFIG_DEFAULT;
    config.module = on_module;
    struct host host;
    host_start(&host, config);
    run_ok(&host, "import helper\nr = helper.double(4)");
    cr_assert_str_eq(json_of(&host, "r"), "8");
    cr_assert_eq(run(&host, "try:\n    import elsewhere\nexcept ImportError:\n    pass")->kind, PN_OUTCOME_OK);
    pn_vm_free(host.vm);
}

Test(api, vms_share_nothing) {
    struct host first, second;
    host_start(&first, (pn_config)PN_CONFIG_DEFAULT);
    host_start(&second, (pn_config)PN_CONFIG_DEFAULT);
    run_ok(&first, "import math\nmath.secret = 1\nx = 1\nclass A: pass");
    run_ok(&second,
           "import math\nseen = [hasattr(math, 'secret')]\ntry:\n    x\nexcept NameError:\n    seen.append(False)");
    cr_assert_str_eq(json_of(&second, "seen"), "[false, false]");
    pn_vm_free(first.vm);
    run_ok(&second, "y = 2");
    pn_vm_free(second.vm);
}

static void *run_in_thread(void *user_data) {
    struct host *host = user_data;
    host_start(host, (pn_config)PN_CONFIG_DEFAULT);
    run_ok(host, "r = sum(i * i for i in range(20000))");
    cr_assert_str_eq(json_of(host, "r"), "2666466670000");
    pn_vm_free(host->vm);
    return NULL;
}

Test(api, vms_run_in_threads_at_once) {
    static struct host hosts[8];
    pthread_t threads[8];
    for (int i = 0; i < 8; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, run_in_thread, &hosts[i]), 0);
    for (int i = 0; i < 8; i++)
        pthread_join(threads[i], NULL);
}

Test(api, many_vms_one_after_the_other) {
    for (int i = 0; i < 200; i++) {
        struct host *host = host_default();
        run_ok(host, "x = 1 + 1");
        pn_vm_free(host->vm);
    }
}

Test(api, a_vm_is_made_whole_or_not_at_all) {
    for (uint64_t memory = UINT64_C(1) << 20; memory < UINT64_C(3) << 20; memory += 16 << 10) {
        pn_config config = PN_CONFIG_DEFAULT;
        config.max_memory = memory;
        pn_vm *vm;
        pn_status status = pn_vm_new(&config, &vm);
        cr_assert(status == PN_OK || status == PN_ERROR_MEMORY);
        cr_assert_eq(vm != NULL, status == PN_OK);
        pn_vm_free(vm);
    }
}

#if !defined(__SANITIZE_ADDRESS__) /* whose own memory such a limit would end */
Test(api, too_little_address_space_is_an_error_that_says_so) {
    const struct rlimit limit = {UINT64_C(16) << 30, UINT64_C(16) << 30};
    char message[200] = "";
    pn_config config = PN_CONFIG_DEFAULT;
    pn_vm *vm = NULL;
    config.message = message;
    config.message_size = sizeof message;
    cr_assert_eq(setrlimit(RLIMIT_AS, &limit), 0);
    cr_assert_eq(pn_vm_new(&config, &vm), PN_ERROR_MEMORY);
    cr_assert_null(vm);
    cr_assert_not_null(strstr(message, "address space"), "%s", message);
}
#endif
