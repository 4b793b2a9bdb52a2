/* Writing a policy: as words for a reader, as JSON that guard_policy_read takes again. */
#include "guards/policy.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct writer {
    char *buffer;
    size_t size;
    size_t length; /* of the whole, also of what did not fit */
};

static void write_format(struct writer *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void write_format(struct writer *writer, const char *format, ...) {
    va_list list;
    size_t room = writer->length < writer->size ? writer->size - writer->length : 0;
    va_start(list, format);
    int written = vsnprintf(room > 0 ? writer->buffer + writer->length : NULL, room, format, list);
    va_end(list);
    writer->length += written > 0 ? (size_t)written : 0;
}

/* The policy's texts are valid UTF-8 without NULs. */
static void write_string(struct writer *writer, const char *text) {
    write_format(writer, "\"");
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            write_format(writer, "\\%c", *text);
        else if ((unsigned char)*text < 0x20 || *text == 0x7F)
            write_format(writer, "\\u%04x", (unsigned)*text);
        else
            write_format(writer, "%c", *text);
    }
    write_format(writer, "\"");
}

static void write_seconds(struct writer *writer, uint64_t nanoseconds) {
    char fraction[16];
    snprintf(fraction, sizeof fraction, "%09" PRIu64, nanoseconds % 1000000000);
    size_t length = 9;
    while (length > 1 && fraction[length - 1] == '0')
        length--;
    write_format(writer, "%" PRIu64 ".%.*s", nanoseconds / 1000000000, (int)length, fraction);
}

static void write_limit(struct writer *writer, enum limit_id id, uint64_t value) {
    if (id == LIMIT_DEADLINE)
        write_seconds(writer, value);
    else
        write_format(writer, "%" PRIu64, value);
}

/* Seventeen digits give every number back as it was; a whole one keeps a point, so that it stays no integer. */
static void write_number(struct writer *writer, double number) {
    char text[40];
    snprintf(text, sizeof text, "%.17g", number);
    write_format(writer, "%s%s", text, strpbrk(text, ".e") == NULL ? ".0" : "");
}

static void write_value(struct writer *writer, const struct guard_policy *policy, const struct policy_value *value) {
    switch (value->kind) {
    case ARGUMENT_BOOL:
        write_format(writer, value->integer ? "true" : "false");
        break;
    case ARGUMENT_INTEGER:
        write_format(writer, "%" PRId64, value->integer);
        break;
    case ARGUMENT_FLOAT:
        write_number(writer, value->number);
        break;
    case ARGUMENT_TEXT:
        write_string(writer, policy_text_of(policy, value->text));
        break;
    default:
        write_format(writer, "null");
    }
}

/* --- JSON
 * ------------------------------------------------------------------------------------------------------------- */

static void rule_as_json(struct writer *writer, const struct guard_policy *policy, const struct argument_rule *rule) {
    const struct policy_value *values = &policy->values[rule->first_value];
    const char *separator = "";
    write_format(writer, "{");
    if (rule->position >= 0) {
        write_format(writer, "\"position\": %" PRId32, rule->position);
        separator = ", ";
    }
    if (rule->keyword != 0) {
        write_format(writer, "%s\"keyword\": ", separator);
        write_string(writer, policy_text_of(policy, rule->keyword));
    }
    if (rule->is_optional)
        write_format(writer, ", \"optional\": true");
    if (rule->test == ARGUMENT_TEST_PREFIX) {
        write_format(writer, ", \"prefix\": ");
        write_value(writer, policy, values);
    } else if (rule->test == ARGUMENT_TEST_EQUALS) {
        write_format(writer, ", \"equals\": [");
        for (uint16_t i = 0; i < rule->value_count; i++) {
            write_format(writer, i > 0 ? ", " : "");
            write_value(writer, policy, &values[i]);
        }
        write_format(writer, "]");
    } else if (rule->test == ARGUMENT_TEST_RANGE) {
        static const char *const names[] = {"minimum", "maximum"};
        for (int i = 0; i < 2; i++) {
            if (values[i].kind == ARGUMENT_NONE)
                continue;
            write_format(writer, ", \"%s\": ", names[i]);
            write_value(writer, policy, &values[i]);
        }
    }
    write_format(writer, "}");
}

static void terms_as_json(struct writer *writer, const struct capability_terms *terms) {
    write_format(writer, "\"level\": \"%s\"", guard_capability_level_name(terms->level));
    if (terms->calls != CAPABILITY_CALLS_UNLIMITED)
        write_format(writer, ", \"calls\": %" PRIu64, terms->calls);
}

