/* Calls that are not of what a site called last, or not in the way the instructions for calls know. Part of the loop:
 * interpreter.c includes it, inside run_frames where dispatch is by goto. */

/* Calls that are not of the function a site called last, or not with all its arguments; pc is saved. */
/* A native that may push a generator's frame instead of being called; there is fuel for it. A view of a dict that is
 * looped over is made by this instruction and the next one together: its iterator. */
CONTINUATION(call_resuming) {
    const struct known_call *known = known_call_again(vm, pc);
    const struct native *native = known->native;
    enum native_quick quick = known->quick;
    uint32_t count = (uint32_t)B + OPCODE_IS(CALL_METHOD);
    value *window = &r[A + 1];
    vm->budget--;
    if (quick == QUICK_LENGTH && OPCODE_IS(CALL) && value_has_kind(vm, window[0], KIND_INSTANCE)) {
        const struct known_call *asked = known_method(vm, pc, window[0], CALLEE_LENGTH);
        if (likely(asked))
            CALL_KNOWN(asked, *window_above(frame), special_prepare(next_, window_, window, 1));
        struct frame *pushed = push_asked(vm, frame, window[0], SPECIAL_LENGTH, 1, window);
        if (likely(pushed)) {
            known_method_note(vm, pc, window[0], CALLEE_LENGTH, 1);
            ENTER_FRAME(pushed);
            DISPATCH();
        }
    }
    if (unlikely(OPCODE_IS(CALL_METHOD) && window[0] == VALUE_UNSET)) /* a function that came as an attribute */
        SET_OR_FAIL(r[C], native_call_known(vm, known, window + 1, B));
    if (quick < QUICK_RESUMES) {
        if (pc->opcode == OP_GET_ITERATOR && pc->a == C && pc->b == C && value_has_kind(vm, window[0], KIND_DICT)) {
            vm->budget--;
            pc++;
            SET_OR_FAIL(r[A], dict_iterator_new(vm, window[0], (uint16_t)(quick - QUICK_DICT_KEYS)));
        }
        SET_OR_FAIL(r[C], native_call_known(vm, known, window, count));
    }
    if (quick >= QUICK_NEXT && (value_has_kind(vm, window[0], KIND_GENERATOR) ||
                                (quick == QUICK_SEND && value_has_kind(vm, window[0], KIND_COROUTINE)))) {
        struct generator *asked = object_of(vm, window[0]);
        value sent = quick == QUICK_SEND ? window[1] : VALUE_NONE;
        REENTER_GENERATOR(asked, RESULT_TO_CALLER, sent);
        if (likely(asked->state == GENERATOR_SUSPENDED)) {
            if (unlikely(!generator_push_asked(vm, asked, RESULT_TO_CALLER, sent)))
                CONTINUE(error);
            LOAD_FRAME();
            DISPATCH();
        }
    }
    if (native_push_generator(vm, native, window, count)) {
        LOAD_FRAME(); /* of what it delegates to, maybe */
        DISPATCH();
    }
    if (unlikely(vm_failed(vm)))
        CONTINUE(error);
    SET_OR_FAIL(r[C], native_call_known(vm, known, window, count));
}
CONTINUATION(call_class) {
    struct frame *pushed = push_known_instance(vm, known_call_again(vm, pc), false, &r[A + 1], B, C);
    if (likely(pushed)) {
        ENTER_FRAME(pushed);
        DISPATCH();
    }
    if (unlikely(vm_failed(vm)))
        CONTINUE(error);
    CONTINUE(call_anew);
}
CONTINUATION(call) {
    struct known_call *known = known_call_again(vm, pc);
    enum known_kind kind = known_call_kind(known, pc, r[A]);
    if (kind == KNOWN_CLASS)
        CONTINUE(call_class);
    if (kind == KNOWN_CONSTRUCT)
        CONTINUE(call_construct);
    if (kind == KNOWN_BINDING)
        CALL_BINDING(known, &r[A + 1], B, call_general);
    const struct known_call *moved = known_call_moved(vm, (uintptr_t)pc, r[A]);
    if (kind == KNOWN_NOTHING && known_call_kind(moved, pc, r[A]) == KNOWN_FUNCTION) /* this site calls several */
        CALL_KNOWN(moved, r[A + 1], true);
    if (kind == KNOWN_NOTHING && value_has_kind(vm, r[A], KIND_BOUND_METHOD))
        CONTINUE(call_bound);
    if (kind == KNOWN_NOTHING && value_has_kind(vm, r[A], KIND_INSTANCE))
        CONTINUE(call_instance);
    if (kind == KNOWN_NOTHING)
        kind = known_call_adopt(vm, known, pc, r[A]);
    if (kind == KNOWN_NOTHING && (known = known_call_other(vm, pc, r[A])) != NULL) {
        kind = known_call_kind(known, pc, r[A]);
        if (kind != KNOWN_FUNCTION && kind != KNOWN_DEFAULTS)
            EXECUTE_AGAIN();
    }
    if (kind == KNOWN_FUNCTION)
        CALL_KNOWN(known, r[A + 1], true);
    if (kind == KNOWN_GENERATOR) {
        if (pc->opcode == OP_CALL && pc->b == 1 && pc->a + 1 == C && A > C && C >= code->local_count)
            CONTINUE(call_consumed);
        CALL_GENERATOR(known, r[A + 1]);
        CONTINUE(call_general);
    }
    if (kind == KNOWN_DEFAULTS)
        CALL_KNOWN(known, r[A + 1], known_defaults_fill(vm, known, &r[A + 1], B));
    CONTINUE(call_anew);
}
/* What this call makes is the only argument of the next. */
CONTINUATION(call_consumed) {
    const struct known_call *known = known_call_at(vm, pc);
    struct frame *pushed = generator_push_consumed(vm, known, r[pc->a], &r[A + 1], &r[C]);
    if (likely(pushed)) {
        frame->pc = pc + 1;
        ENTER_FRAME(pushed);
        DISPATCH();
    }
    if (unlikely(vm_failed(vm)))
        CONTINUE(error);
    CALL_GENERATOR(known, r[A + 1]);
    CONTINUE(call_general);
}
/* The method's self goes where the callee was. */
CONTINUATION(call_bound) {
    const struct bound_method *method = object_of(vm, r[A]);
    value function = method->function, callee = function | CALLEE_BOUND, bound = r[A];
    if (unlikely(!value_has_kind(vm, function, KIND_FUNCTION)))
        CONTINUE(call_anew);
    struct known_call *known = known_call_again(vm, pc);
    enum known_kind kind = known_call_kind(known, pc, callee);
    if (kind == KNOWN_NOTHING && (known = known_call_other(vm, pc, callee)) != NULL)
        kind = known_call_kind(known, pc, callee);
    r[A] = method->self;
    if (likely(kind == KNOWN_FUNCTION))
        CALL_KNOWN(known, r[A], true);
    if (kind == KNOWN_DEFAULTS)
        CALL_KNOWN(known, r[A], known_defaults_fill(vm, known, &r[A], (uint32_t)B + 1));
    if (kind == KNOWN_NOTHING && code_making_generator(vm, object_of(vm, function), &r[A], (uint32_t)B + 1)) {
        known_generator_note(vm, pc, callee, object_of(vm, function), code, C);
        known = known_call_again(vm, pc);
        kind = KNOWN_GENERATOR;
    }
    if (kind == KNOWN_GENERATOR) {
        CALL_GENERATOR(known, r[A]);
        r[A] = bound;
        CONTINUE(call_general);
    }
    if (kind != KNOWN_BINDING) {
        struct frame *pushed = push_function(vm, object_of(vm, function), &r[A], (uint32_t)B + 1, C);
        if (likely(pushed)) {
            known_call_note(vm, pc, kind_of_known(pushed, (uint32_t)B + 1), callee, (uint32_t)B + 1);
            ENTER_FRAME(pushed);
            DISPATCH();
        }
        if (vm->budget <= 0 || !function_needs_binding(vm, object_of(vm, function))) {
            r[A] = bound;
            CONTINUE(call_general);
        }
        known_binding_note(vm, pc, callee, object_of(vm, function), C);
    }
    vm->handed_on = bound;
    CALL_BINDING(known_call_again(vm, pc), &r[A], (uint32_t)B + 1, call_bound_general);
}
/* A function is called with the items of a tuple, which go where the tuple was. */
CONTINUATION(call_spread) {
    value callee = r[A];
    const struct tuple *tuple = object_of(vm, r[A + 1]);
    uint32_t count = tuple->count;
    struct known_call *known = known_call_again(vm, pc);
    enum known_kind kind = known_call_kind(known, pc, callee);
    if (kind == KNOWN_NOTHING && (known = known_call_other(vm, pc, callee)) != NULL)
        kind = known_call_kind(known, pc, callee);
    if (kind == KNOWN_FUNCTION && likely(known->code->positional_count == count))
        CALL_KNOWN(known, r[A + 1], items_spread(vm, window_, tuple, count));
    if (kind == KNOWN_BINDING && vm->budget > 0 && &r[A + 1] + count <= vm->window_end) {
        items_spread(vm, &r[A + 1], tuple, count);
        vm->raised_top = REGISTER_NUMBER(A + 1) + count + STACK_SLACK;
        struct frame *bound = push_binding(vm, known, &r[A + 1], count);
        if (likely(bound)) {
            ENTER_FRAME(bound);
            DISPATCH();
        }
        vm->raised_top = 0;
        r[A + 1] = value_from_pointer(tuple);
        r[A + 2] = VALUE_UNSET;
        if (unlikely(vm_failed(vm)))
            CONTINUE(error);
    }
    enum call_status status =
        call_begin_spread(vm, callee, REGISTER_NUMBER(A + 1), r[A + 1], VALUE_UNSET, &vm->handed_on);
    if (status == CALL_PUSHED) {
        const struct function *function = object_of(vm, callee);
        vm->frames[vm->frame_count - 1].result_register = C;
        if (function_needs_binding(vm, function))
            known_binding_note(vm, pc, callee, function, C);
        else if (vm->frames[vm->frame_count - 1].code->positional_count == count)
            known_call_note(vm, pc, KNOWN_FUNCTION, callee, count);
    }
    FINISH_CALL(status, vm->handed_on, C);
}
/* The frame of a bound method's function, which is kept, does not fit. */
CONTINUATION(call_bound_general) {
    r[A] = vm->handed_on;
    CONTINUE(call_general);
}
CONTINUATION(call_method) {
    if (unlikely(r[A + 1] == VALUE_UNSET))
        CONTINUE(call_without_self);
    struct known_call *known = known_call_again(vm, pc);
    enum known_kind kind = known_call_kind(known, pc, r[A]);
    const struct known_call *moved = known_call_moved(vm, (uintptr_t)pc, r[A]);
    if (kind == KNOWN_NOTHING && known_call_kind(moved, pc, r[A]) == KNOWN_FUNCTION)
        CALL_KNOWN(moved, r[A + 1], true);
    if (kind == KNOWN_NOTHING && (known = known_call_other(vm, pc, r[A])) != NULL) {
        kind = known_call_kind(known, pc, r[A]);
        if (kind != KNOWN_FUNCTION && kind != KNOWN_DEFAULTS)
            EXECUTE_AGAIN();
    }
    if (kind == KNOWN_FUNCTION)
        CALL_KNOWN(known, r[A + 1], true);
    if (kind == KNOWN_GENERATOR) {
        CALL_GENERATOR(known, r[A + 1]);
        CONTINUE(call_method_general);
    }
    if (kind == KNOWN_NATIVE && vm->budget > 0 && !value_is_object(r[A + 1]) &&
        value_shape(vm, r[A + 1]) == known->shape) /* a number's method */
        CALL_NATIVE(known, VALUE_UNSET, &r[A + 1], (uint32_t)B + 1);
    if (kind == KNOWN_DEFAULTS)
        CALL_KNOWN(known, r[A + 1], known_defaults_fill(vm, known, &r[A + 1], (uint32_t)B + 1));
    if (kind == KNOWN_BINDING)
        CALL_BINDING(known, &r[A + 1], (uint32_t)B + 1, call_method_general);
    CONTINUE(call_method_anew);
}
/* The instance is in its method's place of self already. */
CONTINUATION(call_instance) {
    uint32_t count = (uint32_t)B + 1;
    const struct known_call *known = known_special(vm, pc, r[A]);
    if (likely(known))
        CALL_KNOWN(known, r[A], true);
    const struct type *type = plain_instance_type(vm, r[A]);
    value method = type ? type_lookup(vm, type, vm->names[SPECIAL_CALL]) : VALUE_UNSET;
    struct frame *pushed =
        value_has_kind(vm, method, KIND_FUNCTION) ? push_function(vm, object_of(vm, method), &r[A], count, C) : NULL;
    if (unlikely(!pushed))
        CONTINUE(call_general);
    known_special_note(vm, pc, r[A], count);
    ENTER_FRAME(pushed);
    DISPATCH();
}
CONTINUATION(call_without_self) {
    value callee = r[A] | CALLEE_WITHOUT_SELF;
    struct known_call *known = known_call_again(vm, pc);
    enum known_kind kind = known_call_kind(known, pc, callee);
    if (kind == KNOWN_NOTHING && (known = known_call_other(vm, pc, callee)) != NULL)
        kind = known_call_kind(known, pc, callee);
    if (kind == KNOWN_FUNCTION)
        CALL_KNOWN(known, r[A + 2], true);
    if (kind == KNOWN_NATIVE && vm->budget > 0)
        CALL_NATIVE(known, VALUE_UNSET, &r[A + 2], B);
    if (kind == KNOWN_GENERATOR) {
        CALL_GENERATOR(known, r[A + 2]);
        CONTINUE(call_method_general);
    }
    if (kind == KNOWN_DEFAULTS)
        CALL_KNOWN(known, r[A + 2], known_defaults_fill(vm, known, &r[A + 2], B));
    if (kind == KNOWN_BINDING)
        CALL_BINDING(known, &r[A + 2], B, call_method_general);
    CONTINUE(call_method_anew);
}
/* A class without __init__ gives a bare instance. r[A], a built-in class, is the first argument of its native. What a
 * loop over a range or a method of super() needs is made by this instruction and the next one together. */
