/* Fault injection for tests: makes the n-th allocation of this thread fail, be it of the cage, of trusted memory or of
 * address space. In builds without PN_TEST_HOOKS nothing of it is left. */
#ifndef PYNTERP_VM_ALLOCATION_FAILURE_H
#define PYNTERP_VM_ALLOCATION_FAILURE_H

#include <stdbool.h>
#include <stdint.h>

enum allocation_failure { ALLOCATION_FAILS_ONCE, ALLOCATION_FAILS_FROM_THEN_ON };

#if PN_TEST_HOOKS
/* The count-th allocation from now on fails (1 = the next), or it and all after it. */
void allocation_fail_after(uint64_t count, enum allocation_failure mode);
/* No allocation fails from now on; whether one has. */
bool allocation_fail_end(void);
/* Asked once by each allocation. */
bool allocation_must_fail(void);
#else
static inline bool allocation_must_fail(void) { return false; }
#endif

#endif
