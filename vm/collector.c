/* Marking: from the roots to everything that can be reached, precise in the cage, conservative on the C stack, in
 * registers and on the register stack.
 *
 * Whatever the cage holds, marking stays inside the side tables and inside the cells it was led to: every offset is
 * below 4 GiB by its type, counts found in objects are cut to the cell. The mark stack has a fixed size; a block whose
 * object found no place on it is walked again. */
#include "../builtins/str.h"
#include "../compiler/compile.h"
#include "allocator.h"
#include "heap_internal.h"
#include "interpreter_internal.h"
#include "platform.h"
#include "type.h"
#include "weak.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Elements of a large array that are traced at a time. */
#define CHUNK 1024u

/* Read as words with no regard to what a sanitizer knows about them. */
#define SCANS_FOREIGN_STACK __attribute__((noinline, no_sanitize("address")))

/* --- marking one object ------------------------------------------------------------------------------------------- */

/* What marking looks at for each reference, so that the compiler keeps it in registers: the heap's own fields would be
 * read again after each mark that is set. */
struct marker {
    struct vm *vm;
    char *cage;
    uint64_t *marks;
    const struct block *blocks;
    uint8_t *unsettled;
    uint64_t settle_from; /* objects from there on may be said to be settled */
    bool partial;
};

static inline struct marker marker_of(struct vm *vm) {
    const struct heap *heap = vm->heap;
    uint64_t settle_from = (uint64_t)heap->old_end << BLOCK_SHIFT;
    return (struct marker){vm, vm->cage, heap->marks, heap->blocks, heap->unsettled, settle_from, heap->partial};
}

/* `start`: the element of the tail to go on with. */
static inline void collector_push(struct vm *vm, cage_ref ref, uint32_t start) {
    struct heap *heap = vm->heap;
    if (__builtin_expect(heap->mark_depth >= heap->mark_limit, 0)) {
        heap->blocks[ref >> BLOCK_SHIFT].rescan = 1;
        heap->mark_overflow = true;
        return;
    }
    heap->mark_stack[heap->mark_depth++] = (uint64_t)start << 32 | ref;
}

static inline __attribute__((always_inline)) void marker_mark(const struct marker *marker, cage_ref ref) {
    uint64_t bit = UINT64_C(1) << (ref >> GRANULE_SHIFT & 63), marks = marker->marks[ref >> 10];
    if (marks & bit)
        return;
    const struct block *block = &marker->blocks[ref >> BLOCK_SHIFT];
    if (!block_holds_objects(block))
        return;
    marker->marks[ref >> 10] = marks | bit;
    if (!block_holds_leaves(block))
        collector_push(marker->vm, ref, 0);
}

static void mark_ref(struct vm *vm, cage_ref ref) {
    struct marker marker = marker_of(vm);
    if (ref != 0)
        marker_mark(&marker, ref);
}

static void mark_value(struct vm *vm, value v) {
    if (value_is_object(v))
        mark_ref(vm, value_to_ref(v));
}

static inline void mark_cell(struct vm *vm, cage_ref ref) {
    if (ref != 0 && !heap_is_marked(vm->heap, ref) && ((struct object *)object_at(vm, ref))->kind != KIND_FREE)
        mark_ref(vm, ref);
}

/* The start of an object, if it is one: what was left over from long ago may lead to where something else is now. */
static inline void mark_exactly(struct vm *vm, cage_ref ref) {
    if (ref >= BLOCK_SIZE && heap_cell_of(vm->heap, ref) == ref)
        mark_cell(vm, ref);
}

/* A cell that the C stack leads to, 0 for none. C code may be about to store references in what is there. */
static inline void pin_cell(struct vm *vm, cage_ref ref) {
    struct heap *heap = vm->heap;
    if (ref == 0 || ((struct object *)object_at(vm, ref))->kind == KIND_FREE)
        return;
    if (heap->pin_count < PINS_MOST)
        heap->pins[heap->pin_count++] = ref;
    mark_ref(vm, ref);
}

