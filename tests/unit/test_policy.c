/* Policies: reading JSON text with a closed schema, writing it back, what a VM arms of it, and that a VM in which
 * anything is armed otherwise runs nothing. */
#include "pynterp.h"

#include "../../guards/message.h"
#include "../../guards/policy.h"
#include "../../vm/api_internal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct guard_policy policy;
static char reason[GUARD_MESSAGE_SIZE];

static bool read_text(const char *json) {
    guard_policy_initial(&policy);
    return guard_policy_read(&policy, json, strlen(json), reason, sizeof reason);
}

static void expect_read(const char *json) { cr_assert(read_text(json), "%s: %s", json, reason); }

static void expect_refused(const char *json, const char *message) {
    static struct guard_policy before;
    guard_policy_initial(&before);
    cr_assert(!read_text(json), "%s", json);
    cr_assert(strcmp(reason, message) == 0, "expected \"%s\", got \"%s\"", message, reason);
    cr_assert(memcmp(&before, &policy, sizeof policy) == 0, "%s was applied in part", json);
}

/* --- reading
 * ---------------------------------------------------------------------------------------------------------- */

Test(policy_text, an_empty_object_changes_nothing) {
    expect_read(" { } ");
    cr_assert_eq(policy.attributes.profile, ATTRIBUTE_PROFILE_STRICT);
    cr_assert_eq(policy.limits.values[LIMIT_MEMORY], 256u << 20);
    cr_assert(!policy.is_closed);
    for (int id = 0; id < LIMIT_COUNT; id++)
        cr_assert(!policy.limit_is_set[id]);
}

Test(policy_text, every_limit_has_a_key_and_sizes_have_units) {
    expect_read("{\"limits\": {\"memory\": \"64M\", \"steps\": 1000, \"timeout\": 2.5, \"recursion\": 100, "
                "\"native_nesting\": 50, \"source\": \"2K\", \"output\": 10, \"integer_digits\": 640}}");
    const uint64_t expected[LIMIT_COUNT] = {
        [LIMIT_MEMORY] = 64u << 20,  [LIMIT_FUEL] = 1000,   [LIMIT_DEADLINE] = 2500000000, [LIMIT_RECURSION] = 100,
        [LIMIT_NATIVE_NESTING] = 50, [LIMIT_SOURCE] = 2048, [LIMIT_OUTPUT] = 10,           [LIMIT_INTEGER_DIGITS] = 640,
    };
    for (int id = 0; id < LIMIT_COUNT; id++) {
        cr_assert_eq(policy.limits.values[id], expected[id], "%s", guard_limit_definitions[id].key);
        cr_assert(policy.limit_is_set[id]);
    }
    expect_read("{\"limits\": {\"steps\": \"unlimited\"}}");
    cr_assert_eq(policy.limits.values[LIMIT_FUEL], LIMIT_UNLIMITED);
}

Test(policy_text, unknown_keys_are_refused_with_the_nearest_one) {
    expect_refused("{\"limits\": {\"memroy\": 1}}",
                   "limits.memroy (line 1): there is no such key; did you mean 'memory'?");
    expect_refused("{\n\"limit\": {}}", "limit (line 2): there is no such key; did you mean 'limits'?");
    expect_refused("{\"capabilities\": {\"clok\": \"off\"}}",
                   "capabilities.clok (line 1): there is no such capability; did you mean 'clock'?");
    expect_refused("{\"audit\": {\"xyzzy\": true}}",
                   "audit.xyzzy (line 1): there is no such key; the keys here are allowed, arguments");
    expect_refused("{\"capabilities\": {\"host.f\": {\"levle\": \"off\"}}}",
                   "capabilities.host.f.levle (line 1): there is no such key; did you mean 'level'?");
}

Test(policy_text, keys_stand_once) {
    expect_refused("{\"profile\": \"strict\", \"profile\": \"compat\"}", "profile (line 1): the key is there twice");
    expect_refused("{\"limits\": {\"steps\": 1, \"steps\": 1}}", "limits.steps (line 1): the key is there twice");
    expect_refused("{\"capabilities\": {\"clock\": \"off\", \"clock\": \"off\"}}",
                   "capabilities.clock (line 1): the key is there twice");
    expect_refused("{\"prof\\u0069le\": \"strict\", \"profile\": \"strict\"}",
                   "profile (line 1): the key is there twice");
}

