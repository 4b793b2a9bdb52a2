/* The interpreter: the loop that runs frames until the one it was entered for returns to C.
 *
 * It runs only code that the verifier has passed, so operands need no checks here: registers are inside the frame's
 * window, which frame_push has checked against the register stack; constants, names, caches and jumps are in range.
 * Fuel is charged where control can go round: JUMP_BACK, FOR_LOOP and calls.
 *
 * An instruction does the common case without calling any function and leaves the rest to a continuation below, which
 * reads the operands anew: so, with dispatch by tail calls (dispatch.h), the common case needs no C frame. What takes
 * long stands in instructions.c.
 *
 * Registers of the machine: `pc` the next instruction, `r` the window. Operands are read where they are used, from the
 * instruction before `pc`: a load each, which costs less than shifting them out of a word held in a register.
 * vm->frames never moves, so `frame` stays good while guest code runs in nested entries. */
#include "callable_records.h"
#include "dispatch.h"
#include "interpreter_operators.h"
#include "interpreter_steps.h"
#include "match.h"

#include "../builtins/consumer.h"
#include "../builtins/function.h"
#include "../builtins/number.h"
#include "../builtins/template.h"
#include "../builtins/type_parameter.h"

/* What run_frames returns to be begun anew; no result is this. */
#define FORGET_AND_GO_ON VALUE_DELETED

#if PN_TAIL_CALLS

#define OPCODE(name, d, a, b, c, flags, meaning) INSTRUCTION(name);
#include "opcodes.def"
#undef OPCODE
CONTINUATION(operate);
CONTINUATION(negate);
CONTINUATION(not_truth);
CONTINUATION(jump_on_truth);
CONTINUATION(compare);
CONTINUATION(branch);
CONTINUATION(check_jump);
CONTINUATION(check_loop);
CONTINUATION(check_pairs);
CONTINUATION(load_global);
CONTINUATION(store_global);
CONTINUATION(load_attribute);
CONTINUATION(load_property);
CONTINUATION(load_attribute_anew);
CONTINUATION(store_attribute);
CONTINUATION(load_method);
CONTINUATION(with_plainly);
CONTINUATION(with_exception_plainly);
CONTINUATION(await_instance);
CONTINUATION(branch_in);
CONTINUATION(load_item);
CONTINUATION(load_slice);
CONTINUATION(store_item);
CONTINUATION(store_slice);
CONTINUATION(call_resuming);
CONTINUATION(call_class);
CONTINUATION(call);
CONTINUATION(call_bound);
CONTINUATION(call_consumed);
CONTINUATION(call_instance);
CONTINUATION(call_without_self);
CONTINUATION(call_construct);
CONTINUATION(call_general);
CONTINUATION(call_spread);
CONTINUATION(call_bound_general);
CONTINUATION(call_method_general);
CONTINUATION(call_method);
CONTINUATION(call_keywords);
CONTINUATION(call_method_keywords);
CONTINUATION(call_anew);
CONTINUATION(call_method_anew);
CONTINUATION(append_growing);
CONTINUATION(unpack_sequence);
CONTINUATION(for_pairs);
CONTINUATION(for_loop);
CONTINUATION(for_loop_frames);
CONTINUATION(for_loop_map);
CONTINUATION(pair_given);
CONTINUATION(loop_pair);
CONTINUATION(for_loop_next);
CONTINUATION(for_loop_given);
CONTINUATION(yield);
CONTINUATION(returning);
CONTINUATION(operator_answered);
CONTINUATION(special_answered);
CONTINUATION(reenter_chain);
CONTINUATION(yielded);
CONTINUATION(yield_on);
CONTINUATION(item_given);
CONTINUATION(generator_ended);
CONTINUATION(error);
CONTINUATION(unwind);
CONTINUATION(unwind_frame);

static const instruction_function instructions[256] = {
#define OPCODE(name, d, a, b, c, flags, meaning) instruction_##name,
#include "opcodes.def"
#undef OPCODE
};

static value run_frames(struct vm *vm) {
    struct frame *frame = &vm->frames[vm->frame_count - 1];
    const struct instruction *pc = frame->pc;
    if (unlikely(vm_failed(vm)))
        return continue_error(vm, pc, frame->window, frame, frame->code);
    return instructions[pc->opcode](vm, pc + 1, frame->window, frame, frame->code);
}

#else

