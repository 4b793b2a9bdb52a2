/* Which part of a source segment a traceback underlines how: the operator of a binary operation, the brackets of a call
 * or subscript. Text in, numbers out: knows nothing of the VM. */
#ifndef PYNTERP_VM_CARET_H
#define PYNTERP_VM_CARET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Lines count from 0 within the segment, columns are bytes within the line. Between left and right stand '^', else '~'.
 */
struct caret_anchors {
    bool present;
    uint32_t left_line, left_column;
    uint32_t right_line, right_column;
};

/* `segment` is the source of one expression, as the running instruction covers it. */
struct caret_anchors caret_find_anchors(const char *segment, size_t length);
/* Whether these lines are `return f(...)` or `name = f(...)` with the call exactly from byte `start` of the first line
 * to byte `end` of the last: then carets would say nothing. */
bool caret_is_plain_call(const char *lines, size_t length, uint32_t line_count, uint32_t start, uint32_t end);

#endif