Test(policy_text, nothing_is_converted) {
    expect_refused("{\"limits\": {\"memory\": 1048576.0}}",
                   "limits.memory (line 1): this must be a whole number, not below 0");
    expect_refused("{\"limits\": {\"steps\": \"1000\"}}",
                   "limits.steps (line 1): the only text that is a limit here is \"unlimited\"");
    expect_refused("{\"limits\": {\"memory\": true}}",
                   "limits.memory (line 1): this must be a whole number, and is true or false");
    expect_refused("{\"limits\": []}", "limits (line 1): this must be an object, and is a list");
    expect_refused("{\"on_violation\": null}",
                   "on_violation (line 1): this must be \"raise\" or \"stop\", and is null");
    expect_refused("{\"audit\": {\"allowed\": 1}}",
                   "audit.allowed (line 1): this must be true or false, and is a number");
    expect_refused("{\"profile\": 1}", "profile (line 1): this must be the name of a profile, and is a number");
    expect_refused("{\"imports\": {\"math\": true}}",
                   "imports (line 1): this must be \"all\", \"none\" or a list of modules, and is an object");
}

Test(policy_text, impossible_values_are_refused) {
    expect_refused("{\"limits\": {\"memory\": 0}}",
                   "limits.memory (line 1): the limit is too small; the least is 1048576 bytes");
    expect_refused("{\"limits\": {\"memory\": \"8G\"}}",
                   "limits.memory (line 1): the limit is too large; the most is 4294967296 bytes");
    expect_refused("{\"limits\": {\"recursion\": \"unlimited\"}}",
                   "limits.recursion (line 1): this limit cannot be \"unlimited\"");
    expect_refused("{\"limits\": {\"timeout\": -1}}",
                   "limits.timeout (line 1): this is no number of seconds that a run could be given");
    expect_refused("{\"profile\": \"lenient\"}",
                   "profile (line 1): there is no profile 'lenient'; there are 'strict' and 'compat'");
    expect_refused("{\"profile_version\": 2}", "profile_version (line 1): there is only version 1 of the profiles");
    expect_refused(
        "{\"attributes\": {\"allow\": [\"__dict__\", \"__globals__\"]}}",
        "attributes.allow[1] (line 1): '__globals__' leads out of the sandbox's design and can be allowed by no host");
    expect_refused("{\"attributes\": {\"allow\": [\"__mro__\"], \"block\": [\"__mro__\"]}}",
                   "attributes.block[0] (line 1): '__mro__' is both allowed and blocked");
    expect_refused("{\"capabilities\": {\"clock\": {\"calls\": 3}}}",
                   "capabilities.clock (line 1): the level is missing");
    expect_refused("{\"capabilities\": {\"clock\": {\"level\": \"off\", \"arguments\": []}}}",
                   "capabilities.clock.arguments (line 1): only functions and classes of the host have arguments to "
                   "make rules for");
}