/* Any offset: the object whose cell it is in, if there is one. */
static inline void pin_conservatively(struct vm *vm, cage_ref offset) {
    if (offset >= BLOCK_SIZE)
        pin_cell(vm, heap_cell_of(vm->heap, offset));
}

static inline void pin_exactly(struct vm *vm, cage_ref ref) {
    if (ref >= BLOCK_SIZE && heap_cell_of(vm->heap, ref) == ref)
        pin_cell(vm, ref);
}

void collector_mark_ref(struct vm *vm, cage_ref ref) { mark_ref(vm, ref); }
void collector_mark_value(struct vm *vm, value v) { mark_value(vm, v); }
bool collector_is_alive(struct vm *vm, cage_ref ref) { return heap_is_marked(vm->heap, ref); }

/* --- tracing ------------------------------------------------------------------------------------------------------ */

/* A bit for each of four values that is an object. */
static inline uint32_t objects_among_four(const value *values) {
#if defined(__SSE2__)
    __m128 first = _mm_loadu_ps((const float *)values), second = _mm_loadu_ps((const float *)(values + 2));
    __m128i upper = _mm_castps_si128(_mm_shuffle_ps(first, second, _MM_SHUFFLE(3, 1, 3, 1)));
    __m128i tagged = _mm_cmpeq_epi32(_mm_srli_epi32(upper, 16), _mm_set1_epi32((int)(VALUE_TAG_OBJECT >> 48)));
    return (uint32_t)_mm_movemask_ps(_mm_castsi128_ps(tagged));
#else
    uint32_t objects = 0;
    for (uint32_t i = 0; i < 4; i++)
        objects |= (uint32_t)value_is_object(values[i]) << i;
    return objects;
#endif
}

static inline __attribute__((always_inline)) void trace_values(const struct marker *marker, cage_ref ref,
                                                               const value *values, uint32_t count, uint32_t start) {
    uint32_t end = count;
    if (__builtin_expect(count > CHUNK && count - start > CHUNK, 0)) {
        end = start + CHUNK;
        collector_push(marker->vm, ref, end);
    }
    const value *at = values + start, *last = values + end;
    for (; last - at >= 4; at += 4)
        for (uint32_t objects = objects_among_four(at); objects != 0; objects &= objects - 1)
            marker_mark(marker, value_to_ref(at[__builtin_ctz(objects)]));
    for (; at < last; at++)
        if (value_is_object(*at))
            marker_mark(marker, value_to_ref(*at));
}

/* Temporaries are not cleared when nothing will read them again. */
static void trace_registers(struct vm *vm, const value *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (value_is_object(values[i]))
            mark_exactly(vm, value_to_ref(values[i]));
}

/* Elements of the tail, as many of those that the object says it has as its cell holds. */
static inline uint32_t tail_length(const struct marker *marker, const struct object_layout *layout,
                                   const struct object *object, cage_ref ref) {
    uint32_t count = object_tail_count(layout, object) * (layout->tail == TAIL_ENTRIES ? 2u : 1u);
    size_t extent = heap_extent(marker->vm->heap, ref);
    uint32_t fit = extent > layout->fixed_size ? (uint32_t)((extent - layout->fixed_size) / sizeof(value)) : 0;
    return count < fit ? count : fit;
}

static void trace_refs(struct vm *vm, const cage_ref *refs, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        mark_ref(vm, refs[i]);
}

