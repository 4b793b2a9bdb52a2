/* The program: reads the command line and files, makes one VM, runs one script in it, and turns the outcome into output
 * and exit status. A host like any other: it uses the public interface alone. */
#include "lockdown.h"
#include "program.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REASON_SIZE 600

struct program {
    struct program_options options;
    pn_config config;
    pn_policy *policy; /* of --policy */
    struct recorder recorder;
    struct file_text source;
    char *filename;
    pn_vm *vm;
    pn_env *env;
    char reason[REASON_SIZE]; /* why the policy was refused */
};

/* The VM that an interrupt from the keyboard ends. */
static pn_vm *volatile interrupted_vm;

static void interrupt_handler(int signal_number) {
    (void)signal_number;
    pn_interrupt(interrupted_vm);
}

/* --- getting ready
 * ---------------------------------------------------------------------------------------------------- */

static bool source_read(struct program *program) {
    const struct program_options *options = &program->options;
    if (options->code != NULL) {
        program->source = (struct file_text){strdup(options->code), strlen(options->code)};
        program->filename = strdup("<string>");
    } else {
        const char *file = options->file != NULL ? options->file : "-";
        if (!file_read(file, options->config->max_source, &program->source))
            return false;
        program->filename = strcmp(file, "-") == 0 ? strdup("<stdin>") : path_absolute(file);
    }
    return program->filename != NULL && program->source.data != NULL;
}

static pn_status vm_make(struct program *program) {
    pn_config *config = &program->config;
    config->allow_import = program->options.allow_import;
    config->grant = program->options.grant;
    config->profile = program->options.profile;
    config->output = output_write;
    config->audit = recorder_event;
    config->audit_data = &program->recorder;
    config->module = program->options.module_paths.count > 0 ? module_find : NULL;
    config->module_data = &config->max_source;
    config->message = program->reason;
    config->message_size = sizeof program->reason;
    return pn_vm_new(config, &program->vm);
}

static bool arguments_set(struct program *program) {
    const struct program_options *options = &program->options;
    size_t count = (size_t)options->argument_count + 1;
    const char **arguments = malloc(count * sizeof *arguments);
    if (arguments == NULL)
        return false;
    arguments[0] = options->code != NULL ? "-c" : options->file != NULL ? options->file : "-";
    for (size_t i = 1; i < count; i++)
        arguments[i] = options->arguments[i - 1];
    pn_status status = pn_vm_set_arguments(program->vm, count, arguments);
    free(arguments);
    if (status != PN_OK)
        fprintf(stderr, "pynterp: %s\n", pn_vm_message(program->vm));
    return status == PN_OK;
}

/* --env NAME=JSON */
static bool name_set(struct program *program, const char *definition) {
    char name[200];
    const char *equals = strchr(definition, '=');
    if (equals == NULL || (size_t)(equals - definition) >= sizeof name) {
        fprintf(stderr, "pynterp: --env takes NAME=JSON, not '%.200s'\n", definition);
        return false;
    }
    snprintf(name, sizeof name, "%.*s", (int)(equals - definition), definition);
    if (pn_env_set_json(program->env, name, equals + 1, strlen(equals + 1)) == PN_OK)
        return true;
    fprintf(stderr, "pynterp: --env %s: %s\n", name, pn_vm_message(program->vm));
    return false;
}

/* --env-file FILE */
static bool name_file_set(struct program *program, const char *path) {
    struct file_text text;
    if (!file_read(path, program->config.max_memory, &text))
        return false;
    pn_status status = pn_env_set_json_names(program->env, text.data != NULL ? text.data : "", text.length);
    free(text.data);
    if (status != PN_OK)
        fprintf(stderr, "pynterp: --env-file %s: %s\n", path, pn_vm_message(program->vm));
    return status == PN_OK;
}

static bool env_make(struct program *program) {
    const struct program_options *options = &program->options;
    if (pn_env_new_default(program->vm, &program->env) != PN_OK) {
        fprintf(stderr, "pynterp: %s\n", pn_vm_message(program->vm));
        return false;
    }
    for (size_t i = 0; i < options->name_files.count; i++)
        if (!name_file_set(program, options->name_files.items[i]))
            return false;
    for (size_t i = 0; i < options->names.count; i++)
        if (!name_set(program, options->names.items[i]))
            return false;
    return arguments_set(program);
}

/* --- running
 * ------------------------------------------------------------------------------------------------------------ */

static void error_text(const char *text) { output_write(NULL, STDERR_FILENO, text, strlen(text)); }