Test(policy_text, text_that_is_no_json_is_refused) {
    static const char *const texts[] = {
        "",
        "{",
        "[]",
        "{\"profile\" \"strict\"}",
        "{\"profile\": \"strict\",}",
        "{\"profile\": strict}",
        "{} {}",
        "{\"profile\": \"str\\ict\"}",
        "{\"profile\": \"strict",
        "{'profile': 'strict'}",
        "{\"limits\": {\"steps\": 01}}",
        "{\"limits\": {\"steps\": 1e}}",
        "{\"limits\": {\"steps\": +1}}",
        "{\"limits\": {\"timeout\": .5}}",
        "{\"limits\": {\"timeout\": NaN}}",
        "{\"limits\": {\"timeout\": 1e999}}",
        "{\"pro\\ud800file\": 1}",
        "{\"a\\u0000\": 1}",
        "{\"imports\": [\"math\",]}",
        "\xEF\xBB\xBF{}",
        "{\"profile\": \"\xFF\"}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        cr_assert(!read_text(texts[i]), "%s", texts[i]);
    guard_policy_initial(&policy);
    cr_assert(!guard_policy_read(&policy, "{}\0", 3, reason, sizeof reason));
}

Test(policy_text, every_prefix_of_a_policy_is_refused) {
    static const char text[] =
        "{\"profile\": \"compat\", \"limits\": {\"memory\": \"64M\"}, \"capabilities\": {\"host.f\": {\"level\": "
        "\"warn\", \"arguments\": [{\"position\": 0, \"equals\": [1, \"a\"]}]}}, \"imports\": [\"math\"]}";
    for (size_t length = 0; length + 1 < sizeof text; length++) {
        guard_policy_initial(&policy);
        cr_assert(!guard_policy_read(&policy, text, length, reason, sizeof reason), "%.*s", (int)length, text);
    }
    expect_read(text);
}

/* What is written reads back as the same policy, whatever is in it. */
Test(policy_text, json_that_is_written_reads_back) {
    static char first[8192], second[8192];
    expect_read("{\"profile\": \"compat\", \"limits\": {\"timeout\": 0.25, \"steps\": 12}, \"imports\": \"none\", "
                "\"capabilities\": {"
                "\"clock\": {\"level\": \"warn\", \"calls\": 3}, \"host.a\\\"b\": \"off\", \"host.f\": {\"level\": "
                "\"off\", \"calls\": 0, "
                "\"arguments\": [{\"position\": 0, \"keyword\": \"p\", \"prefix\": \"/a/b\"}, {\"keyword\": \"q\", "
                "\"optional\": true, "
                "\"equals\": [1, 1.5, -3, \"x\\n\", true, false, null]}, {\"position\": 1, \"minimum\": -1, "
                "\"maximum\": 0.1}]}}, "
                "\"attributes\": {\"allow\": [], \"block\": [\"__dict__\", \"append\"]}, \"on_violation\": \"stop\", "
                "\"audit\": {\"allowed\": "
                "true}}");
    const char *const none[] = {NULL};
    size_t length = guard_policy_write(&policy, none, POLICY_AS_JSON, first, sizeof first);
    cr_assert_lt(length, sizeof first);
    expect_read(first);
    guard_policy_write(&policy, none, POLICY_AS_JSON, second, sizeof second);
    cr_assert(strcmp(first, second) == 0, "%s\n%s", first, second);
    cr_assert_eq(guard_policy_write(&policy, none, POLICY_AS_JSON, NULL, 0), length);
    cr_assert_gt(guard_policy_write(&policy, none, POLICY_AS_WORDS, second, 10), 10);
    cr_assert_eq(strlen(second), 9);
}

/* --- grants by name
 * ---------------------------------------------------------------------------------------------------- */

Test(policy_grants, text_of_the_command_line_goes_before_the_policy) {
    struct capability_policy levels;
    expect_read("{\"capabilities\": {\"clock\": \"error\", \"entropy\": {\"level\": \"warn\", \"calls\": 2}}}");
    cr_assert(guard_policy_grant(&policy, "clock,host.fetch=warn", reason, sizeof reason));
    guard_policy_capabilities(&policy, &levels);
    cr_assert_eq(levels.terms[CAPABILITY_CLOCK].level, CAPABILITY_OFF);
    cr_assert_eq(levels.terms[CAPABILITY_ENTROPY].level, CAPABILITY_WARN);
    cr_assert_eq(levels.terms[CAPABILITY_ENTROPY].calls, 2);
    cr_assert_eq(guard_policy_find_grant(&policy, "host.fetch")->terms.level, CAPABILITY_WARN);
    cr_assert_null(guard_policy_find_grant(&policy, "host.fetcher"));
    cr_assert_eq(guard_policy_find_grant(&policy, "host.fetch.part")->terms.level, CAPABILITY_WARN);
}

Test(policy_grants, a_bad_grant_changes_nothing) {
    static struct guard_policy before;
    static const char *const texts[] = {"clock,network", "clock=maybe", "",     "clock,",
                                        "host.",         "host..a",     "host", "clock=off=off"};
    expect_read("{\"capabilities\": {\"clock\": \"error\"}}");
    before = policy;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        cr_assert(!guard_policy_grant(&policy, texts[i], reason, sizeof reason), "%s", texts[i]);
        cr_assert_eq(policy.grant_count, before.grant_count);
        cr_assert_eq(policy.grants[0].terms.level, CAPABILITY_ERROR);
    }
    cr_assert(!guard_policy_grant(&policy, "clck", reason, sizeof reason));
    cr_assert_str_eq(reason, "there is no capability 'clck'; did you mean 'clock'?");
}

