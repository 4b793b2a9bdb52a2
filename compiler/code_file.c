/* Writing and reading the saved form of code; see code_file.h.
 *
 * Both directions are one description: each function below transfers a field, an array or a unit, to the bytes when
 * writing and from them when reading, so that the two cannot drift apart.
 *
 *   "PNCODE" version fingerprint   filename   source?   number of units   unit ... unit (the last is the top)
 *
 * Numbers are in groups of seven bits, least significant first. A unit names the units nested in it by their numbers,
 * which are smaller than its own: so there is no ring, however hostile the bytes are. */
#include "code_file.h"
#include "opcode_table.h"

#include "../builtins/str.h"

#include <string.h>

#define FORMAT_VERSION 2
#define CONSTANT_DEPTH_MAXIMUM 100
#define NESTING_MAXIMUM 200
#define POSITION_MAXIMUM (1 << 30)

static const char magic[] = "PNCODE";

struct transfer {
    struct arena *arena;
    bool is_reading, is_own;
    const char *next, *end; /* reading: what is left; writing: room that is left */
    char *start;            /* writing */
    struct code_unit **units;
    uint32_t unit_count, unit_capacity;
    uint8_t *depths; /* reading: how deep units nest in each unit */
    const char *problem;
};

static bool refuse(struct transfer *transfer, const char *problem) {
    if (transfer->problem == NULL)
        transfer->problem = problem;
    return false;
}

static bool out_of_memory(struct transfer *transfer) { return refuse(transfer, "out of memory"); }

/* --- bytes and numbers ----------------------------------------------------------------------------------------------
 */

static size_t bytes_left(const struct transfer *transfer) { return (size_t)(transfer->end - transfer->next); }

/* Writing: makes room for `size` more bytes. */
static bool room_make(struct transfer *transfer, size_t size) {
    if (size <= bytes_left(transfer))
        return true;
    size_t used = (size_t)(transfer->next - transfer->start), capacity = 2 * (used + size) + 1024;
    char *larger = arena_allocate(transfer->arena, capacity);
    if (larger == NULL)
        return out_of_memory(transfer);
    if (used > 0)
        memcpy(larger, transfer->start, used);
    transfer->start = larger;
    transfer->next = larger + used;
    transfer->end = larger + capacity;
    return true;
}

/* `data` is read into or written from. */
static bool transfer_bytes(struct transfer *transfer, void *data, size_t size) {
    if (!transfer->is_reading && !room_make(transfer, size))
        return false;
    if (size > bytes_left(transfer))
        return refuse(transfer, "it ends too early");
    if (size > 0 && transfer->is_reading)
        memcpy(data, transfer->next, size);
    else if (size > 0)
        memcpy((char *)transfer->next, data, size);
    transfer->next += size;
    return true;
}

static bool transfer_number(struct transfer *transfer, uint64_t *number) {
    if (transfer->is_reading && transfer->next < transfer->end && !(*transfer->next & 0x80)) {
        *number = (uint8_t)*transfer->next++;
        return true;
    }
    uint64_t rest = *number, result = 0;
    uint8_t byte;
    for (unsigned shift = 0;; shift += 7) {
        byte = (uint8_t)((rest & 0x7F) | (rest >> 7 ? 0x80 : 0));
        rest >>= 7;
        if (!transfer_bytes(transfer, &byte, 1))
            return false;
        if (shift == 63 && byte > 1)
            return refuse(transfer, "a number is too large");
        result |= (uint64_t)(byte & 0x7F) << shift;
        if (!(byte & 0x80))
            break;
    }
    if (transfer->is_reading)
        *number = result;
    return true;
}

static bool transfer_up_to(struct transfer *transfer, uint32_t *field, uint32_t most) {
    uint64_t number = *field;
    if (!transfer_number(transfer, &number))
        return false;
    if (number > most)
        return refuse(transfer, "a number is too large");
    if (transfer->is_reading)
        *field = (uint32_t)number;
    return true;
}

static bool transfer_u32(struct transfer *transfer, uint32_t *field) {
    return transfer_up_to(transfer, field, UINT32_MAX);
}

/* Lines and columns: -1 and up. */
static bool transfer_position_number(struct transfer *transfer, int32_t *field) {
    uint32_t number = (uint32_t)(*field + 1);
    if (!transfer_up_to(transfer, &number, POSITION_MAXIMUM))
        return false;
    *field = (int32_t)number - 1;
    return true;
}

