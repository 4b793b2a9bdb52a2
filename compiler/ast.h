/* The abstract syntax tree: Python 3.14's `ast` module as C structs, the contract between parser and code generator.
 *
 * Nodes are plain data in one arena, built once by the parser and only read afterwards. Names follow Python's `ast`
 * module with whole words (BinOp -> EXPRESSION_BINARY); the ASDL name stands beside each kind. Sequences are {items,
 * count}. Text is UTF-8 in the arena; lone surrogates from escapes are 3-byte generalised UTF-8. Identifiers are
 * NFKC-normalised.
 *
 * Chains the parser reads by loops (a + b + c, a.b.c(), not not x, elif ...) may nest as deep as the source is long:
 * consumers must walk `left`, `value`, `function`, `operand` and `else_body` spines by loops, or bound their own depth.
 * All other nesting is bounded by the parser. */
#ifndef PYNTERP_COMPILER_AST_H
#define PYNTERP_COMPILER_AST_H

#include "arena.h"
#include "syntax_error.h"

#include <stdbool.h>
#include <stdint.h>

struct expression;
struct statement;
struct pattern;

enum expression_context { CONTEXT_LOAD, CONTEXT_STORE, CONTEXT_DELETE };

struct expression_list {
    struct expression **items; /* an item may be NULL only where the field's comment says so */
    uint32_t count;
};

struct statement_list {
    struct statement **items;
    uint32_t count;
};

struct pattern_list {
    struct pattern **items;
    uint32_t count;
};

struct text_list {
    struct text *items;
    uint32_t count;
};

/* ---- constants ---- */

enum constant_kind {
    CONSTANT_NONE,
    CONSTANT_TRUE,
    CONSTANT_FALSE,
    CONSTANT_ELLIPSIS,
    CONSTANT_INTEGER,
    CONSTANT_FLOAT,
    CONSTANT_IMAGINARY, /* complex(0, real) */
    CONSTANT_STRING,
    CONSTANT_BYTES,
};

struct constant {
    enum constant_kind kind;
    bool integer_is_small; /* INTEGER: `integer` holds the value; else `digits` in `base` */
    bool has_u_prefix;     /* STRING: the first literal was written u'...' (ast's kind='u') */
    uint8_t base;          /* INTEGER, large: 2, 8, 10 or 16 */
    union {
        int64_t integer;    /* never negative */
        struct text digits; /* no prefix, no underscores, no leading zeros */
        double real;        /* FLOAT, IMAGINARY */
        struct text text;   /* STRING (UTF-8), BYTES (raw bytes) */
    };
};

/* ---- operators ---- */

enum boolean_operator { BOOLEAN_AND, BOOLEAN_OR };

enum binary_operator {
    BINARY_ADD,
    BINARY_SUBTRACT,
    BINARY_MULTIPLY,
    BINARY_MATRIX_MULTIPLY,
    BINARY_DIVIDE,
    BINARY_MODULO,
    BINARY_POWER,
    BINARY_LEFT_SHIFT,
    BINARY_RIGHT_SHIFT,
    BINARY_BIT_OR,
    BINARY_BIT_XOR,
    BINARY_BIT_AND,
    BINARY_FLOOR_DIVIDE,
};

enum unary_operator { UNARY_INVERT, UNARY_NOT, UNARY_PLUS, UNARY_MINUS };

enum comparison_operator {
    COMPARISON_EQUAL,
    COMPARISON_NOT_EQUAL,
    COMPARISON_LESS,
    COMPARISON_LESS_EQUAL,
    COMPARISON_GREATER,
    COMPARISON_GREATER_EQUAL,
    COMPARISON_IS,
    COMPARISON_IS_NOT,
    COMPARISON_IN,
    COMPARISON_NOT_IN,
};

/* ---- parts shared by expressions and statements ---- */

struct argument { /* arg */
    struct text name;
    struct expression *annotation; /* or NULL */
    struct source_range range;
};

struct argument_list {
    struct argument *items;
    uint32_t count;
};

struct arguments {
    struct argument_list positional_only;    /* posonlyargs */
    struct argument_list positional;         /* args */
    struct argument_list keyword_only;       /* kwonlyargs */
    struct argument *variadic;               /* vararg, or NULL */
    struct argument *variadic_keyword;       /* kwarg, or NULL */
    struct expression_list defaults;         /* of the last `count` of positional_only + positional */
    struct expression_list keyword_defaults; /* one per keyword_only; NULL item: no default */
};

struct keyword {
    struct text name; /* data == NULL: **value */
    struct expression *value;
    struct source_range range;
};

