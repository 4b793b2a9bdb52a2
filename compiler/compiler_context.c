/* Errors, arrays and private names for the passes over the syntax tree; see compiler_context.h. */
#include "compiler_context.h"

#include <stdio.h>

#include <string.h>

/* Columns are CPython's for errors behind the parser: bytes, counted from 1. */
void context_fail(struct compiler_context *context, struct source_range range, const char *format, ...) {
    context->failed = true;
    context->error->is_from_analysis |= context->error->kind == SYNTAX_ERROR_NONE;
    va_list arguments;
    va_start(arguments, format);
    syntax_error_set_columns(context->error, context->map, SYNTAX_ERROR_SYNTAX, range.line, (int32_t)range.column + 1,
                             range.end_line, (int32_t)range.end_column + 1, format, arguments);
    va_end(arguments);
}

void context_warn(struct compiler_context *context, const void *node, struct source_range range, const char *format,
                  ...) {
    enum { LONGEST = 160 };
    if (context->failed || node_table_find(&context->warned, node) != NULL)
        return;
    char *message = context_allocate(context, LONGEST, 1);
    if (message == NULL)
        return;
    if (node_table_add(context->arena, &context->warned, node) == NULL) {
        context_fail_memory(context);
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, LONGEST, format, arguments);
    va_end(arguments);
    syntax_warning_add(context->warnings, context->arena, range, message);
}

void context_fail_memory(struct compiler_context *context) {
    context->failed = true;
    syntax_error_set_plain(context->error, SYNTAX_ERROR_MEMORY, "");
}

bool context_work(struct compiler_context *context, uint32_t count) {
    enum { LOOKS_FOR_A_STEP = 4 };
    const struct arena *arena = context->arena;
    if (count >= LOOKS_FOR_A_STEP && arena->work != NULL &&
        !arena->work(arena->charge_context, count / LOOKS_FOR_A_STEP))
        context_fail_memory(context);
    return !context->failed;
}

void *context_allocate(struct compiler_context *context, size_t count, size_t size) {
    void *memory = arena_allocate_array(context->arena, count, size);
    if (memory == NULL)
        context_fail_memory(context);
    return memory;
}

void *context_grow(struct compiler_context *context, void *items, uint32_t count, uint32_t *capacity, size_t size) {
    if (count < *capacity)
        return items;
    uint32_t larger = *capacity < 8 ? 8 : *capacity * 2;
    void *memory = *capacity > UINT32_MAX / 4 ? NULL : arena_allocate_array(context->arena, larger, size);
    if (memory == NULL) {
        context_fail_memory(context);
        return NULL;
    }
    if (count != 0)
        memcpy(memory, items, count * size);
    *capacity = larger;
    return memory;
}

struct text name_mangle(struct compiler_context *context, struct text class_name, struct text name) {
    if (class_name.data == NULL || name.length < 3 || name.data[0] != '_' || name.data[1] != '_' ||
        (name.data[name.length - 1] == '_' && name.data[name.length - 2] == '_') ||
        memchr(name.data, '.', name.length) != NULL)
        return name;
    uint32_t skip = 0;
    while (skip < class_name.length && class_name.data[skip] == '_')
        skip++;
    uint32_t kept = class_name.length - skip;
    if (kept == 0)
        return name;
    if (kept > UINT32_MAX - 1 - name.length) {
        context_fail_memory(context);
        return name;
    }
    char *data = context_allocate(context, (size_t)kept + 1 + name.length, 1);
    if (data == NULL)
        return name;
    data[0] = '_';
    memcpy(data + 1, class_name.data + skip, kept);
    memcpy(data + 1 + kept, name.data, name.length);
    return (struct text){data, kept + 1 + name.length};
}
