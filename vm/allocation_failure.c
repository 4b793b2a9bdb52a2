/* The counter of the fault injection; see allocation_failure.h. It belongs to the thread, so tests may run VMs side by
 * side. */
#include "allocation_failure.h"

#if PN_TEST_HOOKS

static _Thread_local uint64_t allocations_left; /* until the one that fails; 0 = off */
static _Thread_local bool has_failed, fails_from_then_on;

void allocation_fail_after(uint64_t count, enum allocation_failure mode) {
    allocations_left = count;
    fails_from_then_on = mode == ALLOCATION_FAILS_FROM_THEN_ON;
    has_failed = false;
}

bool allocation_fail_end(void) {
    bool failed = has_failed;
    allocations_left = 0;
    has_failed = false;
    return failed;
}

bool allocation_must_fail(void) {
    if (allocations_left == 0)
        return has_failed && fails_from_then_on;
    if (--allocations_left > 0)
        return false;
    has_failed = true;
    return true;
}

#endif