static void trace_code(struct vm *vm, const struct code *code) {
    for (uint32_t i = 0; i < code->constant_count; i++)
        mark_value(vm, code->constants[i]);
    for (uint32_t i = 0; i < code->cache_count; i++)
        mark_ref(vm, code->caches[i].name);
    trace_refs(vm, code->names, code->name_count);
    trace_refs(vm, code->local_names, code->local_count);
    trace_refs(vm, code->free_names, code->free_count);
    trace_refs(vm, code->cell_names, code->cell_count);
    trace_refs(vm, code->nested, code->nested_count);
    mark_ref(vm, code->name);
    mark_ref(vm, code->qualified_name);
    mark_ref(vm, code->filename);
    mark_ref(vm, code->source);
    mark_ref(vm, code->object);
}

static void trace_code_object(struct vm *vm, const struct code_object *object) {
    if (object->index >= vm->code_count)
        return;
    const struct code *code = vm->codes[object->index];
    if (code != NULL && code->object == ref_from_pointer(object))
        trace_code(vm, code);
}

/* A class does not keep its subclasses alive: the list is marked, its items are not; see subclasses_prune. */
static void trace_subclasses(struct vm *vm, const struct type *type) {
    if (type->subclasses == 0 || !block_holds_objects(&vm->heap->blocks[type->subclasses >> BLOCK_SHIFT]))
        return;
    const struct list *list = object_at(vm, type->subclasses);
    vm->heap->blocks[ref_from_pointer(type) >> BLOCK_SHIFT].has_weak = 1;
    heap_set_mark(vm->heap, type->subclasses);
    vm->unsettled[type->subclasses >> BLOCK_SHIFT] = 1; /* partial collections keep them */
    if (list->header.kind == KIND_LIST && list->array != 0)
        heap_set_mark(vm->heap, list->array);
}

static void trace_str(struct vm *vm, const struct str *str) {
    if (str->header.flags & STR_COMPACT)
        return;
    mark_ref(vm, ((const struct long_str *)str)->owner);
    mark_ref(vm, ((const struct long_str *)str)->index);
}

static inline void trace_fields(const struct marker *marker, const struct object_layout *layout,
                                const struct object *object) {
    for (uint32_t fields = layout->ref_fields; fields != 0; fields &= fields - 1) {
        cage_ref field = ((const cage_ref *)object)[__builtin_ctz(fields)];
        if (field != 0)
            marker_mark(marker, field);
    }
    for (uint32_t fields = layout->value_fields; fields != 0; fields &= fields - 1) {
        value field = ((const value *)object)[__builtin_ctz(fields)];
        if (value_is_object(field))
            marker_mark(marker, value_to_ref(field));
    }
    if (object->kind == KIND_TYPE)
        trace_subclasses(marker->vm, (const struct type *)object);
    else if (object->kind == KIND_CODE)
        trace_code_object(marker->vm, (const struct code_object *)object);
    else if (object->kind == KIND_STR)
        trace_str(marker->vm, (const struct str *)object);
}

/* Of a list, dict or set. Partial collections that look at it again follow the array or table again too. */
static inline void trace_link(const struct marker *marker, cage_ref link) {
    if (marker->partial && heap_is_marked(marker->vm->heap, link))
        collector_push(marker->vm, link, 0);
    else
        marker_mark(marker, link);
}

/* All that it refers to is marked or will be. What a reset brings back is left as it is, so that its pages stay shared.
 */
static inline __attribute__((always_inline)) void object_settle(const struct marker *marker, struct object *object,
                                                                cage_ref ref, const struct object_layout *layout) {
    if (object->flags & OBJECT_SETTLED || layout->settling == SETTLES_ALWAYS)
        return;
    bool settles = layout->settling == SETTLES && (object->flags & layout->settling_mask) == layout->settling_flags;
    if (settles && ref >= marker->settle_from)
        object->flags |= OBJECT_SETTLED;
    else
        marker->unsettled[ref >> BLOCK_SHIFT] = 1;
}

