/* NoneType, ellipsis and NotImplementedType: types of one value each, which no attribute leads out of. */
#include "../vm/vm.h"
#include "str.h"

#define SINGLETON(symbol, constant, text, type_text, id, enum_kind)                                                    \
    static value symbol##_create(struct vm *vm, value *arguments, uint32_t count) {                                    \
        (void)vm;                                                                                                      \
        (void)arguments;                                                                                               \
        (void)count;                                                                                                   \
        return constant;                                                                                               \
    }                                                                                                                  \
    static const struct native symbol##_new = {"__new__", symbol##_create, 1, 1, 0, 0, NULL, NULL};                    \
    static value symbol##_repr(struct vm *vm, value v) {                                                               \
        (void)v;                                                                                                       \
        return str_from_c(vm, text);                                                                                   \
    }                                                                                                                  \
    static bool symbol##_hash(struct vm *vm, value v, int64_t *hash) {                                                 \
        (void)vm;                                                                                                      \
        *hash = (int64_t)(0xFCA86420 + (v & 0xFF));                                                                    \
        return true;                                                                                                   \
    }                                                                                                                  \
    static int symbol##_truth(struct vm *vm, value v) {                                                                \
        (void)vm;                                                                                                      \
        return v != VALUE_NONE;                                                                                        \
    }                                                                                                                  \
    const struct type_definition symbol##_definition = {                                                               \
        .name = type_text, .type_id = id, .kind = enum_kind, .flags = DEFINITION_HIDDEN, .create = &symbol##_new};     \
    const struct kind_operations symbol##_operations = {                                                               \
        .hash = symbol##_hash, .truth = symbol##_truth, .repr = symbol##_repr};

SINGLETON(none, VALUE_NONE, "None", "NoneType", TYPE_NONE, KIND_NONE)
SINGLETON(ellipsis, VALUE_ELLIPSIS, "Ellipsis", "ellipsis", TYPE_ELLIPSIS, KIND_ELLIPSIS)
SINGLETON(not_implemented, VALUE_NOT_IMPLEMENTED, "NotImplemented", "NotImplementedType", TYPE_NOT_IMPLEMENTED,
          KIND_NOT_IMPLEMENTED)
