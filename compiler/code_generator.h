/* Inside the code generator: its state and the functions its files offer one another.
 *
 * A walk over the syntax tree emits register code for one unit (function, class body, module) at a time; units nest. An
 * expression is evaluated into a register: the one asked for, a fresh temporary, or, when nothing is asked for, the
 * register of a local variable itself. Temporaries are a stack above the locals: `top` is the first free one.
 *
 * Errors are latched in the context; after one, everything still runs but emits nothing that is ever used.
 *
 * Code after an instruction that does not fall through is not emitted (`reachable`). `assigned` knows which locals are
 * certainly set here, which saves CHECK_LOCALs; the verifier proves the same on its own. */
#ifndef PYNTERP_COMPILER_CODE_GENERATOR_H
#define PYNTERP_COMPILER_CODE_GENERATOR_H

#include "../guards/attribute_policy.h"
#include "ast.h"
#include "code_unit.h"
#include "compiler_context.h"
#include "name_table.h"
#include "symbol_table.h"

#define NO_REGISTER UINT32_MAX
#define NO_POSITION UINT32_MAX

enum {
    MAXIMUM_REGISTERS = 65000,
    MAXIMUM_INDEX = 65535,          /* operands of 16 bits */
    MAXIMUM_PRIVATE_CACHES = 40000, /* past this many, attribute sites share caches by name */
    MAXIMUM_BLOCKS = 21,            /* CPython's CO_MAXBLOCKS */
    TRACKED_WORDS = 16,             /* locals whose assignment is tracked: 64 times as many */
    MAXIMUM_WINDOW = 100,           /* arguments or elements put into consecutive registers at once */
};

struct assignment_state {
    uint64_t words[TRACKED_WORDS];
};

/* A place in the code that jumps lead to. */
struct label {
    uint32_t position; /* NO_POSITION until bound */
    bool is_referenced;
    struct assignment_state *state; /* of all jumps so far together */
};

struct jump_fixup {
    uint32_t instruction;
    struct label *label;
};

enum block_kind {
    BLOCK_LOOP,            /* while, for: break and continue end here */
    BLOCK_TRY,             /* body of try with except clauses: only a handler range */
    BLOCK_FINALLY,         /* body of try with finally: the final body runs on the way out */
    BLOCK_FINALLY_HANDLER, /* in the copy of the final body that runs for an exception */
    BLOCK_HANDLER,         /* in the except clauses: an exception is being handled */
    BLOCK_HANDLER_NAME,    /* in the body of `except ... as name` */
    BLOCK_GROUP_HANDLER,   /* in the except* clauses: as HANDLER, but nothing may jump out */
    BLOCK_WITH,            /* body of with */
};

struct block {
    enum block_kind kind;
    struct label *break_label, *continue_label; /* LOOP */
    struct label *handler;                      /* others: where exceptions go */
    uint32_t handler_base;
    uint32_t range_start; /* of the instructions covered; NO_POSITION while closed */
    uint32_t saved_base;  /* HANDLER, FINALLY_HANDLER: registers END_HANDLER restores from. WITH: register of exit */
    const struct statement_list *final_body; /* FINALLY */
    struct text name;                        /* HANDLER_NAME */
    bool is_async;                           /* WITH */
    struct source_range range;
};

struct handler_record {
    struct handler handler;
    struct label *label;
    uint32_t depth;
};

/* The unit being generated. */
struct unit_builder {
    struct unit_builder *parent;
    struct code_unit *code;
    struct scope *scope;
    struct scope *inner_scope; /* the innermost comprehension being generated, else `scope` */
    bool long_jumps;           /* the code turned out too long for 16-bit jumps: every jump has 32 bits */
    bool jump_overflow;
    bool reachable;
    uint32_t top;
    uint32_t instruction_capacity, position_capacity, constant_capacity, name_capacity, cache_capacity, nested_capacity;
    struct jump_fixup *fixups;
    uint32_t fixup_count, fixup_capacity;
    struct handler_record *handlers;
    uint32_t handler_count, handler_capacity;
    struct name_table name_indexes, load_global_caches, store_global_caches, attribute_caches;
    uint32_t *constant_slots; /* hash table of constant number + 1 */
    uint32_t constant_slot_count;
    struct assignment_state assigned;
    struct assignment_state deletable; /* locals that some statement unsets */
    struct block blocks[MAXIMUM_BLOCKS + 1];
    uint32_t block_count;
};