/* How many elements follow, each of which takes at least `least` bytes: no more than there is room for. */
static bool transfer_count(struct transfer *transfer, uint32_t *count, size_t least) {
    if (!transfer_u32(transfer, count))
        return false;
    return !transfer->is_reading || *count <= bytes_left(transfer) / least ||
           refuse(transfer, "more elements than there are bytes");
}

/* Reading: an array of that many elements. Writing: the array there is. */
static bool array_make(struct transfer *transfer, void **items, uint32_t count, size_t size) {
    if (!transfer->is_reading)
        return true;
    *items = arena_allocate_array(transfer->arena, count, size);
    return *items != NULL || out_of_memory(transfer);
}

/* --- text -----------------------------------------------------------------------------------------------------------
 */

/* Well-formed UTF-8, where surrogates may stand alone, as strs hold them. */
static bool text_is_sound(const char *data, size_t length, bool may_have_surrogates) {
    while (length > 0) {
        size_t valid = utf8_valid_length(data, length);
        data += valid;
        length -= valid;
        if (length == 0)
            return true;
        const uint8_t *at = (const uint8_t *)data;
        if (!may_have_surrogates || length < 3 || at[0] != 0xED || (at[1] & 0xE0) != 0xA0 || (at[2] & 0xC0) != 0x80)
            return false;
        data += 3;
        length -= 3;
    }
    return true;
}

static bool transfer_data(struct transfer *transfer, struct text *text) {
    if (!transfer_count(transfer, &text->length, 1))
        return false;
    if (!transfer->is_reading)
        return transfer_bytes(transfer, (char *)text->data, text->length);
    text->data = transfer->is_own ? transfer->next : arena_copy_text(transfer->arena, transfer->next, text->length);
    transfer->next += text->length;
    return text->data != NULL || out_of_memory(transfer);
}

static bool transfer_text(struct transfer *transfer, struct text *text, bool may_have_surrogates) {
    return transfer_data(transfer, text) &&
           (!transfer->is_reading || transfer->is_own || text_is_sound(text->data, text->length, may_have_surrogates) ||
            refuse(transfer, "text is not UTF-8"));
}

static bool transfer_names(struct transfer *transfer, struct text **names, uint32_t *count) {
    if (!transfer_count(transfer, count, 1) || !array_make(transfer, (void **)names, *count, sizeof **names))
        return false;
    for (uint32_t i = 0; i < *count; i++)
        if (!transfer_text(transfer, &(*names)[i], false))
            return false;
    return true;
}

/* --- constants ------------------------------------------------------------------------------------------------------
 */

static bool digits_are_sound(const struct unit_constant *constant) {
    uint32_t length = constant->big.digits.length;
    uint8_t base = constant->big.base;
    if (length == 0 || (base != 2 && base != 8 && base != 10 && base != 16))
        return false;
    for (uint32_t i = 0; i < length; i++) {
        char digit = constant->big.digits.data[i], letter = (char)(digit | 0x20);
        int number = digit >= '0' && digit <= '9'     ? digit - '0'
                     : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10
                                                      : 16;
        if (number >= base)
            return false;
    }
    return true;
}

static bool transfer_big(struct transfer *transfer, struct unit_constant *constant) {
    uint32_t base = constant->big.base, negative = constant->big.is_negative;
    if (!transfer_up_to(transfer, &base, 16) || !transfer_up_to(transfer, &negative, 1) ||
        !transfer_data(transfer, &constant->big.digits))
        return false;
    constant->big.base = (uint8_t)base;
    constant->big.is_negative = negative;
    return digits_are_sound(constant) || refuse(transfer, "digits of a number");
}

static bool transfer_constant(struct transfer *transfer, struct unit_constant **place, uint32_t depth);

static bool transfer_items(struct transfer *transfer, struct unit_constant *constant, uint32_t depth) {
    struct unit_constant ***items = (struct unit_constant ***)&constant->tuple.items;
    if (depth >= CONSTANT_DEPTH_MAXIMUM)
        return refuse(transfer, "constants are nested too deeply");
    if (!transfer_count(transfer, &constant->tuple.count, 1) ||
        !array_make(transfer, (void **)items, constant->tuple.count, sizeof **items))
        return false;
    for (uint32_t i = 0; i < constant->tuple.count; i++)
        if (!transfer_constant(transfer, &(*items)[i], depth + 1))
            return false;
    return true;
}