static int limit_tell(const pn_outcome *outcome) {
    /* A limit that raised an exception which nobody caught: the traceback first, then which limit it was. */
    error_text(outcome->traceback);
    char line[REASON_SIZE];
    if (outcome->file[0] != '\0')
        snprintf(line, sizeof line, "pynterp: %s at %s:%u\n", outcome->message, outcome->file, (unsigned)outcome->line);
    else
        snprintf(line, sizeof line, "pynterp: %s\n", outcome->message);
    error_text(line);
    return outcome->limit == PN_LIMIT_INTERRUPT ? EXIT_STATUS_INTERRUPTED : EXIT_STATUS_LIMIT;
}

static int outcome_tell(const pn_outcome *outcome) {
    switch (outcome->kind) {
    case PN_OUTCOME_OK:
        return EXIT_STATUS_OK;
    case PN_OUTCOME_EXIT:
        if (outcome->exit_text[0] != '\0') {
            error_text(outcome->exit_text);
            error_text("\n");
        }
        return outcome->exit_status;
    case PN_OUTCOME_EXCEPTION:
        error_text(outcome->traceback);
        return EXIT_STATUS_EXCEPTION;
    case PN_OUTCOME_VIOLATION:
        (void)limit_tell(outcome);
        return EXIT_STATUS_POLICY;
    case PN_OUTCOME_LIMIT:
    case PN_OUTCOME_REFUSED:
        break;
    }
    return limit_tell(outcome);
}

static int result_print(struct program *program) {
    const char *name = program->options.print_result, *text;
    size_t length;
    if (name == NULL)
        return EXIT_STATUS_OK;
    if (pn_env_get_json(program->env, name, &text, &length) != PN_OK) {
        output_flush();
        fprintf(stderr, "pynterp: --print-result %s: %s\n", name, pn_vm_message(program->vm));
        return EXIT_STATUS_EXCEPTION;
    }
    output_write(NULL, STDOUT_FILENO, text, length);
    output_write(NULL, STDOUT_FILENO, "\n", 1);
    return EXIT_STATUS_OK;
}

static pn_status script_run(struct program *program, pn_outcome *outcome) {
    const struct file_text *source = &program->source;
    const char *listing;
    pn_status status;
    switch (program->options.mode) {
    case MODE_CHECK:
        return pn_check(program->vm, source->data, source->length, program->filename, outcome);
    case MODE_DISASSEMBLE:
        status = pn_disassemble(program->vm, source->data, source->length, program->filename, &listing, outcome);
        if (status == PN_OK && outcome->kind == PN_OUTCOME_OK)
            output_write(NULL, STDOUT_FILENO, listing, strlen(listing));
        return status;
    default:
        return pn_run(program->vm, source->data, source->length, program->filename, program->env, outcome);
    }
}

static int internal_error(const struct program *program, pn_status status) {
    output_flush();
    fprintf(stderr, "pynterp: internal error: %s: %s\n", pn_status_name(status), pn_vm_message(program->vm));
    return EXIT_STATUS_INTERNAL;
}

static int report(struct program *program, const pn_outcome *outcome, int status) {
    const char *refusal = program->reason[0] != '\0' ? program->reason : NULL;
    if (program->recorder.report == NULL || report_write(&program->recorder, program->vm, outcome, status, refusal))
        return status;
    return status == EXIT_STATUS_OK ? EXIT_STATUS_USAGE : status;
}

/* Everything that touches files and the rest of the system. */
/* --check --policy FILE without a script. */
static bool prints_policy_only(const struct program_options *options) {
    return options->mode == MODE_CHECK && options->policy_file != NULL && options->code == NULL &&
           options->file == NULL;
}

static int program_prepare(struct program *program) {
    const struct program_options *options = &program->options;
    bool lock = !options->no_lockdown && lockdown_is_usual();
    if (options->no_lockdown)
        fprintf(stderr, "pynterp: --no-lockdown: this process keeps all its system calls while the script runs\n");
    if (!module_reader_start(&options->module_paths, program->config.max_source, lock) ||
        (!prints_policy_only(options) && !source_read(program)) ||
        !recorder_open(&program->recorder, options->audit_file, options->report_file))
        return EXIT_STATUS_USAGE;
    pn_status status = vm_make(program);
    if (status != PN_OK) {
        fprintf(stderr, "pynterp: %s\n", program->reason[0] != '\0' ? program->reason : pn_status_name(status));
        return EXIT_STATUS_POLICY;
    }
    program->recorder.vm = program->vm;
    if (!env_make(program))
        return EXIT_STATUS_USAGE;
    output_prepare();
    if (!lock || lockdown_enter(LOCKDOWN_PROGRAM, 0, program->reason, sizeof program->reason))
        return EXIT_STATUS_OK;
    fprintf(stderr, "pynterp: %s; --no-lockdown runs the script all the same\n", program->reason);
    return EXIT_STATUS_POLICY;
}

