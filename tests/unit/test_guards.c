/* The guards alone: tables, verdicts, messages and refusals, without an interpreter. */
#include "guards/attribute_policy.h"
#include "guards/audit.h"
#include "guards/builtin_policy.h"
#include "guards/capability.h"
#include "guards/import_policy.h"
#include "guards/limits.h"
#include "guards/message.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct attribute_policy strict = {.profile = ATTRIBUTE_PROFILE_STRICT};
static const struct attribute_policy compat = {.profile = ATTRIBUTE_PROFILE_COMPAT};

static enum attribute_verdict classify_bytes(const char *name, size_t length) {
    return guard_attribute_classify(&strict, name, length);
}

static enum attribute_verdict classify(const char *name) { return classify_bytes(name, strlen(name)); }

static void expect_text(const char *actual, const char *expected) {
    cr_assert(strcmp(actual, expected) == 0, "expected \"%s\", got \"%s\"", expected, actual);
}

/* -- attributes -- */

Test(attribute_policy, blocks_every_name_of_profile_strict_1) {
    static const char *const names[] = {
        "__base__",          "__bases__",     "__builtins__", "__call__",    "__closure__",      "__code__",
        "__delattr__",       "__dict__",      "__func__",     "__getattr__", "__getattribute__", "__getnewargs__",
        "__getnewargs_ex__", "__getstate__",  "__globals__",  "__import__",  "__loader__",       "__mro__",
        "__reduce__",        "__reduce_ex__", "__self__",     "__setattr__", "__setstate__",     "__spec__",
        "__subclasses__",    "ag_code",       "ag_frame",     "cr_code",     "cr_frame",         "f_back",
        "f_builtins",        "f_code",        "f_globals",    "f_locals",    "gi_code",          "gi_frame",
        "tb_frame",          "tb_next"};
    size_t count;
    guard_attribute_rules(&count);
    cr_assert_eq(count, sizeof names / sizeof names[0], "the table has %zu rules", count);
    for (size_t i = 0; i < count; i++)
        cr_assert_neq(classify(names[i]), ATTRIBUTE_ALLOWED, "%s is allowed", names[i]);
}