static bool transfer_constant(struct transfer *transfer, struct unit_constant **place, uint32_t depth) {
    if (!array_make(transfer, (void **)place, 1, sizeof **place))
        return false;
    struct unit_constant *constant = *place;
    uint32_t kind = constant->kind;
    if (!transfer_up_to(transfer, &kind, UNIT_FROZENSET))
        return false;
    if (transfer->is_reading) /* when writing it may be one of the generator's constant ones */
        constant->kind = (enum unit_constant_kind)kind;
    switch (constant->kind) {
    case UNIT_NONE:
    case UNIT_FALSE:
    case UNIT_TRUE:
    case UNIT_ELLIPSIS:
        return true;
    case UNIT_INTEGER:
        return transfer_bytes(transfer, &constant->integer, sizeof constant->integer);
    case UNIT_BIG_INTEGER:
        return transfer_big(transfer, constant);
    case UNIT_FLOAT:
        return transfer_bytes(transfer, &constant->real, sizeof constant->real);
    case UNIT_COMPLEX:
        return transfer_bytes(transfer, &constant->complex, sizeof constant->complex);
    case UNIT_STRING:
        return transfer_text(transfer, &constant->text, true);
    case UNIT_BYTES:
        return transfer_data(transfer, &constant->text);
    case UNIT_TUPLE:
    case UNIT_FROZENSET:
        return transfer_items(transfer, constant, depth);
    }
    return refuse(transfer, "kind of a constant");
}

static bool transfer_constants(struct transfer *transfer, struct code_unit *unit) {
    struct unit_constant ***constants = (struct unit_constant ***)&unit->constants;
    if (!transfer_count(transfer, &unit->constant_count, 1) ||
        !array_make(transfer, (void **)constants, unit->constant_count, sizeof **constants))
        return false;
    for (uint32_t i = 0; i < unit->constant_count; i++)
        if (!transfer_constant(transfer, &(*constants)[i], 0))
            return false;
    return true;
}

/* --- units ----------------------------------------------------------------------------------------------------------
 */

/* Small numbers either side of 0 become small ones above it. */
static uint32_t zigzag(int32_t number) { return (uint32_t)number << 1 ^ (uint32_t)(number >> 31); }

static bool line_move(struct transfer *transfer, int32_t *line, int32_t from, uint32_t difference) {
    int64_t moved = (int64_t)from + (int32_t)(difference >> 1 ^ (0u - (difference & 1)));
    *line = (int32_t)moved;
    return (moved >= -1 && moved < POSITION_MAXIMUM) || refuse(transfer, "a line's number");
}

/* Lines are told from the line before. */
static bool position_read(struct transfer *transfer, struct position *position, int32_t line_before) {
    uint32_t line = 0, end_line = 0, bytes = 0x80;
    if (bytes_left(transfer) >= sizeof bytes)
        memcpy(&bytes, transfer->next, sizeof bytes);
    if (!(bytes & 0x80808080)) {
        const uint8_t *next = (const uint8_t *)transfer->next;
        line = next[0], end_line = next[1];
        position->column = next[2] - 1;
        position->end_column = next[3] - 1;
        transfer->next += sizeof bytes;
    } else if (!transfer_u32(transfer, &line) || !transfer_u32(transfer, &end_line) ||
               !transfer_position_number(transfer, &position->column) ||
               !transfer_position_number(transfer, &position->end_column)) {
        return false;
    }
    return line_move(transfer, &position->line, line_before, line) &&
           line_move(transfer, &position->end_line, position->line, end_line);
}

static bool transfer_position(struct transfer *transfer, struct position *position, int32_t line_before) {
    if (transfer->is_reading)
        return position_read(transfer, position, line_before);
    uint32_t line = zigzag(position->line - line_before), end_line = zigzag(position->end_line - position->line);
    return transfer_u32(transfer, &line) && transfer_u32(transfer, &end_line) &&
           transfer_position_number(transfer, &position->column) &&
           transfer_position_number(transfer, &position->end_column);
}

static bool transfer_instructions(struct transfer *transfer, struct code_unit *unit) {
    size_t size = sizeof *unit->instructions;
    if (!transfer_count(transfer, &unit->instruction_count, size) ||
        !array_make(transfer, (void **)&unit->instructions, unit->instruction_count, size) ||
        !transfer_bytes(transfer, unit->instructions, unit->instruction_count * size) ||
        !array_make(transfer, (void **)&unit->positions, unit->instruction_count, sizeof *unit->positions))
        return false;
    for (uint32_t i = 0; i < unit->instruction_count; i++)
        if (!transfer_position(transfer, &unit->positions[i], i > 0 ? unit->positions[i - 1].line : 0))
            return false;
    return true;
}

