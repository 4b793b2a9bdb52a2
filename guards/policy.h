/* A policy as the host wrote it: profile, limits, imports, capabilities with their rules, exceptions, what a violation
 * does.
 *
 * It is one block of plain data without pointers, so that it can be copied and compared. It comes from JSON text
 * (policy_read.c), whose schema is closed: an unknown or repeated key, a value of the wrong type or beyond its bounds
 * is an error that names its place and the nearest valid name, nothing is converted, and nothing is applied of a text
 * with an error in it. It can be written as words and as JSON that reads back the same (policy_write.c). Depends on
 * libc, utf8proc and the other files of this room. */
#ifndef PYNTERP_GUARDS_POLICY_H
#define PYNTERP_GUARDS_POLICY_H

#include "guards/attribute_policy.h"
#include "guards/capability.h"
#include "guards/limits.h"

/* A policy that is told back lists all capabilities of the VM and every module: these have room of their own, so that
 * what fits one policy fits the one that it is told back as. */
#define POLICY_COUNTED_TEXT_MAXIMUM 16384
#define POLICY_IMPORTS_MAXIMUM 4032
#define POLICY_TEXT_SIZE (POLICY_COUNTED_TEXT_MAXIMUM + POLICY_IMPORTS_MAXIMUM + 64)
#define POLICY_GRANTS_MAXIMUM 64
#define POLICY_RULES_MAXIMUM 128
#define POLICY_VALUES_MAXIMUM 256
#define POLICY_SOURCE_MAXIMUM ((size_t)1 << 20)

/* Offset of a NUL-terminated text in guard_policy.texts; 0 = none. */
typedef uint16_t policy_text;

enum argument_test {
    ARGUMENT_TEST_ANY,
    ARGUMENT_TEST_EQUALS, /* one of the values, in type and content */
    ARGUMENT_TEST_PREFIX, /* a path at or below this one, by whole segments, with no "." or ".." or empty one in it */
    ARGUMENT_TEST_RANGE   /* a number within bounds */
};

struct policy_value {
    enum argument_kind kind; /* NONE, BOOL, INTEGER, FLOAT, TEXT */
    policy_text text;
    int64_t integer;
    double number;
};

struct argument_rule {
    int32_t position;    /* of a positional argument; -1 = by keyword only */
    policy_text keyword; /* 0 = by position only */
    bool is_optional;
    enum argument_test test;
    uint16_t first_value,
        value_count; /* EQUALS: in values; PREFIX: one text; RANGE: minimum and maximum, NONE = open */
};

struct capability_grant {
    policy_text name; /* "clock", "host.fetch" */
    struct capability_terms terms;
    bool has_rules; /* then each argument of a call needs a rule */
    uint16_t first_rule, rule_count;
};

enum violation_action {
    VIOLATION_RAISES,   /* the exception of the refusal, which the script may handle */
    VIOLATION_STOPS_RUN /* the run ends; nothing the script does can prevent it */
};

struct guard_policy {
    struct attribute_policy attributes;
    struct guard_limits limits;
    bool limit_is_set[LIMIT_COUNT]; /* the others are the host's, or the defaults */
    policy_text imports;            /* "all", "none" or names between commas; 0 = not said */
    bool is_closed;                 /* capabilities are listed: functions of the host that are not are refused */
    uint16_t grant_count, rule_count, value_count;
    struct capability_grant grants[POLICY_GRANTS_MAXIMUM + CAPABILITY_COUNT];
    struct argument_rule rules[POLICY_RULES_MAXIMUM];
    struct policy_value values[POLICY_VALUES_MAXIMUM];
    enum violation_action on_violation;
    bool audits_allowed;                /* crossings that are allowed are reported too */
    bool audits_arguments;              /* with the arguments of calls of the host */
    uint16_t text_length, counted_text; /* used of the whole; used of POLICY_COUNTED_TEXT_MAXIMUM */
    char texts[POLICY_TEXT_SIZE];
};

/* What holds when the host says nothing. */
void guard_policy_initial(struct guard_policy *policy);

/* Reads JSON text. False: *policy is as it was, and `buffer` holds a sentence that begins with the place. */
bool guard_policy_read(struct guard_policy *policy, const char *json, size_t length, char *buffer, size_t size)
    __attribute__((warn_unused_result));

/* Adds grants "clock,entropy=warn,host.fetch" (level off if none is given), which go before what the policy says about
 * the same. False: *policy is as it was, and `buffer` holds a sentence. */
bool guard_policy_grant(struct guard_policy *policy, const char *specification, char *buffer, size_t size)
    __attribute__((warn_unused_result));

static inline const char *policy_text_of(const struct guard_policy *policy, policy_text text) {
    return policy->texts + text;
}

/* NULL: the policy does not name it. "host.Account.pay" falls back on "host.Account". */
const struct capability_grant *guard_policy_find_grant(const struct guard_policy *policy, const char *name);

/* The levels of the VM's own capabilities. */
void guard_policy_capabilities(const struct guard_policy *policy, struct capability_policy *capabilities);

/* Whether the rules of a grant allow a call with these arguments; if not, `buffer` says which one they do not. */
bool guard_policy_check_arguments(const struct guard_policy *policy, const struct capability_grant *grant,
                                  const struct argument *arguments, size_t count, char *buffer, size_t size)
    __attribute__((warn_unused_result));

/* --- policy_write.c --- */

enum policy_form { POLICY_AS_WORDS, POLICY_AS_JSON };
/* Writes the policy, NUL-terminated and cut to `size`; returns the length of the whole. `modules`: what may be
 * imported, ended by NULL; NULL: the whole allowlist. */
size_t guard_policy_write(const struct guard_policy *policy, const char *const *modules, enum policy_form form,
                          char *buffer, size_t size);

#endif
