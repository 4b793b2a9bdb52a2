/* Loops over what FOR_LOOP itself does not know, and what becomes of what a frame returns or yields. Part of the loop:
 * interpreter.c includes it, inside run_frames where dispatch is by goto. */

CONTINUATION(for_pairs) {
    if (value_has_kind(vm, r[A], KIND_RECORD) && record_runs_frames(object_of(vm, r[A])))
        CONTINUE(for_loop_frames);
    if (likely(OPENS_WITH_PAIR())) {
        SAVE();
        enum pair_step step = iterator_next_pair(vm, r[A], r + pc[SIGNED_C].b);
        if (likely(step == PAIR_TAKEN))
            LOOP_WITH_PAIR();
        if (step == PAIR_END)
            DISPATCH();
        if (unlikely(step == PAIR_FAILED))
            CONTINUE(error);
    }
    CONTINUE(for_loop);
}
CONTINUATION(for_loop) {
    value iterator = r[A];
    SAVE();
    if (likely(value_is_object(iterator))) {
        struct object *object = object_of(vm, iterator);
        if (object->kind == KIND_GENERATOR) {
            if (((struct generator *)object)->state == GENERATOR_CLOSED)
                DISPATCH();
            struct frame *pushed = generator_push(vm, (struct generator *)object, VALUE_NONE);
            if (unlikely(!pushed))
                CONTINUE(error);
            pushed->result = RESULT_TO_FOR_LOOP;
            LOAD_FRAME();
            DISPATCH();
        }
        if (object->kind == KIND_INSTANCE)
            CALL_SPECIAL(iterator, false, push_special(vm, frame, iterator, SPECIAL_NEXT, RESULT_TO_NEXT, 0, 1, &r[A]),
                         1, &r[A]);
    }
    CONTINUE(for_loop_next);
}
/* A loop over an enumerate or a zip that reads a generator, or over a map by a guest's function. */
CONTINUATION(for_loop_frames) {
    struct record *record = object_of(vm, r[A]);
    SAVE();
    if (record->type_id == TYPE_MAP)
        CONTINUE(for_loop_map);
    if (record->type_id == TYPE_ENUMERATE) {
        value inner = record->items[ENUMERATE_ITERATOR];
        if (likely(value_has_kind(vm, inner, KIND_GENERATOR)))
            REENTER_FOR_PAIR(inner, 1, VALUE_NONE);
    }
    vm->handed_on = VALUE_UNSET;
    CONTINUE(loop_pair);
}
CONTINUATION(for_loop_map) {
    const struct function *function = map_next_call(vm, r[A], &vm->handed_on);
    if (unlikely(!function))
        CONTINUE(for_loop_next);
    if (vm->handed_on == VALUE_STOP)
        DISPATCH();
    if (unlikely(vm->handed_on == VALUE_ERROR))
        CONTINUE(error);
    struct frame *pushed = push_above(vm, frame, function, RESULT_TO_NEXT, 0, 1, &vm->handed_on);
    if (likely(pushed)) {
        ENTER_FRAME(pushed);
        DISPATCH();
    }
    vm->handed_on = vm_call_1(vm, value_from_pointer(function), vm->handed_on);
    CONTINUE(for_loop_given);
}
/* A generator has yielded its part, handed on, of what an enumerate or zip in this frame's loop gives. */
CONTINUATION(pair_given) {
    struct record *record = object_of(vm, r[A]);
    value number = record->items[ENUMERATE_NUMBER];
    if (record->type_id == TYPE_ENUMERATE && likely(value_is_int(number) && value_to_int(number) < SMALL_INT_MAX)) {
        record->items[ENUMERATE_NUMBER] = value_from_small_int(value_to_int(number) + 1);
        LOOP_WITH_VALUES(number, vm->handed_on);
    }
    if (record->type_id == TYPE_ZIP && frame[1].result_register == 1)
        LOOP_WITH_VALUES(frame[1].namespace, vm->handed_on);
    CONTINUE(loop_pair);
}
/* The pair that an enumerate or zip gives next: begins with it, or goes on with what a generator handed on for its
 * part.
 */
