/* The slow or bulky parts of instructions, out of the interpreter's loop. Owned by vm/instructions.c. */
#ifndef PYNTERP_VM_INSTRUCTIONS_H
#define PYNTERP_VM_INSTRUCTIONS_H

#include "interpreter_internal.h"

/* Element numbers are masked before they become addresses, so that even a damaged count stays within the cage and its
 * guard. */
#define CAGE_INDEX_MASK 0x1FFFFFFFu

static inline struct cell *closure_cell(const struct vm *vm, const struct frame *frame, uint32_t index) {
    const struct function *function = object_at(vm, frame->function);
    const struct tuple *closure = object_at(vm, function->closure);
    return object_of(vm, closure->items[index]);
}

/* Handler base+1 is unset in a generator that was handling only what its caller was. */
static inline void restore_handled(struct vm *vm, struct frame *frame, value previous) {
    vm->handled = previous;
    if (previous == VALUE_UNSET) {
        vm->handled = frame->caller_handled;
        frame->flags &= (uint8_t)~FRAME_HANDLES_OWN;
    }
}

static inline value frame_names(const struct frame *frame) {
    value names = frame_namespace(frame);
    return names != VALUE_UNSET ? names : value_from_ref(frame->globals);
}

/* The innermost handler for the instruction before `pc`, NULL when there is none. */
static inline const struct handler *find_handler(const struct code *code, const struct instruction *pc) {
    uint32_t at = (uint32_t)(pc - code->instructions) - 1;
    for (uint32_t i = 0; i < code->handler_count; i++)
        if (at >= code->handlers[i].start && at < code->handlers[i].end)
            return &code->handlers[i];
    return NULL;
}

void raise_unbound_local(struct vm *vm, const struct code *code, uint32_t local);
void raise_unbound_cell(struct vm *vm, const struct code *code, uint32_t cell);
void raise_unbound_free(struct vm *vm, const struct code *code, uint32_t index);
void refuse_attribute(struct vm *vm, value receiver, cage_ref name, uint8_t verb);
/* A slice of fuel is spent: look at the limits, run finalizers. False: the run is being stopped. */
bool safe_point(struct vm *vm) WARN_UNUSED;

/* A MemoryError has been caught: what the failed work left in registers from `first` on, and in dead parts of the C
 * stack below the caller's frame, must not keep its objects alive, since these are scanned conservatively. */
void forget_registers(struct vm *vm, const struct frame *frame, uint32_t first);
void forget_c_stack(struct vm *vm);

value cell_new(struct vm *vm, value content) WARN_UNUSED;
value load_seen_global(struct vm *vm, struct frame *frame, value names, cage_ref name) WARN_UNUSED;
value load_seen_free(struct vm *vm, struct frame *frame, value names, uint32_t index) WARN_UNUSED;
bool check_annotation_format(struct vm *vm, value format) WARN_UNUSED;
bool note_annotation(struct vm *vm, value set, int32_t number) WARN_UNUSED;
value load_class_free(struct vm *vm, struct frame *frame, uint32_t index, uint32_t name) WARN_UNUSED;
value load_global(struct vm *vm, struct frame *frame, struct cache *cache) WARN_UNUSED;
bool store_global(struct vm *vm, struct frame *frame, struct cache *cache, value item) WARN_UNUSED;
bool delete_global(struct vm *vm, struct frame *frame, struct cache *cache) WARN_UNUSED;
value load_name(struct vm *vm, struct frame *frame, cage_ref name) WARN_UNUSED;
bool store_name(struct vm *vm, struct frame *frame, cage_ref name, value item) WARN_UNUSED;
bool delete_name(struct vm *vm, struct frame *frame, cage_ref name) WARN_UNUSED;
/* container[lower:upper] */
/* container[lower:upper], and with a step, the third of these parts; VALUE_UNSET: it takes a slice object. */
value slice_load(struct vm *vm, value container, value lower, value upper) WARN_UNUSED;
value slice_load_stepped(struct vm *vm, value container, const value *parts) WARN_UNUSED;
/* container[three parts] = source: 1, 0: it takes a slice object, or -1 with an exception set. */
int slice_store(struct vm *vm, value container, const value *parts, value source) WARN_UNUSED;
value binary_slow(struct vm *vm, enum binary_operator operator, uint8_t in_place, value left, value right) WARN_UNUSED;
value build_set(struct vm *vm, const value *items, uint32_t count) WARN_UNUSED;
value build_map(struct vm *vm, const value *pairs, uint32_t count) WARN_UNUSED;
value format_value(struct vm *vm, value v, value specification, uint8_t conversion) WARN_UNUSED;
bool extend_display(struct vm *vm, value list, value iterable) WARN_UNUSED;
bool update_display(struct vm *vm, value dict, value mapping) WARN_UNUSED;
bool merge_keywords(struct vm *vm, value dict, value mapping, value callee) WARN_UNUSED;
value spread_tuple(struct vm *vm, value iterable, value callee) WARN_UNUSED;
bool unpack_sequence(struct vm *vm, value sequence, value *registers, uint32_t count) WARN_UNUSED;
bool unpack_starred(struct vm *vm, value sequence, value *registers, uint32_t before, uint32_t after) WARN_UNUSED;
value function_make(struct vm *vm, const struct frame *frame, cage_ref code, const value *parts) WARN_UNUSED;
bool with_prepare(struct vm *vm, value manager, uint8_t asynchronous, value *out) WARN_UNUSED;
value with_exception(struct vm *vm, value exit, value exception) WARN_UNUSED;
/* GET_AWAITABLE; `use` is its operand d. */
value get_awaitable(struct vm *vm, value v, uint8_t use) WARN_UNUSED;
value get_yield_from_iterator(struct vm *vm, const struct frame *frame, value v) WARN_UNUSED;
value import_name(struct vm *vm, struct frame *frame, cage_ref name, value from_list, value level) WARN_UNUSED;
bool setup_annotations(struct vm *vm, struct frame *frame) WARN_UNUSED;
bool print_result(struct vm *vm, value v) WARN_UNUSED;

#endif