static bool transfer_handlers(struct transfer *transfer, struct code_unit *unit) {
    if (!transfer_count(transfer, &unit->handler_count, 4) ||
        !array_make(transfer, (void **)&unit->handlers, unit->handler_count, sizeof *unit->handlers))
        return false;
    for (uint32_t i = 0; i < unit->handler_count; i++) {
        struct handler *handler = &unit->handlers[i];
        if (!transfer_u32(transfer, &handler->start) || !transfer_u32(transfer, &handler->end) ||
            !transfer_u32(transfer, &handler->target) || !transfer_u32(transfer, &handler->base))
            return false;
    }
    return true;
}

static bool transfer_cells(struct transfer *transfer, struct code_unit *unit) {
    if (!transfer_names(transfer, &unit->cell_names, &unit->cell_count) ||
        !array_make(transfer, (void **)&unit->cell_registers, unit->cell_count, sizeof *unit->cell_registers))
        return false;
    for (uint32_t i = 0; i < unit->cell_count; i++) {
        uint32_t number = unit->cell_registers[i];
        if (!transfer_up_to(transfer, &number, UINT16_MAX))
            return false;
        unit->cell_registers[i] = (uint16_t)number;
    }
    return true;
}

static bool transfer_nested(struct transfer *transfer, struct code_unit *unit) {
    uint32_t own = transfer->unit_count, depth = 0;
    if (!transfer_count(transfer, &unit->nested_count, 1) ||
        !array_make(transfer, (void **)&unit->nested, unit->nested_count, sizeof *unit->nested))
        return false;
    for (uint32_t i = 0; i < unit->nested_count; i++) {
        uint32_t number = transfer->is_reading ? 0 : unit->nested[i]->file_number;
        if (!transfer_u32(transfer, &number))
            return false;
        if (!transfer->is_reading)
            continue;
        if (number >= own)
            return refuse(transfer, "a unit holds one that comes later");
        unit->nested[i] = transfer->units[number];
        depth = depth > transfer->depths[number] ? depth : transfer->depths[number] + 1u;
    }
    if (transfer->is_reading && depth > NESTING_MAXIMUM)
        return refuse(transfer, "units are nested too deeply");
    if (transfer->is_reading)
        transfer->depths[own] = (uint8_t)depth;
    return true;
}

static bool transfer_unit(struct transfer *transfer, struct code_unit *unit) {
    return transfer_u32(transfer, &unit->register_count) && transfer_u32(transfer, &unit->positional_only_count) &&
           transfer_u32(transfer, &unit->positional_count) && transfer_u32(transfer, &unit->keyword_only_count) &&
           transfer_u32(transfer, &unit->flags) && transfer_position_number(transfer, &unit->first_line) &&
           transfer_text(transfer, &unit->name, false) && transfer_text(transfer, &unit->qualified_name, false) &&
           transfer_constants(transfer, unit) && transfer_names(transfer, &unit->names, &unit->name_count) &&
           transfer_names(transfer, &unit->caches, &unit->cache_count) &&
           transfer_names(transfer, &unit->local_names, &unit->local_count) &&
           transfer_names(transfer, &unit->free_names, &unit->free_count) && transfer_cells(transfer, unit) &&
           transfer_nested(transfer, unit) && transfer_handlers(transfer, unit) &&
           transfer_instructions(transfer, unit);
}

/* --- the file -------------------------------------------------------------------------------------------------------
 */

/* Of all that the meaning of an instruction depends on: names, numbers and operands of the opcodes. */
static uint64_t fingerprint(void) {
    uint64_t sum = UINT64_C(0xCBF29CE484222325);
    for (uint32_t i = 0; i < OPCODE_COUNT; i++) {
        const struct opcode_information *opcode = &opcode_table[i];
        for (const char *name = opcode->name; *name != '\0'; name++)
            sum = (sum ^ (uint8_t)*name) * UINT64_C(0x100000001B3);
        const uint8_t kinds[] = {opcode->d, opcode->a, opcode->b, opcode->c, opcode->flags};
        for (size_t k = 0; k < sizeof kinds; k++)
            sum = (sum ^ kinds[k]) * UINT64_C(0x100000001B3);
    }
    return sum;
}