struct keyword_list {
    struct keyword *items;
    uint32_t count;
};

struct comprehension {
    struct expression *target;
    struct expression *iterable;
    struct expression_list conditions; /* ifs */
    bool is_async;
};

struct comprehension_list {
    struct comprehension *items;
    uint32_t count;
};

/* ---- expressions ---- */

enum expression_kind {
    EXPRESSION_BOOLEAN,            /* BoolOp */
    EXPRESSION_NAMED,              /* NamedExpr */
    EXPRESSION_BINARY,             /* BinOp */
    EXPRESSION_UNARY,              /* UnaryOp */
    EXPRESSION_LAMBDA,             /* Lambda */
    EXPRESSION_CONDITIONAL,        /* IfExp */
    EXPRESSION_DICT,               /* Dict */
    EXPRESSION_SET,                /* Set */
    EXPRESSION_LIST_COMPREHENSION, /* ListComp */
    EXPRESSION_SET_COMPREHENSION,  /* SetComp */
    EXPRESSION_DICT_COMPREHENSION, /* DictComp */
    EXPRESSION_GENERATOR,          /* GeneratorExp */
    EXPRESSION_AWAIT,              /* Await */
    EXPRESSION_YIELD,              /* Yield */
    EXPRESSION_YIELD_FROM,         /* YieldFrom */
    EXPRESSION_COMPARE,            /* Compare */
    EXPRESSION_CALL,               /* Call */
    EXPRESSION_FORMATTED_VALUE,    /* FormattedValue, only inside JOINED_STRING */
    EXPRESSION_INTERPOLATION,      /* Interpolation, only inside TEMPLATE_STRING */
    EXPRESSION_JOINED_STRING,      /* JoinedStr */
    EXPRESSION_TEMPLATE_STRING,    /* TemplateStr */
    EXPRESSION_CONSTANT,           /* Constant */
    EXPRESSION_ATTRIBUTE,          /* Attribute */
    EXPRESSION_SUBSCRIPT,          /* Subscript */
    EXPRESSION_STARRED,            /* Starred */
    EXPRESSION_NAME,               /* Name */
    EXPRESSION_LIST,               /* List */
    EXPRESSION_TUPLE,              /* Tuple */
    EXPRESSION_SLICE,              /* Slice, only as a subscript's index or an item of its tuple */
};

struct expression {
    enum expression_kind kind;
    struct source_range range;
    union {
        struct {
            enum boolean_operator operator;
            struct expression_list values; /* two or more */
        } boolean;
        struct {
            struct expression *target; /* NAME in CONTEXT_STORE */
            struct expression *value;
        } named;
        struct {
            struct expression *left;
            enum binary_operator operator;
            struct expression *right;
        } binary;
        struct {
            enum unary_operator operator;
            struct expression *operand;
        } unary;
        struct {
            struct arguments *arguments;
            struct expression *body;
        } lambda;
        struct {
            struct expression *test;
            struct expression *body;
            struct expression *else_body;
        } conditional;
        struct {
            struct expression_list keys;   /* NULL item: the value is a **mapping */
            struct expression_list values; /* as many as keys */
        } dict;
        struct {
            struct expression *element; /* the key of a DICT_COMPREHENSION */
            struct expression *value;   /* DICT_COMPREHENSION only */
            struct comprehension_list generators;
        } comprehension; /* LIST_, SET_, DICT_COMPREHENSION, GENERATOR */
        struct {
            struct expression *value; /* YIELD: may be NULL */
        } operand;                    /* AWAIT, YIELD, YIELD_FROM */
        struct {
            struct expression *left;
            enum comparison_operator *operators; /* comparators.count of them */
            struct expression_list comparators;
        } compare;
        struct {
            struct expression *function;
            struct expression_list arguments; /* may hold STARRED */
            struct keyword_list keywords;
        } call;
        struct {
            struct expression *value;
            struct text source;                      /* INTERPOLATION: the expression as written (ast's `str`) */
            int conversion;                          /* -1, or 's', 'r', 'a' */
            struct expression *format_specification; /* JOINED_STRING, or NULL */
        } formatted;                                 /* FORMATTED_VALUE, INTERPOLATION */
        struct {
            /* JOINED_STRING: CONSTANT strings and FORMATTED_VALUEs. TEMPLATE_STRING: CONSTANT strings and
             * INTERPOLATIONs. Neighbouring constants are merged, empty ones dropped. The `x=` text of a debug field is
             * part of the constant before it. */
            struct expression_list values;
        } joined;
        struct constant constant;
        struct {
            struct expression *value;
            struct text name;
            enum expression_context context;
        } attribute;
        struct {
            struct expression *value;
            struct expression *index;
            enum expression_context context;
        } subscript;
        struct {
            struct expression *value;
            enum expression_context context;
        } starred;
        struct {
            struct text identifier;
            enum expression_context context;
        } name;
        struct {
            struct expression_list elements;
            enum expression_context context; /* LIST, TUPLE */
        } sequence;                          /* LIST, TUPLE, SET */
        struct {
            struct expression *lower; /* each may be NULL */
            struct expression *upper;
            struct expression *step;
        } slice;
    };
};