struct code_generator {
    struct compiler_context context;
    struct symbol_table symbols;
    struct unit_builder *unit;
    struct node_table folded;                  /* expression -> its constant, or &not_constant */
    struct label spare_label;                  /* stands in when memory has run out; nothing reads it */
    const struct attribute_policy *attributes; /* which attribute names are refused */
    bool use_namespace;
    bool is_interactive;
    uint64_t statement_count;         /* generated, copies included */
    struct source_range future_range; /* of the last future import at the start of the module */
};

/* --- code_generator_assembler.c: instructions, labels, tables ----------------------------------------------------- */

void emit(struct code_generator *generator, struct source_range at, enum opcode opcode, uint32_t d, uint32_t a,
          uint32_t b, uint32_t c);
void emit_wide(struct code_generator *generator, struct source_range at, enum opcode opcode, uint32_t a,
               int64_t operand);
struct label *label_new(struct code_generator *generator);
void label_bind(struct code_generator *generator, struct label *label);
/* The start of a loop: `reached` tells whether anything gets here, the state is that of the code before. */
void label_bind_loop(struct code_generator *generator, struct label *label, bool reached);
/* The start of an exception handler whose try began in `state`. */
void label_bind_handler(struct code_generator *generator, struct label *label, const struct assignment_state *state,
                        bool reached);
void emit_jump(struct code_generator *generator, struct source_range at, struct label *label);
void emit_jump_if(struct code_generator *generator, struct source_range at, uint32_t reg, bool when,
                  struct label *label);
/* A BRANCH_ instruction; `compare` is the instruction that computes the same test, for long jumps. */
void emit_branch(struct code_generator *generator, struct source_range at, enum opcode branch, enum opcode compare,
                 bool when, uint32_t a, uint32_t b, struct label *label);
/* FOR_LOOP jumping back to `body`; binds `next` before it. */
void emit_for_loop(struct code_generator *generator, struct source_range at, uint32_t iterator, uint32_t item,
                   struct label *body, struct label *next);
uint32_t register_push(struct code_generator *generator);
uint32_t registers_push(struct code_generator *generator, uint32_t count);
/* `target`, or a fresh temporary when it is NO_REGISTER. */
uint32_t register_result(struct code_generator *generator, uint32_t target);
bool register_is_local(const struct code_generator *generator, uint32_t reg);
void local_mark_assigned(struct code_generator *generator, uint32_t reg);
void local_mark_unset(struct code_generator *generator, uint32_t reg);
bool local_is_assigned(const struct code_generator *generator, uint32_t reg);
uint32_t unit_name_index(struct code_generator *generator, struct text name);
enum cache_use { CACHE_LOAD_GLOBAL, CACHE_STORE_GLOBAL, CACHE_ATTRIBUTE };
uint32_t unit_cache_index(struct code_generator *generator, struct text name, enum cache_use use);
uint32_t unit_nested_index(struct code_generator *generator, struct code_unit *nested);
/* Resolves jumps and handlers. False: 16-bit jumps do not suffice, generate again with long_jumps; or an error. */
bool unit_finish(struct code_generator *generator);
/* Starts and ends the code of `scope`; between them generator->unit is its builder. */
struct unit_builder *unit_begin(struct code_generator *generator, struct scope *scope, bool long_jumps);
void unit_end(struct code_generator *generator);
/* Exception ranges: a block's handler covers the code from block_push on, but for what stands between close and open.
 */