static __attribute__((noinline)) value run_frames(struct vm *vm) {
    static const void *const labels[256] = {
#define OPCODE(name, d, a, b, c, flags, meaning) &&label_##name,
#include "opcodes.def"
#undef OPCODE
    };
    struct frame *frame;
    struct code *code;
    const struct instruction *pc;
    value *r;

    LOAD_FRAME();
    if (unlikely(vm_failed(vm)))
        CONTINUE(error);
    DISPATCH();

#endif

INSTRUCTION(NOP) { DISPATCH(); }
INSTRUCTION(MOVE) {
    r[A] = r[B];
    DISPATCH();
}
INSTRUCTION(LOAD_CONST) {
    r[A] = code->constants[WIDE_BC];
    DISPATCH();
}
INSTRUCTION(LOAD_INT) {
    r[A] = value_from_small_int(JUMP_BC);
    DISPATCH();
}
INSTRUCTION(CHECK_LOCAL) {
    if (likely(r[A] != VALUE_UNSET))
        DISPATCH();
    SAVE();
    raise_unbound_local(vm, code, A);
    CONTINUE(error);
}
INSTRUCTION(DELETE_LOCAL) {
    r[A] = VALUE_UNSET;
    DISPATCH();
}
INSTRUCTION(CLEAR) {
    r[A] = VALUE_UNSET;
    DISPATCH();
}

INSTRUCTION(MAKE_CELL) { SET_CHARGED(r[A], cell_new(vm, r[A])); }
INSTRUCTION(LOAD_CELL) {
    value result = ((struct cell *)object_of(vm, r[B]))->content;
    if (unlikely(result == VALUE_UNSET)) {
        SAVE();
        raise_unbound_cell(vm, code, C);
        CONTINUE(error);
    }
    r[A] = result;
    DISPATCH();
}
INSTRUCTION(STORE_CELL) {
    ((struct cell *)object_of(vm, r[A]))->content = r[B];
    DISPATCH();
}
INSTRUCTION(DELETE_CELL) {
    struct cell *cell = object_of(vm, r[A]);
    if (unlikely(cell->content == VALUE_UNSET)) {
        SAVE();
        raise_unbound_cell(vm, code, C);
        CONTINUE(error);
    }
    cell->content = VALUE_UNSET;
    DISPATCH();
}
INSTRUCTION(LOAD_FREE) {
    value result = closure_cell(vm, frame, B)->content;
    if (unlikely(result == VALUE_UNSET)) {
        SAVE();
        raise_unbound_free(vm, code, B);
        CONTINUE(error);
    }
    r[A] = result;
    DISPATCH();
}
INSTRUCTION(STORE_FREE) {
    closure_cell(vm, frame, A)->content = r[B];
    DISPATCH();
}
INSTRUCTION(DELETE_FREE) {
    struct cell *cell = closure_cell(vm, frame, A);
    if (unlikely(cell->content == VALUE_UNSET)) {
        SAVE();
        raise_unbound_free(vm, code, A);
        CONTINUE(error);
    }
    cell->content = VALUE_UNSET;
    DISPATCH();
}
INSTRUCTION(LOAD_CLOSURE) {
    r[A] = value_from_pointer(closure_cell(vm, frame, B));
    DISPATCH();
}
INSTRUCTION(LOAD_SEEN_GLOBAL) { SET_CHARGED(r[A], load_seen_global(vm, frame, r[B], code->names[C])); }
INSTRUCTION(LOAD_SEEN_FREE) { SET_CHARGED(r[A], load_seen_free(vm, frame, r[B], C)); }
INSTRUCTION(LOAD_CLASS_FREE) { SET_CHARGED(r[A], load_class_free(vm, frame, B, C)); }

INSTRUCTION(LOAD_GLOBAL) {
    struct cache *cache = &code->caches[B];
    const struct dict *globals = object_at(vm, frame->globals);
    if (likely(cache->version == globals->version)) {
        if (cache->kind == CACHE_GLOBAL ||
            (cache->kind == CACHE_BUILTIN &&
             cache->version2 == ((struct dict *)object_at(vm, frame->builtins))->version)) {
            r[A] = ((struct dict_entry *)object_at(vm, cache->slot))->item;
            DISPATCH();
        }
    }
    CONTINUE(load_global);
}
INSTRUCTION(STORE_GLOBAL) {
    struct cache *cache = &code->caches[B];
    const struct dict *globals = object_at(vm, frame->globals);
    if (likely(cache->kind == CACHE_GLOBAL && cache->version == globals->version)) {
        ((struct dict_entry *)object_at(vm, cache->slot))->item = r[A];
        DISPATCH();
    }
    CONTINUE(store_global);
}
INSTRUCTION(DELETE_GLOBAL) { DO_CHARGED(delete_global(vm, frame, &code->caches[B])); }
INSTRUCTION(LOAD_NAME) { SET_CHARGED(r[A], load_name(vm, frame, code->names[B])); }
INSTRUCTION(STORE_NAME) { DO_CHARGED(store_name(vm, frame, code->names[B], r[A])); }
INSTRUCTION(DELETE_NAME) { DO_CHARGED(delete_name(vm, frame, code->names[B])); }
INSTRUCTION(LOAD_NAMESPACE) {
    r[A] = frame->namespace != VALUE_UNSET ? frame->namespace : value_from_ref(frame->globals);
    DISPATCH();
}

ARITHMETIC(ADD, __builtin_add_overflow, int_shifted, +)
ARITHMETIC(SUBTRACT, __builtin_sub_overflow, int_shifted, -)
ARITHMETIC(MULTIPLY, __builtin_mul_overflow, value_to_int, *)
INSTRUCTION(MATRIX_MULTIPLY) { CONTINUE(operate); }
INSTRUCTION(POWER) { CONTINUE(operate); }
INSTRUCTION(POWER_CONST) { CONTINUE(operate); }
OPERATOR_PAIR(TRUE_DIVIDE)
OPERATOR_PAIR(FLOOR_DIVIDE)
OPERATOR_PAIR(MODULO)
OPERATOR_PAIR(LEFT_SHIFT)
OPERATOR_PAIR(RIGHT_SHIFT)
OPERATOR_PAIR(BIT_AND)
OPERATOR_PAIR(BIT_OR)
OPERATOR_PAIR(BIT_XOR)
INSTRUCTION(ADD_INT) {
    value x = r[B];
    int64_t sum;
    if (likely(value_is_int(x) && !__builtin_add_overflow(int_shifted(x), (int64_t)SIGNED_C * 65536, &sum))) {
        r[A] = int_from_shifted(sum);
        DISPATCH();
    }
    if (value_is_double(x)) {
        r[A] = double_result(value_to_double(x) + SIGNED_C);
        DISPATCH();
    }
    CONTINUE(operate);
}
INSTRUCTION(SUBTRACT_INT) {
    value x = r[B];
    int64_t difference;
    if (likely(value_is_int(x) && !__builtin_sub_overflow(int_shifted(x), (int64_t)SIGNED_C * 65536, &difference))) {
        r[A] = int_from_shifted(difference);
        DISPATCH();
    }
    if (value_is_double(x)) {
        r[A] = double_result(value_to_double(x) - SIGNED_C);
        DISPATCH();
    }
    CONTINUE(operate);
}
INSTRUCTION(NEGATE) {
    value x = r[B];
    if (likely(value_is_int(x) && value_to_int(x) != SMALL_INT_MIN)) {
        r[A] = value_from_small_int(-value_to_int(x));
        DISPATCH();
    }
    if (value_is_double(x)) {
        r[A] = value_from_double(-value_to_double(x));
        DISPATCH();
    }
    CONTINUE(negate);
}
INSTRUCTION(POSITIVE) { SET_CHARGED(r[A], object_unary(vm, OPERATOR_POSITIVE, r[B])); }
INSTRUCTION(INVERT) {
    if (likely(value_is_int(r[B]))) {
        r[A] = value_from_small_int(~value_to_int(r[B]));
        DISPATCH();
    }
    SET_CHARGED(r[A], object_unary(vm, OPERATOR_INVERT, r[B]));
}
INSTRUCTION(NOT) {
    value x = r[B];
    if (likely(value_is_bool(x))) {
        r[A] = x ^ 1;
        DISPATCH();
    }
    int truth = truth_plainly(vm, x);
    if (unlikely(truth < 0))
        CONTINUE(not_truth);
    r[A] = value_from_bool(!truth);
    DISPATCH();
}

COMPARISON(LESS, COMPARE_ORDER, <)
COMPARISON(LESS_EQUAL, COMPARE_ORDER, <=)
COMPARISON(EQUAL, COMPARE_EQUALITY, ==)
COMPARISON(NOT_EQUAL, COMPARE_EQUALITY, !=)
COMPARISON(GREATER, COMPARE_ORDER, >)
COMPARISON(GREATER_EQUAL, COMPARE_ORDER, >=)
INSTRUCTION(IS) {
    r[A] = value_from_bool(r[B] == r[C]);
    DISPATCH();
}
INSTRUCTION(IS_NOT) {
    r[A] = value_from_bool(r[B] != r[C]);
    DISPATCH();
}
CONTAINMENT(IN, 0)
CONTAINMENT(NOT_IN, 1)

INSTRUCTION(JUMP) {
    pc += JUMP_BC;
    DISPATCH();
}
INSTRUCTION(JUMP_BACK) {
    int32_t distance = JUMP_BC;
    pc += distance;
    if (unlikely((vm->budget += BACK_EDGE_STEPS(distance)) < 0))
        CONTINUE(check_jump);
    DISPATCH();
}
JUMP_ON(JUMP_IF_TRUE, 1)
JUMP_ON(JUMP_IF_FALSE, 0)
INSTRUCTION(JUMP_IF_SET) {
    if (r[A] != VALUE_UNSET)
        pc += JUMP_BC;
    DISPATCH();
}
BRANCH(BRANCH_LESS, COMPARE_ORDER, <)
BRANCH(BRANCH_LESS_EQUAL, COMPARE_ORDER, <=)
BRANCH(BRANCH_EQUAL, COMPARE_EQUALITY, ==)
BRANCH(BRANCH_NOT_EQUAL, COMPARE_EQUALITY, !=)
BRANCH(BRANCH_GREATER, COMPARE_ORDER, >)
BRANCH(BRANCH_GREATER_EQUAL, COMPARE_ORDER, >=)
INSTRUCTION(BRANCH_IS) {
    if ((r[A] == r[B]) == D)
        pc += C;
    DISPATCH();
}
INSTRUCTION(BRANCH_IS_NONE) {
    if ((r[A] == VALUE_NONE) == D)
        pc += C;
    DISPATCH();
}
INSTRUCTION(BRANCH_IN) {
    vm->budget--;
    int found = contains_at_sight(vm, r[B], r[A]);
    if (unlikely(found < 0))
        CONTINUE(branch_in);
    if (found == D)
        pc += C;
    DISPATCH();
}

INSTRUCTION(LOAD_ATTRIBUTE) {
    const struct cache *cache = &code->caches[C];
    if (likely(register_has_object(&r[B]))) {
        const struct instance *object = register_object(vm, &r[B]);
        if (likely(object->base.header.shape == cache->plain_shape)) {
            value result = object->slots[cache->slot];
            if (likely(result != VALUE_UNSET)) {
                r[A] = result;
                DISPATCH();
            }
        }
    }
    CONTINUE(load_attribute);
}
INSTRUCTION(STORE_ATTRIBUTE) {
    const struct cache *cache = &code->caches[C];
    if (likely(register_has_object(&r[A]))) {
        struct instance *object = register_object(vm, &r[A]);
        if (likely(object->base.header.shape == cache->plain_shape)) {
            object_written(vm, &object->base.header);
            object->slots[cache->slot] = r[B];
            DISPATCH();
        }
        if (likely(object->base.header.shape == cache->shape && attribute_add_cached(vm, cache, object, r[B])))
            DISPATCH();
    }
    CONTINUE(store_attribute);
}
INSTRUCTION(DELETE_ATTRIBUTE) {
    value name = value_from_ref(code->caches[C].name);
    DO_OR_FAIL(object_set_attribute_by(vm, r[A], name, VALUE_UNSET, GUARD_DOTTED_DELETE));
}
INSTRUCTION(LOAD_METHOD) {
    const struct cache *cache = &code->caches[C];
    if (likely(register_has_object(&r[B]))) {
        const struct object *object = register_object(vm, &r[B]);
        if (likely(SHAPE_OF_METHOD(object->shape) == cache->plain_shape && cache->version == vm->class_version)) {
            value x = r[B];
            r[A] = cache->result;
            r[A + 1] = x;
            DISPATCH();
        }
    }
    CONTINUE(load_method);
}
INSTRUCTION(LOAD_PROTOCOL_METHOD) { DO_CHARGED(attribute_load_protocol_method(vm, r[B], code->names[C], &r[A])); }
INSTRUCTION(LOAD_PROTOCOL_BOUND) { DO_CHARGED(attribute_load_protocol_bound(vm, r[B], code->names[C], &r[A])); }
INSTRUCTION(REFUSE_ATTRIBUTE) {
    SAVE();
    refuse_attribute(vm, r[A], code->names[B], D);
    CONTINUE(error);
}

INSTRUCTION(LOAD_ITEM)
LOAD_ITEM_BY(r[C]) INSTRUCTION(LOAD_ITEM_CONST) {
    value constant = code->constants[C];
    if (!value_is_int(constant) && value_has_kind(vm, r[B], KIND_DICT)) {
        value found = dict_item_where_hinted(vm, object_of(vm, r[B]), constant, D);
        if (unlikely(found == VALUE_UNSET))
            CONTINUE(load_item);
        r[A] = found;
        DISPATCH();
    }
    LOAD_ITEM_BY(constant)
}
INSTRUCTION(LOAD_SLICE) {
    SAVE();
    vm->budget--;
    value result = D ? slice_load_stepped(vm, r[B], &r[C]) : slice_load(vm, r[B], r[C], r[C + 1]);
    if (unlikely(result == VALUE_UNSET))
        CONTINUE(load_slice);
    if (unlikely(result == VALUE_ERROR))
        CONTINUE(error);
    r[A] = result;
    DISPATCH();
}
INSTRUCTION(STORE_SLICE) {
    SAVE();
    vm->budget--;
    int done = slice_store(vm, r[A], &r[B], r[C]);
    if (unlikely(done == 0))
        CONTINUE(store_slice);
    if (unlikely(done < 0))
        CONTINUE(error);
    DISPATCH();
}
INSTRUCTION(STORE_ITEM) {
    value key = r[B];
    struct list *list = register_object(vm, &r[A]);
    if (likely(register_has_object(&r[A]) && list->header.kind == KIND_LIST && value_is_int(key))) {
        int64_t index = value_to_int(key);
        index += index < 0 ? list->count : 0;
        if (likely((uint64_t)index < list->count)) {
            object_written(vm, &list->header);
            list_items(vm, list)[(uint32_t)index & CAGE_INDEX_MASK] = r[C];
            DISPATCH();
        }
    }
    CONTINUE(store_item);
}
INSTRUCTION(DELETE_ITEM) { DO_CHARGED(object_delete_item(vm, r[A], r[B])); }

INSTRUCTION(CALL) {
    const struct known_call *known = known_call_at(vm, pc);
    SAVE();
    if (likely(known->callee == r[A])) {
        uintptr_t kind = known->site - (uintptr_t)pc;
        if (likely(kind == KNOWN_FUNCTION))
            CALL_KNOWN(known, r[A + 1], true);
        if (likely(kind == KNOWN_NATIVE && vm->budget > 0))
            CALL_NATIVE(known, function_at_sight(vm, known->quick, &r[A + 1], B), &r[A + 1], B);
        if (likely(kind == KNOWN_CLASS))
            CALL_KNOWN(known, r[A], known_instance_make(vm, known, window_, B + 1u, next_));
    }
    CONTINUE(call);
}
INSTRUCTION(CALL_METHOD) {
    const struct known_call *known = known_call_at(vm, pc);
    SAVE();
    if (likely(known->callee == r[A])) {
        uintptr_t kind = known->site - (uintptr_t)pc;
        if (likely(kind == KNOWN_FUNCTION && r[A + 1] != VALUE_UNSET))
            CALL_KNOWN(known, r[A + 1], true);
        if (likely(kind == KNOWN_NATIVE && vm->budget > 0 && register_has_object(&r[A + 1]) &&
                   ((const struct object *)register_object(vm, &r[A + 1]))->shape == known->shape))
            CALL_NATIVE(known, method_at_sight(vm, known->quick, &r[A + 1], (uint32_t)B + 1), &r[A + 1],
                        (uint32_t)B + 1);
    }
    CONTINUE(call_method);
}
INSTRUCTION(CALL_KEYWORDS) {
    const struct known_call *known = known_call_at(vm, pc);
    SAVE();
    if (likely(known_call_kind(known, pc, r[A]) == KNOWN_KEYWORDS)) {
        struct frame *pushed = push_known_keywords(vm, object_of(vm, r[A]), known, &r[A + 1], B, C);
        if (likely(pushed)) {
            ENTER_FRAME(pushed);
            DISPATCH();
        }
    }
    CONTINUE(call_keywords);
}
INSTRUCTION(CALL_METHOD_KEYWORDS) {
    const struct known_call *known = known_call_at(vm, pc);
    SAVE();
    if (likely(known_call_kind(known, pc, r[A]) == KNOWN_KEYWORDS && r[A + 1] != VALUE_UNSET)) {
        struct frame *pushed = push_known_keywords(vm, object_of(vm, r[A]), known, &r[A + 1], (uint32_t)B + 1, C);
        if (likely(pushed)) {
            ENTER_FRAME(pushed);
            DISPATCH();
        }
    }
    CONTINUE(call_method_keywords);
}
INSTRUCTION(CALL_SPREAD) {
    SAVE();
    if (value_has_kind(vm, r[A], KIND_FUNCTION) && value_has_kind(vm, r[A + 1], KIND_TUPLE)) {
        if (r[A + 2] == VALUE_UNSET || dict_is_empty(vm, r[A + 2]))
            CONTINUE(call_spread);
        if (value_has_kind(vm, r[A + 2], KIND_DICT))
            ENTER_OR_GO_ON(push_spread_keywords(vm, object_of(vm, r[A]), &r[A + 1], C));
    }
    CONTINUE_CALL(call_begin_spread(vm, r[A], REGISTER_NUMBER(A + 1), r[A + 1], r[A + 2], &vm->handed_on), C);
}
INSTRUCTION(RETURN) {
    if (likely(frame->how == 0)) /* the outermost frame returns to C */
        RETURN_TO_REGISTER(r[A]);
    vm->handed_on = r[A];
    CONTINUE(returning);
}
INSTRUCTION(RETURN_NONE) {
    if (likely(frame->how == 0))
        RETURN_TO_REGISTER(VALUE_NONE);
    if (likely(frame->result == RESULT_INSTANCE && frame->flags == 0))
        RETURN_TO_REGISTER(frame->namespace);
    vm->handed_on = VALUE_NONE;
    CONTINUE(returning);
}

INSTRUCTION(BUILD_TUPLE) {
    struct tuple *tuple = C ? tuple_take(vm, C) : NULL;
    if (likely(tuple)) {
        vm->budget--;
        for (uint32_t i = 0, count = C; i < count; i++)
            tuple->items[i] = r[B + i];
        r[A] = value_from_pointer(tuple);
        DISPATCH();
    }
    SET_CHARGED(r[A], C ? tuple_from_items(vm, r + B, C) : vm->empty_tuple);
}
INSTRUCTION(BUILD_LIST) { SET_CHARGED(r[A], list_from_items(vm, r + B, C)); }
INSTRUCTION(BUILD_SET) { SET_CHARGED(r[A], build_set(vm, r + B, C)); }
INSTRUCTION(BUILD_MAP) {
    if (C == 0 && dict_is_spread_alone(vm, pc, r)) { /* no copy, which nobody could see */
        vm->budget--;
        r[A] = r[pc->b];
        pc++;
        DISPATCH();
    }
    SET_CHARGED(r[A], build_map(vm, r + B, C));
}
INSTRUCTION(BUILD_SLICE) { SET_CHARGED(r[A], slice_new(vm, r[B], r[B + 1], r[B + 2])); }
INSTRUCTION(BUILD_STRING) { SET_CHARGED(r[A], str_join(vm, object_of(vm, vm->empty_str), r + B, C)); }
INSTRUCTION(FORMAT_VALUE) { SET_CHARGED(r[A], format_value(vm, r[B], r[C], D)); }
INSTRUCTION(BUILD_INTERPOLATION) { SET_CHARGED(r[A], interpolation_make(vm, &r[B], D)); }
INSTRUCTION(BUILD_TEMPLATE) { SET_CHARGED(r[A], template_make(vm, r[B], r[B + 1])); }
INSTRUCTION(LIST_APPEND) {
    struct list *list = object_of(vm, r[A]);
    if (likely(list_append_in_place(vm, list, r[B])))
        DISPATCH();
    CONTINUE(append_growing);
}
INSTRUCTION(LIST_EXTEND) { DO_CHARGED(extend_display(vm, r[A], r[B])); }
INSTRUCTION(LIST_TO_TUPLE) {
    struct list *list = object_of(vm, r[B]);
    SET_OR_FAIL(r[A], list->count ? tuple_from_items(vm, list_items(vm, list), list->count) : vm->empty_tuple);
}
INSTRUCTION(SET_ADD) { DO_CHARGED(set_add(vm, object_of(vm, r[A]), r[B])); }
INSTRUCTION(SET_UPDATE) { DO_CHARGED(set_update(vm, object_of(vm, r[A]), r[B])); }
INSTRUCTION(MAP_SET) { DO_CHARGED(dict_set(vm, object_of(vm, r[A]), r[B], r[C])); }
INSTRUCTION(MAP_UPDATE) { DO_CHARGED(update_display(vm, r[A], r[B])); }
INSTRUCTION(MAP_MERGE) { DO_CHARGED(merge_keywords(vm, r[A], r[B], r[C])); }
INSTRUCTION(SPREAD_TUPLE) { SET_CHARGED(r[A], spread_tuple(vm, r[B], r[C])); }
INSTRUCTION(UNPACK_SEQUENCE) {
    if (register_has_object(&r[A]) && C) {
        const struct object *object = register_object(vm, &r[A]);
        const value *items = NULL;
        if (object->kind == KIND_TUPLE && ((const struct tuple *)object)->count == C)
            items = ((const struct tuple *)object)->items;
        else if (object->kind == KIND_LIST && ((const struct list *)object)->count == C)
            items = list_items(vm, (const struct list *)object);
        if (likely(items)) {
            for (uint32_t i = 0, count = C; i < count; i++)
                r[B + i] = items[i];
            DISPATCH();
        }
    }
    CONTINUE(unpack_sequence);
}
INSTRUCTION(UNPACK_STARRED) { DO_CHARGED(unpack_starred(vm, r[A], r + B, C, D)); }

INSTRUCTION(GET_ITERATOR) {
    const struct object *iterator = register_has_object(&r[B]) ? iterator_take(vm, r[B]) : NULL;
    if (likely(iterator)) {
        vm->budget--;
        r[A] = value_from_pointer(iterator);
        DISPATCH();
    }
    SET_CHARGED(r[A], object_iterate(vm, r[B]));
}
INSTRUCTION(FOR_LOOP) {
    if (likely(register_has_object(&r[A]))) {
        struct object *object = register_object(vm, &r[A]);
        if (likely(object->kind == KIND_RANGE_ITERATOR)) {
            struct range_iterator *range = (struct range_iterator *)object;
            if (unlikely(range->remaining <= 0))
                DISPATCH();
            range->remaining--;
            r[B] = value_from_small_int(range->current);
            range->current += range->step;
            LOOP_AGAIN();
        }
        if (object->kind == KIND_SEQUENCE_ITERATOR && object->detail == 0) {
            struct sequence_iterator *sequence = (struct sequence_iterator *)object;
            const struct list *list = object_of(vm, sequence->sequence);
            if (likely(sequence->index < list->count)) {
                r[B] = list_items(vm, list)[sequence->index++ & CAGE_INDEX_MASK];
                LOOP_AGAIN();
            }
            sequence_iterator_end(sequence);
            DISPATCH();
        }
        if (object->kind == KIND_SEQUENCE_ITERATOR && object->detail == SEQUENCE_OTHER) {
            struct sequence_iterator *sequence = (struct sequence_iterator *)object;
            if (value_has_kind(vm, sequence->sequence, KIND_TUPLE)) {
                const struct tuple *tuple = object_of(vm, sequence->sequence);
                if (sequence->index < tuple->count) {
                    r[B] = tuple->items[sequence->index++ & CAGE_INDEX_MASK];
                    LOOP_AGAIN();
                }
                sequence_iterator_end(sequence);
                DISPATCH();
            }
            if (value_has_kind(vm, sequence->sequence, KIND_STR)) {
                const struct str *str = object_of(vm, sequence->sequence);
                if (str->header.flags & STR_ASCII) {
                    if (sequence->position < str->byte_length) {
                        sequence->index++;
                        r[B] = vm->byte_strs[(uint8_t)str_data(vm, str)[(uint32_t)sequence->position++]];
                        LOOP_AGAIN();
                    }
                    sequence_iterator_end(sequence);
                    DISPATCH();
                }
            }
        }
        if (object->kind == KIND_RECORD) {
            if (likely(OPENS_WITH_PAIR()) && pair_take_plainly(vm, (struct record *)object, r + pc[SIGNED_C].b))
                LOOP_WITH_PAIR();
            CONTINUE(for_pairs);
        }
        if (object->kind == KIND_GENERATOR) {
            SAVE();
            REENTER_GENERATOR((struct generator *)object, RESULT_TO_FOR_LOOP, VALUE_NONE);
            struct frame *pushed =
                generator_enter_quickly(vm, (struct generator *)object, window_above(frame), VALUE_NONE);
            if (likely(pushed)) {
                pushed->result = RESULT_TO_FOR_LOOP;
                ENTER_FRAME(pushed);
                DISPATCH();
            }
        }
        if (object->kind == KIND_DICT_ITERATOR) {
            if (object->detail == DICT_ITEMS && !OPENS_WITH_PAIR())
                CONTINUE(for_loop);
            const struct dict_entry *entry = dict_iterator_step(vm, (struct dict_iterator *)object);
            if (likely(entry)) {
                if (object->detail == DICT_ITEMS) {
                    value *pair = r + pc[SIGNED_C].b;
                    pair[0] = entry->key;
                    pair[1] = entry->item;
                    LOOP_WITH_PAIR();
                }
                r[B] = object->detail == DICT_KEYS ? entry->key : entry->item;
                LOOP_AGAIN();
            }
            if (table_iterator_ends(vm, (struct dict_iterator *)object))
                DISPATCH();
            CONTINUE(for_pairs);
        }
        if (object->kind == KIND_SET_ITERATOR) {
            const struct dict_entry *entry = set_iterator_step(vm, (struct set_iterator *)object);
            if (likely(entry)) {
                r[B] = entry->key;
                LOOP_AGAIN();
            }
            if (table_iterator_ends(vm, (struct dict_iterator *)object))
                DISPATCH();
        }
    }
    CONTINUE(for_loop);
}

INSTRUCTION(MAKE_FUNCTION) { SET_CHARGED(r[A], function_make(vm, frame, code->nested[B], &r[C])); }
INSTRUCTION(MAKE_TYPE_PARAMETER) { SET_CHARGED(r[A], type_parameter_make(vm, code->names[B], D, r[C], r[C + 1])); }
INSTRUCTION(MAKE_TYPE_ALIAS) { SET_CHARGED(r[A], type_alias_make(vm, code->names[B], r[C], r[C + 1])); }
INSTRUCTION(SET_TYPE_PARAMETERS) { DO_CHARGED(function_set_parameters(vm, r[A], r[B])); }
INSTRUCTION(BUILD_GENERIC) { SET_CHARGED(r[A], generic_base_make(vm, r[B])); }
INSTRUCTION(CHECK_ANNOTATION_FORMAT) { DO_OR_FAIL(check_annotation_format(vm, r[A])); }
INSTRUCTION(NOTE_ANNOTATION) { DO_CHARGED(note_annotation(vm, r[A], (int32_t)WIDE_BC)); }
INSTRUCTION(BUILD_CLASS) { SET_OR_FAIL(r[A], class_build(vm, r[B], r[B + 1], r[B + 2], r[B + 3])); }

INSTRUCTION(RAISE) {
    SAVE();
    exception_raise(vm, r[A]);
    CONTINUE(error);
}
INSTRUCTION(RAISE_FROM) {
    SAVE();
    exception_raise_from(vm, r[A], r[B]);
    CONTINUE(error);
}
INSTRUCTION(RAISE_AGAIN) {
    SAVE();
    if (vm->handled == VALUE_NONE) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "No active exception to reraise");
        CONTINUE(error);
    }
    vm->exception = vm->handled;
    CONTINUE(unwind);
}
INSTRUCTION(CONTINUE_RAISE) {
    SAVE();
    value exception = r[A];
    restore_handled(vm, frame, r[A + 1]);
    vm->exception = exception;
    CONTINUE(unwind);
}
INSTRUCTION(END_HANDLER) {
    restore_handled(vm, frame, r[A + 1]);
    DISPATCH();
}
INSTRUCTION(MATCH_EXCEPTION) {
    SAVE();
    int matches =
        is_of_exact_class(vm, r[B], value_to_ref(r[C])) && value_is_object(r[C]) ? 1 : exception_match(vm, r[B], r[C]);
    if (unlikely(matches < 0))
        CONTINUE(error);
    r[A] = value_from_bool(matches);
    DISPATCH();
}
INSTRUCTION(LOAD_ASSERTION_ERROR) {
    r[A] = value_from_ref(vm->types[TYPE_ASSERTION_ERROR]);
    DISPATCH();
}
INSTRUCTION(WITH_PREPARE) {
    if (value_has_kind(vm, r[B], KIND_INSTANCE) && D == 0 && pc->opcode == OP_CALL && pc->a == A + 1 && pc->b == 0)
        CONTINUE(with_plainly);
    DO_CHARGED(with_prepare(vm, r[B], D, &r[A]));
}
INSTRUCTION(WITH_EXCEPTION) {
    if (likely(value_has_kind(vm, r[B], KIND_BOUND_METHOD)) &&
        value_has_kind(vm, ((const struct bound_method *)object_of(vm, r[B]))->function, KIND_FUNCTION))
        CONTINUE(with_exception_plainly);
    SET_CHARGED(r[A], with_exception(vm, r[B], r[C]));
}