/* --- rules on arguments ----------------------------------------------------------------------------------------------
 */

static bool allows(const char *rules, struct argument argument) {
    char json[600];
    snprintf(json, sizeof json, "{\"capabilities\": {\"host.f\": {\"level\": \"off\", \"arguments\": [%s]}}}", rules);
    expect_read(json);
    return guard_policy_check_arguments(&policy, guard_policy_find_grant(&policy, "host.f"), &argument, 1, reason,
                                        sizeof reason);
}

static struct argument text_argument(const char *text, size_t length) {
    return (struct argument){.kind = ARGUMENT_TEXT, .text = text, .text_length = length};
}

static struct argument integer_argument(int64_t integer) {
    return (struct argument){.kind = ARGUMENT_INTEGER, .integer = integer, .is_exact = true, .number = (double)integer};
}

Test(argument_rules, a_prefix_counts_whole_segments) {
    static const char rule[] = "{\"position\": 0, \"prefix\": \"/data/public\"}";
    static const char *const allowed[] = {"/data/public", "/data/public/", "/data/public/a", "/data/public/a/b.txt",
                                          "/data/public/..a"};
    static const char *const refused[] = {"/data/publicity",
                                          "/data/public/../x",
                                          "/data/public/.",
                                          "/data/public/a/..",
                                          "/data/public//a",
                                          "/data",
                                          "",
                                          "data/public",
                                          "/data/public/a\\..\\..\\x",
                                          "/DATA/public",
                                          " /data/public"};
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
        cr_assert(allows(rule, text_argument(allowed[i], strlen(allowed[i]))), "%s", allowed[i]);
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        cr_assert(!allows(rule, text_argument(refused[i], strlen(refused[i]))), "%s", refused[i]);
    cr_assert(!allows(rule, text_argument("/data/public/a\0/../../x", 23)), "a NUL");
    cr_assert(allows("{\"position\": 0, \"prefix\": \"/data/\"}", text_argument("/data/x", 7)));
    cr_assert(allows("{\"position\": 0, \"prefix\": \"/\"}", text_argument("/etc", 4)));
}

Test(argument_rules, equality_is_of_type_and_content) {
    static const char rule[] = "{\"position\": 0, \"equals\": [1, \"GET\", null]}";
    cr_assert(allows(rule, integer_argument(1)));
    cr_assert(allows(rule, text_argument("GET", 3)));
    cr_assert(allows(rule, (struct argument){.kind = ARGUMENT_NONE}));
    cr_assert(!allows(rule, integer_argument(2)));
    cr_assert(!allows(rule, text_argument("GET\0", 4)));
    cr_assert(!allows(rule, text_argument("get", 3)));
    cr_assert(!allows(rule, (struct argument){.kind = ARGUMENT_BOOL, .integer = 1}), "True is not 1");
    cr_assert(!allows(rule, (struct argument){.kind = ARGUMENT_FLOAT, .number = 1}), "1.0 is not 1");
    cr_assert(!allows(rule, (struct argument){.kind = ARGUMENT_OTHER}));
    cr_assert(!allows(rule, (struct argument){.kind = ARGUMENT_INTEGER, .integer = 1, .is_exact = false}));
}

Test(argument_rules, ranges_are_exact_at_their_ends) {
    static const char rule[] = "{\"position\": 0, \"minimum\": 0, \"maximum\": 9007199254740993}";
    cr_assert(allows(rule, integer_argument(0)));
    cr_assert(allows(rule, integer_argument(9007199254740993)));
    cr_assert(!allows(rule, integer_argument(9007199254740994)));
    cr_assert(!allows(rule, integer_argument(-1)));
    cr_assert(!allows(rule, (struct argument){.kind = ARGUMENT_FLOAT, .number = 0.0 / 0.0}), "not a number");
    cr_assert(!allows(rule, (struct argument){.kind = ARGUMENT_FLOAT, .number = 1.0 / 0.0}));
    cr_assert(!allows(rule, (struct argument){.kind = ARGUMENT_BOOL, .integer = 1}));
    cr_assert(!allows(rule, text_argument("1", 1)));
    struct argument huge = {.kind = ARGUMENT_INTEGER, .integer = INT64_MAX, .number = 1e300};
    cr_assert(!allows("{\"position\": 0, \"maximum\": 9223372036854775807}", huge), "beyond 64 bits");
    cr_assert(allows("{\"position\": 0, \"minimum\": 0}", huge));
}

