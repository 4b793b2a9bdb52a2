/* Inside the memoryview room: how a view describes its bytes, for memoryview.c and memoryview_items.c, and for those
 * who take any bytes-like object.
 *
 * A view is a record (items: vm/weak.h). Its numbers come from the cage: each address is made by view_address, which
 * checks it against the bytes that are really there. */
#ifndef PYNTERP_BUILTINS_MEMORYVIEW_H
#define PYNTERP_BUILTINS_MEMORYVIEW_H

#include "../vm/weak.h"
#include "container.h"
#include "number_code.h"

#define VIEW_DIMENSIONS_MAXIMUM 64

/* NULL with ValueError when it was released. */
struct record *view_of(struct vm *vm, value self) WARN_UNUSED;
/* A view of any bytes-like object: memoryview(object). */
value view_new(struct vm *vm, value object) WARN_UNUSED;
/* A view of `storage` (plain bytes or bytearray) as numbers of one code. */
value view_new_over(struct vm *vm, value object, value storage, char code, int64_t count, uint32_t item_size,
                    bool read_only) WARN_UNUSED;
/* The same bytes seen in another way. */
value view_derive(struct vm *vm, const struct record *view, value format, value shape, value strides,
                  int64_t offset) WARN_UNUSED;
uint32_t view_dimensions(const struct vm *vm, const struct record *view);
int64_t view_size(const struct vm *vm, const struct record *view, uint32_t dimension);
int64_t view_stride(const struct vm *vm, const struct record *view, uint32_t dimension);
int64_t view_offset(const struct record *view);
/* Elements in all; never negative. */
int64_t view_count(const struct vm *vm, const struct record *view);
/* NULL: a format that has no single letter. */
const struct number_code *view_code(const struct vm *vm, const struct record *view);
uint32_t view_item_size(const struct vm *vm, const struct record *view);
bool view_is_contiguous(const struct vm *vm, const struct record *view, bool fortran);
/* Where `size` bytes at this offset of the storage are; NULL with IndexError when they are not there. */
uint8_t *view_address(struct vm *vm, const struct record *view, int64_t offset, uint32_t size) WARN_UNUSED;
/* All elements one after the other, into `out` of view_count * item size bytes. */
bool view_copy_out(struct vm *vm, const struct record *view, uint8_t *out) WARN_UNUSED;
/* What release() does; false with the exception of a guest's __release_buffer__. */
bool view_give_back(struct vm *vm, struct record *view) WARN_UNUSED;
value view_to_bytes(struct vm *vm, const struct record *view) WARN_UNUSED;

/* The bytes of a contiguous view that was not released; false: it is none. */
bool view_bytes(const struct vm *vm, const struct record *view, const uint8_t **data, uint32_t *length);

/* memoryview_items.c */
value view_unpack(struct vm *vm, const struct record *view, int64_t offset) WARN_UNUSED;
value view_get_item(struct vm *vm, value v, value key) WARN_UNUSED;
bool view_set_item(struct vm *vm, value v, value key, value item) WARN_UNUSED;
value view_to_list(struct vm *vm, const struct record *view, uint32_t dimension, int64_t offset) WARN_UNUSED;
value view_compare(struct vm *vm, enum comparison comparison, value left, value right) WARN_UNUSED;
value view_cast(struct vm *vm, value *arguments, uint32_t count);

#endif