static inline __attribute__((always_inline)) void trace_object(const struct marker *marker, cage_ref ref,
                                                               uint32_t start) {
    struct object *object = (struct object *)(marker->cage + ref);
    if (object->kind >= KIND_COUNT)
        return;
    const struct object_layout *layout = &object_layouts[object->kind];
    if (object->shape != 0)
        marker_mark(marker, object->shape);
    if (start == 0)
        object_settle(marker, object, ref, layout);
    if (layout->form == FORM_LINK) {
        cage_ref link = ((const cage_ref *)object)[layout->link];
        if (link != 0)
            trace_link(marker, link);
        return;
    }
    if (layout->form == FORM_ANY && start == 0)
        trace_fields(marker, layout, object);
    if (layout->tail <= TAIL_DATA)
        return;
    const value *values = (const value *)((const char *)object + layout->fixed_size);
    uint32_t count = tail_length(marker, layout, object, ref);
    if (__builtin_expect(layout->tail == TAIL_REGISTERS, 0))
        trace_registers(marker->vm, values, count);
    else
        trace_values(marker, ref, values, count, start);
}

/* Objects taken off the stack wait in a short queue while the memory system fetches them. */
#define FETCH_QUEUE 16u

static void drain_stack(struct vm *vm) {
    struct heap *heap = vm->heap;
    const struct marker marker = marker_of(vm);
    uint64_t queue[FETCH_QUEUE] = {0};
    for (uint32_t at = 0, idle = 0; idle <= FETCH_QUEUE; at = (at + 1) % FETCH_QUEUE) {
        uint64_t next = 0, entry = queue[at];
        idle++;
        if (heap->mark_depth > 0) {
            next = heap->mark_stack[--heap->mark_depth];
            const char *object = marker.cage + (cage_ref)next;
            __builtin_prefetch(object);
            __builtin_prefetch(object + 64);
            idle = 0;
        }
        queue[at] = next;
        if (entry != 0)
            trace_object(&marker, (cage_ref)entry, (uint32_t)(entry >> 32));
    }
}

/* Traces every marked object of the block again. */
static void block_rescan(struct vm *vm, uint32_t number) {
    struct heap *heap = vm->heap;
    const struct block *block = &heap->blocks[number];
    cage_ref start = number << BLOCK_SHIFT;
    if (block->state == BLOCK_LARGE) {
        collector_push(vm, start, 0);
        drain_stack(vm);
        return;
    }
    for (uint32_t word = 0; word < MARK_WORDS_PER_BLOCK; word++) {
        uint64_t marks = heap->marks[number * MARK_WORDS_PER_BLOCK + word];
        for (; marks != 0; marks &= marks - 1) {
            collector_push(vm, start + (word * 64 + (uint32_t)__builtin_ctzll(marks)) * 16, 0);
            drain_stack(vm);
        }
    }
}

static void drain(struct vm *vm) {
    struct heap *heap = vm->heap;
    drain_stack(vm);
    while (heap->mark_overflow) {
        heap->mark_overflow = false;
        for (uint32_t number = heap->block_start; number < heap->block_end; number++) {
            if (!heap->blocks[number].rescan)
                continue;
            heap->blocks[number].rescan = 0;
            block_rescan(vm, number);
        }
    }
}

/* --- partial collections ------------------------------------------------------------------------------------------ */

/* A partial collection keeps the marks of the one before: what was alive then is taken to be alive, and whatever that
 * may refer to since is marked. Objects that are settled have no references to anything newer and are passed over, in
 * whole blocks where all are; the others are traced again, in the order of addresses. */
static void block_trace_marked(const struct marker *marker, uint32_t number) {
    for (uint32_t word = 0; word < MARK_WORDS_PER_BLOCK; word++) {
        uint64_t *marks = &marker->marks[number * MARK_WORDS_PER_BLOCK + word];
        for (uint64_t left = *marks; left != 0; left &= left - 1) {
            cage_ref ref = (number << BLOCK_SHIFT) + (word * 64 + (uint32_t)__builtin_ctzll(left)) * 16;
            const struct object *object = (const struct object *)(marker->cage + ref);
            if (object->kind == KIND_FREE)
                *marks &= ~(left & -left);
            else if (object->kind != KIND_TABLE && !(object->flags & OBJECT_SETTLED))
                trace_object(marker, ref, 0);
        }
    }
}