static void grant_as_json(struct writer *writer, const struct guard_policy *policy,
                          const struct capability_grant *grant) {
    write_string(writer, policy_text_of(policy, grant->name));
    write_format(writer, ": {");
    terms_as_json(writer, &grant->terms);
    if (grant->has_rules) {
        write_format(writer, ", \"arguments\": [");
        for (uint16_t i = 0; i < grant->rule_count; i++) {
            write_format(writer, i > 0 ? ", " : "");
            rule_as_json(writer, policy, &policy->rules[grant->first_rule + i]);
        }
        write_format(writer, "]");
    }
    write_format(writer, "}");
}

static bool is_own_capability(const char *name) { return guard_capability_find(name, strlen(name)) < CAPABILITY_COUNT; }

/* A policy that does not list capabilities leaves the host's functions to their registration; JSON says that by having
 * no such key, so it is there only when something is different from the beginning. */
static void capabilities_as_json(struct writer *writer, const struct guard_policy *policy) {
    struct capability_policy own;
    guard_policy_capabilities(policy, &own);
    if (!policy->is_closed && policy->grant_count == 0)
        return;
    write_format(writer, "  \"capabilities\": {");
    for (int i = 0; i < CAPABILITY_COUNT; i++) {
        write_format(writer, "%s\n    \"%s\": {", i > 0 ? "," : "", guard_capability_definitions[i].name);
        terms_as_json(writer, &own.terms[i]);
        write_format(writer, "}");
    }
    for (uint16_t i = 0; i < policy->grant_count; i++) {
        if (is_own_capability(policy_text_of(policy, policy->grants[i].name)))
            continue;
        write_format(writer, ",\n    ");
        grant_as_json(writer, policy, &policy->grants[i]);
    }
    write_format(writer, "\n  },\n");
}

static void limits_as_json(struct writer *writer, const struct guard_policy *policy) {
    write_format(writer, "  \"limits\": {");
    for (int id = 0; id < LIMIT_COUNT; id++) {
        uint64_t value = policy->limits.values[id];
        write_format(writer, "%s\n    \"%s\": ", id > 0 ? "," : "", guard_limit_definitions[id].key);
        if (value == LIMIT_UNLIMITED)
            write_format(writer, "\"unlimited\"");
        else
            write_limit(writer, (enum limit_id)id, value);
    }
    write_format(writer, "\n  },\n");
}

static void names_as_json(struct writer *writer, const char *const *names) {
    write_format(writer, "[");
    for (size_t i = 0; names[i] != NULL; i++) {
        write_format(writer, i > 0 ? ", " : "");
        write_string(writer, names[i]);
    }
    write_format(writer, "]");
}

static void policy_as_json(struct writer *writer, const struct guard_policy *policy, const char *const *modules) {
    const char *names[ATTRIBUTE_EXCEPTIONS_MAXIMUM + 1];
    write_format(writer, "{\n  \"profile\": \"%s\",\n  \"profile_version\": %d,\n",
                 guard_attribute_profile_name(policy->attributes.profile), ATTRIBUTE_PROFILE_VERSION);
    limits_as_json(writer, policy);
    write_format(writer, "  \"imports\": ");
    if (modules == NULL)
        write_format(writer, "\"all\"");
    else
        names_as_json(writer, modules);
    write_format(writer, ",\n");
    capabilities_as_json(writer, policy);
    write_format(writer, "  \"attributes\": {\"allow\": ");
    guard_attribute_exceptions(&policy->attributes, true, names);
    names_as_json(writer, names);
    write_format(writer, ", \"block\": ");
    guard_attribute_exceptions(&policy->attributes, false, names);
    names_as_json(writer, names);
    write_format(writer, "},\n  \"on_violation\": \"%s\",\n  \"audit\": {\"allowed\": %s, \"arguments\": %s}\n}\n",
                 policy->on_violation == VIOLATION_STOPS_RUN ? "stop" : "raise",
                 policy->audits_allowed ? "true" : "false", policy->audits_arguments ? "true" : "false");
}

/* --- words
 * -------------------------------------------------------------------------------------------------------------- */

static void names_as_words(struct writer *writer, const char *const *names) {
    for (size_t i = 0; names[i] != NULL; i++)
        write_format(writer, "%s%s", i > 0 ? ", " : "", names[i]);
    write_format(writer, "%s\n", names[0] == NULL ? "none" : "");
}

static const char *level_as_words(enum capability_level level) {
    switch (level) {
    case CAPABILITY_OFF:
        return "allowed";
    case CAPABILITY_WARN:
        return "allowed, each use is reported";
    default:
        return "refused";
    }
}

