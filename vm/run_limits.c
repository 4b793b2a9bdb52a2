/* The limits looked at while a run goes on: fuel, deadline, interrupt, output. What they end cannot be caught by a
 * guest: vm->stop is set, every charge fails from then on, and the interpreter unwinds without looking at handlers. */
#include "vm.h"

#include "guard_state.h"
#include "moment.h"
#include "platform.h"

/* Fuel between two looks at the clock and the interrupt flag. */
#define BUDGET_SLICE 20000

/* What is left of the slice is not used. */
bool vm_stop_run(struct vm *vm, enum stop_reason reason) {
    if (vm->stop == STOP_NONE)
        guard_note_stop(vm);
    vm->stop = reason;
    vm->fuel_used_before += vm->budget_slice - vm->budget;
    vm->budget_slice = vm->budget = 0;
    return false;
}

bool vm_budget_spent(struct vm *vm) {
    vm->fuel_used_before += vm->budget_slice - vm->budget;
    vm->budget = vm->budget_slice = 0;
    if (vm->stop != STOP_NONE)
        return vm_stop_run(vm, (enum stop_reason)vm->stop);
    moment_pass(vm);
    int64_t slice = moment_fuel_slice(BUDGET_SLICE);
    if (vm->fuel_limit >= 0) {
        int64_t left = vm->fuel_limit - vm->fuel_used_before;
        if (left < 0) {
            vm->fuel_used_before = vm->fuel_limit;
            return vm_stop_run(vm, STOP_FUEL);
        }
        if (left < slice)
            slice = left;
    }
    if (atomic_load_explicit(&vm->interrupt, memory_order_relaxed))
        return vm_stop_run(vm, STOP_INTERRUPT);
    if (vm->deadline && platform_monotonic_nanoseconds() >= vm->deadline)
        return vm_stop_run(vm, STOP_DEADLINE);
    vm->budget = vm->budget_slice = slice;
    return true;
}

bool vm_write(struct vm *vm, int stream, const char *data, size_t length) {
    size_t left = vm->output_limit - vm->output_used;
    bool fits = length <= left;
    if (!fits)
        length = left;
    vm->output_used += length;
    if (!vm_charge(vm, length / 64))
        return false;
    if (length && vm->write_output && !vm->write_output(vm, stream, data, length))
        return false;
    return fits || vm_stop_run(vm, STOP_OUTPUT);
}