static void trace_marked(struct vm *vm) {
    struct heap *heap = vm->heap;
    const struct marker marker = marker_of(vm);
    for (uint32_t number = heap->block_start; number < heap->block_end; number++) {
        if (!heap->unsettled[number])
            continue;
        heap->unsettled[number] = 0;
        const struct block *block = &heap->blocks[number];
        if (block_holds_objects(block) && !block_holds_leaves(block))
            block_trace_marked(&marker, number);
        if (heap->mark_depth > 0)
            drain_stack(vm);
    }
}

/* What C code may be making just now is followed again next time. */
static void pins_unsettle(struct vm *vm) {
    const struct heap *heap = vm->heap;
    for (uint32_t i = 0; i < heap->pin_count; i++)
        if (heap->pins[i] >> BLOCK_SHIFT >= heap->old_end)
            object_written(vm, object_at(vm, heap->pins[i]));
}

/* --- roots -------------------------------------------------------------------------------------------------------- */

static void mark_frames(struct vm *vm) {
    for (uint32_t i = 0; i < vm->frame_count; i++) {
        const struct frame *frame = &vm->frames[i];
        mark_ref(vm, frame->function);
        mark_ref(vm, frame->globals);
        mark_ref(vm, frame->builtins);
        mark_value(vm, frame_namespace(frame));
        if (frame->flags & FRAME_OF_GENERATOR) {
            mark_ref(vm, frame->generator);
            mark_value(vm, frame->caller_handled);
        }
        if (frame->code != NULL)
            mark_ref(vm, frame->code->object);
    }
}

static void mark_vm(struct vm *vm) {
    trace_refs(vm, vm->types, TYPE_COUNT);
    trace_refs(vm, vm->immediate_shapes, KIND_COUNT);
    trace_refs(vm, vm->names, NAME_COUNT);
    for (uint32_t i = 0; i < 256; i++)
        mark_value(vm, vm->byte_strs[i]);
    const value single[] = {vm->memory_error,     vm->empty_tuple, vm->empty_str,  vm->empty_bytes,
                            vm->exception,        vm->handled,     vm->repr_stack, vm->generator_result,
                            vm->script_arguments, vm->regex_cache};
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++)
        mark_value(vm, single[i]);
    mark_ref(vm, vm->builtins);
    mark_ref(vm, vm->modules);
    mark_ref(vm, vm->main_module);
    /* Code that is still being made has no object yet that could be reached. */
    for (uint32_t i = 0; i < vm->code_count; i++)
        if (vm->codes[i] != NULL && (vm->codes[i]->object == 0 || i < vm->pinned_codes))
            trace_code(vm, vm->codes[i]);
    if (vm->interned != NULL)
        str_intern_mark(vm, mark_ref);
}

/* Registers behind the window of a native hold what calls before left there: with nothing above its caller's frame, and
 * a window that lies in this, the native runs on top. */
static size_t registers_in_use(const struct vm *vm, size_t registers) {
    const struct frame *frame = frame_current(vm);
    if (frame == NULL)
        return registers;
    size_t end = frame_top(vm, frame), native_end = vm->native_end ? (size_t)(vm->native_end - vm->stack) : 0;
    bool on_top = native_end > frame_base(vm, frame) && native_end <= end && stack_top(vm) == end;
    return on_top && native_end < registers ? native_end : registers;
}

/* Where the window of the native function ends that this frame's current instruction calls, 0 when it is not known: a
 * generator's frame may stand before its instruction, not behind it. */
