/* heapq: binary heaps in plain lists. Comparing may run guest code, which may change the list: its length and items are
 * read again after each comparison, and a change of length is an error. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/number.h"

struct heap_list {
    struct vm *vm;
    struct list *list;
    bool largest; /* the largest item first */
};

/* `function`: its name as far as the argument, for the message. */
static bool heap_of(struct vm *vm, value v, const char *function, bool largest, struct heap_list *heap) {
    value plain = value_unwrap(vm, v);
    *heap = (struct heap_list){vm, NULL, largest};
    if (value_has_kind(vm, plain, KIND_LIST))
        heap->list = object_of(vm, plain);
    else
        raise_type_error(vm, "%s must be list, not %s", function, argument_type_name(vm, v));
    return heap->list != NULL;
}

static inline value *heap_item(const struct heap_list *heap, uint32_t index) {
    return array_item(heap->vm, heap->list->array, index);
}

/* Whether a goes before b; 1 0 -1. Small numbers need no calls. */
static inline int goes_before(const struct heap_list *heap, value a, value b) {
    if (heap->largest) {
        value swap = a;
        a = b;
        b = swap;
    }
    if (value_are_ints(a, b))
        return value_to_int(a) < value_to_int(b);
    if (value_is_double(a) && value_is_double(b))
        return value_to_double(a) < value_to_double(b);
    return object_compare_truth(heap->vm, COMPARE_LESS, a, b);
}

static bool check_size(const struct heap_list *heap, uint32_t count) {
    if (heap->list->count == count)
        return true;
    raise_error(heap->vm, TYPE_RUNTIME_ERROR, "list changed size during iteration");
    return false;
}

/* Moves the item at `at` up towards `top` until its parent goes before it. */
static bool sift_up_from(struct heap_list *heap, uint32_t top, uint32_t at) {
    uint32_t count = heap->list->count;
    while (at > top) {
        uint32_t parent = (at - 1) / 2;
        value item = *heap_item(heap, at), above = *heap_item(heap, parent);
        int before = goes_before(heap, item, above);
        if (before < 0 || !vm_charge(heap->vm, 1) || !check_size(heap, count))
            return false;
        if (!before)
            break;
        value *items = heap_item(heap, 0);
        value swap = items[at];
        items[at] = items[parent];
        items[parent] = swap;
        at = parent;
    }
    return true;
}

/* Lets the item at `at` sink to a leaf, then brings it up where it belongs: fewer comparisons, as it came from below.
 */
static bool sift_down(struct heap_list *heap, uint32_t at) {
    uint32_t count = heap->list->count, start = at, limit = count / 2;
    while (at < limit) {
        uint32_t child = 2 * at + 1;
        if (child + 1 < count) {
            int before = goes_before(heap, *heap_item(heap, child), *heap_item(heap, child + 1));
            if (before < 0 || !vm_charge(heap->vm, 1) || !check_size(heap, count))
                return false;
            child += before ? 0 : 1;
        }
        value *items = heap_item(heap, 0);
        value swap = items[at];
        items[at] = items[child];
        items[child] = swap;
        at = child;
    }
    return sift_up_from(heap, start, at);
}

static value heap_pop(struct vm *vm, value v, bool largest) {
    struct heap_list heap;
    if (!heap_of(vm, v, "heappop() argument", largest, &heap))
        return VALUE_ERROR;
    if (heap.list->count == 0)
        return raise_error(vm, TYPE_INDEX_ERROR, "index out of range");
    value last = list_pop_at(vm, heap.list, heap.list->count - 1);
    if (heap.list->count == 0)
        return last;
    value top = *heap_item(&heap, 0);
    *heap_item(&heap, 0) = last;
    return sift_down(&heap, 0) ? top : VALUE_ERROR;
}

static value heap_replace(struct vm *vm, value v, value item, bool largest) {
    struct heap_list heap;
    if (!heap_of(vm, v, "heapreplace() argument 1", largest, &heap))
        return VALUE_ERROR;
    if (heap.list->count == 0)
        return raise_error(vm, TYPE_INDEX_ERROR, "index out of range");
    value top = *heap_item(&heap, 0);
    object_written(vm, &heap.list->header);
    *heap_item(&heap, 0) = item;
    return sift_down(&heap, 0) ? top : VALUE_ERROR;
}

