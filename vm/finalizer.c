/* Finalizers: __del__ of objects, closing suspended generators, and callbacks of weak references, when the collector
 * has found them unreachable. What they raise is told on the script's standard error and forgotten. */
#include "interpreter.h"

#include "../builtins/str.h"
#include "weak.h"

static void report_ignored(struct vm *vm, value where) {
    value exception = exception_take(vm);
    if (exception == VALUE_UNSET || vm->stop != STOP_NONE)
        return;
    static const char lead[] = "Exception ignored in: ";
    value repr = object_repr(vm, where);
    value text = repr == VALUE_ERROR ? VALUE_ERROR : exception_format(vm, exception);
    if (text != VALUE_ERROR) {
        struct str *name = object_of(vm, repr), *trace = object_of(vm, text);
        if (vm_write(vm, 2, lead, sizeof lead - 1) && vm_write(vm, 2, str_data(vm, name), name->byte_length) &&
            vm_write(vm, 2, "\n", 1) && vm_write(vm, 2, str_data(vm, trace), trace->byte_length))
            return;
    }
    if (vm->stop == STOP_NONE)
        exception_clear(vm);
}

/* callback(reference) */
static void weak_run_callback(struct vm *vm, value reference) {
    const struct record *record = object_of(vm, reference);
    value callback = record->items[WEAK_CALLBACK];
    value self = record->items[WEAK_SELF] == VALUE_NONE ? reference : record->items[WEAK_SELF];
    if (vm_call_1(vm, callback, self) == VALUE_ERROR)
        report_ignored(vm, callback);
}

void finalizers_run(struct vm *vm) {
    value pending = exception_take(vm), handled = vm->handled;
    vm->handled = VALUE_NONE;
    value object;
    while (vm->stop == STOP_NONE && (object = heap_take_finalizer(vm)) != VALUE_UNSET) {
        if (kind_is_generator(object_kind(vm, object))) {
            value result;
            if (!generator_close(vm, object, &result))
                report_ignored(vm, object);
            continue;
        }
        if (value_is_weak_reference(vm, object)) {
            weak_run_callback(vm, object);
            continue;
        }
        value method = type_lookup_special(vm, object, SPECIAL_DEL);
        if (method != VALUE_UNSET && vm_call_special(vm, object, SPECIAL_DEL, 0, NULL) == VALUE_ERROR)
            report_ignored(vm, method);
    }
    vm->handled = handled;
    if (vm->stop == STOP_NONE)
        vm->exception = pending;
}

value finalizers_finish(struct vm *vm, value result) {
    enum { ROUNDS = 4 }; /* what finalizers leave behind may want to be finalized, too */
    for (int i = 0; i < ROUNDS && vm->stop == STOP_NONE && heap_awaits_finalizers(vm); i++) {
        vm->generator_result = result; /* a root, since the C stack is not looked at */
        heap_collect_from_script(vm);
        if (!heap_has_finalizers(vm))
            break;
        finalizers_run(vm);
    }
    return result;
}