static size_t native_window_end(const struct vm *vm, const struct frame *frame) {
    if (frame->code == NULL || frame->flags & FRAME_OF_GENERATOR || frame->pc <= frame->code->instructions)
        return 0;
    struct instruction call = frame->pc[-1];
    if ((call.opcode != OP_CALL && call.opcode != OP_CALL_METHOD) || call.a >= frame->code->register_count)
        return 0;
    value callee = frame->window[call.a];
    const struct native *native = value_has_kind(vm, callee, KIND_NATIVE_FUNCTION)
                                      ? native_by_index(((const struct native_function *)object_of(vm, callee))->native)
                                      : NULL;
    if (native == NULL)
        return 0;
    uint32_t parameters = (uint32_t)native->positional + native->keyword_only;
    return frame_base(vm, frame) + call.a + 2u + (call.b > parameters ? call.b : parameters);
}

/* A frame whose native has called back, so that the next one stands above its window and the slack behind that, has
 * nothing above the native's window either. */
static void mark_register_stack(struct vm *vm) {
    size_t bytes = heap_stack_used(vm), from = 0;
    if (bytes > vm->heap->stack_peak)
        vm->heap->stack_peak = bytes;
    size_t used = registers_in_use(vm, bytes / sizeof(value));
    for (uint32_t i = 0; i + 1 < vm->frame_count; i++) {
        const struct frame *frame = &vm->frames[i];
        size_t end = frame_top(vm, frame);
        if (frame_base(vm, &vm->frames[i + 1]) < end || end > used)
            continue;
        size_t window = native_window_end(vm, frame);
        if (window > from && window < end) {
            trace_registers(vm, vm->stack + from, window - from);
            from = end;
        }
    }
    trace_registers(vm, vm->stack + from, used > from ? used - from : 0);
}

/* A word may be a tagged value, an address in the cage, an offset, or hold an offset in one of its halves. Two halves
 * are believed only where they lead to the start of an object: the host's addresses, which are half of what stands on
 * the stack, would else keep any large array alive that happens to lie there, in one run of twenty. */
SCANS_FOREIGN_STACK static void scan_c_stack(struct vm *vm, uintptr_t from) {
    const uintptr_t cage = (uintptr_t)vm->cage >> 32;
    const uintptr_t *end = (const uintptr_t *)(vm->c_stack_base & ~(sizeof(uintptr_t) - 1));
    for (const uintptr_t *at = (const uintptr_t *)(from & ~(sizeof(uintptr_t) - 1)); at < end; at++) {
        cage_ref low = (cage_ref)*at, high = (cage_ref)(*at >> 32);
        if (high == 0 || high == cage) {
            pin_conservatively(vm, low);
        } else {
            pin_exactly(vm, low);
            pin_exactly(vm, high);
        }
    }
}

/* --- what marking leaves behind ------------------------------------------------------------------------------------
 */

static bool object_wants_finalizer(struct vm *vm, cage_ref ref) {
    const struct object *object = object_at(vm, ref);
    if (object->flags & OBJECT_FINALIZED)
        return false;
    if (object->kind == KIND_INSTANCE)
        return true;
    const struct generator *generator = (const struct generator *)object;
    if (!kind_is_generator(object->kind) || generator->state != GENERATOR_SUSPENDED)
        return false;
    /* Closing a generator matters only if it may be inside try or with. */
    const struct function *function = object_at(vm, generator->function);
    const struct code_object *code = object_at(vm, function->code);
    return generator->function != 0 && code->index < vm->code_count && vm->codes[code->index] != NULL &&
           vm->codes[code->index]->handler_count > 0;
}

/* Objects with finalizers that nothing reaches are kept this once, with all they refer to, and queued. */
static void queue_finalizers(struct vm *vm) {
    struct heap *heap = vm->heap;
    struct ref_vector *known = &heap->finalizable, *ready = &heap->ready;
    uint32_t kept = 0, first = ready->count;
    for (uint32_t i = 0; i < known->count; i++) {
        cage_ref ref = known->items[i];
        if (heap_is_marked(heap, ref))
            known->items[kept++] = ref;
        else if (object_wants_finalizer(vm, ref))
            ready->items[ready->count++] = ref;
    }
    known->count = kept;
    for (uint32_t i = first; i < ready->count; i++)
        mark_ref(vm, ready->items[i]);
    drain(vm);
}