CONTINUATION(loop_pair) {
    bool given = vm->handed_on != VALUE_UNSET;
    uint32_t part = given ? frame[1].result_register & 1 : 0;
    value pair[2] = {given ? frame[1].namespace : VALUE_UNSET, VALUE_UNSET};
    pair[part] = vm->handed_on;
    switch (iterator_pair_in_parts(vm, r[A], pair, &part, given)) {
    case PAIR_WAITS:
        if (((const struct generator *)object_of(vm, pair[part]))->state == GENERATOR_CLOSED)
            DISPATCH();
        REENTER_FOR_PAIR(pair[part], part, pair[0]);
        if (unlikely(!generator_push_for_pair(vm, object_of(vm, pair[part]), part, pair[0])))
            CONTINUE(error);
        LOAD_FRAME();
        DISPATCH();
    case PAIR_TAKEN:
        LOOP_WITH_VALUES(pair[0], pair[1]);
    case PAIR_END:
        DISPATCH();
    case PAIR_FAILED:
        CONTINUE(error);
    case PAIR_NONE:
        break;
    }
    CONTINUE(for_loop_next);
}
CONTINUATION(for_loop_next) {
    SAVE();
    vm->handed_on = object_next_inline(vm, r[A]);
    CONTINUE(for_loop_given);
}
/* What the loop's iterator gave is handed on; it may have failed. */
CONTINUATION(for_loop_given) {
    value result = vm->handed_on;
    if (result == VALUE_STOP)
        DISPATCH();
    if (unlikely(result == VALUE_ERROR)) {
        if (!exception_matches(vm, TYPE_STOP_ITERATION))
            CONTINUE(error);
        exception_clear(vm);
        DISPATCH();
    }
    r[B] = result;
    LOOP_AGAIN();
}
CONTINUATION(yield) {
    /* A native that takes all items takes this one while the frames stay, those that delegate to this one included. */
    value result = r[B];
    struct frame *asked = frame;
    while (asked->result == RESULT_TO_YIELD_FROM)
        asked--;
    if (likely(asked->result == RESULT_TO_CONSUMER)) {
        value *lost = &asked[-1].window[asked[-1].pc[-1].a + 1]; /* of functions, the argument's register */
        enum consumer consumer = asked->result_register;
        if (likely(consumer_take_plainly(vm, consumer, &asked->namespace, lost, result))) {
            vm->budget -= code->entry_steps + (frame - asked) + 1;
            r[A] = VALUE_NONE;
            DISPATCH();
        }
        int truth = consumer == CONSUMER_ANY || consumer == CONSUMER_ALL ? truth_plainly(vm, result) : -1;
        if (truth == (consumer == CONSUMER_ANY) && frame->generator == 0 && code->handler_count == 0 &&
            asked == frame) {
            LEAVE_FRAME(); /* that it waits is nothing that anybody could tell */
            r[C] = value_from_bool(truth);
            DISPATCH();
        }
    }
    if (frame->result == RESULT_TO_CALLER) { /* there is a frame below, at its call */
        SAVE();
        generator_leave(vm, frame, code, r);
        LEAVE_FRAME();
        r[C] = result;
        DISPATCH();
    }
    SAVE();
    if (unlikely(!generator_leave_delegate(vm, frame, code, r)))
        CONTINUE(error);
    frame_pop(vm);
    vm->handed_on = result;
    CONTINUE(yielded);
}

