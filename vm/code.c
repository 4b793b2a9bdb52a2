/* The VM's table of code objects. A struct code lives in trusted space and is named from the cage by its number in this
 * table, checked here at each use. The table owns the code; the collector frees it when its cage object is dead. */
#include "../compiler/compile.h"
#include "heap_internal.h"
#include "interpreter.h"

#define CODE_TABLE_START 64u

static bool code_table_grow(struct vm *vm) {
    uint32_t capacity = vm->code_capacity == 0 ? CODE_TABLE_START : vm->code_capacity * 2;
    struct code **codes =
        trusted_reallocate(vm, vm->codes, vm->code_capacity * sizeof *codes, capacity * sizeof *codes);
    if (codes == NULL)
        return false;
    vm->codes = codes;
    vm->code_capacity = capacity;
    return true;
}

static bool code_is_listed(const struct vm *vm, const struct code *code) {
    return code->index < vm->code_count && vm->codes[code->index] == code;
}

static bool code_list(struct vm *vm, struct code *code) {
    uint32_t index = vm->first_free_code;
    while (index < vm->code_count && vm->codes[index] != NULL)
        index++;
    if (index == vm->code_capacity && !code_table_grow(vm))
        return false;
    /* Growing may have collected and so freed a lower place; this one is free all the same. */
    vm->codes[index] = code;
    code->index = index;
    vm->first_free_code = index + 1;
    if (index == vm->code_count)
        vm->code_count++;
    return true;
}

struct code *code_new(struct vm *vm) {
    struct code *code = trusted_allocate(vm, sizeof *code);
    if (code == NULL)
        return NULL;
    code->trusted_size = sizeof *code;
    if (!code_list(vm, code)) {
        trusted_free(vm, code, sizeof *code);
        return NULL;
    }
    return code;
}

value code_register(struct vm *vm, struct code *code) {
    if (!code_is_listed(vm, code) && !code_list(vm, code))
        return VALUE_ERROR;
    struct code_object *object =
        heap_allocate(vm, KIND_CODE, vm->immediate_shapes[KIND_CODE], sizeof(struct code_object));
    if (object == NULL)
        return VALUE_ERROR;
    object->index = code->index;
    code->object = ref_from_pointer(object);
    return value_from_pointer(object);
}

struct code *code_by_ref(struct vm *vm, cage_ref code_object) {
    const struct code_object *object = object_at(vm, code_object);
    if (object->header.kind == KIND_CODE && object->index < vm->code_count) {
        struct code *code = vm->codes[object->index];
        if (code != NULL && code->object == code_object)
            return code;
    }
    raise_error(vm, TYPE_SYSTEM_ERROR, "damaged code object");
    return NULL;
}

void code_free(struct vm *vm, struct code *code) {
    known_calls_clear(vm);
    if (code_is_listed(vm, code)) {
        vm->codes[code->index] = NULL;
        if (code->index < vm->first_free_code)
            vm->first_free_code = code->index;
    }
    trusted_free(vm, code->instructions, code->instruction_count * sizeof *code->instructions);
    trusted_free(vm, code->constants, code->constant_count * sizeof *code->constants);
    trusted_free(vm, code->names, code->name_count * sizeof *code->names);
    trusted_free(vm, code->caches, code->cache_count * sizeof *code->caches);
    trusted_free(vm, code->local_names, code->local_count * sizeof *code->local_names);
    trusted_free(vm, code->free_names, code->free_count * sizeof *code->free_names);
    trusted_free(vm, code->cell_names, code->cell_count * sizeof *code->cell_names);
    trusted_free(vm, code->cell_registers, code->cell_count * sizeof *code->cell_registers);
    trusted_free(vm, code->nested, code->nested_count * sizeof *code->nested);
    trusted_free(vm, code->handlers, code->handler_count * sizeof *code->handlers);
    trusted_free(vm, code->positions, code->instruction_count * sizeof *code->positions);
    trusted_free(vm, code, sizeof *code);
}

void codes_stop(struct vm *vm) {
    for (uint32_t i = 0; i < vm->code_count; i++)
        if (vm->codes[i] != NULL)
            code_free(vm, vm->codes[i]);
    trusted_free(vm, vm->codes, vm->code_capacity * sizeof *vm->codes);
    vm->codes = NULL;
    vm->code_count = vm->code_capacity = vm->first_free_code = 0;
}