Test(argument_rules, what_no_rule_covers_is_refused) {
    static const char rule[] = "{\"position\": 0, \"keyword\": \"path\", \"prefix\": \"/data\"}";
    struct argument by_name = text_argument("/data/x", 7), other = text_argument("x", 1), second = integer_argument(1);
    by_name.position = other.position = -1;
    by_name.keyword = "path", by_name.keyword_length = 4;
    other.keyword = "paths", other.keyword_length = 5;
    second.position = 1;
    cr_assert(allows(rule, by_name));
    cr_assert(!allows(rule, other));
    cr_assert_str_eq(reason, "the policy's rules for 'host.f' have none for argument 'paths'");
    cr_assert(!allows(rule, second));
    struct argument both[] = {text_argument("/data/x", 7), by_name};
    cr_assert(!guard_policy_check_arguments(&policy, guard_policy_find_grant(&policy, "host.f"), both, 2, reason,
                                            sizeof reason));
    cr_assert(!guard_policy_check_arguments(&policy, guard_policy_find_grant(&policy, "host.f"), both, 0, reason,
                                            sizeof reason));
    cr_assert_str_eq(reason, "the policy's rules for 'host.f' ask for argument 1");
}

/* --- what a VM arms
 * ---------------------------------------------------------------------------------------------------- */

static pn_status vm_from(const char *json, pn_vm **vm) {
    static char message[600];
    pn_config config = PN_CONFIG_DEFAULT;
    pn_policy *from_text;
    config.message = message;
    config.message_size = sizeof message;
    cr_assert_eq(pn_policy_new(json, strlen(json), &from_text, message, sizeof message), PN_OK, "%s", message);
    cr_assert_eq(pn_policy_apply(from_text, &config), PN_OK);
    pn_status status = pn_vm_new(&config, vm);
    pn_policy_free(from_text);
    return status;
}

static void expect_run(pn_vm *vm, const char *source, pn_outcome_kind kind, const char *message) {
    pn_outcome outcome;
    pn_env *env;
    cr_assert_eq(pn_env_new_default(vm, &env), PN_OK);
    cr_assert_eq(pn_run(vm, source, strlen(source), "s.py", env, &outcome), PN_OK, "%s", pn_vm_message(vm));
    cr_assert_eq(outcome.kind, kind, "%s: %s %s", source, outcome.exception_type, outcome.message);
    cr_assert(strstr(outcome.message, message) != NULL, "%s", outcome.message);
}

Test(policy_armed, exceptions_hold_in_every_vm) {
    for (int round = 0; round < 3; round++) { /* in new address space and in some used before */
        pn_vm *vm;
        cr_assert_eq(vm_from("{\"attributes\": {\"allow\": [\"__dict__\"], \"block\": [\"append\", \"secret\"]}}", &vm),
                     PN_OK);
        expect_run(vm, "class A: pass\na = A()\na.x = 1\nassert a.__dict__ == {'x': 1}", PN_OUTCOME_OK, "");
        expect_run(vm, "[].append(1)", PN_OUTCOME_EXCEPTION, "'append' is blocked");
        expect_run(vm, "getattr([], 'append')", PN_OUTCOME_EXCEPTION, "'append' is blocked");
        expect_run(vm, "getattr([], '\xEF\xBD\x81ppend')", PN_OUTCOME_EXCEPTION, "is blocked");
        expect_run(vm, "class A: secret = 1\nA.secret", PN_OUTCOME_EXCEPTION, "'secret' is blocked");
        expect_run(vm, "class A: secret = 1\n'{0.secret}'.format(A)", PN_OUTCOME_EXCEPTION, "'secret' is blocked");
        pn_vm_free(vm);
        cr_assert_eq(vm_from("{}", &vm), PN_OK);
        expect_run(vm, "[].append(1)", PN_OUTCOME_OK, "");
        expect_run(vm, "(lambda: 0).__dict__", PN_OUTCOME_EXCEPTION, "'__dict__' is blocked");
        pn_vm_free(vm);
    }
}

