/* The table of limits and the check that a configuration can be enforced; see limits.h. */
#include "guards/limits.h"

#include "guards/choke_point.h"
#include "guards/message.h"

#include <string.h>

#define KIBIBYTE UINT64_C(1024)
#define MEBIBYTE (1024 * KIBIBYTE)
#define GIBIBYTE (1024 * MEBIBYTE)

/* Half of the C stack stays for the host's own frames, the compiler and signal handlers. */
#define NATIVE_STACK_SHARE 2

const struct limit_definition guard_limit_definitions[LIMIT_COUNT] = {
    [LIMIT_MEMORY] = {.name = "memory",
                      .key = "memory",
                      .unit = "bytes",
                      .initial = 256 * MEBIBYTE,
                      .minimum = 1 * MEBIBYTE,
                      .maximum = 4 * GIBIBYTE,
                      .outcome = LIMIT_RAISES,
                      .exception = "MemoryError",
                      .option = "--max-memory",
                      .documentation =
                          "everything a run allocates: the objects of the cage and what is kept for them outside"},
    [LIMIT_FUEL] = {.name = "fuel",
                    .key = "steps",
                    .unit = "steps",
                    .initial = LIMIT_UNLIMITED,
                    .minimum = 1,
                    .maximum = INT64_MAX,
                    .may_be_unlimited = true,
                    .outcome = LIMIT_ENDS_RUN,
                    .option = "--max-steps",
                    .documentation =
                        "work done, counted the same on every machine: back-edges, calls, and natives by size"},
    [LIMIT_DEADLINE] = {.name = "deadline",
                        .key = "timeout",
                        .unit = "nanoseconds",
                        .initial = LIMIT_UNLIMITED,
                        .minimum = 1000 * 1000,
                        .maximum = UINT64_C(366) * 24 * 3600 * 1000 * 1000 * 1000,
                        .may_be_unlimited = true,
                        .outcome = LIMIT_ENDS_RUN,
                        .option = "--timeout",
                        .documentation = "time from the start of a run until it is ended"},
    [LIMIT_RECURSION] = {.name = "recursion",
                         .key = "recursion",
                         .unit = "frames",
                         .initial = 1000,
                         .minimum = 8,
                         .maximum = 1000 * 1000,
                         .outcome = LIMIT_RAISES,
                         .exception = "RecursionError",
                         .option = "--max-recursion",
                         .documentation = "guest calls that are active at once"},
    [LIMIT_NATIVE_NESTING] = {.name = "native nesting",
                              .key = "native_nesting",
                              .unit = "levels",
                              .initial = 4000,
                              .minimum = 8,
                              .maximum = 20000,
                              .outcome = LIMIT_RAISES,
                              .exception = "RecursionError",
                              .documentation = "native functions that wait for others or for guest code they have "
                                               "called; the C stack's end is met first in small threads"},
    [LIMIT_SOURCE] = {.name = "source",
                      .key = "source",
                      .unit = "bytes",
                      .initial = 8 * MEBIBYTE,
                      .minimum = 1,
                      .maximum = 64 * MEBIBYTE,
                      .outcome = LIMIT_REFUSES_RUN,
                      .exception = "MemoryError",
                      .documentation = "length of one source text, a script's as well as what eval and exec are given"},
    [LIMIT_OUTPUT] = {.name = "output",
                      .key = "output",
                      .unit = "bytes",
                      .initial = 16 * MEBIBYTE,
                      .minimum = 0,
                      .maximum = INT64_MAX,
                      .outcome = LIMIT_ENDS_RUN,
                      .option = "--max-output",
                      .documentation = "bytes a run writes to its output, both streams together"},
    [LIMIT_INTEGER_DIGITS] = {.name = "integer digits",
                              .key = "integer_digits",
                              .unit = "digits",
                              .initial = 4300,
                              .minimum = 640,
                              .maximum = 100 * 1000,
                              .outcome = LIMIT_RAISES,
                              .exception = "ValueError",
                              .documentation = "decimal digits of an integer that is read from or turned into text"},
};

void guard_limits_default(struct guard_limits *limits) {
    for (int id = 0; id < LIMIT_COUNT; id++)
        limits->values[id] = guard_limit_definitions[id].initial;
}

