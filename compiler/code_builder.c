/* Builds code objects; see code_builder.h.
 *
 * Code in the making is listed in the VM's table, so the collector sees what it holds already; but no cage object names
 * it until it has passed the verifier, so nothing can run it. */
#include "code_builder.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "compile.h"

#include <string.h>

struct code_builder {
    struct vm *vm;
    value filename, source;
};

/* --- constants ---------------------------------------------------------------------------------------------------- */

static bool is_identifier_like(struct text text) {
    for (uint32_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        bool is_word =
            (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
        if (!is_word)
            return false;
    }
    return true;
}

static value constant_build(struct code_builder *builder, const struct unit_constant *constant);

static value tuple_build(struct code_builder *builder, const struct unit_constant *constant) {
    struct vm *vm = builder->vm;
    value tuple = tuple_new(vm, constant->tuple.count);
    if (tuple == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t i = 0; i < constant->tuple.count; i++) {
        value item = constant_build(builder, constant->tuple.items[i]);
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, tuple)[i] = item;
    }
    return tuple;
}

static value frozenset_build(struct code_builder *builder, const struct unit_constant *constant) {
    struct vm *vm = builder->vm;
    value set = set_new(vm, true);
    if (set == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t i = 0; i < constant->tuple.count; i++) {
        value item = constant_build(builder, constant->tuple.items[i]);
        if (item == VALUE_ERROR || !set_add(vm, object_of(vm, set), item))
            return VALUE_ERROR;
    }
    return set;
}