INSTRUCTION(YIELD) {
    value result = r[B];
    if (unlikely(frame->result != RESULT_TO_FOR_LOOP))
        CONTINUE(yield);
    /* There is a frame below, at its FOR_LOOP. */
    SAVE();
    generator_leave(vm, frame, code, r);
    LEAVE_FRAME();
    r[B] = result;
    LOOP_AGAIN();
}
INSTRUCTION(GET_YIELD_FROM_ITERATOR) {
    value x = r[B];
    SET_OR_FAIL(r[A], get_yield_from_iterator(vm, frame, x));
}
INSTRUCTION(YIELD_FROM) {
    value delegate = r[B];
    SAVE();
    if (value_has_kind(vm, delegate, KIND_GENERATOR) || value_has_kind(vm, delegate, KIND_COROUTINE)) {
        struct generator *inner = object_of(vm, delegate);
        REENTER_GENERATOR(inner, RESULT_TO_YIELD_FROM, r[C]);
        if (inner->state == GENERATOR_SUSPENDED || (inner->state == GENERATOR_CREATED && r[C] == VALUE_NONE)) {
            if (unlikely(!generator_push_asked(vm, inner, RESULT_TO_YIELD_FROM, r[C])))
                CONTINUE(error);
            LOAD_FRAME();
            DISPATCH();
        }
    }
    switch (delegate_begin(vm, delegate, r[C], &vm->handed_on)) {
    case DELEGATE_PUSHED:
        LOAD_FRAME();
        DISPATCH();
    case DELEGATE_ENDED:
        r[A] = vm->handed_on;
        DISPATCH();
    case DELEGATE_YIELDED:
        CONTINUE(yield_on);
    case DELEGATE_FAILED:
        break;
    }
    CONTINUE(error);
}
INSTRUCTION(GET_AWAITABLE) {
    value x = r[B];
    if (value_has_kind(vm, x, KIND_COROUTINE) &&
        likely(((struct generator *)object_of(vm, x))->state == GENERATOR_CREATED)) {
        vm->budget--;
        r[A] = x;
        DISPATCH();
    }
    if (value_has_kind(vm, x, KIND_INSTANCE) && is_delegation(code, pc - 1))
        CONTINUE(await_instance);
    SET_CHARGED(r[A], get_awaitable(vm, x, D));
}
INSTRUCTION(GET_ASYNC_ITERATOR) { SET_CHARGED(r[A], async_iterator_of(vm, r[B])); }
INSTRUCTION(GET_ASYNC_NEXT) { SET_CHARGED(r[A], async_next_of(vm, r[B])); }
INSTRUCTION(END_ASYNC_FOR) {
    SAVE();
    value exception = r[A];
    restore_handled(vm, frame, r[A + 1]);
    if (likely(value_is_instance_of(vm, exception, TYPE_STOP_ASYNC_ITERATION)))
        DISPATCH();
    vm->exception = exception;
    CONTINUE(unwind);
}