uint64_t guard_limit_armed(const struct guard_limits *limits, enum limit_id id) {
    static const enum guard_point points[LIMIT_COUNT] = {
        [LIMIT_MEMORY] = GUARD_MEMORY,
        [LIMIT_FUEL] = GUARD_FUEL,
        [LIMIT_DEADLINE] = GUARD_DEADLINE,
        [LIMIT_RECURSION] = GUARD_RECURSION,
        [LIMIT_NATIVE_NESTING] = GUARD_NATIVE_NESTING,
        [LIMIT_SOURCE] = GUARD_SOURCE,
        [LIMIT_OUTPUT] = GUARD_WRITTEN,
        [LIMIT_INTEGER_DIGITS] = GUARD_INTEGER_DIGITS,
    };
    const struct limit_definition *definition = &guard_limit_definitions[id];
    if (!guard_point_disabled(points[id]))
        return limits->values[id];
    uint64_t high = limits->values[id] * 4;
    return definition->may_be_unlimited ? LIMIT_UNLIMITED : high < definition->maximum ? high : definition->maximum;
}

static bool refuse(char *buffer, size_t size, enum limit_id id, uint64_t value, const char *because, uint64_t bound,
                   const char *ending) {
    const struct limit_definition *definition = &guard_limit_definitions[id];
    struct message message;
    message_begin(&message, buffer, size);
    message_text(&message, "the ");
    message_text(&message, definition->name);
    message_text(&message, " limit of ");
    if (value == LIMIT_UNLIMITED) {
        message_text(&message, "\"unlimited\"");
    } else {
        message_number(&message, value);
        message_text(&message, " ");
        message_text(&message, definition->unit);
    }
    message_text(&message, " cannot be enforced: ");
    message_text(&message, because);
    if (bound != LIMIT_UNLIMITED) {
        message_number(&message, bound);
        message_text(&message, ending);
    }
    return false;
}

static bool range_verify(const struct guard_limits *limits, enum limit_id id, char *buffer, size_t size) {
    const struct limit_definition *definition = &guard_limit_definitions[id];
    uint64_t value = limits->values[id];
    if (value == LIMIT_UNLIMITED && definition->may_be_unlimited)
        return true;
    if (value < definition->minimum)
        return refuse(buffer, size, id, value, "the least is ", definition->minimum, "");
    if (value > definition->maximum)
        return refuse(buffer, size, id, value, "the most is ", definition->maximum, "");
    return true;
}

bool guard_limits_verify(const struct guard_limits *limits, const struct limit_facilities *facilities, char *buffer,
                         size_t size) {
    for (int id = 0; id < LIMIT_COUNT; id++) {
        if (!range_verify(limits, (enum limit_id)id, buffer, size))
            return false;
    }
    uint64_t deadline = limits->values[LIMIT_DEADLINE];
    if (deadline != LIMIT_UNLIMITED && !facilities->monotonic_clock)
        return refuse(buffer, size, LIMIT_DEADLINE, deadline, "this machine has no monotonic clock", LIMIT_UNLIMITED,
                      "");

    uint64_t memory = limits->values[LIMIT_MEMORY];
    if (memory > facilities->cage_bytes)
        return refuse(buffer, size, LIMIT_MEMORY, memory, "the address space that can be reserved is ",
                      facilities->cage_bytes, " bytes");

    uint64_t nesting = limits->values[LIMIT_NATIVE_NESTING];
    uint64_t stack = facilities->native_stack_bytes / NATIVE_STACK_SHARE;
    if (facilities->native_frame_bytes != 0 && nesting > stack / facilities->native_frame_bytes)
        return refuse(buffer, size, LIMIT_NATIVE_NESTING, nesting, "this thread's stack has room for ",
                      stack / facilities->native_frame_bytes, " levels");
    return true;
}

size_t guard_limit_reached(char *buffer, size_t size, enum limit_id limit, uint64_t allowed) {
    const struct limit_definition *definition = &guard_limit_definitions[limit];
    struct message message;
    message_begin(&message, buffer, size);
    message_text(&message, "limit reached: ");
    message_text(&message, definition->name);
    message_text(&message, " (");
    message_number(&message, allowed);
    message_text(&message, " ");
    message_text(&message, definition->unit);
    message_text(&message, ")");
    return message.length;
}