/* ---- patterns (match statement) ---- */

enum pattern_kind {
    PATTERN_VALUE,     /* MatchValue */
    PATTERN_SINGLETON, /* MatchSingleton */
    PATTERN_SEQUENCE,  /* MatchSequence */
    PATTERN_MAPPING,   /* MatchMapping */
    PATTERN_CLASS,     /* MatchClass */
    PATTERN_STAR,      /* MatchStar, only inside SEQUENCE */
    PATTERN_AS,        /* MatchAs */
    PATTERN_OR,        /* MatchOr */
};

struct pattern {
    enum pattern_kind kind;
    struct source_range range;
    union {
        struct {
            struct expression *value;
        } value;
        struct {
            enum constant_kind constant; /* NONE, TRUE or FALSE */
        } singleton;
        struct {
            struct pattern_list patterns;
        } sequence; /* SEQUENCE, OR */
        struct {
            struct expression_list keys;
            struct pattern_list patterns;
            struct text rest; /* data == NULL: no **rest */
        } mapping;
        struct {
            struct expression *class_expression; /* cls */
            struct pattern_list patterns;
            struct text_list keyword_names;
            struct pattern_list keyword_patterns;
        } class_pattern;
        struct {
            struct text name; /* data == NULL: *_ */
        } star;
        struct {
            struct pattern *pattern; /* or NULL */
            struct text name;        /* data == NULL together with pattern == NULL: the wildcard _ */
        } as;
    };
};

struct match_case {
    struct pattern *pattern;
    struct expression *guard; /* or NULL */
    struct statement_list body;
};

struct match_case_list {
    struct match_case *items;
    uint32_t count;
};

/* ---- statements ---- */

enum statement_kind {
    STATEMENT_FUNCTION,         /* FunctionDef */
    STATEMENT_ASYNC_FUNCTION,   /* AsyncFunctionDef */
    STATEMENT_CLASS,            /* ClassDef */
    STATEMENT_RETURN,           /* Return */
    STATEMENT_DELETE,           /* Delete */
    STATEMENT_ASSIGN,           /* Assign */
    STATEMENT_TYPE_ALIAS,       /* TypeAlias */
    STATEMENT_AUGMENTED_ASSIGN, /* AugAssign */
    STATEMENT_ANNOTATED_ASSIGN, /* AnnAssign */
    STATEMENT_FOR,              /* For */
    STATEMENT_ASYNC_FOR,        /* AsyncFor */
    STATEMENT_WHILE,            /* While */
    STATEMENT_IF,               /* If */
    STATEMENT_WITH,             /* With */
    STATEMENT_ASYNC_WITH,       /* AsyncWith */
    STATEMENT_MATCH,            /* Match */
    STATEMENT_RAISE,            /* Raise */
    STATEMENT_TRY,              /* Try */
    STATEMENT_TRY_STAR,         /* TryStar */
    STATEMENT_ASSERT,           /* Assert */
    STATEMENT_IMPORT,           /* Import */
    STATEMENT_IMPORT_FROM,      /* ImportFrom */
    STATEMENT_GLOBAL,           /* Global */
    STATEMENT_NONLOCAL,         /* Nonlocal */
    STATEMENT_EXPRESSION,       /* Expr */
    STATEMENT_PASS,             /* Pass */
    STATEMENT_BREAK,            /* Break */
    STATEMENT_CONTINUE,         /* Continue */
};

struct alias {
    struct text name;    /* dotted for `import a.b`; "*" for the star */
    struct text as_name; /* data == NULL: none */
    struct source_range range;
};

struct alias_list {
    struct alias *items;
    uint32_t count;
};

struct with_item {
    struct expression *context_expression;
    struct expression *target; /* optional_vars, or NULL */
};

struct with_item_list {
    struct with_item *items;
    uint32_t count;
};

