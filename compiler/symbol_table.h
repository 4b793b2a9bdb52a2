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

/* Functions the compiler makes around what is evaluated late or has type parameters (PEP 649, 695). */
enum annotation_scope {
    ANNOTATION_NONE,
    ANNOTATION_ANNOTATE,        /* __annotate__ of a function, class or module */
    ANNOTATION_TYPE_PARAMETERS, /* around a generic function, class or alias: holds its type variables */
    ANNOTATION_TYPE_VARIABLE,   /* evaluates a bound, constraints or a default */
    ANNOTATION_TYPE_ALIAS,      /* evaluates an alias's value */
};

/* Cells that a class body makes for the functions in it that need them. */
enum class_cell {
    CLASS_CELL_CLASS,       /* __class__: the class, for super() */
    CLASS_CELL_DICTIONARY,  /* __classdict__: its names, for annotation scopes */
    CLASS_CELL_CONDITIONAL, /* __conditional_annotations__: numbers of those that were reached */
    CLASS_CELL_COUNT
};
extern const char *const class_cell_names[CLASS_CELL_COUNT];

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
    SYMBOL_TYPE_PARAMETER = 0x400,
    SYMBOL_REBOUND = 0x200, /* target of := in this scope or a comprehension of it: may change inside an expression */
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
    struct text class_name; /* for private names; data == NULL: outside classes */
    /* In a generic class's parameter list and bases only its parameters have their names mangled; else NULL. */
    const struct type_parameter_list *mangled;
    struct text outer_class_name; /* with `mangled`: for all other names */
    enum annotation_scope annotation;
    struct text annotated_name;         /* ANNOTATE: the function it belongs to; data == NULL: a class or module */
    const char *annotation_part;        /* TYPE_VARIABLE: what it is, for messages */
    bool sees_class;                    /* annotation scope in a class: names of the class are seen */
    bool is_unused;                     /* of an annotation that is never evaluated: looked through for errors only */
    uint32_t conditional;               /* while visited: depth of statements around whose parts may not run */
    uint32_t final_depth;               /* while visited: final bodies around */
    uint32_t final_loops;               /* while visited: loops around, inside the innermost of them */
    struct scope *annotate;             /* class, module: the scope of its deferred annotations, or NULL */
    const struct statement **annotated; /* class, module: annotated assignments in order */
    bool *annotated_conditionally;
    uint32_t annotated_count, annotated_capacity, annotated_flag_capacity;
    bool has_conditional_annotations;
    struct name_table table; /* names to symbols */
    struct symbol *first_symbol, *last_symbol;
    bool is_lambda, is_generator_expression;
    bool is_generator;
    bool is_coroutine;
    bool is_nested;                    /* inside a function */
    bool has_annotations;              /* module, class: some simple variable annotation */
    bool needs_cell[CLASS_CELL_COUNT]; /* class */
    uint32_t in_iterable;              /* while visited: depth of comprehension iterables around the expression */
    bool in_target;                    /* while visited: inside a comprehension's target */
    uint32_t depth;                    /* comprehensions: how many comprehensions of the same unit are around */
    /* units */
    uint32_t parameter_count; /* registers of parameters, *args and **kwargs included */
    uint32_t local_count, local_capacity;
    struct text *local_names;
    struct text *free_names;
    uint32_t free_count, free_capacity;
    struct symbol_cell *cells;
    uint32_t cell_count, cell_capacity;
    uint32_t class_cell_registers[CLASS_CELL_COUNT]; /* where needs_cell */
    uint32_t class_cell_indexes[CLASS_CELL_COUNT];
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
    struct node_table annotation_numbers; /* annotated assignments of classes and modules: number + 1 */
};

/* Analyses the module. False: the context has the error. */
bool symbol_table_build(struct symbol_table *table, struct compiler_context *context, const struct module_ast *module);
/* The scope made for this node; never NULL for a node that makes one, unless the analysis failed. */
struct scope *symbol_table_scope(const struct symbol_table *table, const void *node);
/* The symbol in this very scope, or NULL. `name` is mangled. */
struct symbol *scope_find(const struct symbol_table *table, const struct scope *scope, struct text name);
/* Which of its scope's annotations an annotated assignment is, UINT32_MAX if it is not stored. */
uint32_t symbol_table_annotation_number(const struct symbol_table *table, const struct statement *statement);
/* A private name as this scope mangles it. */
struct text scope_mangle(struct compiler_context *context, const struct scope *scope, struct text name);
/* The scope of an annotation or of type parameters is found by the address of the part of the tree it belongs to. */
static inline const void *annotate_key(const struct statement *function) { return function->function.arguments; }
/* Second half of symbol_table_build: places, closures, registers (symbol_table_resolve.c). */
void symbol_table_resolve(struct symbol_table *table);
/* The symbol in this very scope, made when missing; NULL on failure. */
struct symbol *scope_add(struct symbol_table *table, struct scope *scope, struct text name);
/* Scopes that have functions' rules for names: functions, lambdas, comprehensions. */
static inline bool scope_is_function_like(const struct scope *scope) {
    return scope->kind == SCOPE_FUNCTION || scope->kind == SCOPE_COMPREHENSION;
}

#endif
