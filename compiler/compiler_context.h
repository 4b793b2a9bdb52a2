/* What the passes over one syntax tree share: arena, error, and the bound on their recursion.
 *
 * An error is latched: the first one stays, and every pass stops soon after `failed` is set. Recursion is bounded both
 * by a count, so that most programs fail at the same place on every machine, and by the C stack really used. */
#ifndef PYNTERP_COMPILER_COMPILER_CONTEXT_H
#define PYNTERP_COMPILER_COMPILER_CONTEXT_H

#include "arena.h"
#include "ast.h"
#include "name_table.h"
#include "syntax_error.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    COMPILER_DEPTH_LIMIT = 3000,
    COMPILER_STACK_LIMIT = 384 * 1024,
};

struct compiler_context {
    struct arena *arena;
    const struct source_map *map;
    struct syntax_error *error;
    uintptr_t stack_base;
    uint32_t depth;
    bool failed;
    bool future_annotations; /* from __future__ import annotations */
    struct syntax_warning_list *warnings;
    struct node_table warned; /* what has been warned of */
};

static inline uintptr_t compiler_stack_position(void) { return (uintptr_t)__builtin_frame_address(0); }

/* Around each recursion; false: an error is set (do not leave then). */
static inline bool context_enter(struct compiler_context *context) {
    if (context->failed)
        return false;
    uintptr_t here = compiler_stack_position();
    if (context->depth >= COMPILER_DEPTH_LIMIT ||
        (here < context->stack_base && context->stack_base - here > COMPILER_STACK_LIMIT)) {
        context->failed = true;
        syntax_error_set_plain(context->error, SYNTAX_ERROR_RECURSION,
                               "maximum recursion depth exceeded during compilation");
        return false;
    }
    context->depth++;
    return true;
}
static inline void context_leave(struct compiler_context *context) { context->depth--; }

/* SyntaxError at `range`. */
void context_fail(struct compiler_context *context, struct source_range range, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* SyntaxWarning at `range`, once for each node of the tree. */
void context_warn(struct compiler_context *context, const void *node, struct source_range range, const char *format,
                  ...) __attribute__((format(printf, 4, 5)));
void context_fail_memory(struct compiler_context *context);

/* arena_allocate_array with the failure latched. */
void *context_allocate(struct compiler_context *context, size_t count, size_t size);
/* Room for one more in an array of `*capacity` items: the array, perhaps moved; NULL on failure. */
void *context_grow(struct compiler_context *context, void *items, uint32_t count, uint32_t *capacity, size_t size);

/* Before `count` things are looked through, where the whole may grow faster than the source; false: the pass has
 * failed. */
bool context_work(struct compiler_context *context, uint32_t count);

/* A private name as CPython mangles it (`__x` in class C: `_C__x`); `name` itself when it is not private.
 * `class_name.data` is NULL outside classes. */
struct text name_mangle(struct compiler_context *context, struct text class_name, struct text name);

#endif