/* The innermost frame returns what is handed on, and not simply to the frame below. */
CONTINUATION(returning) {
    value result = vm->handed_on;
    uint8_t how = frame->result, flags = frame->flags;
    uint16_t target = frame->result_register;
    if (how == RESULT_TO_YIELD_FROM && flags == FRAME_OF_GENERATOR) {
        generator_finish(vm);
        ENTER_FRAME(frame - 1);
        if (frame->flags & FRAME_REGISTERS_OUT)
            generator_fill(vm, frame);
        r[A] = result;
        DISPATCH();
    }
    if (flags == FRAME_RETURNS_TO_C && how == RESULT_TO_REGISTER) {
        frame_pop(vm);
        return result;
    }
    if (likely(how == RESULT_TO_OPERATOR && flags == 0)) {
        LEAVE_FRAME();
        CONTINUE(operator_answered);
    }
    if (how == RESULT_INSTANCE) {
        if (unlikely(result != VALUE_NONE)) {
            SAVE();
            raise_type_error(vm, "__init__() should return None, not '%s'", value_type_name(vm, result));
            CONTINUE(unwind_frame);
        }
        result = frame->namespace;
    }
    value kept_by = frame->namespace;
    bool ended_generator = flags & FRAME_OF_GENERATOR;
    if (ended_generator)
        generator_finish(vm);
    else
        frame_pop(vm);
    if (how == RESULT_TO_ASEND)
        result = asend_returned(vm, kept_by);
    else if (how == RESULT_TO_CACHE)
        result = function_cache_keep(vm, tuple_items(vm, kept_by)[0], tuple_items(vm, kept_by)[1], result);
    if (flags & FRAME_RETURNS_TO_C) {
        if (!ended_generator)
            return result;
        vm->generator_result = result;
        return VALUE_STOP;
    }
    LOAD_FRAME();
    if (unlikely(result == VALUE_ERROR))
        CONTINUE(error);
    if (how == RESULT_TO_YIELD_FROM) {
        if (frame->flags & FRAME_REGISTERS_OUT)
            generator_fill(vm, frame);
        r[A] = result;
    } else if (how == RESULT_TO_CALLER || how == RESULT_TO_CONSUMER) {
        CONTINUE(generator_ended);
    } else if (how == RESULT_TO_OPERATOR) {
        vm->handed_on = result;
        CONTINUE(operator_answered);
    } else if (how == RESULT_TO_NEXT) {
        r[B] = result;
        LOOP_AGAIN();
    } else if (how != RESULT_TO_FOR_LOOP && how != RESULT_TO_PAIR && how != RESULT_DISCARD)
        r[target] = result;
    DISPATCH();
}
/* What a guest's method said to the operator or comparison before pc is handed on. */
CONTINUATION(operator_answered) {
    const struct operation *operation = &operations[pc[-1].opcode];
    value result = vm->handed_on;
    if (operation->kind >= OPERATION_ASKS_TRUTH)
        CONTINUE(special_answered);
    if (operation->kind == OPERATION_BRANCHES) {
        value x = r[A], y = operation->place == OPERAND_REGISTER ? r[B] : code->constants[B];
        SAVE();
        if (unlikely(result == VALUE_NOT_IMPLEMENTED))
            result = object_compare_declined(vm, operation->operator, x, y);
        int truth = result == VALUE_ERROR ? -1 : object_truth(vm, result);
        if (unlikely(truth < 0))
            CONTINUE(error);
        if (truth == D)
            pc += C;
        DISPATCH();
    }
    if (likely(result != VALUE_NOT_IMPLEMENTED)) {
        r[A] = result;
        DISPATCH();
    }
    value x = r[B], y = right_operand(code, pc, r, operation->place);
    if (operation->kind == OPERATION_COMPARES)
        SET_OR_FAIL(r[A], object_compare_declined(vm, operation->operator, x, y));
    SET_OR_FAIL(r[A], object_binary_declined(vm, operation->operator, D & 1, x, y));
}

