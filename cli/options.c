/* Parsing the command line; see options.h. */
#include "options.h"

#include "../guards/nearest.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NANOSECONDS 1e9
#define TIMEOUT_MAXIMUM 31622400.0 /* 366 days, in seconds */
#define HELP_COLUMN 40

enum option_kind { OPTION_MODE, OPTION_FLAG, OPTION_TEXT, OPTION_LIST, OPTION_SIZE, OPTION_COUNT, OPTION_SECONDS };

struct option {
    const char *name;
    const char *value; /* what the value is called in the help; NULL = takes none */
    enum option_kind kind;
    size_t place; /* offset in struct program_options, or in pn_config for limits; the mode for OPTION_MODE */
    const char *help;
};

#define IN_OPTIONS(field) offsetof(struct program_options, field)
#define IN_CONFIG(field) offsetof(pn_config, field)

static const struct option option_table[] = {
    {"--env", "NAME=JSON", OPTION_LIST, IN_OPTIONS(names), "a name the script sees, with its value"},
    {"--env-file", "FILE", OPTION_LIST, IN_OPTIONS(name_files), "a JSON object whose keys become names"},
    {"--allow-import", "LIST", OPTION_TEXT, IN_OPTIONS(allow_import),
     "modules of the allowlist: names between commas, none, or all (the default)"},
    {"--module-path", "DIR", OPTION_LIST, IN_OPTIONS(module_paths), "guest modules, interpreted, confined below DIR"},
    {"--grant", "LIST", OPTION_TEXT, IN_OPTIONS(grant), "capabilities: clock, entropy; name=warn has its use reported"},
    {"--profile", "NAME", OPTION_TEXT, IN_OPTIONS(profile), "of blocked attributes: strict (the default) or compat"},
    {"--policy", "FILE", OPTION_TEXT, IN_OPTIONS(policy_file),
     "policy and limits from a JSON file, see docs/POLICY.md"},
    {"--audit", "FILE", OPTION_TEXT, IN_OPTIONS(audit_file), "what guards refused, as JSON lines"},
    {"--max-memory", "SIZE", OPTION_SIZE, IN_CONFIG(max_memory), "memory of the whole run, 64M (default 256M)"},
    {"--max-steps", "N", OPTION_COUNT, IN_CONFIG(max_steps), "steps the script may take (default: no limit)"},
    {"--timeout", "SECONDS", OPTION_SECONDS, IN_CONFIG(timeout), "time the script may take, 2.5 (default: no limit)"},
    {"--max-recursion", "N", OPTION_COUNT, IN_CONFIG(max_recursion), "nested calls (default 1000)"},
    {"--max-output", "SIZE", OPTION_SIZE, IN_CONFIG(max_output), "text the script may write, 1M (default 16M)"},
    {"--report", "FILE", OPTION_TEXT, IN_OPTIONS(report_file), "outcome, statistics and violations as JSON"},
    {"--print-result", "NAME", OPTION_TEXT, IN_OPTIONS(print_result), "that variable as JSON on standard output"},
    {"--no-lockdown", NULL, OPTION_FLAG, IN_OPTIONS(no_lockdown), "keep system calls that the program does not need"},
    {"--disassemble", NULL, OPTION_MODE, MODE_DISASSEMBLE, "list the bytecode instead of running it"},
    {"--check", NULL, OPTION_MODE, MODE_CHECK, "compile without running; with --policy, print what is enforced"},
    {"--guards", NULL, OPTION_MODE, MODE_GUARDS, "print the tables of the guards as Markdown"},
    {"--version", NULL, OPTION_MODE, MODE_VERSION, "print the version"},
    {"--help", NULL, OPTION_MODE, MODE_HELP, "print this text"},
};
#define OPTIONS (sizeof option_table / sizeof option_table[0])

/* --- suggestions ----------------------------------------------------------------------------------------------------
 */

static bool unknown_option(const char *name) {
    struct nearest nearest;
    nearest_begin(&nearest, name, strlen(name));
    for (size_t i = 0; i < OPTIONS; i++)
        nearest_offer(&nearest, option_table[i].name);
    if (nearest.found != NULL)
        fprintf(stderr, "pynterp: unknown option '%s'; did you mean '%s'?\n", name, nearest.found);
    else
        fprintf(stderr, "pynterp: unknown option '%s'; see pynterp --help\n", name);
    return false;
}

/* --- values
 * ----------------------------------------------------------------------------------------------------------- */

static bool number_parse(const char *text, uint64_t *number, const char **end) {
    if (*text < '0' || *text > '9')
        return false;
    char *stopped;
    errno = 0;
    unsigned long long parsed = strtoull(text, &stopped, 10);
    *number = parsed;
    *end = stopped;
    return errno == 0 && parsed != PN_UNLIMITED;
}

bool size_parse(const char *text, uint64_t *size) {
    const char *end;
    if (!number_parse(text, size, &end))
        return false;
    static const char units[] = "KMG";
    const char *unit = *end != '\0' ? strchr(units, *end) : NULL;
    if (unit == NULL)
        return *end == '\0';
    unsigned shift = 10 * (unsigned)(unit - units + 1);
    if (*size > UINT64_MAX >> shift)
        return false;
    *size <<= shift;
    return end[1] == '\0';
}