static int program_run(struct program *program) {
    pn_outcome outcome;
    int exit_status = program_prepare(program);
    if (exit_status != EXIT_STATUS_OK)
        return report(program, NULL, exit_status);
    if (program->options.mode == MODE_CHECK && program->options.policy_file != NULL && !policy_print(program->vm))
        return internal_error(program, PN_ERROR_MEMORY);
    if (prints_policy_only(&program->options))
        return report(program, NULL, EXIT_STATUS_OK);
    interrupted_vm = program->vm;
    signal(SIGINT, interrupt_handler);
    pn_status status = script_run(program, &outcome);
    signal(SIGINT, SIG_DFL);
    if (status != PN_OK)
        return internal_error(program, status);
    output_flush();
    /* A run that was ended because its output could not be written met no limit. */
    bool cut_off = output_problem() != NULL && outcome.kind == PN_OUTCOME_LIMIT && outcome.limit == PN_LIMIT_OUTPUT;
    exit_status = cut_off ? EXIT_STATUS_USAGE : outcome_tell(&outcome);
    if (exit_status == EXIT_STATUS_OK && program->options.mode == MODE_RUN)
        exit_status = result_print(program);
    output_flush();
    if (output_problem() != NULL) {
        fprintf(stderr, "pynterp: standard output cannot be written: %s\n", output_problem());
        exit_status = EXIT_STATUS_USAGE;
    }
    if (program->recorder.audit_problem != NULL) {
        fprintf(stderr, "pynterp: the audit cannot be written: %s\n", program->recorder.audit_problem);
        exit_status = EXIT_STATUS_USAGE;
    }
    return report(program, &outcome, exit_status);
}

static void program_end(struct program *program) {
    interrupted_vm = NULL;
    pn_vm_free(program->vm);
    if (program->recorder.audit != NULL)
        fclose(program->recorder.audit);
    free(program->recorder.events);
    free(program->source.data);
    free(program->filename);
    options_free(&program->options);
    pn_policy_free(program->policy);
}

/* The command line once more, into a config that holds what the policy file says. */
static int policy_prepare(struct program *program, int argc, char **argv) {
    const char *path = program->options.policy_file;
    if (path == NULL)
        return EXIT_STATUS_OK;
    program->config = (pn_config)PN_CONFIG_DEFAULT;
    if (!policy_file_read(path, &program->config, &program->policy))
        return EXIT_STATUS_POLICY;
    options_free(&program->options);
    program->options = (struct program_options){.config = &program->config};
    return options_parse(&program->options, argc, argv) ? EXIT_STATUS_OK : EXIT_STATUS_USAGE;
}

static int program_main(struct program *program, int argc, char **argv) {
    const struct program_options *options = &program->options;
    int status = policy_prepare(program, argc, argv);
    if (status != EXIT_STATUS_OK)
        return status;
    if (options->code == NULL && options->file == NULL && isatty(STDIN_FILENO) && !prints_policy_only(options)) {
        fprintf(
            stderr,
            "usage: pynterp [option...] FILE|- [ARG...], pynterp [option...] -c CODE [ARG...]; see pynterp --help\n");
        return EXIT_STATUS_USAGE;
    }
    return program_run(program);
}

int main(int argc, char **argv) {
    static struct program program;
    program.config = (pn_config)PN_CONFIG_DEFAULT;
    program.options.config = &program.config;
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error of its write, as a full disk is */
    if (!options_parse(&program.options, argc, argv))
        return EXIT_STATUS_USAGE;
    if (program.options.mode == MODE_HELP) {
        options_print_help();
        return EXIT_STATUS_OK;
    }
    if (program.options.mode == MODE_VERSION) {
        printf("pynterp %s%s\n", pn_version(), lockdown_is_usual() ? "" : " (a build for tests: no lockdown)");
        return EXIT_STATUS_OK;
    }
    if (program.options.mode == MODE_GUARDS) {
        bool printed = guard_tables_print();
        output_flush();
        return printed ? EXIT_STATUS_OK : EXIT_STATUS_INTERNAL;
    }
    int status = program_main(&program, argc, argv);
    output_flush();
    program_end(&program);
    return status;
}