INSTRUCTION(MATCH_GROUP) { DO_CHARGED(exception_group_match(vm, r[B], r[C], &r[A])); }
INSTRUCTION(END_GROUP_HANDLER) {
    SAVE();
    value left = exception_group_finish(vm, r[A], r[B]);
    if (unlikely(left == VALUE_ERROR))
        CONTINUE(error);
    restore_handled(vm, frame, r[A + 1]);
    if (left == VALUE_NONE)
        DISPATCH();
    vm->exception = left;
    CONTINUE(unwind);
}

INSTRUCTION(IMPORT_NAME) { SET_CHARGED(r[A], import_name(vm, frame, code->names[B], r[C], r[C + 1])); }
INSTRUCTION(IMPORT_FROM) { SET_CHARGED(r[A], import_from(vm, r[B], code->names[C])); }
INSTRUCTION(IMPORT_STAR) { DO_OR_FAIL(import_star(vm, r[A], frame_names(frame))); }
INSTRUCTION(SETUP_ANNOTATIONS) { DO_OR_FAIL(setup_annotations(vm, frame)); }
INSTRUCTION(PRINT_RESULT) { DO_OR_FAIL(print_result(vm, r[A])); }

INSTRUCTION(MATCH_SEQUENCE) { SET_CHARGED(r[A], value_from_bool(match_sequence(vm, r[B]))); }
INSTRUCTION(MATCH_MAPPING) { SET_CHARGED(r[A], value_from_bool(match_mapping(vm, r[B]))); }
INSTRUCTION(LENGTH) { SET_CHARGED(r[A], match_length(vm, r[B])); }
INSTRUCTION(MATCH_KEYS) { SET_CHARGED(r[A], match_keys(vm, r[B], r[C])); }
INSTRUCTION(MATCH_CLASS) { SET_CHARGED(r[A], match_class(vm, r[B], r[C], D, r[C + 1])); }

