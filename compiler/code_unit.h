/* What the code generator makes: the code of one function, class body or module with its tables, in the arena.
 *
 * It names nothing of a VM: names are text, constants are descriptions. code_builder turns it into a struct code of one
 * VM. So the generator needs no heap, and what it makes could serve several VMs. */
#ifndef PYNTERP_COMPILER_CODE_UNIT_H
#define PYNTERP_COMPILER_CODE_UNIT_H

#include "../guards/attribute_policy.h"
#include "../vm/code.h"
#include "arena.h"
#include "syntax_error.h"

enum unit_constant_kind {
    UNIT_NONE,
    UNIT_FALSE,
    UNIT_TRUE,
    UNIT_ELLIPSIS,
    UNIT_INTEGER,
    UNIT_BIG_INTEGER,
    UNIT_FLOAT,
    UNIT_COMPLEX,
    UNIT_STRING,
    UNIT_BYTES,
    UNIT_TUPLE,
    UNIT_FROZENSET,
};

struct unit_constant {
    enum unit_constant_kind kind;
    uint32_t hash;
    uint32_t depth; /* nesting of tuples */
    union {
        int64_t integer;
        struct {
            struct text digits;
            uint8_t base;
            bool is_negative;
        } big;
        double real;
        struct {
            double real, imaginary;
        } complex;
        struct text text; /* STRING, BYTES */
        struct {
            const struct unit_constant **items;
            uint32_t count;
        } tuple; /* TUPLE, FROZENSET */
    };
};

/* Field by field what struct code is. */
struct code_unit {
    struct instruction *instructions;
    struct position *positions;
    uint32_t instruction_count;
    uint32_t register_count, local_count;
    uint32_t positional_only_count, positional_count, keyword_only_count;
    uint32_t flags;
    int32_t first_line;
    const struct unit_constant **constants;
    uint32_t constant_count;
    struct text *names;
    uint32_t name_count;
    struct text *caches; /* the name of each */
    uint32_t cache_count;
    struct text *local_names, *free_names, *cell_names;
    uint16_t *cell_registers;
    uint32_t free_count, cell_count;
    struct code_unit **nested;
    uint32_t nested_count;
    struct handler *handlers;
    uint32_t handler_count;
    struct text name, qualified_name;
    uint32_t file_number; /* while saving: its number, once it is listed */
    bool is_listed;
    cage_ref built; /* while building: the code object already made of this unit, or 0 */
};

/* Parses, analyses and generates. NULL: `error` tells why (always filled). */
enum generate_mode { GENERATE_EXECUTE, GENERATE_EVALUATE, GENERATE_SINGLE };
struct generate_options {
    enum generate_mode mode;
    bool use_namespace; /* names of the top level live in a namespace object */
    const struct attribute_policy *attributes;
    bool is_from_str;        /* the source is UTF-8, whatever it says itself */
    bool future_annotations; /* taken over from the code that compiles it */
    uint32_t maximum_decimal_digits;
};
/* What else there is to tell of source that was understood. */
struct generate_notes {
    const struct source_map *map; /* the decoded source */
    const struct syntax_warning *warnings;
};
struct code_unit *code_generate(struct arena *arena, const char *source, size_t length,
                                const struct generate_options *options, struct generate_notes *notes,
                                struct syntax_error *error);

#endif