static bool transfer_head(struct transfer *transfer, struct code_file *file) {
    char name[sizeof magic - 1];
    uint32_t version = FORMAT_VERSION, has_source = file->source.data != NULL;
    uint64_t own_sum = transfer->is_own ? 0 : fingerprint(), sum = own_sum;
    memcpy(name, magic, sizeof name);
    if (!transfer_bytes(transfer, name, sizeof name))
        return false;
    if (memcmp(name, magic, sizeof name) != 0)
        return refuse(transfer, "it is not saved code");
    if (!transfer_u32(transfer, &version) || !transfer_bytes(transfer, &sum, sizeof sum))
        return false;
    if (version != FORMAT_VERSION || (sum != own_sum && !transfer->is_own))
        return refuse(transfer, "another version of pynterp saved it");
    return transfer_text(transfer, &file->filename, true) && transfer_up_to(transfer, &has_source, 1) &&
           (!has_source || transfer_text(transfer, &file->source, true));
}

/* Writing: lists the units, nested ones first, each once. The recursion is as deep as functions nest in the source. */
static bool units_list(struct transfer *transfer, struct code_unit *unit) {
    for (uint32_t i = 0; i < unit->nested_count; i++)
        if (!unit->nested[i]->is_listed && !units_list(transfer, unit->nested[i]))
            return false;
    if (transfer->unit_count == transfer->unit_capacity) {
        uint32_t capacity = transfer->unit_capacity * 2 + 16;
        struct code_unit **units = arena_allocate_array(transfer->arena, capacity, sizeof *units);
        if (units == NULL)
            return out_of_memory(transfer);
        if (transfer->unit_count > 0)
            memcpy(units, transfer->units, transfer->unit_count * sizeof *units);
        transfer->units = units;
        transfer->unit_capacity = capacity;
    }
    unit->is_listed = true;
    unit->file_number = transfer->unit_count;
    transfer->units[transfer->unit_count++] = unit;
    return true;
}

bool code_file_write(struct arena *arena, const struct code_file *file, struct text *bytes) {
    struct transfer transfer = {.arena = arena};
    struct code_file copy = *file;
    if (!units_list(&transfer, file->top) || !transfer_head(&transfer, &copy) ||
        !transfer_u32(&transfer, &transfer.unit_count))
        return false;
    for (uint32_t i = 0; i < transfer.unit_count; i++)
        if (!transfer_unit(&transfer, transfer.units[i]))
            return false;
    *bytes = (struct text){transfer.start, (uint32_t)(transfer.next - transfer.start)};
    return (uint64_t)(transfer.next - transfer.start) <= UINT32_MAX;
}

static bool units_read(struct transfer *transfer) {
    uint32_t count = 0;
    if (!transfer_count(transfer, &count, 1))
        return false;
    if (count == 0)
        return refuse(transfer, "there is no unit in it");
    if (!array_make(transfer, (void **)&transfer->units, count, sizeof *transfer->units) ||
        !array_make(transfer, (void **)&transfer->depths, count, 1))
        return false;
    for (; transfer->unit_count < count; transfer->unit_count++) {
        struct code_unit *unit = arena_allocate(transfer->arena, sizeof *unit);
        if (unit == NULL)
            return out_of_memory(transfer);
        transfer->units[transfer->unit_count] = unit;
        if (!transfer_unit(transfer, unit))
            return false;
    }
    return true;
}

/* What is run by itself: it takes no arguments, closes over nothing and does not pause. */
static bool top_is_sound(struct transfer *transfer, const struct code_unit *unit) {
    uint32_t never =
        CODE_VARARGS | CODE_VARKEYWORDS | CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR | CODE_CLASS_BODY;
    return ((unit->flags & CODE_MODULE) && !(unit->flags & never) && unit->positional_count == 0 &&
            unit->keyword_only_count == 0 && unit->free_count == 0) ||
           refuse(transfer, "its last unit is no script");
}

static bool file_read(struct transfer *transfer, struct code_file *file, const char **problem) {
    *file = (struct code_file){0};
    bool done = transfer_head(transfer, file) && units_read(transfer) &&
                top_is_sound(transfer, transfer->units[transfer->unit_count - 1]) &&
                (transfer->next == transfer->end || refuse(transfer, "there is more behind its end"));
    if (done)
        file->top = transfer->units[transfer->unit_count - 1];
    *problem = transfer->problem;
    return done;
}

bool code_file_read(struct arena *arena, struct text bytes, struct code_file *file, const char **problem) {
    struct transfer transfer = {
        .arena = arena, .is_reading = true, .next = bytes.data, .end = bytes.data + bytes.length};
    return file_read(&transfer, file, problem);
}

bool code_file_read_own(struct arena *arena, struct text bytes, struct code_file *file, const char **problem) {
    struct transfer transfer = {
        .arena = arena, .is_reading = true, .is_own = true, .next = bytes.data, .end = bytes.data + bytes.length};
    return file_read(&transfer, file, problem);
}
