/* The heap auditor: walks every block and every cell and proves what the design says of the cage. For tests and
 * fuzzers; it changes nothing but finishing the sweep. */
#include "heap_internal.h"

#include <stdio.h>

struct audit {
    struct vm *vm;
    struct heap *heap;
    char *report;
    size_t report_size;
    cage_ref object; /* the one being looked at */
    uintptr_t text;  /* an address of our code, of this stack and of trusted memory: what a leak would look like */
    uintptr_t stack;
    uintptr_t trusted;
    uint32_t blocks_used, blocks_dirty;
};

static const char *kind_name(uint8_t kind) {
    if (kind >= KIND_COUNT || object_layouts[kind].name == NULL)
        return "?";
    return object_layouts[kind].name;
}

static bool audit_fail(struct audit *audit, const char *what, uint64_t detail) {
    const struct object *object = object_at(audit->vm, audit->object);
    snprintf(audit->report, audit->report_size, "%s %#x: %s (%#llx)", kind_name(object->kind), audit->object, what,
             (unsigned long long)detail);
    return false;
}

static bool ref_is_object(const struct audit *audit, cage_ref ref) {
    return heap_cell_of(audit->heap, ref) == ref && ref >= BLOCK_SIZE &&
           ((struct object *)object_at(audit->vm, ref))->kind != KIND_FREE;
}

static bool audit_ref(struct audit *audit, cage_ref ref, const char *what) {
    return ref == 0 || ref_is_object(audit, ref) || audit_fail(audit, what, ref);
}

/* Addresses differ from one another's upper halves by little; no double or tag of ours looks like them by chance. */
static bool looks_like_address(const struct audit *audit, value v) {
    uint64_t upper = v >> 32;
    return upper != 0 && (upper == (uintptr_t)audit->vm->cage >> 32 || upper == audit->text >> 32 ||
                          upper == audit->stack >> 32 || upper == audit->trusted >> 32);
}

static bool audit_value(struct audit *audit, value v) {
    if (value_is_object(v)) {
        if (v >> 32 != VALUE_TAG_OBJECT >> 32)
            return audit_fail(audit, "value with bits above its reference", v);
        return audit_ref(audit, value_to_ref(v), "value refers to no object");
    }
    if (value_is_special(v))
        return v <= VALUE_DELETED || audit_fail(audit, "unknown special value", v);
    if (looks_like_address(audit, v))
        return audit_fail(audit, "value looks like an address of the host", v);
    return true;
}

static bool audit_values(struct audit *audit, const value *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!audit_value(audit, values[i]))
            return false;
    return true;
}

static bool audit_tail(struct audit *audit, const struct object_layout *layout, struct object *object) {
    size_t extent = heap_extent(audit->heap, audit->object), count = object_tail_count(layout, object);
    if (object->kind == KIND_STR && !(object->flags & STR_COMPACT))
        return true;
    if (count > (extent - layout->fixed_size) / layout->element_size)
        return audit_fail(audit, "tail larger than its cell", count);
    if (layout->tail != TAIL_VALUES && layout->tail != TAIL_ENTRIES)
        return true;
    return audit_values(audit, (const value *)((const char *)object + layout->fixed_size),
                        layout->tail == TAIL_ENTRIES ? 2 * count : count);
}

/* What the layouts cannot say. */
static bool audit_kind(struct audit *audit, const struct object *object) {
    struct vm *vm = audit->vm;
    switch (object->kind) {
    case KIND_STR: {
        const struct long_str *str = (const struct long_str *)object;
        if (object->flags & STR_COMPACT)
            return true;
        if (heap_extent(audit->heap, audit->object) < sizeof *str)
            return audit_fail(audit, "cell too small for its str", object->flags);
        if (!audit_ref(audit, str->owner, "text's buffer is no object") ||
            !audit_ref(audit, str->index, "text's index is no object"))
            return false;
        cage_ref holder = str->owner != 0 ? str->owner : audit->object;
        uint64_t end = (uint64_t)str->data + str->base.byte_length;
        bool inside = str->data >= holder && end <= (uint64_t)holder + heap_extent(audit->heap, holder);
        return inside || audit_fail(audit, "text outside its holder", str->data);
    }
    case KIND_LIST: {
        const struct list *list = (const struct list *)object;
        const struct array *array = object_at(vm, list->array);
        bool fits =
            list->array == 0 ? list->count == 0 : array->header.kind == KIND_ARRAY && list->count <= array->capacity;
        return fits || audit_fail(audit, "count above the array's capacity", list->count);
    }
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET: {
        const struct dict *dict = (const struct dict *)object; /* struct set begins the same */
        const struct table *table = object_at(vm, dict->table);
        if (dict->table == 0)
            return dict->used == 0 || audit_fail(audit, "entries without a table", dict->used);
        bool fits = table->header.kind == KIND_TABLE && dict->used <= table->capacity && dict->count <= dict->used;
        return fits || audit_fail(audit, "entries above the table's capacity", dict->used);
    }
    case KIND_CODE: {
        const struct code_object *code = (const struct code_object *)object;
        return code->index < vm->code_count || audit_fail(audit, "code index out of range", code->index);
    }
    default:
        return true;
    }
}