Test(policy_armed, a_violation_can_stop_the_run) {
    pn_vm *vm;
    cr_assert_eq(vm_from("{\"on_violation\": \"stop\"}", &vm), PN_OK);
    static const char *const scripts[] = {
        "try:\n    (1).__mro__\nexcept BaseException:\n    pass",
        "try:\n    getattr(1, '__mro__', None)\nfinally:\n    raise ValueError",
        "hasattr(1, '__mro__')",
        "'{0.__mro__}'.format(1)",
        "try:\n    import os\nexcept ImportError:\n    pass",
        "def g():\n    try:\n        yield 1\n    except BaseException:\n        yield 2\nit = "
        "g()\nnext(it)\nit.throw(ValueError)\n"
        "sorted([2, 1], key=lambda x: x.__mro__)",
    };
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        expect_run(vm, scripts[i], PN_OUTCOME_VIOLATION, "a violation ended the run: ");
    expect_run(vm, "print(1)", PN_OUTCOME_OK, "");
    pn_vm_free(vm);
}

Test(policy_armed, a_vm_tells_its_policy_as_a_policy) {
    static const char text[] = "{\"profile\": \"compat\", \"limits\": {\"steps\": 1000}, \"imports\": [\"math\"], "
                               "\"capabilities\": {\"clock\": "
                               "\"off\"}, \"on_violation\": \"stop\"}";
    const char *told;
    pn_vm *first, *second;
    cr_assert_eq(vm_from(text, &first), PN_OK);
    cr_assert_eq(pn_vm_policy(first, PN_POLICY_AS_JSON, &told), PN_OK);
    cr_assert_eq(vm_from(told, &second), PN_OK);
    const char *again;
    cr_assert_eq(pn_vm_policy(second, PN_POLICY_AS_JSON, &again), PN_OK);
    cr_assert_str_eq(told, again);
    cr_assert_eq(pn_vm_policy(second, PN_POLICY_AS_WORDS, &again), PN_OK);
    cr_assert_not_null(strstr(again, "clock: allowed"));
    pn_vm_free(first);
    pn_vm_free(second);
}

Test(policy_armed, defaults_of_the_public_header_are_those_of_the_table) {
    const pn_config config = PN_CONFIG_DEFAULT;
    const uint64_t values[LIMIT_COUNT] = {
        [LIMIT_MEMORY] = config.max_memory, [LIMIT_FUEL] = config.max_steps,
        [LIMIT_DEADLINE] = config.timeout,  [LIMIT_RECURSION] = config.max_recursion,
        [LIMIT_SOURCE] = config.max_source, [LIMIT_NATIVE_NESTING] = config.max_native_nesting,
        [LIMIT_OUTPUT] = config.max_output, [LIMIT_INTEGER_DIGITS] = 4300,
    };
    for (int id = 0; id < LIMIT_COUNT; id++)
        cr_assert_eq(values[id], guard_limit_definitions[id].initial, "%s", guard_limit_definitions[id].name);
}

Test(policy_armed, the_public_functions_refuse_null) {
    pn_policy *made;
    pn_config config = PN_CONFIG_DEFAULT;
    const char *text;
    cr_assert_eq(pn_policy_new(NULL, 0, &made, NULL, 0), PN_ERROR_ARGUMENT);
    cr_assert_null(made);
    cr_assert_eq(pn_policy_new("{}", 2, NULL, NULL, 0), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_policy_new("{", 1, &made, NULL, 0), PN_ERROR_POLICY);
    cr_assert_eq(pn_policy_apply(NULL, &config), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_vm_policy(NULL, PN_POLICY_AS_JSON, &text), PN_ERROR_ARGUMENT);
    pn_policy_free(NULL);
    cr_assert_gt(pn_guard_tables(NULL, 0), 1000);
}

Test(policy_armed, modules_that_do_not_exist_are_refused_when_the_policy_is_read) {
    static const char text[] = "{\"imports\": [\"math\", \"jsn\"]}";
    pn_policy *made;
    char message[300];
    cr_assert_eq(pn_policy_new(text, strlen(text), &made, message, sizeof message), PN_ERROR_POLICY);
    cr_assert_str_eq(
        message, "imports: the import allowlist has no module 'jsn', so it cannot be allowed; did you mean 'json'?");
}