static bool seconds_parse(const char *text, uint64_t *nanoseconds) {
    char *end;
    double seconds = strtod(text, &end);
    if (end == text || *end != '\0' || !isfinite(seconds) || seconds <= 0 || seconds > TIMEOUT_MAXIMUM)
        return false;
    *nanoseconds = (uint64_t)(seconds * NANOSECONDS);
    return true;
}

static bool list_add(struct option_list *list, const char *item) {
    const char **items = realloc(list->items, (list->count + 1) * sizeof *items);
    if (items == NULL) {
        fprintf(stderr, "pynterp: out of memory\n");
        return false;
    }
    list->items = items;
    items[list->count++] = item;
    return true;
}

static bool wrong_value(const struct option *option, const char *value, const char *wanted) {
    fprintf(stderr, "pynterp: %s takes %s, not '%s'\n", option->name, wanted, value);
    return false;
}

static bool option_store(struct program_options *options, const struct option *option, const char *value) {
    void *in_options = (char *)options + option->place;
    uint64_t *limit = (uint64_t *)((char *)options->config + option->place);
    const char *end;
    switch (option->kind) {
    case OPTION_MODE:
        options->mode = (enum program_mode)option->place;
        return true;
    case OPTION_FLAG:
        *(bool *)in_options = true;
        return true;
    case OPTION_TEXT:
        *(const char **)in_options = value;
        return true;
    case OPTION_LIST:
        return list_add(in_options, value);
    case OPTION_SIZE:
        return size_parse(value, limit) || wrong_value(option, value, "a size such as 64M");
    case OPTION_COUNT:
        return (number_parse(value, limit, &end) && *end == '\0') || wrong_value(option, value, "a number");
    case OPTION_SECONDS:
        return seconds_parse(value, limit) || wrong_value(option, value, "seconds such as 2.5");
    }
    return false;
}

/* --- the command line
 * -------------------------------------------------------------------------------------------------- */

static const struct option *option_find(const char *name, size_t length) {
    for (size_t i = 0; i < OPTIONS; i++)
        if (strlen(option_table[i].name) == length && memcmp(option_table[i].name, name, length) == 0)
            return &option_table[i];
    return NULL;
}

/* Handles argv[*at], a long option, and its value; moves *at past them. */
static bool long_option(struct program_options *options, int argc, char **argv, int *at) {
    const char *word = argv[(*at)++], *equals = strchr(word, '=');
    size_t length = equals != NULL ? (size_t)(equals - word) : strlen(word);
    const struct option *option = option_find(word, length);
    if (option == NULL)
        return unknown_option(word);
    if (option->value == NULL) {
        if (equals == NULL)
            return option_store(options, option, NULL);
        fprintf(stderr, "pynterp: %s takes no value\n", option->name);
        return false;
    }
    if (equals != NULL)
        return option_store(options, option, equals + 1);
    if (*at == argc) {
        fprintf(stderr, "pynterp: %s needs a value: %s %s\n", option->name, option->name, option->value);
        return false;
    }
    return option_store(options, option, argv[(*at)++]);
}

bool options_parse(struct program_options *options, int argc, char **argv) {
    int at = 1;
    while (at < argc && strncmp(argv[at], "--", 2) == 0 && argv[at][2] != '\0')
        if (!long_option(options, argc, argv, &at))
            return false;
    if (at < argc && strcmp(argv[at], "--") == 0)
        at++;
    if (options->mode == MODE_HELP || options->mode == MODE_VERSION || options->mode == MODE_GUARDS)
        return true;
    if (at < argc && strcmp(argv[at], "-h") == 0) {
        options->mode = MODE_HELP;
        return true;
    }
    if (at < argc && strcmp(argv[at], "-c") == 0) {
        if (++at == argc) {
            fprintf(stderr, "pynterp: -c needs code\n");
            return false;
        }
        options->code = argv[at++];
    } else if (at < argc && argv[at][0] == '-' && argv[at][1] != '\0') {
        return unknown_option(argv[at]);
    } else if (at < argc) {
        options->file = argv[at++];
    }
    options->arguments = argv + at;
    options->argument_count = argc - at;
    return true;
}

void options_free(struct program_options *options) {
    free(options->names.items);
    free(options->name_files.items);
    free(options->module_paths.items);
}

void options_print_help(void) {
    printf("usage: pynterp [option...] FILE [ARG...]     run a script in the sandbox; - is standard input\n"
           "       pynterp [option...] -c CODE [ARG...]  run code from the command line\n\n");
    for (size_t i = 0; i < OPTIONS; i++) {
        char left[HELP_COLUMN];
        const char *value = option_table[i].value;
        snprintf(left, sizeof left, "%s %s", option_table[i].name, value != NULL ? value : "");
        printf("  %-24s %s\n", left, option_table[i].help);
    }
    printf("\nexit status: 0 success, the script's own with SystemExit, 1 uncaught exception, 2 wrong usage or "
           "unreadable\n"
           "file, 3 policy refused, 4 a limit ended the run, 70 internal error\n");
}