/* Takes dead classes off the list of this class. */
static void type_prune(struct vm *vm, const struct type *type) {
    struct heap *heap = vm->heap;
    struct list *list = object_at(vm, type->subclasses);
    if (type->header.kind != KIND_TYPE || type->subclasses == 0 || list->header.kind != KIND_LIST || list->array == 0)
        return;
    struct array *array = object_at(vm, list->array);
    size_t fit = (heap_extent(heap, list->array) - sizeof(struct array)) / sizeof(value);
    uint32_t count = list->count < fit ? list->count : (uint32_t)fit, kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!value_is_object(array->items[i]) || heap_is_marked(heap, value_to_ref(array->items[i])))
            array->items[kept++] = array->items[i];
    for (uint32_t i = kept; i < count; i++)
        array->items[i] = VALUE_NONE;
    list->count = kept;
}

/* In the blocks where marking came upon classes with subclasses. */
static void subclasses_prune(struct vm *vm) {
    struct heap *heap = vm->heap;
    for (uint32_t number = heap->block_start; number < heap->block_end; number++) {
        struct block *block = &heap->blocks[number];
        if (!block->has_weak)
            continue;
        block->has_weak = 0;
        for (uint32_t word = 0; word < MARK_WORDS_PER_BLOCK; word++) {
            uint64_t marks = heap->marks[number * MARK_WORDS_PER_BLOCK + word];
            for (; marks != 0; marks &= marks - 1)
                type_prune(
                    vm, object_at(vm, (number << BLOCK_SHIFT) + (word * 64 + (uint32_t)__builtin_ctzll(marks)) * 16));
        }
    }
}

static void cache_prune(const struct heap *heap, struct cache *cache) {
    bool stale = (cache->shape != 0 && !heap_is_marked(heap, cache->shape)) ||
                 (value_is_object(cache->result) && !heap_is_marked(heap, value_to_ref(cache->result)));
    if (stale)
        *cache = (struct cache){.name = cache->name};
}

/* Frees code that nothing can run any more, and empties caches that speak of dead shapes and methods. */
static void codes_prune(struct vm *vm) {
    for (uint32_t i = 0; i < vm->code_count; i++) {
        struct code *code = vm->codes[i];
        if (code == NULL)
            continue;
        if (code->object != 0 && !heap_is_marked(vm->heap, code->object)) {
            code_free(vm, code);
            continue;
        }
        for (uint32_t cache = 0; cache < code->cache_count; cache++)
            cache_prune(vm->heap, &code->caches[cache]);
    }
}

/* --- the collection ----------------------------------------------------------------------------------------------- */

static void mark_from_roots(struct vm *vm, uintptr_t c_stack) {
    struct heap *heap = vm->heap;
    if (heap->partial)
        trace_marked(vm);
    else
        memset(heap->marks + (size_t)heap->block_start * MARK_WORDS_PER_BLOCK, 0,
               (size_t)(heap->block_end - heap->block_start) * MARK_WORDS_PER_BLOCK * sizeof(uint64_t));
    heap->pin_count = 0;
    mark_vm(vm);
    mark_frames(vm);
    mark_register_stack(vm);
    if (c_stack != 0)
        scan_c_stack(vm, c_stack);
    handles_mark(vm);
    for (uint32_t i = heap->ready_taken; i < heap->ready.count; i++)
        mark_ref(vm, heap->ready.items[i]);
    drain(vm);
}