struct exception_handler {
    struct expression *type; /* NULL: bare except. `except A, B:` gives a TUPLE */
    struct text name;        /* data == NULL: no `as` */
    struct statement_list body;
    struct source_range range;
};

struct exception_handler_list {
    struct exception_handler *items;
    uint32_t count;
};

enum type_parameter_kind {
    TYPE_PARAMETER_VARIABLE,      /* TypeVar */
    TYPE_PARAMETER_SPECIFICATION, /* ParamSpec */
    TYPE_PARAMETER_TUPLE,         /* TypeVarTuple */
};

struct type_parameter {
    enum type_parameter_kind kind;
    struct text name;
    struct expression *bound;         /* VARIABLE only, or NULL */
    struct expression *default_value; /* or NULL */
    struct source_range range;
};

struct type_parameter_list {
    struct type_parameter *items;
    uint32_t count;
};

struct statement {
    enum statement_kind kind;
    struct source_range range; /* of a decorated definition: from `def`/`class`/`async`, as CPython */
    union {
        struct {
            struct text name;
            struct type_parameter_list type_parameters;
            struct arguments *arguments;
            struct expression *returns; /* or NULL */
            struct statement_list body;
            struct expression_list decorators;
        } function; /* FUNCTION, ASYNC_FUNCTION */
        struct {
            struct text name;
            struct type_parameter_list type_parameters;
            struct expression_list bases;
            struct keyword_list keywords;
            struct statement_list body;
            struct expression_list decorators;
        } class_definition;
        struct {
            struct expression *value; /* RETURN: may be NULL */
        } value;                      /* RETURN, EXPRESSION */
        struct {
            struct expression_list targets;
        } delete_targets;
        struct {
            struct expression_list targets; /* one or more: a = b = value */
            struct expression *value;
        } assign;
        struct {
            struct expression *name;
            struct type_parameter_list type_parameters;
            struct expression *value;
        } type_alias;
        struct {
            struct expression *target;
            enum binary_operator operator;
            struct expression *value;
        } augmented_assign;
        struct {
            struct expression *target;
            struct expression *annotation;
            struct expression *value; /* or NULL */
            bool is_simple;           /* target is a NAME not in parentheses */
        } annotated_assign;
        struct {
            struct expression *target;
            struct expression *iterable;
            struct statement_list body;
            struct statement_list else_body;
        } for_loop; /* FOR, ASYNC_FOR */
        struct {
            struct expression *test;
            struct statement_list body;
            struct statement_list else_body; /* an elif is a single IF here */
        } conditional;                       /* IF, WHILE */
        struct {
            struct with_item_list items;
            struct statement_list body;
        } with; /* WITH, ASYNC_WITH */
        struct {
            struct expression *subject;
            struct match_case_list cases;
        } match;
        struct {
            struct expression *exception; /* or NULL */
            struct expression *cause;     /* or NULL */
        } raise;
        struct {
            struct statement_list body;
            struct exception_handler_list handlers;
            struct statement_list else_body;
            struct statement_list final_body;
        } try_block; /* TRY, TRY_STAR */
        struct {
            struct expression *test;
            struct expression *message; /* or NULL */
        } assertion;
        struct {
            struct text module; /* IMPORT_FROM: data == NULL for `from . import x` */
            struct alias_list names;
            uint32_t level; /* IMPORT_FROM: number of leading dots */
        } import;           /* IMPORT, IMPORT_FROM */
        struct {
            struct text_list names;
        } scope; /* GLOBAL, NONLOCAL */
    };
};

enum module_kind {
    MODULE_FILE,        /* Module */
    MODULE_EXPRESSION,  /* Expression */
    MODULE_INTERACTIVE, /* Interactive */
};

struct module_ast {
    enum module_kind kind;
    struct statement_list body;    /* FILE, INTERACTIVE */
    struct expression *expression; /* EXPRESSION */
    struct source_map source;      /* the decoded text all ranges refer to; lives in the arena */
    struct syntax_warning_list warnings;
};

/* Receives pieces of text; false stops the dump. */
typedef bool (*ast_dump_writer)(void *context, const char *data, size_t length);

/* Writes `module` as Python's ast.dump(tree, include_attributes=True) would (3.13's form: empty lists and absent
 * optional fields left out). Recursive over the tree up to a fixed depth, past which "..." is written; a tool for tests
 * and people. Returns false when the writer stopped it. */
bool ast_dump(const struct module_ast *module, ast_dump_writer write, void *context);

/* CPython's phrase for an expression in "cannot assign to %s" messages: "function call", "literal", ... */
const char *expression_kind_description(const struct expression *expression);

#endif