/* The same for what __bool__, __contains__ or __len__ said. */
CONTINUATION(special_answered) {
    enum operation_kind kind = operations[pc[-1].opcode].kind;
    value result = vm->handed_on;
    SAVE();
    if (kind == OPERATION_MEASURES)
        SET_OR_FAIL(r[C], length_of_answer(vm, result));
    if (unlikely(kind == OPERATION_ASKS_TRUTH && !value_is_bool(result))) {
        raise_type_error(vm, "__bool__ should return bool, returned %s", value_type_name(vm, result));
        CONTINUE(error);
    }
    int truth = object_truth(vm, result);
    if (unlikely(truth < 0))
        CONTINUE(error);
    if (OPCODE_IS(BRANCH_IN)) {
        if (truth == D)
            pc += C;
    } else if (OPCODE_IS(JUMP_IF_TRUE) || OPCODE_IS(JUMP_IF_FALSE)) {
        if (truth == OPCODE_IS(JUMP_IF_TRUE))
            pc += JUMP_BC;
    } else {
        r[A] = value_from_bool(truth == OPCODE_IS(IN));
    }
    DISPATCH();
}
/* The generator of `frame`, which has not been pushed yet, waits there and delegates; what it is sent is handed on. */
CONTINUATION(reenter_chain) {
    generator_reenter_chain(vm, frame, vm->handed_on);
    LOAD_FRAME();
    DISPATCH();
}
/* A generator has been suspended with what is handed on; what was its frame's slot still says who asked. */
CONTINUATION(yielded) {
    value result = vm->handed_on;
    const struct frame *left = &vm->frames[vm->frame_count];
    if (left->result == RESULT_TO_YIELD_FROM)
        left = generator_leave_chain(vm);
    uint8_t how = left->result;
    if (left->flags & FRAME_RETURNS_TO_C)
        return result;
    LOAD_FRAME();
    if (how == RESULT_TO_FOR_LOOP) {
        r[B] = result;
        LOOP_AGAIN();
    }
    if (how == RESULT_TO_CALLER) {
        r[C] = result;
        DISPATCH();
    }
    if (how == RESULT_TO_CONSUMER)
        CONTINUE(item_given);
    if (how == RESULT_TO_PAIR)
        CONTINUE(pair_given);
    if (how == RESULT_TO_ASEND && left->pc->opcode != OP_YIELD_FROM && left->pc[-1].opcode == OP_YIELD) {
        asend_yielded(vm, left->namespace);
        r[A] = result;
        DISPATCH();
    }
    CONTINUE(yield_on);
}
/* Delegation: this generator yields what is handed on too and comes back to its YIELD_FROM. */
CONTINUATION(yield_on) {
    value result = vm->handed_on;
    frame->pc = pc - 1;
    if (unlikely(!generator_leave_delegate(vm, frame, code, r))) {
        SAVE();
        CONTINUE(error);
    }
    frame_pop(vm);
    vm->handed_on = result;
    CONTINUE(yielded);
}
/* What was yielded, and handed on, is an item for the native that the innermost frame has called. */
CONTINUATION(item_given) {
    struct frame *left = frame + 1;
    enum consumer consumer = left->result_register;
    struct generator *generator = object_at(vm, left->generator);
    value kept = left->namespace; /* guest code may use its frame's slot */
    enum taken taken = vm_failed(vm) ? TAKEN_FAILED : consumer_take(vm, consumer, &kept, &r[A + 1], vm->handed_on);
    if (taken == TAKEN_ENOUGH) {
        r[C] = kept;
        DISPATCH();
    }
    if (taken == TAKEN_MORE && generator->state == GENERATOR_CLOSED) { /* by that guest code */
        left->namespace = kept;
        left->result = RESULT_TO_CONSUMER;
        left->result_register = (uint16_t)consumer;
        CONTINUE(generator_ended);
    }
    if (likely(taken == TAKEN_MORE && generator_push_for(vm, generator, consumer, kept))) {
        LOAD_FRAME();
        DISPATCH();
    }
    consumer_abandon(vm, consumer, kept);
    CONTINUE(error);
}
/* The generator that the innermost frame's call resumed has ended; its frame's slot says for whom. */
CONTINUATION(generator_ended) {
    const struct frame *left = frame + 1;
    enum consumer consumer = left->result_register;
    if (left->result == RESULT_TO_CALLER) {
        if (OPCODE_IS(CALL) && B == 2) { /* next() with a default */
            r[C] = r[A + 2];
            DISPATCH();
        }
        raise_stop_iteration(vm, vm->handed_on);
        CONTINUE(error);
    }
    if (consumer == CONSUMER_GATHER) { /* now the call is made, with the list */
        r[A + 1 + !OPCODE_IS(CALL)] = left->namespace;
        EXECUTE_AGAIN();
    }
    SET_OR_FAIL(r[C], consumer_finish(vm, consumer, left->namespace, r[A + 1]));
}