struct block *block_push(struct code_generator *generator, enum block_kind kind, struct source_range range);
void block_pop(struct code_generator *generator);
void block_close_range(struct code_generator *generator, uint32_t index);
void block_open_range(struct code_generator *generator, uint32_t index);
void state_forget_deletable(struct code_generator *generator);

/* --- code_generator_constants.c ----------------------------------------------------------------------------------- */

/* The constant an expression certainly evaluates to, or NULL. */
const struct unit_constant *expression_constant(struct code_generator *generator, const struct expression *expression);
bool constant_truth(const struct unit_constant *constant);
uint32_t unit_constant_index(struct code_generator *generator, const struct unit_constant *constant);
const struct unit_constant *constant_string(struct code_generator *generator, struct text text);
const struct unit_constant *constant_integer(struct code_generator *generator, int64_t integer);
const struct unit_constant *constant_none(void);
const struct unit_constant *constant_singleton(enum constant_kind kind); /* NONE, TRUE, FALSE */
/* The same type and value. */
bool constant_same(const struct unit_constant *left, const struct unit_constant *right);
const struct unit_constant *constant_tuple(struct code_generator *generator, const struct unit_constant **items,
                                           uint32_t count, bool is_set);
void load_constant(struct code_generator *generator, struct source_range at, uint32_t target,
                   const struct unit_constant *constant);

/* --- code_generator_names.c --------------------------------------------------------------------------------------- */

enum name_access {
    NAME_REGISTER,
    NAME_CELL,
    NAME_FREE,
    NAME_CLASS_FREE,
    NAME_GLOBAL,
    NAME_NAMESPACE,
    NAME_SEEN_GLOBAL, /* in an annotation scope: of the class, else global */
    NAME_SEEN_FREE,   /* of the class, else free */
};
struct name_place {
    enum name_access access;
    uint32_t reg;     /* REGISTER, CELL */
    uint32_t index;   /* CELL: cell index; FREE: closure index */
    uint32_t seen;    /* SEEN_: closure index of the class's names */
    bool is_rebound;  /* may change inside an expression */
    struct text name; /* mangled */
};
struct name_place name_resolve(struct code_generator *generator, struct text name);
/* Loads the variable; as expression_generate. */
uint32_t name_load(struct code_generator *generator, struct source_range at, struct text name, uint32_t target,
                   bool may_alias);
void name_store(struct code_generator *generator, struct source_range at, struct text name, uint32_t source);
void name_delete(struct code_generator *generator, struct source_range at, struct text name);
/* The register of a plain local variable, NO_REGISTER for all others: where its value can be computed directly. */
uint32_t name_register(struct code_generator *generator, struct text name);
/* Puts the cell of a variable into `target` for the closure of an inner function. */
void name_load_cell(struct code_generator *generator, struct source_range at, struct text name, uint32_t target);
/* A private name as the unit being generated mangles it. */
struct text unit_mangle(struct code_generator *generator, struct text name);
bool name_check_assignable(struct code_generator *generator, struct text name, enum expression_context context,
                           struct source_range range);

/* --- code_generator_expressions.c --------------------------------------------------------------------------------- */

/* The value in `target`, or with NO_REGISTER in the register returned: a local variable's or a new temporary at `top`.
 */
uint32_t expression_generate(struct code_generator *generator, const struct expression *expression, uint32_t target);
/* As with NO_REGISTER, when nothing else is evaluated before the value is used: a local that := may change is not
 * copied. */
uint32_t expression_read(struct code_generator *generator, const struct expression *expression);
/* Into a new temporary, never an alias of a local. */
uint32_t expression_push(struct code_generator *generator, const struct expression *expression);
void expression_discard(struct code_generator *generator, const struct expression *expression);
/* Stores r[source] into a target (name, attribute, subscript, tuple, list, starred). */
void target_store(struct code_generator *generator, const struct expression *target, uint32_t source);
/* The register to compute a value for `target` in: that of a plain local, else NO_REGISTER. */
uint32_t target_register(struct code_generator *generator, const struct expression *target);
void target_delete(struct code_generator *generator, const struct expression *target);
enum opcode binary_opcode(enum binary_operator operator);
/* target = left op right; the right operand is evaluated here, into temporaries from `mark` on. */
void binary_emit(struct code_generator *generator, struct source_range at, enum binary_operator operator, bool in_place,
                 uint32_t target, uint32_t left, const struct expression *right, uint32_t mark);