static value heap_make(struct vm *vm, value v, bool largest) {
    struct heap_list heap;
    if (!heap_of(vm, v, "heapify() argument", largest, &heap))
        return VALUE_ERROR;
    for (uint32_t i = heap.list->count / 2; i-- > 0;)
        if (!sift_down(&heap, i))
            return VALUE_ERROR;
    return VALUE_NONE;
}

static value heap_push(struct vm *vm, value v, value item, bool largest) {
    struct heap_list heap;
    if (!heap_of(vm, v, "heappush() argument 1", largest, &heap) || !list_append(vm, heap.list, item))
        return VALUE_ERROR;
    return sift_up_from(&heap, 0, heap.list->count - 1) ? VALUE_NONE : VALUE_ERROR;
}

static value heap_push_pop(struct vm *vm, value v, value item, bool largest) {
    struct heap_list heap;
    if (!heap_of(vm, v, "heappushpop() argument 1", largest, &heap))
        return VALUE_ERROR;
    if (heap.list->count == 0)
        return item;
    int before = goes_before(&heap, *heap_item(&heap, 0), item);
    if (before <= 0)
        return before < 0 ? VALUE_ERROR : item;
    return heap.list->count ? heap_replace(vm, v, item, largest)
                            : raise_error(vm, TYPE_INDEX_ERROR, "index out of range");
}

#define HEAP_FUNCTIONS(suffix, largest)                                                                                \
    static value heapq_heappop##suffix(struct vm *vm, value *arguments, uint32_t count) {                              \
        (void)count;                                                                                                   \
        return heap_pop(vm, arguments[0], largest);                                                                    \
    }                                                                                                                  \
    static value heapq_heapify##suffix(struct vm *vm, value *arguments, uint32_t count) {                              \
        (void)count;                                                                                                   \
        return heap_make(vm, arguments[0], largest);                                                                   \
    }                                                                                                                  \
    static value heapq_heapreplace##suffix(struct vm *vm, value *arguments, uint32_t count) {                          \
        (void)count;                                                                                                   \
        return heap_replace(vm, arguments[0], arguments[1], largest);                                                  \
    }                                                                                                                  \
    static value heapq_heappush##suffix(struct vm *vm, value *arguments, uint32_t count) {                             \
        (void)count;                                                                                                   \
        return heap_push(vm, arguments[0], arguments[1], largest);                                                     \
    }                                                                                                                  \
    static value heapq_heappushpop##suffix(struct vm *vm, value *arguments, uint32_t count) {                          \
        (void)count;                                                                                                   \
        return heap_push_pop(vm, arguments[0], arguments[1], largest);                                                 \
    }
HEAP_FUNCTIONS(, false)
HEAP_FUNCTIONS(_max, true)

#define HEAP_ENTRIES(suffix, name)                                                                                     \
    {                                                                                                                  \
        "heapify" name,                                                                                                \
        heapq_heapify##suffix,                                                                                         \
        1,                                                                                                             \
        1,                                                                                                             \
        0,                                                                                                             \
        0,                                                                                                             \
        NULL,                                                                                                          \
        "Transform list into a heap, in-place, in O(len(heap))."},                                                     \
        {"heappop" name, heapq_heappop##suffix, 1, 1, 0, 0, NULL, "Pop the first item off the heap."},                 \
        {"heappush" name, heapq_heappush##suffix, 2, 2, 0, 0, NULL, "Push item onto heap."},                           \
        {"heappushpop" name, heapq_heappushpop##suffix, 2, 2, 0, 0, NULL, "Push item on the heap, then pop."},         \
        {"heapreplace" name, heapq_heapreplace##suffix, 2, 2, 0, 0, NULL, "Pop the first item, then push."},
static const struct native heapq_functions[] = {HEAP_ENTRIES(, "") HEAP_ENTRIES(_max, "_max") NATIVE_END};

const struct module_definition heapq_module = {
    .name = "heapq", .reason = "orders the guest's own lists, charged by the comparison", .functions = heapq_functions};