/* Each thing that is read back is made wrong in turn. Builds without the hooks can corrupt nothing; there every VM must
 * pass. */
Test(policy_armed, a_vm_that_is_not_armed_as_configured_runs_nothing) {
    pn_config config = PN_CONFIG_DEFAULT;
    char message[600] = "";
    pn_vm *vm;
    config.message = message;
    config.message_size = sizeof message;
    config.timeout = 1000000000;
#if PN_TEST_HOOKS
    for (size_t fact = 0; fact < armed_fact_count(); fact++) {
        armed_corrupt(fact);
        pn_status status = pn_vm_new(&config, &vm);
        if (!armed_fact_is_of_run(fact)) {
            cr_assert_eq(status, PN_ERROR_POLICY, "%s", armed_fact_name(fact));
            cr_assert_null(vm);
            cr_assert(strstr(message, armed_fact_name(fact)) != NULL, "%s: %s", armed_fact_name(fact), message);
            continue;
        }
        cr_assert_eq(status, PN_OK);
        pn_env *env;
        pn_outcome outcome;
        cr_assert_eq(pn_env_new_default(vm, &env), PN_OK);
        cr_assert_eq(pn_run(vm, "x = 1", 5, "s.py", env, &outcome), PN_ERROR_POLICY, "%s", armed_fact_name(fact));
        cr_assert_eq(outcome.kind, PN_OUTCOME_REFUSED);
        cr_assert(strstr(outcome.message, armed_fact_name(fact)) != NULL, "%s: %s", armed_fact_name(fact),
                  outcome.message);
        cr_assert(!outcome.reusable);
        cr_assert_eq(pn_vm_free(vm), PN_OK);
    }
    armed_corrupt(SIZE_MAX);
#endif
    cr_assert_eq(pn_vm_new(&config, &vm), PN_OK, "%s", message);
    expect_run(vm, "x = 1", PN_OUTCOME_OK, "");
    pn_vm_free(vm);
}

/* --- two envs of one VM
 * -------------------------------------------------------------------------------------------------- */

static void run_in(pn_vm *vm, pn_env *env, const char *source) {
    pn_outcome outcome;
    cr_assert_eq(pn_run(vm, source, strlen(source), "s.py", env, &outcome), PN_OK, "%s", pn_vm_message(vm));
    cr_assert_eq(outcome.kind, PN_OUTCOME_OK, "%s: %s %s", source, outcome.exception_type, outcome.message);
}

/* A function of one script that the host hands to another shows neither the other script's names. */
Test(envs, names_of_one_script_are_not_shown_to_another) {
    pn_config config = PN_CONFIG_DEFAULT;
    pn_vm *vm;
    pn_env *first, *second;
    pn_value function, result;
    pn_outcome outcome;
    cr_assert_eq(pn_vm_new(&config, &vm), PN_OK);
    cr_assert_eq(pn_env_new_default(vm, &first), PN_OK);
    cr_assert_eq(pn_env_new_default(vm, &second), PN_OK);
    run_in(vm, first,
           "import annotationlib\nsecret = 'first'\ndef call(f): return f()\n"
           "def look(): return list(annotationlib._module_names('__main__') or ())");
    cr_assert_eq(pn_env_get(first, "call", &function), PN_OK);
    cr_assert_eq(pn_env_set(second, "call", function), PN_OK);
    run_in(vm, second,
           "import annotationlib\nother_secret = 'second'\n"
           "found = call(lambda: annotationlib._names_of(call))\n"
           "assert found is None, found\n"
           "assert 'secret' not in annotationlib._module_names('__main__')\n"
           "assert 'other_secret' in annotationlib._names_of(lambda: 0)");
    cr_assert_eq(pn_env_get(first, "look", &function), PN_OK);
    cr_assert_eq(pn_call_value(vm, function, 0, NULL, &result, &outcome), PN_OK);
    cr_assert_eq(outcome.kind, PN_OUTCOME_OK, "%s", outcome.message);
    const char *text;
    size_t length;
    cr_assert_eq(pn_get_json(vm, result, &text, &length), PN_OK);
    cr_assert(strstr(text, "\"secret\"") != NULL && strstr(text, "other_secret") == NULL, "%s", text);
    pn_vm_free(vm);
}
