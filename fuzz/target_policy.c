/* Policy files: any bytes are a policy or an error with a message; a policy that is one can be applied, reads back as
 * it is armed, in words and as a policy again, and a script under it that tries everything a policy decides about does
 * nothing but what the policy says.
 *
 * Up to the first zero byte it is the policy's text; behind it may stand, each up to a zero byte, what else a host may
 * say: capabilities to grant, imports to allow, a profile; then numbers for limits. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#define LARGEST_MEMORY (UINT64_C(64) << 20)

static const char script[] =
    "def attempt(function, *positional, **named):\n"
    "    try:\n"
    "        return function(*positional, **named)\n"
    "    except (Exception, RecursionError) as error:\n"
    "        return str(error)\n"
    "values = (None, True, 0, 5, -1, 10 ** 30, 1.5, float('nan'), '', '/a/b/c', '/a/../b', '/a//b', 'a\\\\b', "
    "'/a/bc',\n"
    "          'x\\0', 'x' * 300, b'x', [1], fetch)\n"
    "class Name(str):\n"
    "    def __str__(self): return 'other'\n"
    "    def __eq__(self, other): return True\n"
    "    def __hash__(self): return 1\n"
    "for function in (fetch, store, Account):\n"
    "    for one in values:\n"
    "        attempt(function, one)\n"
    "        attempt(function, n=one)\n"
    "        attempt(function, 0, one)\n"
    "        attempt(function, '/a/b', one, n=one, x=1)\n"
    "    attempt(function, Name('/a/b'), **{Name('n'): 3})\n"
    "account = attempt(Account)\n"
    "for name in ('balance', 'pay', 'secret', 'missing', '__class__', '__dict__', '__mro__', '__globals__', "
    "'append', '\\uff3f_dict__', 'h\\u00e9'):\n"
    "    for value in (account, Account, fetch, [], attempt, Name):\n"
    "        attempt(getattr, value, name)\n"
    "        attempt(hasattr, value, Name(name))\n"
    "        attempt(setattr, value, name, 1)\n"
    "        attempt(delattr, value, name)\n"
    "        attempt(('{0.' + name + '}').format, value)\n"
    "attempt(lambda: account.pay(1, n=2))\n"
    "attempt(lambda: fetch('/a', path='/a', n=1))\n"
    "attempt(lambda: account.balance)\n"
    "def module(name):\n"
    "    return attempt(exec, 'import ' + name)\n"
    "for name in ('math', 'json', 'maths', 'os', 'nothing.at.all', 'collections.abc', 'own'):\n"
    "    module(name)\n"
    "for text in ('import time; time.time()', 'import random; random.random()', 'import secrets; "
    "secrets.token_hex()',\n"
    "             'open(1)', 'print(1)', '().__class__.__bases__', '\\uff41.\\uff3f_globals__', 'int(\"9\" * 700)',\n"
    "             '9' * 900, 'def f(): f()\\nf()', 'print(\"x\" * 5000)', 'import sys; sys.exit(attempt)'):\n"
    "    attempt(exec, text)\n";

struct audit {
    uint64_t refused;
};

static void on_audit(void *user_data, const pn_audit_event *event) {
    struct audit *audit = user_data;
    fuzz_require(event->kind != NULL && event->reason != NULL && event->name != NULL, "an event without a reason", "");
    fuzz_require(event->time != 0, "an event without a time", event->kind);
    fuzz_require(event->file == NULL || event->line > 0, "an event without a place", event->kind);
    audit->refused += event->refused;
}

static bool on_module(void *user_data, const char *name, pn_module_source *module) {
    (void)user_data;
    *module = (pn_module_source){.source = "x = 1\n", .length = 6};
    return strcmp(name, "own") == 0;
}

static bool on_output(void *user_data, int stream, const char *data, size_t length) {
    (void)user_data, (void)stream, (void)data, (void)length;
    return true;
}

static pn_status on_call(pn_call *call, void *user_data) {
    (void)call, (void)user_data;
    return PN_OK;
}

static pn_status on_construct(pn_call *call, void *user_data) {
    pn_value object;
    pn_status status = pn_new_object(pn_call_vm(call), *(pn_class **)user_data, user_data, &object);
    return status == PN_OK ? pn_call_return(call, object) : status;
}

static pn_status on_member(pn_call *call, void *object) {
    pn_value count;
    pn_status status = pn_new_int(pn_call_vm(call), object != NULL, &count);
    return status == PN_OK ? pn_call_return(call, count) : status;
}

/* A text of the input, terminated; NULL when it is empty, so that nothing is said. */
static char *text_take(struct fuzz_input *input) {
    size_t length;
    const char *text = fuzz_text(input, 600, &length);
    char *copy = length > 0 ? malloc(length + 1) : NULL;
    if (copy != NULL) {
        memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

/* As JSON it is a policy again, which a second VM tells back word for word. */
static char *policy_told(pn_vm *vm) {
    const char *text;
    fuzz_require(pn_vm_policy(vm, PN_POLICY_AS_WORDS, &text) == PN_OK && text[0] != '\0', "the policy in words",
                 pn_vm_message(vm));
    fuzz_require(pn_vm_policy(vm, PN_POLICY_AS_JSON, &text) == PN_OK, "the policy as JSON", pn_vm_message(vm));
    char *copy = malloc(strlen(text) + 1);
    fuzz_require(copy != NULL, "memory", "");
    return strcpy(copy, text);
}

static void reads_back(pn_vm *vm) {
    char message[600], *told = policy_told(vm);
    pn_config config = PN_CONFIG_DEFAULT;
    pn_policy *policy;
    pn_vm *second = NULL;
    config.message = message;
    config.message_size = sizeof message;
    fuzz_require(pn_policy_new(told, strlen(told), &policy, message, sizeof message) == PN_OK, message, told);
    fuzz_require(pn_policy_apply(policy, &config) == PN_OK && pn_vm_new(&config, &second) == PN_OK, message, told);
    char *again = policy_told(second);
    fuzz_require(strcmp(told, again) == 0, told, again);
    pn_vm_free(second);
    pn_policy_free(policy);
    free(told);
    free(again);
}

static void script_run(pn_vm *vm, const struct audit *audit) {
    static pn_class *class_;
    const pn_member members[] = {{.name = "balance", .get = on_member, .set = on_member},
                                 {.name = "pay", .call = on_member}};
    const pn_class_definition definition = {.size = sizeof definition,
                                            .name = "Account",
                                            .members = members,
                                            .member_count = 2,
                                            .construct = on_construct,
                                            .user_data = &class_,
                                            .subclassable = true};
    pn_env *env;
    pn_outcome outcome;
    pn_statistics statistics;
    if (pn_env_new_default(vm, &env) != PN_OK || pn_class_new(vm, &definition, &class_) != PN_OK ||
        pn_env_set_class(env, class_) != PN_OK || pn_env_set_function(env, "fetch", on_call, NULL) != PN_OK ||
        pn_env_set_function(env, "store", on_call, NULL) != PN_OK)
        return;
    pn_status status = pn_run(vm, script, strlen(script), "fuzz.py", env, &outcome);
    /* Tight limits of the policy itself may refuse the script as a whole. */
    fuzz_require(status == PN_OK || outcome.kind == PN_OUTCOME_REFUSED, pn_status_name(status), outcome.message);
    fuzz_require(outcome.reusable, "the VM gave itself up", outcome.message);
    fuzz_require(outcome.kind != PN_OUTCOME_EXCEPTION || outcome.exception_type[0] != '\0', "an exception", "");
    pn_vm_statistics(vm, &statistics);
    fuzz_require(statistics.violations == audit->refused, "refusals and reports differ in number", "");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char message[300] = "";
    pn_policy *policy = NULL;
    pn_vm *vm = NULL;
    struct audit audit = {0};
    size_t length;
    struct fuzz_input input = {data, size};
    const char *json = fuzz_text(&input, size, &length);
    pn_config config = PN_CONFIG_DEFAULT;
    pn_status status = pn_policy_new(json, length, &policy, message, sizeof message);
    fuzz_require((status == PN_OK) == (policy != NULL), "a policy without a status, or the other way round", message);
    if (policy == NULL) {
        fuzz_require(message[0] != '\0', "a refusal without a reason", "");
        return 0;
    }
    char *grant = text_take(&input), *imports = text_take(&input), *profile = text_take(&input);
    config.max_memory = UINT64_C(6) << 20;
    config.max_steps = 30000;
    config.message = message;
    config.message_size = sizeof message;
    config.output = on_output;
    config.module = on_module;
    config.audit = on_audit;
    config.audit_data = &audit;
    fuzz_require(pn_policy_apply(policy, &config) == PN_OK, "a policy that cannot be applied", "");
    config.grant = grant;
    config.allow_import = imports;
    config.profile = profile;
    if (input.size > 0) {
        uint64_t *const limits[] = {&config.max_memory,    &config.max_steps,          &config.timeout,
                                    &config.max_recursion, &config.max_native_nesting, &config.max_source,
                                    &config.max_output};
        uint64_t *limit = limits[fuzz_byte(&input) % (sizeof limits / sizeof limits[0])];
        *limit = fuzz_number(&input);
    }
    if (config.max_memory <= LARGEST_MEMORY) {
        status = pn_vm_new(&config, &vm);
        fuzz_require(status == PN_OK || status == PN_ERROR_MEMORY || message[0] != '\0', "a refusal without a reason",
                     pn_status_name(status));
    }
    if (vm != NULL && status == PN_OK) {
        reads_back(vm);
        if (config.max_steps <= 1000000)
            script_run(vm, &audit);
    }
    pn_vm_free(vm);
    pn_policy_free(policy);
    free(grant);
    free(imports);
    free(profile);
    return 0;
}