/* Whether the collector may do without looking into it. */
static bool object_is_leaf(const struct vm *vm, const struct object *object) {
    const struct object_layout *layout = &object_layouts[object->kind];
    bool plain = layout->ref_fields == 0 && layout->value_fields == 0 && layout->tail <= TAIL_DATA;
    bool long_str = object->kind == KIND_STR && !(object->flags & STR_COMPACT);
    return plain && !long_str && object->shape == vm->immediate_shapes[object->kind];
}

static bool audit_object(struct audit *audit, cage_ref ref) {
    struct object *object = object_at(audit->vm, ref);
    audit->object = ref;
    if (object->kind >= KIND_COUNT || object_layouts[object->kind].fixed_size == 0)
        return audit_fail(audit, "unknown kind", object->kind);
    const struct object_layout *layout = &object_layouts[object->kind];
    if (heap_extent(audit->heap, ref) < layout->fixed_size)
        return audit_fail(audit, "cell too small for its kind", heap_extent(audit->heap, ref));
    if (!audit_ref(audit, object->shape, "shape is no object"))
        return false;
    if (block_holds_leaves(&audit->heap->blocks[ref >> BLOCK_SHIFT]) && !object_is_leaf(audit->vm, object))
        return audit_fail(audit, "references in a block of leaves", object->flags);
    if (object->shape != 0 && ((struct object *)object_at(audit->vm, object->shape))->kind != KIND_SHAPE)
        return audit_fail(audit, "shape is of another kind", object->shape);
    for (uint32_t fields = layout->ref_fields; fields != 0; fields &= fields - 1)
        if (!audit_ref(audit, ((const cage_ref *)object)[__builtin_ctz(fields)], "reference to no object"))
            return false;
    for (uint32_t fields = layout->value_fields; fields != 0; fields &= fields - 1)
        if (!audit_value(audit, ((const value *)object)[__builtin_ctz(fields)]))
            return false;
    if (layout->tail != TAIL_NONE && !audit_tail(audit, layout, object))
        return false;
    return audit_kind(audit, object);
}

static bool audit_block(struct audit *audit, uint32_t number) {
    struct heap *heap = audit->heap;
    const struct block *block = &heap->blocks[number];
    cage_ref start = number << BLOCK_SHIFT;
    bool listed_free = heap->free_blocks[number >> 6] >> (number & 63) & 1;
    audit->object = start;
    if (listed_free != (block->state == BLOCK_FREE || block->state == BLOCK_DIRTY))
        return audit_fail(audit, "block state and list of free blocks differ", block->state);
    if (listed_free) {
        audit->blocks_dirty += block->state == BLOCK_DIRTY;
        return true;
    }
    audit->blocks_used++;
    if (block->state == BLOCK_LARGE_TAIL)
        return (heap->blocks[block->link].state == BLOCK_LARGE &&
                number - block->link < heap->blocks[block->link].link) ||
               audit_fail(audit, "large object's part without a head", block->link);
    if (block->state == BLOCK_LARGE)
        return audit_object(audit, start);
    const struct size_class *class = &heap->classes[block->size_class];
    for (uint32_t cell = 0; cell < class->cells; cell++, start += class->size)
        if (((struct object *)object_at(audit->vm, start))->kind != KIND_FREE && !audit_object(audit, start))
            return false;
    return true;
}

static bool audit_code(struct audit *audit, const struct code *code) {
    audit->object = code->object;
    if (!ref_is_object(audit, code->object))
        return code->object == 0 || audit_fail(audit, "code without its object", code->index);
    for (uint32_t i = 0; i < code->name_count; i++)
        if (!audit_ref(audit, code->names[i], "name of code is no object"))
            return false;
    for (uint32_t i = 0; i < code->nested_count; i++)
        if (!audit_ref(audit, code->nested[i], "nested code is no object"))
            return false;
    for (uint32_t i = 0; i < code->cache_count; i++)
        if (!audit_ref(audit, code->caches[i].name, "name of cache is no object") ||
            !audit_ref(audit, code->caches[i].shape, "shape of cache is no object"))
            return false;
    return audit_values(audit, code->constants, code->constant_count);
}

bool heap_audit(struct vm *vm, char *report, size_t report_size) {
    struct audit audit = {.vm = vm,
                          .heap = vm->heap,
                          .report = report,
                          .report_size = report_size,
                          .object = vm->heap->block_start << BLOCK_SHIFT,
                          .text = (uintptr_t)heap_audit,
                          .stack = (uintptr_t)__builtin_frame_address(0),
                          .trusted = (uintptr_t)vm->heap};
    report[0] = '\0';
    if (vm->heap->partial_missed)
        return audit_fail(&audit, "a partial collection has missed an object", vm->heap->collections);
    heap_finish_sweep(vm);
    for (uint32_t number = vm->heap->block_start; number < vm->heap->block_end; number++)
        if (!audit_block(&audit, number))
            return false;
    audit.object = 0;
    if (audit.blocks_used != vm->heap->blocks_used)
        return audit_fail(&audit, "count of used blocks is wrong", audit.blocks_used);
    if (audit.blocks_dirty != vm->heap->blocks_dirty)
        return audit_fail(&audit, "count of dirty blocks is wrong", audit.blocks_dirty);
    for (uint32_t i = 0; i < vm->code_count; i++)
        if (vm->codes[i] != NULL && !audit_code(&audit, vm->codes[i]))
            return false;
    return true;
}