/* list, tuple or set from expressions that may be starred. `kind`: EXPRESSION_LIST, _TUPLE or _SET. */
uint32_t sequence_generate(struct code_generator *generator, const struct expression_list *elements,
                           enum expression_kind kind, struct source_range at, uint32_t target);
uint32_t iterable_generate(struct code_generator *generator, const struct expression *iterable);
/* Makes r[target] the result of awaiting r[source]. `use`: 0 await, 1 of __aenter__, 2 of __aexit__. */
void await_emit(struct code_generator *generator, struct source_range at, uint32_t use, uint32_t target,
                uint32_t source);
/* One step of `async for` over r[iterator]: binds `next`; r[item] = the item, or `end` is reached by an exception
 * that leaves temporaries as they are. */
struct async_step {
    struct label *handler;
    uint32_t base;
    struct assignment_state state;
};
void async_step_emit(struct code_generator *generator, struct source_range at, uint32_t iterator, uint32_t item,
                     struct async_step *step);
/* After the loop, whose end has jumped back: the iterator's end leads here. */
void async_end_emit(struct code_generator *generator, struct source_range at, const struct async_step *step);
/* Is this attribute name refused in this use? Emits the refusal if so. */
bool attribute_refuse(struct code_generator *generator, struct text name, enum expression_context context,
                      uint32_t receiver, struct source_range at);

/* Where an operation on this attribute is placed: as CPython, at the attribute's name when the expression has several
 * lines. `range` is the whole operation's. */
struct source_range attribute_range(const struct expression *attribute, struct source_range range);
/* No verdict of the attribute policy on this name. */
bool attribute_is_allowed(const struct code_generator *generator, struct text name);

/* --- code_generator_conditions.c ---------------------------------------------------------------------------------- */

/* Jumps to `label` when the truth of the expression is `when`, else falls through. */
void condition_generate(struct code_generator *generator, const struct expression *expression, bool when,
                        struct label *label);
uint32_t compare_generate(struct code_generator *generator, const struct expression *expression, uint32_t target);
uint32_t boolean_generate(struct code_generator *generator, const struct expression *expression, uint32_t target);

/* --- code_generator_calls.c --------------------------------------------------------------------------------------- */

uint32_t call_generate(struct code_generator *generator, const struct expression *expression, uint32_t target);
/* Keyword arguments as a dict in `target` (left unset when there are none): for classes and spread calls. */
void keywords_generate(struct code_generator *generator, const struct keyword_list *keywords, uint32_t target,
                       uint32_t callee, struct source_range at);
void keywords_check(struct code_generator *generator, const struct keyword_list *keywords);

/* --- code_generator_comprehensions.c, code_generator_functions.c -------------------------------------------------- */

uint32_t comprehension_generate(struct code_generator *generator, const struct expression *expression, uint32_t target);
uint32_t lambda_generate(struct code_generator *generator, const struct expression *expression, uint32_t target);
void function_statement_generate(struct code_generator *generator, const struct statement *statement);
void class_statement_generate(struct code_generator *generator, const struct statement *statement);
void generator_expression_describe(struct code_generator *generator, const struct expression *expression);
void unit_describe(struct code_generator *generator, uint32_t first_line, uint32_t flags);
void make_cells(struct code_generator *generator, struct source_range at);
/* Default values: a tuple in r[window] and a dict in r[window + 1], each unset when there are none. */
void defaults_generate(struct code_generator *generator, const struct arguments *arguments, struct source_range at,
                       uint32_t window);
