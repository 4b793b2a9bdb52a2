/* Where the references are in each kind of object: the one table that the collector and the auditor follow. A new kind
 * of object.h needs a line here, nothing else. */
#include "heap_internal.h"

#define REF(type, field) (1u << (offsetof(struct type, field) / 4))
#define VALUE(type, field) (1u << (offsetof(struct type, field) / 8))
#define FIXED(kind, type) .name = #kind, .fixed_size = sizeof(struct type)
#define LINK(type, field) .form = FORM_LINK, .link = offsetof(struct type, field) / 4, .ref_fields = REF(type, field)
#define SETTLES_IF(mask, flags) .settling = SETTLES, .settling_mask = mask, .settling_flags = flags
#define TAIL(manner, type, field)                                                                                      \
    .tail = manner, .count_offset = offsetof(struct type, field), .count_size = sizeof(((struct type *)0)->field)

#define GENERATOR_LAYOUT(kind)                                                                                         \
    {                                                                                                                  \
        FIXED(kind, generator), TAIL(TAIL_REGISTERS, generator, register_count),                                       \
            .element_size = 8, .ref_fields = REF(generator, function),                                                 \
            .value_fields = VALUE(generator, handled) | VALUE(generator, name) | VALUE(generator, qualified_name)      \
    }

/* struct str: the references of those that are not compact are in the collector.
 * struct type: `subclasses` is weak, and struct code_object leads to trusted space: both in the collector. */