/* In builds for tests: whether a full collection would have seen no more than the partial one did. */
static void partial_check(struct vm *vm, uintptr_t c_stack) {
#if PN_HEAP_AUDIT
    struct heap *heap = vm->heap;
    size_t first = (size_t)heap->block_start * MARK_WORDS_PER_BLOCK;
    size_t count = (size_t)(heap->block_end - heap->block_start) * MARK_WORDS_PER_BLOCK;
    uint64_t *marks = allocator_allocate_zeroed(count * sizeof *marks);
    if (marks == NULL)
        return;
    memcpy(marks, heap->marks + first, count * sizeof *marks);
    heap->partial = false;
    mark_from_roots(vm, c_stack);
    heap->partial = true;
    for (size_t i = 0; i < count; i++)
        heap->partial_missed |= (heap->marks[first + i] & ~marks[i]) != 0;
    memcpy(heap->marks + first, marks, count * sizeof *marks);
    allocator_free(marks);
#else
    (void)vm, (void)c_stack;
#endif
}

__attribute__((noinline)) static void collect(struct vm *vm, bool with_c_stack, bool partial) {
    struct heap *heap = vm->heap;
    if (heap->collecting)
        return;
    uintptr_t c_stack = with_c_stack ? (uintptr_t)__builtin_frame_address(0) : 0;
    heap->collecting = true;
    heap->partial = partial;
    heap->collections++;
    heap_finish_sweep(vm);
    if (!partial)
        memset(heap->unsettled + heap->block_start, 0, heap->block_end - heap->block_start);
    mark_from_roots(vm, c_stack);
    if (partial)
        partial_check(vm, c_stack);
    weak_clear_dead(vm);
    queue_finalizers(vm);
    pins_unsettle(vm);
    weak_forget_dead(vm);
    subclasses_prune(vm);
    codes_prune(vm);
    type_cache_clear(vm);
    known_calls_clear(vm);
    if (vm->interned != NULL)
        str_intern_sweep(vm, collector_is_alive);
    host_sweep(vm);
    heap_sweep(vm);
    heap->partial = heap->collecting = false;
}

/* All registers in which callers may keep values are saved in this function's frame. The scan begins just below it, so
 * that what the collector's own frames hold by chance keeps nothing alive. */
__attribute__((noinline)) static void collect_saving_registers(struct vm *vm, bool partial) {
    __builtin_unwind_init();
    collect(vm, true, partial);
    __asm__ volatile("" : : : "memory"); /* no tail call: the frame must be there */
}

void heap_collect(struct vm *vm) { collect_saving_registers(vm, false); }

void heap_collect_in_turn(struct vm *vm) { collect_saving_registers(vm, vm->heap->partial_left > 0); }

static void collect_as_asked(struct vm *vm, bool with_c_stack) {
    if (with_c_stack)
        heap_collect(vm);
    else
        collect(vm, false, false);
    heap_give_back(vm);
}

/* Every entry of the interpreter from C counts in native_depth; the first is the run itself. */
void heap_collect_from_script(struct vm *vm) { collect_as_asked(vm, vm->native_depth > 1); }

void heap_collect_for_host(struct vm *vm) { collect_as_asked(vm, vm->native_depth > 0); }

bool heap_awaits_finalizers(struct vm *vm) {
    const struct ref_vector *known = &vm->heap->finalizable;
    for (uint32_t i = 0; i < known->count; i++)
        if (object_wants_finalizer(vm, known->items[i]))
            return true;
    return false;
}

bool heap_has_finalizers(struct vm *vm) { return vm->heap->ready_taken < vm->heap->ready.count; }

value heap_take_finalizer(struct vm *vm) {
    struct heap *heap = vm->heap;
    if (heap->ready_taken == heap->ready.count)
        return VALUE_UNSET;
    cage_ref ref = heap->ready.items[heap->ready_taken++];
    if (heap->ready_taken == heap->ready.count)
        heap->ready_taken = heap->ready.count = 0;
    return value_from_ref(ref);
}
