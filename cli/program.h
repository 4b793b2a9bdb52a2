/* What the program's files share: the run's state, files, output, report. */
#ifndef PYNTERP_CLI_PROGRAM_H
#define PYNTERP_CLI_PROGRAM_H

#include "options.h"

#include <stdio.h>

enum exit_status {
    EXIT_STATUS_OK = 0,
    EXIT_STATUS_EXCEPTION = 1,
    EXIT_STATUS_USAGE = 2,
    EXIT_STATUS_POLICY = 3,
    EXIT_STATUS_LIMIT = 4,
    EXIT_STATUS_INTERNAL = 70,
    EXIT_STATUS_INTERRUPTED = 130,
};

/* --- files.c --- */
struct file_text {
    char *data; /* malloc */
    size_t length;
};
/* At most `limit` + 1 bytes of a file ("-": standard input), so that a limit on its length can tell. False: message on
 * standard error. */
bool file_read(const char *path, uint64_t limit, struct file_text *text);
/* The same for an open descriptor, which it closes; no message. */
bool descriptor_read(int descriptor, uint64_t limit, struct file_text *text);
/* All of it, however many calls that takes. False with errno (0: the other end is gone). */
bool descriptor_send(int descriptor, const void *data, size_t length);
bool descriptor_receive(int descriptor, void *data, size_t length);
/* The path as tracebacks show it: absolute, the current folder put in front and nothing resolved. malloc. */
char *path_absolute(const char *path);

/* --- output.c: the script's standard output and error --- */
void output_prepare(void); /* before the lockdown, after which it cannot be asked what standard output is */
bool output_write(void *user_data, int stream, const char *data, size_t length);
void output_flush(void);
/* Why standard output could not be written; NULL: it could. */
const char *output_problem(void);

/* --- modules.c, module_reader.c --- */
#define MODULE_NAME_MAXIMUM 4096
/* The reader takes the length of a dotted name as 32 bits and the name, and answers with this, file name and source. */
struct module_answer {
    uint32_t found, is_package;
    uint64_t filename_length, source_length;
};
/* Starts the process that reads module files below the folders, if there are any. It ends when this process does.
 * False: message on standard error. */
bool module_reader_start(const struct option_list *paths, uint64_t source_limit, bool lock);
/* user_data: a uint64_t, how long sources may be. */
bool module_find(void *user_data, const char *name, pn_module_source *module);

/* --- report.c --- */
struct recorder {
    FILE *audit;               /* JSON lines, or NULL */
    FILE *report;              /* or NULL */
    pn_vm *vm;                 /* whose run ends when the audit cannot go on; NULL before it is made */
    const char *audit_problem; /* why it cannot; NULL as long as it can */
    uint64_t audit_length;     /* bytes written, at most */
    char *events;              /* the first of them as JSON texts between commas, for the report; malloc */
    size_t events_length, events_capacity;
    uint64_t event_count;
};
void recorder_event(void *user_data, const pn_audit_event *event);
/* Opens what is to be written, before the lockdown. False: message on standard error. */
bool recorder_open(struct recorder *recorder, const char *audit_path, const char *report_path);
/* False: message on standard error. */
bool report_write(struct recorder *recorder, pn_vm *vm, const pn_outcome *outcome, int exit_status,
                  const char *refusal);

/* --- policy_file.c --- */
/* Reads a policy file into the config; the policy is the caller's. False: message on standard error. */
bool policy_file_read(const char *path, pn_config *config, pn_policy **policy);
/* On standard output: what the VM enforces, in words and as JSON. */
bool policy_print(pn_vm *vm);
/* On standard output: the tables of the guards as Markdown. */
bool guard_tables_print(void);

#endif
