/* From source text to AST: the door of the compiler's front half (lexer and parser).
 *
 * Depends on libc, utf8proc and the arena only. Everything it returns lives in the caller's arena. It keeps no global
 * state, calls nothing back, bounds its C stack (about 256 KiB) and its memory (the arena's limit), and takes time
 * linear in the source except for diagnosing an error, which is bounded by a work budget. */
#ifndef PYNTERP_COMPILER_PARSER_H
#define PYNTERP_COMPILER_PARSER_H

#include "arena.h"
#include "ast.h"
#include "syntax_error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum parse_mode {
    PARSE_EXECUTE,  /* a file: any number of statements */
    PARSE_EVALUATE, /* one expression; module_ast.expression */
    PARSE_SINGLE,   /* one interactive statement */
};

/* Finds the character a `\N{name}` escape names. False: there is none. */
typedef bool (*unicode_name_function)(const char *name, size_t length, uint32_t *code_point);

struct parse_options {
    enum parse_mode mode;
    /* The source came from a str: it is UTF-8 whatever its coding comment says. */
    bool ignore_encoding_declaration;
    /* Report source that merely ends too early as SYNTAX_ERROR_INCOMPLETE_INPUT (for interactive use). */
    bool allow_incomplete_input;
    /* Largest source accepted, in bytes; 0 means the built-in maximum (1 GiB). */
    size_t maximum_source_length;
    /* NULL: every `\N{name}` escape is an error, as for an unknown name. */
    unicode_name_function unicode_name;
    /* Most digits of a decimal integer; 0 means Python's default of 4300. */
    uint32_t maximum_decimal_digits;
};

/* Parses `source` into `*out`. On failure returns false with `error` filled and `*out` NULL. `options` may be NULL
 * (PARSE_EXECUTE). `source` is copied, so it need not outlive the call. */
bool parse_module(struct arena *arena, const char *source, size_t length, const struct parse_options *options,
                  struct module_ast **out, struct syntax_error *error) __attribute__((warn_unused_result));

#endif
