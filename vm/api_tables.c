/* The tables of the guards as text, for docs/POLICY.md and whoever asks the program: every row is the code's own. */
#include "../guards/attribute_policy.h"
#include "../guards/builtin_policy.h"
#include "../guards/capability.h"
#include "../guards/choke_point.h"
#include "../guards/limits.h"
#include "../include/pynterp.h"
#include "native.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct table_writer {
    char *buffer;
    size_t size, length;
};

static void add(struct table_writer *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void add(struct table_writer *writer, const char *format, ...) {
    va_list list;
    size_t room = writer->length < writer->size ? writer->size - writer->length : 0;
    va_start(list, format);
    int written = vsnprintf(room > 0 ? writer->buffer + writer->length : NULL, room, format, list);
    va_end(list);
    writer->length += written > 0 ? (size_t)written : 0;
}

/* A cell of a Markdown table: its own separator may not stand in it. */
static void add_cell(struct table_writer *writer, const char *text) {
    for (; *text != '\0'; text++)
        add(writer, *text == '|' ? "\\|" : "%c", *text);
    add(writer, " | ");
}

static void add_choke_points(struct table_writer *writer) {
    add(writer, "### Choke points\n\n| name | what a script writes | how it is guarded |\n| --- | --- | --- |\n");
    for (int i = 0; i < GUARD_POINT_COUNT; i++) {
        add(writer, "| `%s` | `", guard_points[i].name);
        for (const char *at = guard_points[i].path; *at != '\0'; at++)
            add(writer, *at == '|' ? "\\|" : "%c", *at);
        add(writer, "` | %s |\n", guard_points[i].reason);
    }
}

static const char *verdict_text(enum attribute_verdict verdict) {
    switch (verdict) {
    case ATTRIBUTE_ALLOWED:
        return "allowed";
    case ATTRIBUTE_BLOCKED:
        return "blocked";
    case ATTRIBUTE_BLOCKED_UNLESS_GUEST_METHOD:
        return "only on a guest's bound method";
    case ATTRIBUTE_BLOCKED_UNLESS_DELEGATED:
        return "only as a direct call on super() or a class";
    case ATTRIBUTE_WRAPPED_UNLESS_DELEGATED:
        return "as a value it checks the name it is handed";
    }
    return "";
}

static void add_attributes(struct table_writer *writer) {
    size_t count;
    const struct attribute_rule *rules = guard_attribute_rules(&count);
    add(writer,
        "\n### Attributes\n\n| name | strict | compat | what it is for | why |\n| --- | --- | --- | --- | --- |\n");
    for (size_t i = 0; i < count; i++)
        add(writer, "| `%s` | %s | %s | %s | %s |\n", rules[i].name,
            verdict_text(rules[i].verdicts[ATTRIBUTE_PROFILE_STRICT]),
            verdict_text(rules[i].verdicts[ATTRIBUTE_PROFILE_COMPAT]), guard_attribute_category_name(rules[i].category),
            rules[i].reason);
}

/* Exceptions are all alike, so they share a row. */
static void add_builtins(struct table_writer *writer, bool allowed) {
    size_t count;
    const struct builtin_rule *rules = guard_builtin_rules(&count);
    const char *last_reason = "";
    add(writer, "\n### Builtins that are %s\n\n| name | why |\n| --- | --- |\n", allowed ? "there" : "left out");
    for (size_t i = 0; i < count; i++) {
        if (rules[i].allowed != allowed)
            continue;
        bool is_same = strcmp(last_reason, rules[i].reason) == 0 && rules[i].category == BUILTIN_EXCEPTION;
        if (!is_same && last_reason[0] != '\0')
            add(writer, " | %s |\n", last_reason);
        add(writer, is_same ? ", `%s`" : "| `%s`", rules[i].name);
        last_reason = rules[i].reason;
    }
    add(writer, " | %s |\n", last_reason);
}

static void add_modules(struct table_writer *writer) {
    add(writer, "\n### Modules\n\n| name | why it is safe to offer |\n| --- | --- |\n");
    for (size_t i = 0; module_definitions[i] != NULL; i++) {
        add(writer, "| `%s` | ", module_definitions[i]->name);
        add_cell(writer, module_definitions[i]->reason);
        add(writer, "\n");
    }
}

static void add_capabilities(struct table_writer *writer) {
    add(writer, "\n### Capabilities\n\n| name | when nothing is said | what it is |\n| --- | --- | --- |\n");
    for (int i = 0; i < CAPABILITY_COUNT; i++)
        add(writer, "| `%s` | %s | %s |\n", guard_capability_definitions[i].name,
            guard_capability_definitions[i].initial == CAPABILITY_ERROR ? "refused" : "allowed",
            guard_capability_definitions[i].documentation);
}

static void add_limit_value(struct table_writer *writer, const struct limit_definition *limit, uint64_t number) {
    bool is_time = limit == &guard_limit_definitions[LIMIT_DEADLINE];
    if (number == LIMIT_UNLIMITED)
        add(writer, "unlimited | ");
    else if (is_time)
        add(writer, "%g s | ", (double)number / 1e9);
    else
        add(writer, "%" PRIu64 " | ", number);
}

static void add_limits(struct table_writer *writer) {
    add(writer, "\n### Limits\n\n| name | key in a policy | default | least | most | unit | what it bounds |\n"
                "| --- | --- | --- | --- | --- | --- | --- |\n");
    for (int i = 0; i < LIMIT_COUNT; i++) {
        const struct limit_definition *limit = &guard_limit_definitions[i];
        add(writer, "| %s | `%s` | ", limit->name, limit->key);
        add_limit_value(writer, limit, limit->initial);
        add_limit_value(writer, limit, limit->minimum);
        add_limit_value(writer, limit, limit->maximum);
        add(writer, "%s | %s |\n", i == LIMIT_DEADLINE ? "seconds" : limit->unit, limit->documentation);
    }
}

size_t pn_guard_tables(char *buffer, size_t size) {
    struct table_writer writer = {buffer, buffer != NULL ? size : 0, 0};
    add_choke_points(&writer);
    add_attributes(&writer);
    add_builtins(&writer, true);
    add_builtins(&writer, false);
    add_modules(&writer);
    add_capabilities(&writer);
    add_limits(&writer);
    return writer.length;
}
