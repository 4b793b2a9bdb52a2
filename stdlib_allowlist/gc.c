/* gc: asking for a collection, so that weak references and finalizers can be waited for. Nothing here lists, finds or
 * tells of objects: that would hand out what a script was not given. */
#include "modules.h"

#include "../builtins/container.h"
#include "../vm/instructions.h"
#include "../vm/interpreter.h"

/* Registers from the caller's first argument on are dead, and would keep what they held last alive. */
static void forget_what_is_dead(struct vm *vm, const value *arguments) {
    const struct frame *frame = frame_current(vm);
    uint32_t first = (uint32_t)(arguments - vm->stack);
    if (frame && first >= frame_base(vm, frame) && first < vm->stack_limit)
        forget_registers(vm, frame, first - frame_base(vm, frame));
    forget_c_stack(vm);
}

static value gc_collect(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t generation = 2;
    if (arguments[0] != VALUE_UNSET && !object_to_int64(vm, arguments[0], false, &generation))
        return VALUE_ERROR;
    if (generation < 0 || generation > 2)
        return raise_value_error(vm, "invalid generation");
    if (!vm_charge(vm, 1 + heap_used(vm) / 256))
        return VALUE_ERROR;
    forget_what_is_dead(vm, arguments);
    heap_collect_from_script(vm);
    if (heap_has_finalizers(vm))
        finalizers_run(vm);
    return vm->stop == STOP_NONE ? value_from_small_int(0) : VALUE_ERROR;
}

static const struct native gc_functions[] = {
    {"collect", gc_collect, 0, 1, 0, 0, "generation", "Run the garbage collector."},
    NATIVE_END,
};

const struct module_definition gc_module = {
    .name = "gc", .reason = "asks for a collection; neither lists nor finds objects", .functions = gc_functions};