/* --- what the instructions above leave to a slower way ------------------------------------------------------------ */

/* By the operator's protocol. */
CONTINUATION(operate) {
    const struct operation *operation = &operations[pc[-1].opcode];
    value x = r[B], y = right_operand(code, pc, r, operation->place);
    if (operation->place == OPERAND_CONSTANT && D & 2) {
        value left = y;
        y = x;
        x = left;
    }
    if (operation->operator== OPERATOR_ADD && value_has_kind(vm, x, KIND_STR) && value_has_kind(vm, y, KIND_STR))
        SET_CHARGED(r[A], str_concatenate(vm, x, y));
    int64_t left_word = 0, right_word = 0, word = 0;
    if (int_word(vm, x, &left_word) && int_word_or_bool(vm, y, &right_word) &&
        word_operate(operation->operator, left_word, right_word, &word)) {
        vm->budget--;
        SET_OR_FAIL(r[A], int_from_word(vm, word));
    }
    if (value_has_kind(vm, x, KIND_INSTANCE)) {
        const value both[] = {x, y};
        SAVE();
        CALL_SPECIAL(x, !left_is_asked(vm, x, y), push_operand(vm, frame, operation->operator, D & 1, A, x, y), 2,
                     both);
    }
    SET_CHARGED(r[A], binary_slow(vm, operation->operator, D & 1, x, y));
}
CONTINUATION(negate) {
    if (value_has_kind(vm, r[B], KIND_INSTANCE)) {
        SAVE();
        CALL_SPECIAL(r[B], false, push_special(vm, frame, r[B], SPECIAL_NEGATE, RESULT_TO_REGISTER, A, 1, &r[B]), 1,
                     &r[B]);
    }
    SET_CHARGED(r[A], object_unary(vm, OPERATOR_NEGATE, r[B]));
}
CONTINUATION(not_truth) {
    SAVE();
    if (value_has_kind(vm, r[B], KIND_INSTANCE))
        CALL_SPECIAL(r[B], false, push_asked(vm, frame, r[B], SPECIAL_BOOL, 1, &r[B]), 1, &r[B]);
    int truth = object_truth(vm, r[B]);
    if (unlikely(truth < 0))
        CONTINUE(error);
    r[A] = value_from_bool(!truth);
    DISPATCH();
}
CONTINUATION(jump_on_truth) {
    SAVE();
    if (value_has_kind(vm, r[A], KIND_INSTANCE))
        CALL_SPECIAL(r[A], false, push_asked(vm, frame, r[A], SPECIAL_BOOL, 1, &r[A]), 1, &r[A]);
    int truth = object_truth(vm, r[A]);
    if (unlikely(truth < 0))
        CONTINUE(error);
    if (truth == OPCODE_IS(JUMP_IF_TRUE))
        pc += JUMP_BC;
    DISPATCH();
}
CONTINUATION(compare) {
    enum comparison comparison = operations[pc[-1].opcode].operator;
    value x = r[B], y = r[C];
    int truth = compared_plainly(vm, comparison, x, y);
    if (truth >= 0) {
        r[A] = value_from_bool(truth);
        DISPATCH();
    }
    if (value_has_kind(vm, x, KIND_INSTANCE)) {
        const value both[] = {x, y};
        SAVE();
        CALL_SPECIAL(x, !left_is_asked(vm, x, y),
                     push_operator(vm, frame, (enum special_method)(SPECIAL_LESS + comparison), A, x, y), 2, both);
    }
    SET_CHARGED(r[A], object_compare(vm, comparison, x, y));
}
CONTINUATION(branch) {
    const struct operation *operation = &operations[pc[-1].opcode];
    enum comparison comparison = operation->operator;
    value x = r[A], y = operation->place == OPERAND_REGISTER ? r[B] : code->constants[B];
    int truth = compared_plainly(vm, comparison, x, y);
    if (truth < 0) {
        const value both[] = {x, y};
        SAVE();
        if (value_has_kind(vm, x, KIND_INSTANCE))
            CALL_SPECIAL(x, !left_is_asked(vm, x, y),
                         push_operator(vm, frame, (enum special_method)(SPECIAL_LESS + comparison), 0, x, y), 2, both);
        vm->budget--;
        truth = object_compare_truth(vm, comparison, x, y);
        if (unlikely(truth < 0))
            CONTINUE(error);
    }
    if (truth == D)
        pc += C;
    DISPATCH();
}

