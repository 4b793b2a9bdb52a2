/* Moments of a run at which a test may interfere: each allocation in the cage, and each time a slice of fuel is spent.
 * In builds without PN_TEST_HOOKS nothing of it is left. */
#ifndef PYNTERP_VM_MOMENT_H
#define PYNTERP_VM_MOMENT_H

#include <stdint.h>

struct vm;

#if PN_TEST_HOOKS
/* What is called at each moment of this thread, NULL = nothing; slices of fuel are then `moment_slice` long. */
extern _Thread_local void (*moment_hook)(struct vm *vm);
extern _Thread_local int64_t moment_slice;
static inline void moment_pass(struct vm *vm) {
    if (moment_hook)
        moment_hook(vm);
}
static inline int64_t moment_fuel_slice(int64_t usual) { return moment_hook ? moment_slice : usual; }
#else
static inline void moment_pass(struct vm *vm) { (void)vm; }
static inline int64_t moment_fuel_slice(int64_t usual) { return usual; }
#endif

#endif
