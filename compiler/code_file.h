/* The saved form of code: what the code generator made of a source, as bytes, to be loaded by another VM, another
 * process, another day.
 *
 * Saved bytes need no trust. Reading them checks that they are well formed and keeps every number in the range of its
 * field; what the code does is for the verifier, which all code passes when it is built, wherever it came from. Bytes
 * that another version of the instruction set wrote are refused. */
#ifndef PYNTERP_COMPILER_CODE_FILE_H
#define PYNTERP_COMPILER_CODE_FILE_H

#include "code_unit.h"

struct code_file {
    struct code_unit *top;
    struct text filename;
    struct text source; /* for the lines of tracebacks; data NULL: not there */
};

/* The bytes stay in the arena. False: out of memory. */
bool code_file_write(struct arena *arena, const struct code_file *file, struct text *bytes);
/* Everything stays in the arena; `bytes` may go. False: `problem` says why. */
bool code_file_read(struct arena *arena, struct text bytes, struct code_file *file, const char **problem);
/* For bytes that are part of this library and stay: texts refer to them and are not looked into. */
bool code_file_read_own(struct arena *arena, struct text bytes, struct code_file *file, const char **problem);

#endif