/* The budget is used up: limits are looked at, before the loop goes on. */
CONTINUATION(check_jump) {
    SAVE();
    if (!safe_point(vm)) {
        frame->pc = ++pc; /* charged to the instruction jumped to */
        CONTINUE(error);
    }
    DISPATCH();
}
CONTINUATION(check_loop) {
    SAVE();
    if (!safe_point(vm))
        CONTINUE(error);
    pc += SIGNED_C;
    DISPATCH();
}
CONTINUATION(check_pairs) {
    SAVE();
    if (!safe_point(vm))
        CONTINUE(error);
    pc += SIGNED_C + 1;
    DISPATCH();
}

CONTINUATION(load_global) { SET_OR_FAIL(r[A], load_global(vm, frame, &code->caches[B])); }
CONTINUATION(store_global) { DO_OR_FAIL(store_global(vm, frame, &code->caches[B], r[A])); }

/* What a site knows otherwise of this shape, or what another site knew; the rest goes the general way. */
CONTINUATION(load_attribute) {
    const struct cache *cache = &code->caches[C];
    value x = r[B], result = VALUE_UNSET;
    if (likely(value_is_object(x))) {
        struct instance *object = object_of(vm, x);
        cage_ref shape = object->base.header.shape;
        if (likely(shape == cache->shape || (cache = attribute_other_cache(vm, shape, cache, CACHE_FOR_LOAD)))) {
            bool in_time = cache->version == vm->class_version;
            const struct dict_entry *entry;
            if (cache->kind == CACHE_SLOT_INLINE || cache->kind == CACHE_SLOT_OVERFLOW)
                result = slot_cached(vm, cache, object);
            else if (cache->kind == CACHE_CLASS_VALUE && in_time)
                result = cache->result;
            else if (cache->kind == CACHE_PROPERTY && in_time)
                CONTINUE(load_property);
            else if ((entry = class_data_cached(vm, cache, x)) != NULL)
                result = entry->item;
            else
                result = module_cached(vm, cache, x);
        }
    }
    if (unlikely(result == VALUE_UNSET))
        CONTINUE(load_attribute_anew);
    r[A] = result;
    DISPATCH();
}
/* A property's getter runs above all that this frame and natives it calls may use. */
CONTINUATION(load_property) {
    value x = r[B], *window = window_above(frame);
    cage_ref shape = ((const struct object *)object_of(vm, x))->shape;
    const struct cache *cache = &code->caches[C];
    cache = shape == cache->shape ? cache : attribute_other_cache(vm, shape, cache, CACHE_FOR_LOAD);
    SAVE();
    if (unlikely(!cache))
        CONTINUE(load_attribute_anew);
    const struct known_call *known = known_call_at(vm, pc);
    if (likely(known_call_kind(known, pc, cache->result) == KNOWN_FUNCTION))
        CALL_KNOWN(known, *window, (window[0] = x, true));
    struct frame *pushed = push_function(vm, object_of(vm, cache->result), window, 1, A);
    if (unlikely(!pushed))
        CONTINUE(load_attribute_anew);
    if (likely(pushed->code->positional_count == 1))
        known_call_note(vm, pc, KNOWN_FUNCTION, cache->result, 1);
    window[0] = x;
    ENTER_FRAME(pushed);
    DISPATCH();
}
CONTINUATION(load_attribute_anew) { SET_OR_FAIL(r[A], attribute_load(vm, r[B], &code->caches[C])); }
CONTINUATION(store_attribute) {
    const struct cache *cache = &code->caches[C];
    if (value_is_object(r[A])) {
        struct instance *object = object_of(vm, r[A]);
        cage_ref shape = object->base.header.shape;
        if (likely(shape == cache->shape || (cache = attribute_other_cache(vm, shape, cache, CACHE_FOR_STORE)))) {
            if (likely(cache->kind == CACHE_SLOT_INLINE)) {
                object_written(vm, &object->base.header);
                object->slots[cache->slot] = r[B];
                DISPATCH();
            }
            if (attribute_add_cached(vm, cache, object, r[B]) || class_data_store(vm, cache, r[A], r[B]))
                DISPATCH();
        }
    }
    DO_OR_FAIL(attribute_store(vm, r[A], &code->caches[C], r[B]));
}
CONTINUATION(load_method) {
    const struct cache *cache = &code->caches[C];
    value x = r[B], result = VALUE_UNSET;
    cage_ref shape = value_shape(vm, x);
    if (likely(shape == cache->shape || (cache = attribute_other_cache(vm, shape, cache, CACHE_FOR_METHOD)))) {
        bool in_time = cache->version == vm->class_version;
        if (likely(in_time && (cache->kind == CACHE_METHOD || cache->kind == CACHE_CLASS_VALUE)))
            result = cache->result;
        else if (cache->kind == CACHE_MODULE)
            result = module_cached(vm, cache, x);
        else
            result = slot_cached(vm, cache, object_of(vm, x));
        if (likely(result != VALUE_UNSET)) {
            r[A] = result;
            r[A + 1] = cache->kind == CACHE_METHOD ? x : VALUE_UNSET;
            DISPATCH();
        }
    }
    DO_OR_FAIL(attribute_load_method(vm, x, &code->caches[C], &r[A]));
}