/* The function itself, into `target`; r[window], r[window + 1] hold its defaults, r[window + 3] is free. */
void function_make_generate(struct code_generator *generator, const struct statement *statement, uint32_t window,
                            uint32_t target);
/* The class itself, into `target`; type_parameters: register of their tuple, NO_REGISTER when it has none. */
void class_make_generate(struct code_generator *generator, const struct statement *statement, uint32_t target,
                         uint32_t type_parameters);
/* MAKE_FUNCTION of `code` into `target`; registers window .. window+3 hold defaults, keyword defaults, (closure),
 * annotations. */
void make_function(struct code_generator *generator, struct source_range at, struct code_unit *code,
                   struct scope *scope, uint32_t window, uint32_t target);
/* Generates a unit by `body`, a second time with long jumps when needed; the result is kept with the scope. */
typedef void (*unit_body)(struct code_generator *generator, const void *node);
struct code_unit *unit_generate(struct code_generator *generator, struct scope *scope, unit_body body,
                                const void *node);
/* The statement that is the docstring of this body, or NULL; its text, cleaned as CPython 3.13 does. */
const struct unit_constant *body_docstring(struct code_generator *generator, const struct statement_list *body);

/* --- code_generator_annotations.c, code_generator_type_parameters.c, code_generator_template.c ----------------------
 */

/* An annotation as text, for `from __future__ import annotations`; as expression_read. */
uint32_t annotation_text_generate(struct code_generator *generator, const struct expression *annotation);
/* The __annotate__ function of a function statement into `target`, left unset when nothing is annotated. */
void function_annotate_generate(struct code_generator *generator, const struct statement *statement, uint32_t target);
/* Binds __annotate__ (as `name`) in the class or module being generated, if it has annotations. */
void scope_annotate_generate(struct code_generator *generator, struct source_range at, const char *name);
/* Prepares the set of conditional annotations that are reached. */
void conditional_annotations_begin(struct code_generator *generator, struct source_range at);
/* What an annotated assignment does besides assigning. */
void annotation_note(struct code_generator *generator, const struct statement *statement);
/* A function with type parameters: made inside their scope; ends up in r[target]. */
void generic_function_generate(struct code_generator *generator, const struct statement *statement, uint32_t target);
void generic_class_generate(struct code_generator *generator, const struct statement *statement, uint32_t target);
void type_alias_generate(struct code_generator *generator, const struct statement *statement);
uint32_t template_generate(struct code_generator *generator, const struct expression *expression, uint32_t target);

/* --- unparse.c -----------------------------------------------------------------------------------------------------
 */

/* An expression as text, as CPython writes annotations that are kept as text. */
struct text expression_unparse(struct compiler_context *context, const struct expression *expression);

/* --- code_generator_warnings.c -------------------------------------------------------------------------------------
 */

void call_warn(struct code_generator *generator, const struct expression *callee);
void subscript_warn(struct code_generator *generator, const struct expression *expression);
void assert_warn(struct code_generator *generator, const struct statement *statement);

/* --- code_generator_statements.c, code_generator_exceptions.c, code_generator_imports.c --------------------------- */

void statements_generate(struct code_generator *generator, const struct statement_list *statements);
void statement_generate(struct code_generator *generator, const struct statement *statement);
void try_generate(struct code_generator *generator, const struct statement *statement);
void try_star_generate(struct code_generator *generator, const struct statement *statement);
void with_generate(struct code_generator *generator, const struct statement *statement);
void return_generate(struct code_generator *generator, const struct statement *statement);
void break_generate(struct code_generator *generator, const struct statement *statement);
void continue_generate(struct code_generator *generator, const struct statement *statement);
void import_generate(struct code_generator *generator, const struct statement *statement);
void import_from_generate(struct code_generator *generator, const struct statement *statement);
/* Finds `from __future__ import` at the start of the module and checks it. */
void future_features_find(struct code_generator *generator, const struct module_ast *module);
void match_generate(struct code_generator *generator, const struct statement *statement);

#endif