static void rule_as_words(struct writer *writer, const struct guard_policy *policy, const struct argument_rule *rule) {
    const struct policy_value *values = &policy->values[rule->first_value];
    write_format(writer, "      argument");
    if (rule->position >= 0)
        write_format(writer, " %" PRId32, rule->position + 1);
    if (rule->keyword != 0)
        write_format(writer, "%s '%s'", rule->position >= 0 ? " or" : "", policy_text_of(policy, rule->keyword));
    write_format(writer, rule->is_optional ? " may be left out, else: " : ": ");
    if (rule->test == ARGUMENT_TEST_EQUALS) {
        write_format(writer, "one of");
        for (uint16_t i = 0; i < rule->value_count; i++) {
            write_format(writer, i > 0 ? ", " : " ");
            write_value(writer, policy, &values[i]);
        }
    } else if (rule->test == ARGUMENT_TEST_PREFIX) {
        write_format(writer, "a path at or below ");
        write_value(writer, policy, values);
    } else if (rule->test == ARGUMENT_TEST_RANGE) {
        write_format(writer, "a number");
        if (values[0].kind != ARGUMENT_NONE) {
            write_format(writer, " from ");
            write_value(writer, policy, &values[0]);
        }
        if (values[1].kind != ARGUMENT_NONE) {
            write_format(writer, " up to ");
            write_value(writer, policy, &values[1]);
        }
    } else {
        write_format(writer, "anything");
    }
    write_format(writer, "\n");
}

static void terms_as_words(struct writer *writer, const char *name, const struct capability_terms *terms) {
    write_format(writer, "  %s: %s", name, level_as_words(terms->level));
    if (terms->calls != CAPABILITY_CALLS_UNLIMITED && terms->level != CAPABILITY_ERROR)
        write_format(writer, ", %" PRIu64 " times in a run", terms->calls);
    write_format(writer, "\n");
}

static void capabilities_as_words(struct writer *writer, const struct guard_policy *policy) {
    struct capability_policy own;
    guard_policy_capabilities(policy, &own);
    write_format(writer, "capabilities:\n");
    for (int i = 0; i < CAPABILITY_COUNT; i++)
        terms_as_words(writer, guard_capability_definitions[i].name, &own.terms[i]);
    for (uint16_t i = 0; i < policy->grant_count; i++) {
        const struct capability_grant *grant = &policy->grants[i];
        if (is_own_capability(policy_text_of(policy, grant->name)))
            continue;
        terms_as_words(writer, policy_text_of(policy, grant->name), &grant->terms);
        for (uint16_t r = 0; grant->has_rules && r < grant->rule_count; r++)
            rule_as_words(writer, policy, &policy->rules[grant->first_rule + r]);
        if (grant->has_rules)
            write_format(writer, "      no other arguments\n");
    }
    write_format(writer, policy->is_closed ? "  any other function or class of the host: refused\n"
                                           : "  functions and classes that the host hands over: allowed\n");
}

static void limits_as_words(struct writer *writer, const struct guard_policy *policy) {
    write_format(writer, "limits:\n");
    for (int id = 0; id < LIMIT_COUNT; id++) {
        const struct limit_definition *definition = &guard_limit_definitions[id];
        uint64_t value = policy->limits.values[id];
        write_format(writer, "  %s: ", definition->name);
        if (value == LIMIT_UNLIMITED) {
            write_format(writer, "unlimited\n");
            continue;
        }
        write_limit(writer, (enum limit_id)id, value);
        write_format(writer, " %s\n", id == LIMIT_DEADLINE ? "seconds" : definition->unit);
    }
}

static void policy_as_words(struct writer *writer, const struct guard_policy *policy, const char *const *modules) {
    const char *names[ATTRIBUTE_EXCEPTIONS_MAXIMUM + 1];
    write_format(writer, "attributes: profile %s, version %d\n",
                 guard_attribute_profile_name(policy->attributes.profile), ATTRIBUTE_PROFILE_VERSION);
    write_format(writer, "  blocked by it, allowed here: ");
    guard_attribute_exceptions(&policy->attributes, true, names);
    names_as_words(writer, names);
    write_format(writer, "  allowed by it, blocked here: ");
    guard_attribute_exceptions(&policy->attributes, false, names);
    names_as_words(writer, names);
    write_format(writer, "imports: ");
    if (modules == NULL)
        write_format(writer, "the whole allowlist\n");
    else
        names_as_words(writer, modules);
    limits_as_words(writer, policy);
    capabilities_as_words(writer, policy);
    write_format(writer, "a violation: %s\n",
                 policy->on_violation == VIOLATION_STOPS_RUN ? "ends the run" : "raises the exception of the refusal");
    write_format(writer, "audit: %s%s\n",
                 policy->audits_allowed ? "what is refused and what is allowed" : "what is refused",
                 policy->audits_arguments ? ", with the arguments of calls" : "");
}

size_t guard_policy_write(const struct guard_policy *policy, const char *const *modules, enum policy_form form,
                          char *buffer, size_t size) {
    struct writer writer = {.buffer = buffer, .size = size};
    if (size > 0)
        buffer[0] = '\0';
    if (form == POLICY_AS_JSON)
        policy_as_json(&writer, policy, modules);
    else
        policy_as_words(&writer, policy, modules);
    return writer.length;
}
