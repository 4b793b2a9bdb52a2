/* Which variable a name means: scopes, their symbols, and where each lives (the language reference, 4.2 and 6.2.4).
 *
 * A pass over the syntax tree that depends on nothing of the VM. It gives every function, lambda, class body, module
 * and comprehension a scope, reports what CPython's symbol table reports with its wording, and assigns registers to
 * local variables. List, set and dict comprehensions run inside the function around them (PEP 709) with registers of
 * their own; a generator expression is a function. Everything lives in the arena. */
#ifndef PYNTERP_COMPILER_SYMBOL_TABLE_H
#define PYNTERP_COMPILER_SYMBOL_TABLE_H

#include "ast.h"
#include "compiler_context.h"
#include "name_table.h"

struct code_unit;

enum scope_kind { SCOPE_MODULE, SCOPE_FUNCTION, SCOPE_CLASS, SCOPE_COMPREHENSION };

enum symbol_flags {
    SYMBOL_USED = 0x01,
    SYMBOL_PARAMETER = 0x02,
    SYMBOL_BOUND = 0x04, /* assigned in some way in this scope */
    SYMBOL_GLOBAL = 0x08,
    SYMBOL_NONLOCAL = 0x10,
    SYMBOL_ANNOTATED = 0x20,
    SYMBOL_ITERATION = 0x40, /* target of a comprehension's for */
    SYMBOL_IMPLICIT = 0x80,  /* not written by the programmer */
    SYMBOL_DELETED = 0x100,  /* some statement unbinds it: it may be unset again after it was set */
    SYMBOL_REBOUND = 0x200,  /* target of := in this scope or a comprehension of it: may change inside an expression */
};

enum symbol_place {
    PLACE_UNRESOLVED,
    PLACE_LOCAL, /* functions and comprehensions: a register (holding a cell when captured); else the namespace */
    PLACE_FREE,  /* of a function around */
    PLACE_GLOBAL_EXPLICIT, /* declared global */
    PLACE_GLOBAL_IMPLICIT, /* bound nowhere around */
};

#define SYMBOL_NO_INDEX UINT32_MAX

struct symbol {
    struct text name;
    struct symbol *next;          /* in order of appearance */
    struct source_range declared; /* of global or nonlocal */
    uint32_t flags;
    uint8_t place;            /* enum symbol_place */
    bool is_captured;         /* local, and some inner function uses it: lives in a cell */
    uint32_t register_number; /* PLACE_LOCAL in functions and comprehensions */
    uint32_t cell_index;      /* captured: number among the unit's cells */
    uint32_t free_index;      /* in functions and classes: number among the closure; SYMBOL_NO_INDEX: not in it */
};

struct symbol_cell {
    struct text name;
    uint32_t register_number;
};

struct scope {
    enum scope_kind kind;
    const void *node; /* statement, expression or module_ast */
    struct scope *parent;
    struct scope *unit; /* the scope whose code this belongs to: itself, or for comprehensions the function around */
    struct scope *next; /* in order of creation: parents before children */
    struct text name;   /* of the function or class */
    struct text class_name;  /* for private names; data == NULL: outside classes */
    struct name_table table; /* names to symbols */
    struct symbol *first_symbol, *last_symbol;
    bool is_lambda, is_generator_expression;
    bool is_generator;
    bool is_async;         /* async def */
    bool is_coroutine;     /* awaits: async def, and whatever contains await or `async for` without being one */
    bool is_nested;        /* inside a function */
    bool has_annotations;  /* module, class: some simple variable annotation */
    bool needs_class_cell; /* class: some method uses __class__ or super */
    uint32_t in_iterable;  /* while visited: depth of comprehension iterables around the expression */
    bool in_target;        /* while visited: inside a comprehension's target */
    uint32_t depth;        /* comprehensions: how many comprehensions of the same unit are around */
    /* units */
    uint32_t parameter_count; /* registers of parameters, *args and **kwargs included */
    uint32_t local_count, local_capacity;
    struct text *local_names;
    struct text *free_names;
    uint32_t free_count, free_capacity;
    struct symbol_cell *cells;
    uint32_t cell_count, cell_capacity;
    uint32_t class_cell_register;        /* needs_class_cell: the register of the __class__ cell */
    struct name_table static_attributes; /* class: names assigned on `self` in its methods */
    struct text *static_attribute_names;
    uint32_t static_attribute_count, static_attribute_capacity;
    struct code_unit *code; /* made by the code generator, once */
};

struct symbol_table {
    struct compiler_context *context;
    struct scope *module;
    struct scope *last;    /* newest scope */
    struct scope *current; /* while visiting */
    struct node_table scopes;
};

/* Analyses the module. False: the context has the error. */
bool symbol_table_build(struct symbol_table *table, struct compiler_context *context, const struct module_ast *module);
/* The scope made for this node; never NULL for a node that makes one, unless the analysis failed. */
struct scope *symbol_table_scope(const struct symbol_table *table, const void *node);
/* The symbol in this very scope, or NULL. `name` is mangled. */
struct symbol *scope_find(const struct symbol_table *table, const struct scope *scope, struct text name);
/* Second half of symbol_table_build: places, closures, registers (symbol_table_resolve.c). */
void symbol_table_resolve(struct symbol_table *table);
/* The symbol in this very scope, made when missing; NULL on failure. */
struct symbol *scope_add(struct symbol_table *table, struct scope *scope, struct text name);
/* Scopes that have functions' rules for names: functions, lambdas, comprehensions. */
static inline bool scope_is_function_like(const struct scope *scope) {
    return scope->kind == SCOPE_FUNCTION || scope->kind == SCOPE_COMPREHENSION;
}

#endif