Test(attribute_policy, lets_ordinary_names_pass) {
    static const char *const names[] = {"",        "x",      "__init__", "__class__",  "__name__",  "__doc__",
                                        "__len__", "append", "f_string", "gi_running", "__mro__x",  "_mro_",
                                        "__Mro__", "__dict", "dict__",   "__mro___",   "tb_lineno", "__dict__\0"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        cr_assert_eq(classify(names[i]),
                     i + 1 == sizeof names / sizeof names[0] ? ATTRIBUTE_BLOCKED : ATTRIBUTE_ALLOWED, "%s", names[i]);
}

Test(attribute_policy, compares_the_whole_length_of_a_name) {
    cr_assert_eq(classify_bytes("__dict__\0x", 10), ATTRIBUTE_ALLOWED);
    cr_assert_eq(classify_bytes("__dict__x", 8), ATTRIBUTE_BLOCKED);
    cr_assert_eq(classify_bytes("__dict__", 7), ATTRIBUTE_ALLOWED);
}

Test(attribute_policy, sees_through_other_spellings_of_a_name) {
    /* Full-width letters, low lines of other scripts, mathematical letters, a ligature. */
    cr_assert_eq(classify("__\xEF\xBD\x8D\xEF\xBD\x92\xEF\xBD\x8F__"), ATTRIBUTE_BLOCKED, "full-width mro");
    cr_assert_eq(classify("\xEF\xBC\xBF\xEF\xBC\xBF"
                          "dict__"),
                 ATTRIBUTE_BLOCKED, "full-width low lines");
    cr_assert_eq(classify("\xEF\xB8\xB3_dict\xEF\xB9\x8D_"), ATTRIBUTE_BLOCKED, "presentation forms of low line");
    cr_assert_eq(classify("__\xF0\x9D\x90\x9D\xF0\x9D\x90\xA2"
                          "ct__"),
                 ATTRIBUTE_BLOCKED, "bold di");
    cr_assert_eq(classify("\xF0\x9D\x93\xBD"
                          "b_next"),
                 ATTRIBUTE_BLOCKED, "script t");
    cr_assert_eq(classify("__reduce_\xE2\x82\x91x__"), ATTRIBUTE_BLOCKED, "subscript e");
}

Test(attribute_policy, tells_foreign_names_from_blocked_ones) {
    cr_assert_eq(classify("__d\xC3\xAC"
                          "ct__"),
                 ATTRIBUTE_ALLOWED, "i with grave accent");
    cr_assert_eq(classify("__dict__\xCC\x80"), ATTRIBUTE_ALLOWED, "combining accent after the name");
    cr_assert_eq(classify("__dict\xE2\x80\x8D__"), ATTRIBUTE_ALLOWED, "zero-width joiner is another name");
    cr_assert_eq(classify("__\xD0\xB0ll__"), ATTRIBUTE_ALLOWED, "Cyrillic a");
    cr_assert_eq(classify_bytes("__dict\xFF\xFF", 8), ATTRIBUTE_ALLOWED, "broken UTF-8 is no crash");
}

Test(attribute_policy, has_the_three_exceptions_that_the_design_names) {
    cr_assert_eq(classify("__func__"), ATTRIBUTE_BLOCKED_UNLESS_GUEST_METHOD);
    cr_assert_eq(classify("__setattr__"), ATTRIBUTE_BLOCKED_UNLESS_DELEGATED);
    cr_assert_eq(classify("__delattr__"), ATTRIBUTE_BLOCKED_UNLESS_DELEGATED);
    cr_assert_eq(classify("__getattr__"), ATTRIBUTE_BLOCKED_UNLESS_DELEGATED);
    cr_assert_eq(classify("__getattribute__"), ATTRIBUTE_WRAPPED_UNLESS_DELEGATED);
}

Test(attribute_policy, table_is_sorted_and_complete) {
    size_t count;
    const struct attribute_rule *rules = guard_attribute_rules(&count);
    for (size_t i = 0; i < count; i++) {
        cr_assert_eq(rules[i].length, strlen(rules[i].name), "%s", rules[i].name);
        cr_assert_eq(guard_attribute_find(rules[i].name, rules[i].length), &rules[i], "%s", rules[i].name);
        cr_assert_gt(strlen(rules[i].reason), 10u, "%s has no reason", rules[i].name);
        cr_assert_not_null(guard_attribute_category_name(rules[i].category));
        if (i > 0)
            cr_assert_lt(strcmp(rules[i - 1].name, rules[i].name), 0, "%s is out of order", rules[i].name);
    }
}

Test(attribute_policy, refusal_reads_as_documented) {
    char text[GUARD_MESSAGE_SIZE];
    size_t length = guard_attribute_refusal(text, sizeof text, "__mro__", 7);
    expect_text(text, "attribute access to '__mro__' is blocked in this environment");
    cr_assert_eq(length, strlen(text));
}

Test(attribute_policy, knows_its_profiles_only) {
    enum attribute_profile profile;
    cr_assert(guard_attribute_profile_find("strict", 1, &profile));
    cr_assert_eq(profile, ATTRIBUTE_PROFILE_STRICT);
    cr_assert(guard_attribute_profile_find("compat", 1, &profile));
    cr_assert_eq(profile, ATTRIBUTE_PROFILE_COMPAT);
    cr_assert(!guard_attribute_profile_find("strict", 2, &profile));
    cr_assert(!guard_attribute_profile_find("lenient", 1, &profile));
}

Test(attribute_policy, compat_allows_reflection_and_nothing_that_leads_out) {
    static const char *const allowed[] = {
        "__base__",     "__bases__",   "__call__",         "__closure__",    "__code__",    "__delattr__",
        "__dict__",     "__getattr__", "__getattribute__", "__getnewargs__", "__mro__",     "__getnewargs_ex__",
        "__getstate__", "__reduce__",  "__reduce_ex__",    "__setattr__",    "__setstate__"};
    static const char *const blocked[] = {"__builtins__",   "__globals__", "__import__", "__loader__", "__spec__",
                                          "__subclasses__", "ag_code",     "ag_frame",   "cr_code",    "cr_frame",
                                          "f_back",         "f_code",      "f_builtins", "f_globals",  "f_locals",
                                          "gi_code",        "gi_frame",    "tb_frame",   "tb_next"};
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
        cr_assert_eq(guard_attribute_classify(&compat, allowed[i], strlen(allowed[i])), ATTRIBUTE_ALLOWED, "%s",
                     allowed[i]);
    for (size_t i = 0; i < sizeof blocked / sizeof blocked[0]; i++)
        cr_assert_eq(guard_attribute_classify(&compat, blocked[i], strlen(blocked[i])), ATTRIBUTE_BLOCKED, "%s",
                     blocked[i]);
    cr_assert_eq(guard_attribute_classify(&compat, "__self__", 8), ATTRIBUTE_BLOCKED_UNLESS_GUEST_METHOD);
    cr_assert_eq(guard_attribute_classify(&compat, "__func__", 8), ATTRIBUTE_BLOCKED_UNLESS_GUEST_METHOD);
}

/* -- messages -- */

Test(message, never_overruns_and_never_splits_a_character) {
    for (size_t size = 1; size < 24; size++) {
        char buffer[32];
        memset(buffer, 'x', sizeof buffer);
        struct message message;
        message_begin(&message, buffer, size);
        message_text(&message, "a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80");
        message_number(&message, UINT64_MAX);
        cr_assert_lt(message.length, size);
        cr_assert_eq(buffer[message.length], '\0');
        cr_assert_eq(buffer[size], 'x', "wrote past %zu", size);
        cr_assert_neq((unsigned char)buffer[message.length - (message.length > 0)] & 0xC0, 0xC0, "split at %zu", size);
    }
}

Test(message, shortens_names_and_disarms_control_characters) {
    char buffer[GUARD_MESSAGE_SIZE], name[200];
    struct message message;
    message_begin(&message, buffer, sizeof buffer);
    message_name(&message,
                 "a\x1B[31mb\xC2\x9B"
                 "c\n",
                 11);
    expect_text(buffer, "a?[31mb?c?");
    memset(name, 'n', sizeof name);
    message_begin(&message, buffer, sizeof buffer);
    message_name(&message, name, sizeof name);
    cr_assert_eq(message.length, MESSAGE_NAME_MAXIMUM + 3u);
}

/* -- imports -- */

static const struct import_entry entries[] = {
    {"collections", "containers"}, {"collections.abc", "classes"}, {"math", "numbers"}, {"random", "numbers"}};
static const struct import_registry registry = {entries, sizeof entries / sizeof entries[0]};

static enum import_verdict check(const struct import_policy *policy, const char *name) {
    return guard_import_check(policy, name, strlen(name));
}

Test(import_policy, all_allows_the_registry_and_nothing_else) {
    struct import_policy policy;
    guard_import_select_all(&policy, &registry);
    for (size_t i = 0; i < registry.count; i++)
        cr_assert_eq(check(&policy, entries[i].name), IMPORT_ALLOWED);
    static const char *const others[] = {"",     "os", "Math", "mat", "mathx", "collections.", "collections.abc.x",
                                         ".math"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        cr_assert_eq(check(&policy, others[i]), IMPORT_UNKNOWN, "%s", others[i]);
    cr_assert_eq(guard_import_check(&policy, "math\0x", 6), IMPORT_UNKNOWN);
}

Test(import_policy, none_allows_nothing) {
    struct import_policy policy;
    char text[GUARD_MESSAGE_SIZE];
    cr_assert(guard_import_configure(&policy, &registry, "none", text, sizeof text));
    for (size_t i = 0; i < registry.count; i++)
        cr_assert_eq(check(&policy, entries[i].name), IMPORT_NOT_SELECTED);
}

Test(import_policy, list_allows_what_it_names_with_its_package) {
    struct import_policy policy;
    char text[GUARD_MESSAGE_SIZE];
    cr_assert(guard_import_configure(&policy, &registry, "collections.abc,math", text, sizeof text));
    cr_assert_eq(check(&policy, "collections"), IMPORT_ALLOWED);
    cr_assert_eq(check(&policy, "collections.abc"), IMPORT_ALLOWED);
    cr_assert_eq(check(&policy, "math"), IMPORT_ALLOWED);
    cr_assert_eq(check(&policy, "random"), IMPORT_NOT_SELECTED);
}

Test(import_policy, list_with_an_unknown_name_is_refused_and_allows_nothing) {
    struct import_policy policy;
    char text[GUARD_MESSAGE_SIZE];
    cr_assert(!guard_import_configure(&policy, &registry, "math,os", text, sizeof text));
    expect_text(text, "the import allowlist has no module 'os', so it cannot be allowed");
    cr_assert_eq(check(&policy, "math"), IMPORT_NOT_SELECTED);
    cr_assert(!guard_import_configure(&policy, &registry, "math,", text, sizeof text));
    cr_assert(!guard_import_configure(&policy, &registry, "", text, sizeof text));
    expect_text(text, "the list of allowed imports has an empty name in it");
}

Test(import_policy, refusals_say_whether_the_host_could_allow_it) {
    struct import_policy policy;
    char text[GUARD_MESSAGE_SIZE];
    guard_import_select_none(&policy, &registry);
    guard_import_refusal(text, sizeof text, &policy, "os", 2);
    expect_text(text, "module 'os' is not on the allowlist of this environment; the sandbox offers no such module");
    guard_import_refusal(text, sizeof text, &policy, "math", 4);
    expect_text(text,
                "module 'math' is not on the allowlist of this environment; the host left it out and can allow it "
                "(--allow-import math)");
}

/* -- builtins -- */

Test(builtin_policy, refuses_what_reaches_the_host) {
    static const char *const names[] = {"open",    "input",      "breakpoint", "compile",        "__import__",
                                        "exit",    "quit",       "help",       "copyright",      "credits",
                                        "license", "__loader__", "__spec__",   "__build_class__"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        cr_assert_not_null(guard_builtin_find(names[i], strlen(names[i])), "%s is not in the table", names[i]);
        cr_assert(!guard_builtin_find(names[i], strlen(names[i]))->allowed, "%s is allowed", names[i]);
    }
    cr_assert_null(guard_builtin_find("system", 6));
}

Test(builtin_policy, each_rule_is_there_once_and_has_a_reason) {
    size_t count;
    const struct builtin_rule *rules = guard_builtin_rules(&count);
    for (size_t i = 0; i < count; i++) {
        cr_assert_eq(guard_builtin_find(rules[i].name, strlen(rules[i].name)), &rules[i], "%s twice", rules[i].name);
        cr_assert_gt(strlen(rules[i].reason), 10u, "%s", rules[i].name);
    }
    cr_assert(guard_builtin_find("print", 5)->allowed);
    cr_assert(guard_builtin_find("ZeroDivisionError", 17)->allowed);
}

Test(builtin_policy, refusal_gives_the_reason) {
    char text[GUARD_MESSAGE_SIZE];
    guard_builtin_refusal(text, sizeof text, "open", 4);
    expect_text(text, "'open' is not available in this environment: it reads and writes files of the host");
    cr_assert_eq(guard_builtin_refusal(text, sizeof text, "len", 3), 0u);
    cr_assert_eq(guard_builtin_refusal(text, sizeof text, "nonsense", 8), 0u);
}

/* -- limits -- */

static const struct limit_facilities facilities = {.monotonic_clock = true,
                                                   .native_stack_bytes = 8 << 20,
                                                   .native_frame_bytes = 16 << 10,
                                                   .cage_bytes = UINT64_C(4) << 30};

Test(limits, defaults_can_be_enforced) {
    struct guard_limits limits;
    char text[GUARD_MESSAGE_SIZE] = "";
    struct limit_facilities measuring = facilities;
    measuring.native_frame_bytes = 0; /* each level looks at the stack that is really left, as in a VM */
    guard_limits_default(&limits);
    cr_assert(guard_limits_verify(&limits, &measuring, text, sizeof text), "%s", text);
    cr_assert_eq(limits.values[LIMIT_MEMORY], UINT64_C(256) << 20);
    cr_assert_eq(limits.values[LIMIT_RECURSION], 1000u);
    cr_assert_eq(limits.values[LIMIT_OUTPUT], UINT64_C(16) << 20);
    cr_assert_eq(limits.values[LIMIT_FUEL], LIMIT_UNLIMITED);
}

Test(limits, bounds_are_exact) {
    char text[GUARD_MESSAGE_SIZE];
    struct limit_facilities generous = facilities;
    generous.native_stack_bytes = UINT64_C(1) << 40;
    for (int id = 0; id < LIMIT_COUNT; id++) {
        const struct limit_definition *definition = &guard_limit_definitions[id];
        const struct {
            uint64_t value;
            bool good;
        } cases[] = {
            {definition->minimum, true},
            {definition->maximum, true},
            {definition->maximum + 1, false},
            {definition->minimum - 1, definition->minimum == 0 && definition->may_be_unlimited},
            {LIMIT_UNLIMITED, definition->may_be_unlimited},
        };
        for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
            struct guard_limits limits;
            guard_limits_default(&limits);
            limits.values[id] = cases[i].value;
            cr_assert_eq(guard_limits_verify(&limits, &generous, text, sizeof text), cases[i].good, "%s, case %zu",
                         definition->name, i);
        }
        cr_assert_eq(definition->exception == NULL, definition->outcome == LIMIT_ENDS_RUN, "%s", definition->name);
    }
}

Test(limits, what_the_machine_cannot_enforce_is_refused) {
    struct guard_limits limits;
    char text[GUARD_MESSAGE_SIZE];
    struct limit_facilities poor = facilities;
    guard_limits_default(&limits);
    limits.values[LIMIT_DEADLINE] = 2000000000;
    poor.monotonic_clock = false;
    cr_assert(!guard_limits_verify(&limits, &poor, text, sizeof text));
    expect_text(text,
                "the deadline limit of 2000000000 nanoseconds cannot be enforced: this machine has no monotonic clock");

    poor = facilities;
    poor.cage_bytes = 1 << 20;
    cr_assert(!guard_limits_verify(&limits, &poor, text, sizeof text));
    expect_text(text,
                "the memory limit of 268435456 bytes cannot be enforced: the address space that can be reserved is "
                "1048576 bytes");

    poor = facilities;
    poor.native_stack_bytes = 1 << 20;
    limits.values[LIMIT_NATIVE_NESTING] = 100;
    cr_assert(!guard_limits_verify(&limits, &poor, text, sizeof text));
    expect_text(
        text, "the native nesting limit of 100 levels cannot be enforced: this thread's stack has room for 32 levels");
}

Test(limits, line_that_ends_a_run_names_the_limit) {
    char text[GUARD_MESSAGE_SIZE];
    guard_limit_reached(text, sizeof text, LIMIT_FUEL, 1000);
    expect_text(text, "limit reached: fuel (1000 steps)");
}

/* -- capabilities -- */

Test(capability, what_is_not_said_is_refused_but_for_what_callbacks_grant) {
    struct capability_policy policy;
    guard_capability_initial(&policy);
    cr_assert_eq(guard_capability_check(policy.terms[CAPABILITY_CLOCK].level), CAPABILITY_REFUSED);
    cr_assert_eq(guard_capability_check(policy.terms[CAPABILITY_ENTROPY].level), CAPABILITY_REFUSED);
    cr_assert_eq(guard_capability_check(policy.terms[CAPABILITY_OUTPUT].level), CAPABILITY_ALLOWED);
    cr_assert_eq(guard_capability_check(policy.terms[CAPABILITY_MODULES].level), CAPABILITY_ALLOWED);
    cr_assert_eq(CAPABILITY_ERROR, 0, "a level that was forgotten refuses");
}

Test(capability, refusal_names_it_and_the_place_and_both_ways_to_grant_it) {
    char text[GUARD_MESSAGE_SIZE];
    guard_capability_refusal(text, sizeof text, "clock", "time.time()", "agent.py", 3);
    expect_text(text,
                "time.time() needs the capability 'clock', which this environment was not granted (agent.py, line "
                "3); the host grants it with --grant clock or in its policy: \"capabilities\": {\"clock\": "
                "\"off\"}");
    guard_capability_used_up(text, sizeof text, "host.fetch", 1, "agent.py", 9);
    expect_text(text,
                "the capability 'host.fetch' was granted for 1 call in a run, and they are used up (agent.py, line "
                "9); the host grants it with --grant host.fetch or in its policy: \"capabilities\": "
                "{\"host.fetch\": {\"level\": \"off\", \"calls\": N}}");
}