/* The method __exit__ of the manager runs above all that this frame and natives it calls may use. */
CONTINUATION(with_exception_plainly) {
    const struct bound_method *exit = object_of(vm, r[B]);
    const value arguments[] = {exit->self, value_from_pointer(value_type(vm, r[C])), r[C],
                               ((const struct exception *)object_of(vm, r[C]))->traceback};
    value function = exit->function, callee = function | CALLEE_BOUND, *window = window_above(frame);
    SAVE();
    const struct known_call *known = known_call_at(vm, pc);
    if (likely(known_call_kind(known, pc, callee) == KNOWN_FUNCTION))
        CALL_KNOWN(known, *window, arguments_place(window_, arguments, 4));
    struct frame *pushed = push_function(vm, object_of(vm, function), window, 4, A);
    if (unlikely(!pushed))
        SET_CHARGED(r[A], with_exception(vm, r[B], r[C]));
    if (likely(pushed->code->positional_count == 4))
        known_call_note(vm, pc, KNOWN_FUNCTION, callee, 4);
    (void)arguments_place(window, arguments, 4);
    ENTER_FRAME(pushed);
    DISPATCH();
}
/* The call of __enter__ follows: for a plain instance its frame is pushed here, and nothing bound is made for it. */
CONTINUATION(with_plainly) {
    value manager = r[B];
    const struct type *type = plain_instance_type(vm, manager);
    value enter = type ? type_lookup(vm, type, vm->names[SPECIAL_ENTER]) : VALUE_UNSET;
    value exit = type ? type_lookup(vm, type, vm->names[SPECIAL_EXIT]) : VALUE_UNSET;
    if (!value_has_kind(vm, enter, KIND_FUNCTION) || !value_has_kind(vm, exit, KIND_FUNCTION))
        DO_CHARGED(with_prepare(vm, manager, 0, &r[A]));
    vm->budget--;
    SAVE();
    value bound = bound_method_new(vm, exit, manager), *window = window_above(frame);
    if (unlikely(bound == VALUE_ERROR))
        CONTINUE(error);
    r[A] = bound;
    r[A + 1] = enter;
    pc++;
    SAVE();
    const struct known_call *known = known_call_at(vm, pc);
    if (likely(known_call_kind(known, pc, enter | CALLEE_BOUND) == KNOWN_FUNCTION))
        CALL_KNOWN(known, *window, (window[0] = manager, true));
    struct frame *pushed = push_function(vm, object_of(vm, enter), window, 1, C);
    if (likely(pushed)) {
        if (pushed->code->positional_count == 1)
            known_call_note(vm, pc, KNOWN_FUNCTION, enter | CALLEE_BOUND, 1);
        window[0] = manager;
        ENTER_FRAME(pushed);
        DISPATCH();
    }
    bound = bound_method_new(vm, enter, manager);
    if (unlikely(bound == VALUE_ERROR))
        CONTINUE(error);
    r[A] = bound;
    EXECUTE_AGAIN();
}
/* The frame of a generator that is a guest's __await__ is pushed as if it had been called where it is delegated to. */
CONTINUATION(await_instance) {
    value x = r[B];
    SAVE();
    const struct known_call *known = known_special(vm, pc, x);
    if (!known && special_generator_note(vm, pc, frame, x, SPECIAL_AWAIT))
        known = known_special(vm, pc, x);
    if (likely(known))
        CALL_KNOWN(known, *window_above(frame), (window_[0] = x, delegate_prepare(vm, frame, next_, code_, pc - 1)));
    SET_CHARGED(r[A], get_awaitable(vm, x, D));
}
CONTINUATION(branch_in) {
    SAVE();
    if (value_has_kind(vm, r[B], KIND_INSTANCE)) {
        const value both[] = {r[B], r[A]};
        CALL_SPECIAL(r[B], false, push_asked(vm, frame, r[B], SPECIAL_CONTAINS, 2, both), 2, both);
    }
    int found = object_contains(vm, r[B], r[A]);
    if (unlikely(found < 0))
        CONTINUE(error);
    if (found == D)
        pc += C;
    DISPATCH();
}
CONTINUATION(load_item) {
    value x = r[B], key = OPCODE_IS(LOAD_ITEM) ? r[C] : code->constants[C], result = VALUE_UNSET;
    if (likely(value_is_object(x))) {
        const struct object *object = object_of(vm, x);
        if (likely(object->kind == KIND_DICT)) {
            struct dict *dict = object_of(vm, x);
            int64_t entry = dict_find_at_sight(vm, dict, key);
            if (unlikely(entry < 0)) {
                SAVE();
                if ((entry = dict_find(vm, dict, key)) == TABLE_ABSENT)
                    raise_with_value(vm, TYPE_KEY_ERROR, key);
                if (unlikely(entry < 0))
                    CONTINUE(error);
            }
            if (OPCODE_IS(LOAD_ITEM_CONST))
                dict_hint_note(pc - 1, entry);
            result = table_entry(vm, dict->table, (uint32_t)entry)->item;
        } else if (object->kind == KIND_STR && value_is_int(key)) {
            result = str_item_plainly(vm, (const struct str *)object, value_to_int(key));
        } else if ((object->kind == KIND_BYTES || object->kind == KIND_BYTEARRAY) && value_is_int(key)) {
            result = bytes_item_plainly(vm, object, value_to_int(key));
        } else if (object->kind == KIND_INSTANCE) {
            const value both[] = {x, key};
            SAVE();
            CALL_SPECIAL(x, false, push_special(vm, frame, x, SPECIAL_GET_ITEM, RESULT_TO_REGISTER, A, 2, both), 2,
                         both);
        }
        if (likely(result != VALUE_UNSET)) {
            r[A] = result;
            DISPATCH();
        }
    }
    SET_CHARGED(r[A], object_get_item(vm, x, key));
}
CONTINUATION(store_item) {
    value x = r[A], key = r[B];
    if (likely(value_is_object(x))) {
        const struct object *object = object_of(vm, x);
        if (likely(object->kind == KIND_DICT)) {
            if (dict_replace_at_sight(vm, object_of(vm, x), key, r[C]))
                DISPATCH();
            DO_OR_FAIL(dict_set(vm, object_of(vm, x), key, r[C]));
        }
        if (object->kind == KIND_BYTEARRAY && value_are_ints(key, r[C]) &&
            bytearray_store_plainly(vm, (const struct byte_array *)object, value_to_int(key), value_to_int(r[C])))
            DISPATCH();
        if (object->kind == KIND_INSTANCE) {
            const value all[] = {x, key, r[C]};
            SAVE();
            CALL_SPECIAL(x, false, push_special(vm, frame, x, SPECIAL_SET_ITEM, RESULT_DISCARD, 0, 3, all), 3, all);
        }
    }
    DO_CHARGED(object_set_item(vm, x, key, r[C]));
}