/* The recursion is as deep as the generator lets constant tuples nest. */
static value constant_build(struct code_builder *builder, const struct unit_constant *constant) {
    struct vm *vm = builder->vm;
    switch (constant->kind) {
    case UNIT_NONE:
        return VALUE_NONE;
    case UNIT_FALSE:
        return VALUE_FALSE;
    case UNIT_TRUE:
        return VALUE_TRUE;
    case UNIT_ELLIPSIS:
        return VALUE_ELLIPSIS;
    case UNIT_INTEGER:
        return int_from_int64(vm, constant->integer);
    case UNIT_BIG_INTEGER:
        /* Saved code may come from a VM that allows more. */
        if (constant->big.base == 10 && constant->big.digits.length > int_digits_limit(vm))
            return raise_value_error(vm,
                                     "Exceeds the limit (%u digits) for integer string conversion: value has %u digits",
                                     int_digits_limit(vm), (unsigned)constant->big.digits.length);
        return int_from_digits(vm, constant->big.digits.data, constant->big.digits.length, constant->big.base,
                               constant->big.is_negative);
    case UNIT_FLOAT:
        return value_from_double(constant->real);
    case UNIT_COMPLEX:
        return complex_new(vm, constant->complex.real, constant->complex.imaginary);
    case UNIT_STRING:
        return is_identifier_like(constant->text) ? str_intern_c(vm, constant->text.data, constant->text.length)
                                                  : str_new(vm, constant->text.data, constant->text.length);
    case UNIT_BYTES:
        return bytes_new(vm, constant->text.data, constant->text.length);
    case UNIT_TUPLE:
        return tuple_build(builder, constant);
    case UNIT_FROZENSET:
        return frozenset_build(builder, constant);
    }
    return VALUE_ERROR;
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

/* A copy in trusted memory; NULL for an empty array or after a failure. */
static void *copy_array(struct code_builder *builder, struct code *code, const void *items, uint32_t count,
                        size_t size) {
    if (count == 0)
        return NULL;
    void *copy = trusted_allocate(builder->vm, count * size);
    if (copy == NULL)
        return NULL;
    if (items != NULL)
        memcpy(copy, items, count * size);
    code->trusted_size += count * size;
    return copy;
}

static bool names_build(struct code_builder *builder, struct code *code, const struct text *texts, uint32_t count,
                        cage_ref **names, uint32_t *name_count) {
    *names = copy_array(builder, code, NULL, count, sizeof **names);
    if (count != 0 && *names == NULL)
        return false;
    *name_count = count;
    for (uint32_t i = 0; i < count; i++) {
        value name = str_intern_c(builder->vm, texts[i].data, texts[i].length);
        if (name == VALUE_ERROR)
            return false;
        (*names)[i] = value_to_ref(name);
    }
    return true;
}

static bool caches_build(struct code_builder *builder, struct code *code, const struct code_unit *unit) {
    code->caches = copy_array(builder, code, NULL, unit->cache_count, sizeof *code->caches);
    if (unit->cache_count != 0 && code->caches == NULL)
        return false;
    code->cache_count = unit->cache_count;
    for (uint32_t i = 0; i < unit->cache_count; i++) {
        value name = str_intern_c(builder->vm, unit->caches[i].data, unit->caches[i].length);
        if (name == VALUE_ERROR)
            return false;
        code->caches[i].name = value_to_ref(name);
        code->caches[i].result = VALUE_UNSET;
    }
    return true;
}

static bool constants_build(struct code_builder *builder, struct code *code, const struct code_unit *unit) {
    code->constants = copy_array(builder, code, NULL, unit->constant_count, sizeof *code->constants);
    if (unit->constant_count != 0 && code->constants == NULL)
        return false;
    code->constant_count = unit->constant_count;
    for (uint32_t i = 0; i < unit->constant_count; i++) {
        value constant = constant_build(builder, unit->constants[i]);
        if (constant == VALUE_ERROR)
            return false;
        code->constants[i] = constant;
    }
    return true;
}

static value unit_build(struct code_builder *builder, struct code_unit *unit);

/* The recursion is as deep as functions nest in the source, which the generator bounds. */
static bool nested_build(struct code_builder *builder, struct code *code, const struct code_unit *unit) {
    code->nested = copy_array(builder, code, NULL, unit->nested_count, sizeof *code->nested);
    if (unit->nested_count != 0 && code->nested == NULL)
        return false;
    code->nested_count = unit->nested_count;
    for (uint32_t i = 0; i < unit->nested_count; i++) {
        value nested = unit_build(builder, unit->nested[i]);
        if (nested == VALUE_ERROR)
            return false;
        code->nested[i] = value_to_ref(nested);
    }
    return true;
}

static bool name_build(struct code_builder *builder, struct text text, cage_ref *name) {
    value str = str_intern_c(builder->vm, text.data, text.length);
    if (str == VALUE_ERROR)
        return false;
    *name = value_to_ref(str);
    return true;
}

static bool plain_arrays_build(struct code_builder *builder, struct code *code, const struct code_unit *unit) {
    code->instructions =
        copy_array(builder, code, unit->instructions, unit->instruction_count, sizeof *code->instructions);
    code->instruction_count = code->instructions == NULL ? 0 : unit->instruction_count;
    if (code->instructions == NULL)
        return false;
    code->positions = copy_array(builder, code, unit->positions, unit->instruction_count, sizeof *code->positions);
    code->handlers = copy_array(builder, code, unit->handlers, unit->handler_count, sizeof *code->handlers);
    code->handler_count = code->handlers == NULL ? 0 : unit->handler_count;
    code->cell_registers =
        copy_array(builder, code, unit->cell_registers, unit->cell_count, sizeof *code->cell_registers);
    return code->positions != NULL && code->handler_count == unit->handler_count &&
           (unit->cell_count == 0 || code->cell_registers != NULL);
}

static bool code_fill(struct code_builder *builder, struct code *code, const struct code_unit *unit) {
    code->filename = value_to_ref(builder->filename);
    code->source = builder->source == VALUE_NONE ? 0 : value_to_ref(builder->source);
    code->register_count = unit->register_count;
    code->entry_steps =
        1 + (unit->instruction_count >> INSTRUCTIONS_FOR_A_STEP_BITS) + unit->register_count / REGISTERS_FOR_A_STEP;
    code->positional_only_count = unit->positional_only_count;
    code->positional_count = unit->positional_count;
    code->keyword_only_count = unit->keyword_only_count;
    code->flags = unit->flags;
    code->first_line = unit->first_line;
    return plain_arrays_build(builder, code, unit) && name_build(builder, unit->name, &code->name) &&
           name_build(builder, unit->qualified_name, &code->qualified_name) && constants_build(builder, code, unit) &&
           names_build(builder, code, unit->names, unit->name_count, &code->names, &code->name_count) &&
           names_build(builder, code, unit->local_names, unit->local_count, &code->local_names, &code->local_count) &&
           names_build(builder, code, unit->free_names, unit->free_count, &code->free_names, &code->free_count) &&
           names_build(builder, code, unit->cell_names, unit->cell_count, &code->cell_names, &code->cell_count) &&
           caches_build(builder, code, unit) && nested_build(builder, code, unit);
}

static bool code_passes(struct vm *vm, const struct code *code) {
    char reason[160];
    if (code_verify(vm, code, reason, sizeof reason))
        return true;
    if (vm_failed(vm))
        return false;
    if (strncmp(reason, "COST", 4) == 0)
        raise_error(vm, TYPE_MEMORY_ERROR, "a function has too many variables and jumps");
    else
        raise_value_error(vm, "the verifier refuses this code: %s", reason);
    return false;
}

static value unit_build(struct code_builder *builder, struct code_unit *unit) {
    struct vm *vm = builder->vm;
    if (unit->built != 0)
        return value_from_ref(unit->built);
    struct code *code = code_new(vm);
    if (code == NULL)
        return VALUE_ERROR;
    value object = VALUE_ERROR;
    if (code_fill(builder, code, unit) && code_passes(vm, code) && vm_charge(vm, 0))
        object = code_register(vm, code);
    if (object == VALUE_ERROR) {
        code_free(vm, code);
        return VALUE_ERROR;
    }
    unit->built = value_to_ref(object);
    return object;
}

value code_build(struct vm *vm, struct code_unit *unit, value filename, value source) {
    struct code_builder builder = {vm, filename, source};
    return unit_build(&builder, unit);
}