CONTINUATION(call_construct) {
    const struct known_call *known = known_call_again(vm, pc);
    struct type *type = object_of(vm, r[A]);
    if (likely(known->native && vm->budget > 0) && !(known->quick && value_has_kind(vm, r[A + 1], KIND_GENERATOR))) {
        vm->budget--;
        SET_OR_FAIL(r[C], native_call_known(vm, known, &r[A], B + 1u));
    }
    if (B == 1 && vm->budget > 0 && value_to_ref(r[A]) == vm->types[TYPE_TYPE]) {
        vm->budget--;
        r[C] = value_from_pointer(value_type(vm, r[A + 1]));
        DISPATCH();
    }
    if (vm->budget > 0 && B == 0 && type_is_bare(vm, type)) {
        vm->budget--;
        const struct instance *instance = instance_take(vm, type);
        SET_OR_FAIL(r[C], likely(instance) ? value_from_pointer(instance) : instance_new(vm, type));
    }
    if (vm->budget > 0 && type->flags & TYPE_IS_EXCEPTION) {
        value made = exception_call_plainly(vm, type, B, &r[A + 1]);
        if (likely(made != VALUE_UNSET)) {
            r[C] = made;
            DISPATCH();
        }
        if (unlikely(vm_failed(vm)))
            CONTINUE(error);
    }
    if (unlikely(vm->budget <= 0 || !(type->flags & TYPE_BUILTIN) || !type_has_construct(type)))
        CONTINUE(call_general);
    vm->budget--;
    if (type->type_id == TYPE_RANGE && pc->opcode == OP_GET_ITERATOR && pc->a == C && pc->b == C) {
        value iterator = range_iterator_at_sight(vm, &r[A + 1], B);
        if (likely(iterator != VALUE_UNSET)) {
            vm->budget--;
            r[C] = iterator;
            pc++;
            DISPATCH();
        }
        if (unlikely(vm_failed(vm)))
            CONTINUE(error);
    }
    if (type->type_id == TYPE_SUPER && B == 0 && pc->opcode == OP_LOAD_METHOD && pc->a == C && pc->b == C) {
        cage_ref start;
        value self = super_self_at_sight(vm, frame, &start);
        const struct cache *cache =
            self != VALUE_UNSET ? super_cache_at_sight(vm, &code->caches[pc->c], self, start) : NULL;
        if (likely(cache)) {
            r[C] = cache->result;
            r[C + 1] = self;
            pc++;
            DISPATCH();
        }
    }
    const struct native *native = native_type_tables[type->type_id].construct;
    uint32_t count = (uint32_t)B + 1;
    if (B == 1 && native_push_generator(vm, native, &r[A + 1], 1)) {
        LOAD_FRAME();
        DISPATCH();
    }
    if (unlikely(vm_failed(vm)))
        CONTINUE(error);
    SET_OR_FAIL(r[C], native_takes(native, count)
                          ? native_call_bound(vm, native, &r[A], count)
                          : native_invoke(vm, NATIVE_INDEX(NATIVE_SECTION_TYPE_SETUP, type->type_id, 0),
                                          REGISTER_NUMBER(A), count, VALUE_UNSET));
}
CONTINUATION(call_keywords) {
    value callee = r[A], names = r[A + B + 1];
    uint32_t base = REGISTER_NUMBER(A + 1);
    const struct known_call *known = known_call_again(vm, pc);
    if (known_call_kind(known, pc, callee) == KNOWN_CLASS_KEYWORDS) {
        struct frame *pushed = push_known_instance(vm, known, true, &r[A + 1], B, C);
        if (likely(pushed)) {
            ENTER_FRAME(pushed);
            DISPATCH();
        }
        if (unlikely(vm_failed(vm)))
            CONTINUE(error);
    }
    if (value_has_kind(vm, callee, KIND_FUNCTION))
        ENTER_OR_GO_ON(push_keywords_bound(vm, object_of(vm, callee), &r[A + 1], B, names, C));
    enum call_status status = call_begin(vm, callee, base, B, names, true, &vm->handed_on);
    if (status == CALL_PUSHED && (value_has_kind(vm, callee, KIND_FUNCTION) || value_has_kind(vm, callee, KIND_TYPE)))
        known_keywords_note(vm, pc, callee, B, names);
    FINISH_CALL(status, vm->handed_on, C);
}
CONTINUATION(call_method_keywords) {
    value callee = r[A], names = r[A + B + 2];
    bool has_self = r[A + 1] != VALUE_UNSET;
    uint32_t base = REGISTER_NUMBER(A + 2 - has_self), count = (uint32_t)B + has_self;
    if (value_has_kind(vm, callee, KIND_FUNCTION))
        ENTER_OR_GO_ON(push_keywords_bound(vm, object_of(vm, callee), &r[A + 2 - has_self], count, names, C));
    enum call_status status = call_begin(vm, callee, base, count, names, true, &vm->handed_on);
    if (status == CALL_PUSHED && has_self && value_has_kind(vm, callee, KIND_FUNCTION))
        known_keywords_note(vm, pc, callee, count, names);
    FINISH_CALL(status, vm->handed_on, C);
}
CONTINUATION(call_anew) {
    value callee = r[A], *arguments = &r[A + 1];
    if (likely(value_is_object(callee))) {
        struct object *object = object_of(vm, callee);
        if (object->kind == KIND_FUNCTION) {
            struct frame *pushed = push_function(vm, (struct function *)object, arguments, B, C);
            if (likely(pushed)) {
                known_call_note(vm, pc, kind_of_known(pushed, B), callee, B);
                LOAD_FRAME();
                DISPATCH();
            }
            if (code_making_generator(vm, (struct function *)object, arguments, B)) {
                known_generator_note(vm, pc, callee, (struct function *)object, code, C);
                EXECUTE_AGAIN();
            }
            if (vm->budget > 0 && function_needs_binding(vm, (struct function *)object)) {
                known_binding_note(vm, pc, callee, (struct function *)object, C);
                CALL_BINDING(known_call_again(vm, pc), arguments, B, call_general);
            }
        } else if (object->kind == KIND_TYPE) {
            int pushed = push_instance(vm, (struct type *)object, arguments, B, C);
            if (likely(pushed > 0)) {
                known_call_note(vm, pc, KNOWN_CLASS, callee, B + 1u);
                LOAD_FRAME();
                DISPATCH();
            }
            if (unlikely(pushed < 0))
                CONTINUE(error);
            const struct type *type = (struct type *)object;
            bool is_exception = type->flags & TYPE_IS_EXCEPTION;
            if (vm->budget > 0 &&
                (is_exception                 ? exception_is_made_plainly(vm, type)
                 : type->flags & TYPE_BUILTIN ? type_has_construct(type) || (type->type_id == TYPE_TYPE && B == 1)
                                              : B == 0 && type_is_bare(vm, type))) {
                known_construct_note(vm, pc, callee, B + 1u);
                CONTINUE(call_construct);
            }
        } else if (object->kind == KIND_NATIVE_FUNCTION && vm->budget > 0 &&
                   ((struct native_function *)object)->self == VALUE_UNSET) {
            const struct native *native = native_to_note(((struct native_function *)object)->native, B);
            if (likely(native)) {
                known_native_note(vm, pc, callee, native, B, 0);
                EXECUTE_AGAIN();
            }
        }
    }
    CONTINUE(call_general);
}
CONTINUATION(call_general) {
    CONTINUE_CALL(call_begin(vm, r[A], REGISTER_NUMBER(A + 1), B, VALUE_UNSET, true, &vm->handed_on), C);
}
CONTINUATION(call_method_anew) {
    value callee = r[A];
    bool has_self = r[A + 1] != VALUE_UNSET;
    uint32_t count = (uint32_t)B + has_self;
    value *arguments = &r[A + 2 - has_self];
    if (value_has_kind(vm, callee, KIND_FUNCTION)) {
        struct frame *pushed = push_function(vm, object_of(vm, callee), arguments, count, C);
        if (likely(pushed)) {
            known_call_note(vm, pc, kind_of_known(pushed, count), callee | (has_self ? 0 : CALLEE_WITHOUT_SELF), count);
            LOAD_FRAME();
            DISPATCH();
        }
        if (code_making_generator(vm, object_of(vm, callee), arguments, count)) {
            known_generator_note(vm, pc, callee | (has_self ? 0 : CALLEE_WITHOUT_SELF), object_of(vm, callee), code, C);
            EXECUTE_AGAIN();
        }
        if (vm->budget > 0 && function_needs_binding(vm, object_of(vm, callee))) {
            known_binding_note(vm, pc, callee | (has_self ? 0 : CALLEE_WITHOUT_SELF), object_of(vm, callee), C);
            CALL_BINDING(known_call_again(vm, pc), arguments, count, call_method_general);
        }
    }
    const struct native *native = NULL;
    cage_ref shape = 0;
    if (has_self && is_method_of_receiver(vm, callee, r[A + 1])) {
        native = native_to_note(((const struct native_method *)object_of(vm, callee))->native, count);
        shape = value_shape(vm, r[A + 1]);
    } else if (!has_self && value_has_kind(vm, callee, KIND_NATIVE_FUNCTION) &&
               ((const struct native_function *)object_of(vm, callee))->self == VALUE_UNSET) {
        native = native_to_note(((const struct native_function *)object_of(vm, callee))->native, count);
    }
    if (likely(native && vm->budget > 0)) {
        known_native_note(vm, pc, callee | (has_self ? 0 : CALLEE_WITHOUT_SELF), native, count, shape);
        EXECUTE_AGAIN();
    }
    CONTINUE(call_method_general);
}
CONTINUATION(call_method_general) {
    bool has_self = r[A + 1] != VALUE_UNSET;
    CONTINUE_CALL(call_begin(vm, r[A], REGISTER_NUMBER(A + 2 - has_self), (uint32_t)B + has_self, VALUE_UNSET, true,
                             &vm->handed_on),
                  C);
}
