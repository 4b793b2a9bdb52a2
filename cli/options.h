/* The command line of the program: one table of options, from which parsing, help and suggestions follow. */
#ifndef PYNTERP_CLI_OPTIONS_H
#define PYNTERP_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pynterp.h"

/* Options that may be given more than once keep their values in order. */
struct option_list {
    const char **items;
    size_t count;
};

enum program_mode { MODE_RUN, MODE_CHECK, MODE_DISASSEMBLE, MODE_HELP, MODE_VERSION, MODE_GUARDS };

struct program_options {
    enum program_mode mode;
    const char *file; /* NULL with -c; "-" is standard input */
    const char *code; /* NULL without -c */
    char **arguments; /* sys.argv[1:] */
    int argument_count;
    struct option_list names;        /* --env */
    struct option_list name_files;   /* --env-file */
    struct option_list module_paths; /* --module-path */
    const char *allow_import;
    const char *grant;
    const char *profile;
    const char *policy_file;
    const char *audit_file;
    const char *report_file;
    const char *print_result;
    bool no_lockdown;
    /* limits that were given; the config has the others */
    pn_config *config;
};

/* Fills in `options`, whose config holds the defaults. False: a message is on standard error. */
bool options_parse(struct program_options *options, int argc, char **argv);
void options_free(struct program_options *options);
void options_print_help(void);

/* "64M": bytes with an optional K, M or G, powers of 1024. False: no size, or beyond 64 bits. */
bool size_parse(const char *text, uint64_t *size);

#endif