/* By a slice object; pc is saved. */
CONTINUATION(load_slice) {
    value x = r[B], slice = slice_new(vm, r[C], r[C + 1], D ? r[C + 2] : VALUE_NONE);
    if (unlikely(slice == VALUE_ERROR))
        CONTINUE(error);
    if (value_has_kind(vm, x, KIND_INSTANCE)) {
        const value both[] = {x, slice};
        CALL_SPECIAL(x, false, push_special(vm, frame, x, SPECIAL_GET_ITEM, RESULT_TO_REGISTER, A, 2, both), 2, both);
    }
    SET_OR_FAIL(r[A], object_get_item(vm, x, slice));
}
CONTINUATION(store_slice) {
    value x = r[A], slice = slice_new(vm, r[B], r[B + 1], r[B + 2]);
    if (unlikely(slice == VALUE_ERROR))
        CONTINUE(error);
    if (value_has_kind(vm, x, KIND_INSTANCE)) {
        const value all[] = {x, slice, r[C]};
        CALL_SPECIAL(x, false, push_special(vm, frame, x, SPECIAL_SET_ITEM, RESULT_DISCARD, 0, 3, all), 3, all);
    }
    DO_OR_FAIL(object_set_item(vm, x, slice, r[C]));
}

CONTINUATION(append_growing) { DO_OR_FAIL(list_append(vm, object_of(vm, r[A]), r[B])); }
CONTINUATION(unpack_sequence) { DO_CHARGED(unpack_sequence(vm, r[A], r + B, C)); }

#include "interpreter_calls.h"
#include "interpreter_loops.h"

CONTINUATION(error) {
    if (unlikely(vm->stop == STOP_NONE && vm->exception == VALUE_UNSET))
        raise_error(vm, TYPE_SYSTEM_ERROR, "a function failed without setting an exception");
    if (likely(vm->stop == STOP_NONE && vm->exception != VALUE_UNSET))
        exception_add_traceback(vm, vm->exception, frame);
    CONTINUE(unwind);
}
CONTINUATION(unwind) {
    vm->budget -= 1 + code->handler_count / HANDLERS_FOR_A_STEP;
    const struct handler *handler = vm->stop == STOP_NONE ? find_handler(code, frame->pc) : NULL;
    if (handler) {
        r[handler->base] = vm->exception;
        r[handler->base + 1] = vm->handled;
        if ((frame->flags & (FRAME_OF_GENERATOR | FRAME_HANDLES_OWN)) == FRAME_OF_GENERATOR) {
            r[handler->base + 1] = VALUE_UNSET;
            frame->flags |= FRAME_HANDLES_OWN;
        }
        vm->handled = vm->exception;
        vm->exception = VALUE_UNSET;
        pc = code->instructions + handler->target;
        if (unlikely(vm->handled == vm->memory_error)) {
            SAVE();
            forget_registers(vm, frame, handler->base + 2);
            return FORGET_AND_GO_ON;
        }
        DISPATCH();
    }
    CONTINUE(unwind_frame);
}
CONTINUATION(unwind_frame) {
    uint8_t flags = frame->flags, how = frame->result;
    value kept_by = frame->namespace;
    if (flags & FRAME_OF_GENERATOR) {
        generator_finish(vm);
        if (vm->stop == STOP_NONE)
            generator_replace_exception(vm, code);
        if (how == RESULT_TO_ASEND)
            asend_failed(vm, kept_by);
        else if (how == RESULT_TO_CONSUMER)
            consumer_abandon(vm, frame->result_register, kept_by);
    } else {
        frame_pop(vm);
    }
    if (flags & FRAME_RETURNS_TO_C)
        return VALUE_ERROR;
    LOAD_FRAME();
    if (how == RESULT_TO_NEXT && vm->stop == STOP_NONE && exception_matches(vm, TYPE_STOP_ITERATION)) {
        exception_clear(vm);
        DISPATCH();
    }
    if (unlikely(frame->flags & FRAME_REGISTERS_OUT))
        generator_fill(vm, frame);
    if (unlikely(frame->flags & FRAME_THROWN_THROUGH))
        generator_chain_context(vm, frame);
    CONTINUE(error);
}

#if !PN_TAIL_CALLS
}
#endif

/* A caught MemoryError ends run_frames, whose own frame holds addresses of what the failed work had, and begins it
 * anew where the frames say. */
value interpreter_run(struct vm *vm) {
    for (;;) {
        value result = run_frames(vm);
        if (likely(result != FORGET_AND_GO_ON))
            return result;
        forget_c_stack(vm);
    }
}