const struct object_layout object_layouts[KIND_COUNT] = {
    [KIND_INT] = {FIXED(INT, big_int), .settling = SETTLES_ALWAYS, TAIL(TAIL_DATA, big_int, limb_count),
                  .element_size = 8},
    [KIND_COMPLEX] = {FIXED(COMPLEX, complex), .settling = SETTLES_ALWAYS},
    [KIND_STR] = {FIXED(STR, str), SETTLES_IF(STR_COMPACT, STR_COMPACT), TAIL(TAIL_DATA, str, byte_length),
                  .element_size = 1},
    [KIND_BYTES] = {FIXED(BYTES, bytes), .settling = SETTLES_ALWAYS, TAIL(TAIL_DATA, bytes, length), .element_size = 1},
    [KIND_BYTEARRAY] = {FIXED(BYTEARRAY, byte_array), .ref_fields = REF(byte_array, buffer)},
    [KIND_LIST] = {FIXED(LIST, list), LINK(list, array), .settling = SETTLES},
    [KIND_TUPLE] = {FIXED(TUPLE, tuple), .form = FORM_TAIL, .settling = SETTLES, TAIL(TAIL_VALUES, tuple, count),
                    .element_size = 8},
    [KIND_DICT] = {FIXED(DICT, dict), LINK(dict, table), SETTLES_IF(OWNER_WRITTEN_IN_PLACE, 0)},
    [KIND_SET] = {FIXED(SET, set), LINK(set, table), .settling = SETTLES},
    [KIND_FROZENSET] = {FIXED(FROZENSET, set), LINK(set, table), .settling = SETTLES},
    [KIND_RANGE] = {FIXED(RANGE, range), .value_fields = VALUE(range, start) | VALUE(range, stop) | VALUE(range, step) |
                                                         VALUE(range, length)},
    [KIND_SLICE] = {FIXED(SLICE, slice), .value_fields = VALUE(slice, start) | VALUE(slice, stop) | VALUE(slice, step)},
    [KIND_DICT_VIEW] = {FIXED(DICT_VIEW, dict_view), .value_fields = VALUE(dict_view, dict)},
    [KIND_MAPPING_PROXY] = {FIXED(MAPPING_PROXY, mapping_proxy), .value_fields = VALUE(mapping_proxy, mapping)},
    [KIND_SEQUENCE_ITERATOR] = {FIXED(SEQUENCE_ITERATOR, sequence_iterator),
                                .value_fields = VALUE(sequence_iterator, sequence)},
    [KIND_RANGE_ITERATOR] = {FIXED(RANGE_ITERATOR, range_iterator), .settling = SETTLES_ALWAYS},
    [KIND_DICT_ITERATOR] = {FIXED(DICT_ITERATOR, dict_iterator), .value_fields = VALUE(dict_iterator, dict)},
    [KIND_SET_ITERATOR] = {FIXED(SET_ITERATOR, set_iterator), .value_fields = VALUE(set_iterator, set)},
    [KIND_GENERATOR] = GENERATOR_LAYOUT(GENERATOR),
    [KIND_COROUTINE] = GENERATOR_LAYOUT(COROUTINE),
    [KIND_ASYNC_GENERATOR] = GENERATOR_LAYOUT(ASYNC_GENERATOR),
    [KIND_FUNCTION] = {FIXED(FUNCTION, function),
                       .ref_fields = REF(function, base.overflow) | REF(function, code) | REF(function, globals) |
                                     REF(function, closure) | REF(function, defaults) |
                                     REF(function, keyword_defaults) | REF(function, builtins),
                       .value_fields = VALUE(function, name) | VALUE(function, qualified_name) |
                                       VALUE(function, documentation) | VALUE(function, module) |
                                       VALUE(function, annotations) | VALUE(function, annotate)},
    [KIND_NATIVE_FUNCTION] = {FIXED(NATIVE_FUNCTION, native_function), .ref_fields = REF(native_function, module_name),
                              .value_fields = VALUE(native_function, self)},
    [KIND_NATIVE_METHOD] = {FIXED(NATIVE_METHOD, native_method), .settling = SETTLES,
                            .ref_fields = REF(native_method, type)},
    [KIND_NATIVE_GETTER] = {FIXED(NATIVE_GETTER, native_getter), .settling = SETTLES,
                            .ref_fields = REF(native_getter, type) | REF(native_getter, name)},
    [KIND_BOUND_METHOD] = {FIXED(BOUND_METHOD, bound_method),
                           .value_fields = VALUE(bound_method, function) | VALUE(bound_method, self)},
    [KIND_TYPE] = {FIXED(TYPE, type), .settling = SETTLES,
                   .ref_fields = REF(type, name) | REF(type, qualified_name) | REF(type, bases) | REF(type, mro) |
                                 REF(type, dict) | REF(type, instance_shape) | REF(type, module) | REF(type, base) |
                                 REF(type, init)},
    [KIND_INSTANCE] = {FIXED(INSTANCE, instance), TAIL(TAIL_VALUES, instance, base.inline_capacity), .element_size = 8,
                       .settling = SETTLES, .ref_fields = REF(instance, base.overflow)},
    [KIND_EXCEPTION] = {FIXED(EXCEPTION, exception), .ref_fields = REF(exception, base.overflow),
                        .value_fields = VALUE(exception, arguments) | VALUE(exception, traceback) |
                                        VALUE(exception, cause) | VALUE(exception, context) | VALUE(exception, notes) |
                                        VALUE(exception, slots) | VALUE(exception, extra[0]) |
                                        VALUE(exception, extra[1]) | VALUE(exception, extra[2]) |
                                        VALUE(exception, extra[3])},
    [KIND_TRACEBACK] = {FIXED(TRACEBACK, traceback), .ref_fields = REF(traceback, code),
                        .value_fields = VALUE(traceback, next)},
    [KIND_MODULE] = {FIXED(MODULE, module), .ref_fields = REF(module, dict) | REF(module, name)},
    [KIND_PROPERTY] = {FIXED(PROPERTY, property),
                       .value_fields = VALUE(property, getter) | VALUE(property, setter) | VALUE(property, deleter) |
                                       VALUE(property, documentation) | VALUE(property, name)},
    [KIND_CLASS_METHOD] = {FIXED(CLASS_METHOD, method_wrapper), .value_fields = VALUE(method_wrapper, function)},
    [KIND_STATIC_METHOD] = {FIXED(STATIC_METHOD, method_wrapper), .value_fields = VALUE(method_wrapper, function)},
    [KIND_SLOT_DESCRIPTOR] = {FIXED(SLOT_DESCRIPTOR, slot_descriptor), .settling = SETTLES,
                              .ref_fields = REF(slot_descriptor, type) | REF(slot_descriptor, name)},
    [KIND_SUPER] = {FIXED(SUPER, super), .ref_fields = REF(super, start_type) | REF(super, object_type),
                    .value_fields = VALUE(super, object)},
    [KIND_CELL] = {FIXED(CELL, cell), .value_fields = VALUE(cell, content)},
    [KIND_CODE] = {FIXED(CODE, code_object)},
    [KIND_RECORD] = {FIXED(RECORD, record), TAIL(TAIL_VALUES, record, header.detail), .element_size = 8},
    [KIND_HOST_OBJECT] = {FIXED(HOST_OBJECT, host_object)},
    [KIND_SHAPE] = {FIXED(SHAPE, shape), .settling = SETTLES,
                    .ref_fields = REF(shape, type) | REF(shape, parent) | REF(shape, name) | REF(shape, children) |
                                  REF(shape, lookup)},
    [KIND_ARRAY] = {FIXED(ARRAY, array), .form = FORM_TAIL, SETTLES_IF(ARRAY_OF_LIST, ARRAY_OF_LIST),
                    TAIL(TAIL_VALUES, array, capacity), .element_size = 8},
    [KIND_TABLE] = {FIXED(TABLE, table), .form = FORM_TAIL, .settling = SETTLES_ALWAYS,
                    TAIL(TAIL_ENTRIES, table, capacity), .element_size = 16},
    [KIND_BUFFER] = {FIXED(BUFFER, buffer), .settling = SETTLES_ALWAYS, TAIL(TAIL_DATA, buffer, capacity),
                     .element_size = 1},
};
