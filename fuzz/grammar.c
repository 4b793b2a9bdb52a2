/* See grammar.h. The grammar is a table: a rule is a name and its alternatives, in which <name> stands for a rule, and
 * | starts the body of a block, which is indented. */
#include "grammar.h"
#include "fuzz.h"

#include <string.h>

#define DEPTH_MAXIMUM 7
#define INDENT 2

struct rule {
    const char *name;
    const char *alternatives[44]; /* the first ones end a branch: at the greatest depth only they are taken */
    uint8_t final;
};

static const struct rule rules[] = {
    {"name", {"a", "b", "c", "self", "x", "Base", "f", "_"}, 8},
    {"atom",
     {"<name>", "0",  "1",  "-1", "2.5", "1e308",  "2**70",         "'s'", "b'y'", "None",
      "True",   "''", "()", "[]", "{}",  "0x7fff", "'\\U0001f600'", "...", "3j",   "f'{a!r:>5}'"},
     20},
    {"expr",
     {"<atom>",
      "<atom>",
      "<atom>",
      "(<expr> <op> <expr>)",
      "<expr>.<attr>",
      "<name>(<args>)",
      "<expr>[<expr>]",
      "<expr>[<expr>:<expr>:<expr>]",
      "[<expr>, <expr>]",
      "(<expr>, *<expr>)",
      "{<expr>: <expr>, **<expr>}",
      "{<expr>, <expr>}",
      "lambda <params>: <expr>",
      "[<expr> for <target> in <expr> if <expr>]",
      "{<expr>: <expr> for <target> in <expr>}",
      "(<expr> for <target> in <expr>)",
      "<expr> if <expr> else <expr>",
      "not <expr>",
      "-<expr>",
      "~<expr>",
      "(<name> := <expr>)",
      "f'{<atom>}{<atom>:{<atom>}}'",
      "(yield <expr>)",
      "(yield from <expr>)",
      "<builtin>(<args>)",
      "<expr>.<attr>(<args>)",
      "(<expr> <compare> <expr> <compare> <expr>)",
      "(<expr> and <expr> or <expr>)",
      "super().<attr>",
      "'%s %d' % (<expr>, <expr>)",
      "'{0.<attr>}'.format(<expr>)",
      "range(<atom>)",
      "await <expr>",
      "t'{<expr>}'"},
     3},
    {"op", {"+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "^", "<<", ">>"}, 13},
    {"compare", {"<", "<=", "==", "!=", ">", ">=", "is", "is not", "in", "not in"}, 10},
    {"attr",
     {"a",
      "x",
      "append",
      "items",
      "keys",
      "pop",
      "__class__",
      "__init__",
      "__dict__",
      "__mro__",
      "__name__",
      "send",
      "throw",
      "close",
      "join",
      "split",
      "sort",
      "update",
      "add",
      "format",
      "encode",
      "__eq__",
      "__getitem__",
      "args",
      "__func__",
      "__call__",
      "__setattr__",
      "__getattribute__",
      "with_traceback",
      "gi_frame",
      "f_back",
      "__traceback__"},
     32},
    {"builtin",
     {"len",       "str",       "repr",   "list", "dict", "set",        "tuple",   "int",     "float",
      "bytes",     "bytearray", "sorted", "sum",  "min",  "max",        "map",     "filter",  "zip",
      "enumerate", "reversed",  "iter",   "next", "type", "isinstance", "getattr", "setattr", "hasattr",
      "vars",      "dir",       "hash",   "id",   "abs",  "round",      "divmod",  "pow",     "range",
      "slice",     "frozenset", "print",  "eval", "exec", "format",     "super",   "object"},
     44},
    {"args",
     {"", "<expr>", "<expr>, <expr>", "*<expr>", "**<expr>", "a=<expr>", "<expr>, *<expr>, b=<expr>, **<expr>"},
     1},
    {"params", {"", "a", "a, b=<atom>", "*a", "**b", "a, /, b, *, c=<atom>", "a, *b, c, **x", "self, *a"}, 8},
    {"target", {"<name>", "<name>", "(a, b)", "[a, *b]", "<name>.x", "<name>[<atom>]", "a, (b, c)"}, 2},
    {"pattern",
     {"_", "0", "'s'", "a", "None", "[<pattern>, *b]", "{'k': <pattern>, **c}", "Base(x=<pattern>)", "<pattern> | 1",
      "(<pattern> as x)", "(<pattern>, <pattern>)", "int(a)"},
     5},
    {"simple",
     {"pass",
      "<target> = <expr>",
      "<name> = <expr>",
      "<name> <op>= <expr>",
      "del <target>",
      "return <expr>",
      "raise <expr>",
      "raise ValueError(<expr>) from <expr>",
      "assert <expr>, <expr>",
      "global <name>",
      "nonlocal <name>",
      "break",
      "continue",
      "<expr>",
      "<name>: <expr> = <expr>",
      "import math as <name>",
      "from collections import *",
      "a, b = b, a",
      "<target> = <target> = <expr>",
      "yield <expr>",
      "type <name> = <expr>",
      "raise",
      "print(<expr>)"},
     1},
    {"stmt",
     {"<simple>",
      "<simple>",
      "<simple>",
      "if <expr>:|",
      "while <expr>:|",
      "for <target> in <expr>:|",
      "def <name>(<params>):|",
      "@<name>\n~def <name>(<params>):|",
      "class <name>(<args>):|",
      "class Base:|",
      "try:|~except <expr> as <name>:|",
      "try:|~finally:|",
      "try:|~except:|~else:|~finally:|",
      "with <expr> as <target>:|",
      "if <expr>:|~elif <expr>:|~else:|",
      "for <target> in <expr>:|~else:|",
      "match <expr>:\n~  case <pattern>:|\n~  case _ if <expr>:|",
      "async def <name>(<params>):|",
      "def <name>[T: <atom>](<params>) -> <expr>:|",
      "try:|~except* ValueError:|",
      "def __init__(self, <params>):|",
      "def __eq__(self, x):|",
      "def __getattr__(self, a):|",
      "def __del__(self):|",
      "def __iter__(self):|",
      "class <name>(metaclass=<name>):|"},
     3},
};

uint64_t grammar_below(struct grammar_random *random, uint64_t bound) {
    uint64_t z = random->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (z ^ z >> 31) % bound;
}

/* --- writing --------------------------------------------------------------------------------------------------------
 */

struct writer {
    struct grammar_random *random;
    char *out;
    size_t length, size;
};

static void put(struct writer *writer, char character) {
    if (writer->length < writer->size)
        writer->out[writer->length++] = character;
}

static void put_line_start(struct writer *writer, unsigned indent) {
    put(writer, '\n');
    for (unsigned i = 0; i < indent; i++)
        put(writer, ' ');
}

static const struct rule *rule_find(const char *name, size_t length) {
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (strlen(rules[i].name) == length && memcmp(rules[i].name, name, length) == 0)
            return &rules[i];
    return NULL;
}

static void write_rule(struct writer *writer, const char *name, size_t length, unsigned indent, unsigned depth);

static void write_block(struct writer *writer, unsigned indent, unsigned depth) {
    for (uint64_t i = 1 + grammar_below(writer->random, 3); i > 0; i--) {
        put_line_start(writer, indent);
        write_rule(writer, "stmt", 4, indent, depth + 1);
    }
}

static void write_alternative(struct writer *writer, const char *text, unsigned indent, unsigned depth) {
    unsigned inner = indent + INDENT;
    for (; *text != '\0'; text++) {
        const char *end = *text == '<' ? strchr(text, '>') : NULL;
        if (end != NULL && rule_find(text + 1, (size_t)(end - text) - 1) != NULL) {
            write_rule(writer, text + 1, (size_t)(end - text) - 1, indent, depth + 1);
            text = end;
        } else if (*text == '|') {
            write_block(writer, inner, depth);
        } else if (*text == '~') {
            put_line_start(writer, indent);
        } else if (*text == '\n' && text[1] == '~') {
            put_line_start(writer, indent);
            text++;
            inner = indent + 2 * INDENT;
        } else {
            put(writer, *text);
        }
    }
}

static void write_rule(struct writer *writer, const char *name, size_t length, unsigned indent, unsigned depth) {
    const struct rule *rule = rule_find(name, length);
    uint64_t count = rule->final;
    if (depth < DEPTH_MAXIMUM && writer->length < writer->size)
        while (count < sizeof rule->alternatives / sizeof rule->alternatives[0] && rule->alternatives[count] != NULL)
            count++;
    write_alternative(writer, rule->alternatives[grammar_below(writer->random, count)], indent, depth);
}

size_t grammar_program(struct grammar_random *random, char *out, size_t size) {
    struct writer writer = {random, out, 0, size};
    for (uint64_t i = 1 + grammar_below(random, 8); i > 0; i--) {
        write_rule(&writer, "stmt", 4, 0, 0);
        put(&writer, '\n');
    }
    return writer.length;
}

/* --- changing -------------------------------------------------------------------------------------------------------
 */

struct span {
    size_t start, end;
};

static struct span line_at_random(struct grammar_random *random, const char *text, size_t length) {
    size_t at = length > 0 ? grammar_below(random, length) : 0;
    struct span line = {at, at};
    while (line.start > 0 && text[line.start - 1] != '\n')
        line.start--;
    while (line.end < length && text[line.end] != '\n')
        line.end++;
    line.end += line.end < length;
    return line;
}

/* A word or a number. */
static struct span word_at_random(struct grammar_random *random, const char *text, size_t length) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.";
    size_t at = length > 0 ? grammar_below(random, length) : 0;
    struct span word = {at, at};
    while (word.start > 0 && text[word.start - 1] != '\0' && strchr(letters, text[word.start - 1]) != NULL)
        word.start--;
    while (word.end < length && text[word.end] != '\0' && strchr(letters, text[word.end]) != NULL)
        word.end++;
    return word;
}

/* Puts `piece` in place of the span, if there is room for it. */
static size_t replace(char *text, size_t length, size_t size, struct span span, const char *piece,
                      size_t piece_length) {
    size_t rest = length - span.end;
    if (span.start + piece_length + rest > size)
        return length;
    memmove(text + span.start + piece_length, text + span.end, rest);
    memcpy(text + span.start, piece, piece_length);
    return span.start + piece_length + rest;
}

static size_t statement_write(struct grammar_random *random, const char *text, struct span line, char *piece,
                              size_t size) {
    struct writer writer = {random, piece, 0, size - 1};
    unsigned indent = 0;
    while (line.start + indent < line.end && text[line.start + indent] == ' ' && indent < 40)
        put(&writer, text[line.start + indent++]);
    write_rule(&writer, "stmt", 4, indent, 3);
    piece[writer.length++] = '\n';
    return writer.length;
}

size_t grammar_mutate(struct grammar_random *random, char *text, size_t length, size_t size) {
    char piece[1024];
    struct writer writer = {random, piece, 0, sizeof piece};
    struct span line = line_at_random(random, text, length), word = word_at_random(random, text, length);
    size_t line_length = line.end - line.start < sizeof piece ? line.end - line.start : sizeof piece;
    switch (grammar_below(random, length == 0 ? 1 : 12)) {
    case 0:
        return grammar_program(random, text, size);
    case 1: /* a line less */
        return replace(text, length, size, line, "", 0);
    case 2: /* a line twice, or somewhere else */
        memcpy(piece, text + line.start, line_length);
        line = line_at_random(random, text, length);
        line.end = line.start;
        return replace(text, length, size, line, piece, line_length);
    case 3:
    case 4: /* a new statement before a line */
        line.end = line.start;
        return replace(text, length, size, line, piece, statement_write(random, text, line, piece, sizeof piece));
    case 5: /* in place of it */
        return replace(text, length, size, line, piece, statement_write(random, text, line, piece, sizeof piece));
    case 6:
    case 7:
    case 8: /* another expression in place of a word */
        write_rule(&writer, "expr", 4, 0, 3);
        return replace(text, length, size, word, piece, writer.length);
    case 9:
        write_rule(&writer, "attr", 4, 0, 3);
        return replace(text, length, size, word, piece, writer.length);
    default:
        return LLVMFuzzerMutate((uint8_t *)text, length, size);
    }
}
