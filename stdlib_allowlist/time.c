/* time: the clock, which is a capability. Without it the functions that read a clock refuse and say how to grant it;
 * sleeping is not offered at all, since it would only block the host. The calendar is in time.py and time_calendar.py.
 */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../vm/guard_state.h"
#include "../vm/platform.h"

#include <time.h>

#define NANOSECONDS 1000000000

#define CLOCK(symbol, name, read)                                                                                      \
    static value time_##symbol(struct vm *vm, value *arguments, uint32_t count) {                                      \
        (void)arguments, (void)count;                                                                                  \
        if (!guard_use_capability(vm, CAPABILITY_CLOCK, "time." name "()"))                                            \
            return VALUE_ERROR;                                                                                        \
        return value_from_double((double)(read) / NANOSECONDS);                                                        \
    }                                                                                                                  \
    static value time_##symbol##_ns(struct vm *vm, value *arguments, uint32_t count) {                                 \
        (void)arguments, (void)count;                                                                                  \
        if (!guard_use_capability(vm, CAPABILITY_CLOCK, "time." name "_ns()"))                                         \
            return VALUE_ERROR;                                                                                        \
        return int_from_int64(vm, (int64_t)(read));                                                                    \
    }
CLOCK(time, "time", platform_wall_nanoseconds())
CLOCK(monotonic, "monotonic", platform_monotonic_nanoseconds())
CLOCK(perf_counter, "perf_counter", platform_monotonic_nanoseconds())
CLOCK(process_time, "process_time", platform_processor_nanoseconds())

/* The broken-down UTC time of seconds since 1970, as a plain tuple of nine. */
static value time_gmtime(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double seconds;
    if (arguments[0] == VALUE_UNSET || arguments[0] == VALUE_NONE) {
        if (!guard_use_capability(vm, CAPABILITY_CLOCK, "time.gmtime()"))
            return VALUE_ERROR;
        seconds = (double)(platform_wall_nanoseconds() / NANOSECONDS);
    } else if (!object_to_double(vm, arguments[0], &seconds)) {
        return VALUE_ERROR;
    }
    if (!(seconds > -6.7e16 && seconds < 6.7e16)) /* years of 32 bits */
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "timestamp out of range");
    time_t whole = (time_t)seconds - ((double)(time_t)seconds > seconds);
    struct tm parts;
    if (!gmtime_r(&whole, &parts))
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "timestamp out of range");
    const int numbers[9] = {parts.tm_year + 1900,    parts.tm_mon + 1,  parts.tm_mday,
                            parts.tm_hour,           parts.tm_min,      parts.tm_sec,
                            (parts.tm_wday + 6) % 7, parts.tm_yday + 1, 0};
    value items[9];
    for (int i = 0; i < 9; i++)
        items[i] = value_from_small_int(numbers[i]);
    return tuple_from_items(vm, items, 9);
}

static value time_sleep(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    return raise_error(vm, TYPE_PERMISSION_ERROR,
                       "time.sleep() is not available in this environment: it would only block the host");
}

static const struct native time_functions[] = {
    {"time", time_time, 0, 0, 0, 0, NULL, "Seconds since 1970."},
    {"time_ns", time_time_ns, 0, 0, 0, 0, NULL, "Nanoseconds since 1970."},
    {"monotonic", time_monotonic, 0, 0, 0, 0, NULL, "Seconds of a clock that never goes back."},
    {"monotonic_ns", time_monotonic_ns, 0, 0, 0, 0, NULL, "Nanoseconds of a clock that never goes back."},
    {"perf_counter", time_perf_counter, 0, 0, 0, 0, NULL, "Seconds of the finest clock, for measuring."},
    {"perf_counter_ns", time_perf_counter_ns, 0, 0, 0, 0, NULL, "Nanoseconds of the finest clock."},
    {"process_time", time_process_time, 0, 0, 0, 0, NULL, "Processor seconds used."},
    {"process_time_ns", time_process_time_ns, 0, 0, 0, 0, NULL, "Processor nanoseconds used."},
    {"_gmtime", time_gmtime, 1, 1, 0, 0, NULL, "Broken-down UTC time."},
    {"sleep", time_sleep, 1, 1, 0, 0, NULL, "Refused."},
    NATIVE_END,
};

const struct module_definition time_module = {.name = "time",
                                              .reason = "reads the clock only when the host grants it; never blocks",
                                              .functions = time_functions};
