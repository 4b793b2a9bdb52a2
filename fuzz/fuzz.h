/* What the fuzz targets share. A target is one file target_*.c: it defines LLVMFuzzerTestOneInput and sees only the
 * public header and this one. libFuzzer calls it (./dev fuzz), or replay.c, which any compiler can build.
 *
 * Nothing that a target does with any bytes may crash, hang, leave the heap unsound (builds with the auditor look after
 * each run) or make a VM unusable; that is checked here, by abort(). */
#ifndef PYNTERP_FUZZ_FUZZ_H
#define PYNTERP_FUZZ_FUZZ_H

#include "pynterp.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* In targets with a mutator of their own (PN_FUZZ_GRAMMAR). */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_maximum, unsigned seed);
/* libFuzzer's own mutations; replay.c has simpler ones. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t size_maximum);

struct fuzz_run {
    pn_vm *vm;
    pn_env *env;
    pn_scope scope; /* its handles end with the input */
};

/* A VM with tight limits, which some inputs share one after the other, and a default env of its own; never fails. */
struct fuzz_run fuzz_begin(void);
void fuzz_end(struct fuzz_run *run);
/* The same when the input may have left something behind in the VM. */
void fuzz_end_for_good(struct fuzz_run *run);
/* Runs the source and looks whether all is well with the VM afterwards. */
void fuzz_run_source(const struct fuzz_run *run, const char *source, size_t length, pn_outcome *outcome);
/* The same for a target's own script, which is compiled once for each VM; a target has one of these. */
void fuzz_run_script(const struct fuzz_run *run, const char *script, pn_outcome *outcome);
/* Aborts with a message unless the condition holds. */
void fuzz_require(bool condition, const char *what, const char *detail);
/* After any run: it ended in a way it may end in. */
void fuzz_check(pn_status status, const pn_outcome *outcome);

/* Takes numbers and text off the input, from the front; zeros and nothing at its end. */
struct fuzz_input {
    const uint8_t *data;
    size_t size;
};
uint8_t fuzz_byte(struct fuzz_input *input);
uint64_t fuzz_number(struct fuzz_input *input);
/* Up to the next zero byte or `most` bytes. */
const char *fuzz_text(struct fuzz_input *input, size_t most, size_t *length);

#endif
