/* The containment test: runs scripts in child processes and overwrites parts of the cage while they run.
 *
 *   contain [COUNT] [--seed N] [--jobs N] [--only CHILD] [--log FOLDER]
 *
 * Whatever is in the cage, a child may end in these ways alone: the run ends and says how; or it touches memory without
 * access inside the cage's reservation, which ends the process but reaches nothing. Everything else is a hole: a report
 * of the address sanitizer, a fault outside the reservation, bytecode that has changed, an abort, a run without end.
 * Needs a build with the test hooks and the address sanitizer (./dev contain makes it). */
#include "corruption.h"

#include "pynterp.h"
#include "vm/api_internal.h"
#include "vm/moment.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define SCRIPTS_MAXIMUM 64
#define SOURCE_MAXIMUM 32768
#define CORRUPTIONS_PER_CHILD 6
#define JOBS_MAXIMUM 16
#define FUEL_SLICE 5
#define SECONDS_MAXIMUM 20 /* of processor time, with the sanitizer's help */
#define STEPS_MAXIMUM 400000
#define SHOWN_MAXIMUM 12
#define KNOWN_CODE_MAXIMUM 4096

/* How a child ends; from FOUND_REPORT on it is a hole. */
#define ENDINGS(X)                                                                                                     \
    X(OK, "the run went on to its end")                                                                                \
    X(EXCEPTION, "an exception ended it")                                                                              \
    X(LIMIT, "a limit ended it")                                                                                       \
    X(REFUSED, "the VM gave itself up")                                                                                \
    X(FAULT, "a fault inside the reservation")                                                                         \
    X(OVERLAP, "memcpy with overlapping parts of the cage")                                                            \
    X(REPORT, "HOLE: a report of the address sanitizer")                                                               \
    X(WILD, "HOLE: a fault outside the reservation")                                                                   \
    X(CODE, "HOLE: bytecode was changed")                                                                              \
    X(ENDLESS, "HOLE: a run without end")                                                                              \
    X(OTHER, "HOLE: another signal or exit")
enum ending {
#define ENDING_ENUM(name, text) END_##name,
    ENDINGS(ENDING_ENUM)
#undef ENDING_ENUM
        ENDING_COUNT
};
static const char *const ending_names[ENDING_COUNT] = {
#define ENDING_NAME(name, text) text,
    ENDINGS(ENDING_NAME)
#undef ENDING_NAME
};
#define EXIT_BASE 40 /* exit status of ending 0 */

struct script {
    char name[64];
    char *source;
    size_t length;
    uint64_t moments; /* that a run without corruption has */
};

static struct {
    struct script scripts[SCRIPTS_MAXIMUM];
    size_t script_count;
    pn_vm *vm;
    pn_env *env;
    const char *log_folder;
} test;

/* --- the child ------------------------------------------------------------------------------------------------------
 */

static struct {
    struct random_stream random;
    uint64_t moment;
    uint64_t targets[CORRUPTIONS_PER_CHILD];
    uint32_t target_count;
} child;

__attribute__((visibility("default"))) const char *__asan_default_options(void);
const char *__asan_default_options(void) {
    return "handle_segv=0:handle_sigbus=0:handle_abort=0:handle_sigill=0:detect_leaks=0:allocator_may_return_null=1:"
           "detect_stack_use_after_return=0:quarantine_size_mb=16:exitcode=46";
}
_Static_assert(EXIT_BASE + END_REPORT == 46, "the sanitizer's exit status stands in its options");

static _Noreturn void child_end(enum ending ending) { _exit(EXIT_BASE + (int)ending); }

static bool is_reserved(const void *address) {
    const struct platform_cage *cage = &test.vm->vm.heap->reservation;
    return (const char *)address - (const char *)cage->reservation >= 0 &&
           (size_t)((const char *)address - (const char *)cage->reservation) < cage->reservation_size;
}

static void on_fault(int signal_number, siginfo_t *information, void *context) {
    (void)context;
    if ((signal_number == SIGSEGV || signal_number == SIGBUS) && information->si_code > 0 &&
        information->si_code != SI_KERNEL && is_reserved(information->si_addr))
        child_end(END_FAULT);
    fprintf(stderr, "signal %d, address %p, cage at %p\n", signal_number, information->si_addr,
            (void *)test.vm->vm.cage);
    __sanitizer_print_stack_trace();
    child_end(signal_number == SIGPROF                              ? END_ENDLESS
              : signal_number == SIGSEGV || signal_number == SIGBUS ? END_WILD
                                                                    : END_OTHER);
}

/* Called by the sanitizer before it prints its report. */
__attribute__((visibility("default"))) void __asan_on_error(void);
void __asan_on_error(void) {
    const char *description = __asan_get_report_description();
    if (description && strstr(description, "param-overlap"))
        child_end(END_OVERLAP);
}

static void signals_prepare(void) {
    static char stack[65536];
    const stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGPROF};
    const struct itimerval limit = {.it_value = {.tv_sec = SECONDS_MAXIMUM}};
    sigaltstack(&alternative, NULL);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        sigaction(signals[i], &action, NULL);
    setitimer(ITIMER_PROF, &limit, NULL);
}

static uint64_t checksum(uint64_t sum, const void *data, size_t length) {
    for (size_t i = 0; i < length; i++)
        sum = (sum ^ ((const uint8_t *)data)[i]) * UINT64_C(0x100000001B3);
    return sum;
}

/* The bytecode that was there before the script began, which nothing may change; what is not needed any more may go. */
static struct {
    const struct code *code;
    const struct instruction *instructions;
    uint64_t sum;
} known_code[KNOWN_CODE_MAXIMUM];
static uint32_t known_code_count;

static uint64_t code_checksum(const struct code *code) {
    return checksum(UINT64_C(0xCBF29CE484222325), code->instructions,
                    code->instruction_count * sizeof(struct instruction));
}

static void code_note(const struct vm *vm) {
    for (uint32_t i = 0; i < vm->code_count && i < KNOWN_CODE_MAXIMUM; i++, known_code_count++)
        if (vm->codes[i]) {
            known_code[i].code = vm->codes[i];
            known_code[i].instructions = vm->codes[i]->instructions;
            known_code[i].sum = code_checksum(vm->codes[i]);
        }
}

static bool code_is_unchanged(const struct vm *vm) {
    for (uint32_t i = 0; i < known_code_count && i < vm->code_count; i++) {
        const struct code *code = vm->codes[i];
        if (code && code == known_code[i].code && code->instructions == known_code[i].instructions &&
            code_checksum(code) != known_code[i].sum)
            return false;
    }
    return true;
}

static void on_moment(struct vm *vm) {
    char text[200];
    uint64_t moment = child.moment++;
    for (uint32_t i = 0; i < child.target_count; i++)
        if (child.targets[i] == moment) {
            corruption_make(vm, &child.random, text, sizeof text);
            fprintf(stderr, "moment %llu: %s\n", (unsigned long long)moment, text);
        }
}

static bool on_output(void *user_data, int stream, const char *data, size_t length) {
    (void)user_data, (void)stream, (void)data, (void)length;
    return true;
}

static pn_status on_call(pn_call *call, void *user_data) {
    (void)user_data;
    pn_value argument, list;
    pn_status status = pn_new_list(pn_call_vm(call), &list);
    for (size_t i = 0; i < pn_call_count(call) && status == PN_OK; i++) {
        status = pn_call_argument(call, i, &argument);
        if (status == PN_OK)
            status = pn_list_append(pn_call_vm(call), list, argument);
    }
    return status == PN_OK ? pn_call_return(call, list) : status;
}

/* What a host does after a run: read a result, drop the VM. */
static enum ending run(const struct script *script) {
    pn_outcome outcome;
    const char *text;
    size_t length;
    moment_slice = FUEL_SLICE;
    moment_hook = on_moment;
    pn_status status = pn_run(test.vm, script->source, script->length, "script.py", test.env, &outcome);
    moment_hook = NULL;
    if (!code_is_unchanged(&test.vm->vm))
        return END_CODE;
    enum ending ending = status != PN_OK                      ? END_REFUSED
                         : outcome.kind == PN_OUTCOME_OK      ? END_OK
                         : outcome.kind == PN_OUTCOME_LIMIT   ? END_LIMIT
                         : outcome.kind == PN_OUTCOME_REFUSED ? END_REFUSED
                                                              : END_EXCEPTION;
    if (pn_env_get_json(test.env, "result", &text, &length) == PN_OK)
        (void)length;
    return ending;
}

static enum ending child_run(uint64_t seed, uint64_t number) {
    child.random.state = seed * UINT64_C(1000003) + number;
    const struct script *script = &test.scripts[random_below(&child.random, test.script_count)];
    child.target_count = 1 + (uint32_t)random_below(&child.random, CORRUPTIONS_PER_CHILD);
    for (uint32_t i = 0; i < child.target_count; i++)
        child.targets[i] = random_below(&child.random, script->moments);
    fprintf(stderr, "child %llu: %s, %u corruptions\n", (unsigned long long)number, script->name, child.target_count);
    return run(script);
}

/* As many as child_run above will make: drawn in the same order. */
static uint32_t corruptions_of(uint64_t seed, uint64_t number) {
    struct random_stream random = {seed * UINT64_C(1000003) + number};
    random_next(&random);
    return 1 + (uint32_t)random_below(&random, CORRUPTIONS_PER_CHILD);
}

/* --- getting ready --------------------------------------------------------------------------------------------------
 */

static void fail(const char *what) {
    fprintf(stderr, "contain: %s: %s\n", what, strerror(errno));
    exit(2);
}

static void script_add(const char *folder, const char *name) {
    char path[400];
    struct script *script = &test.scripts[test.script_count];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    script->source = malloc(SOURCE_MAXIMUM);
    if (file == NULL || script->source == NULL)
        fail(path);
    script->length = fread(script->source, 1, SOURCE_MAXIMUM, file);
    fclose(file);
    snprintf(script->name, sizeof script->name, "%.60s", name);
    test.script_count++;
}

static int name_compare(const void *left, const void *right) { return strcmp(left, right); }

static void scripts_read(const char *folder) {
    char names[SCRIPTS_MAXIMUM][64];
    size_t count = 0;
    DIR *entries = opendir(folder);
    if (entries == NULL)
        fail(folder);
    for (struct dirent *entry; (entry = readdir(entries)) != NULL && count + test.script_count < SCRIPTS_MAXIMUM;) {
        size_t length = strlen(entry->d_name);
        if (length > 3 && length < sizeof names[0] && strcmp(entry->d_name + length - 3, ".py") == 0)
            strcpy(names[count++], entry->d_name);
    }
    closedir(entries);
    qsort(names, count, sizeof names[0], name_compare); /* the order of folders is no one's promise */
    for (size_t i = 0; i < count; i++)
        script_add(folder, names[i]);
}

static void vm_prepare(void) {
    static const char json[] = "{\"data\": [1, 2.5, \"three\", null, {\"four\": [true, 12345678901234567890123]}]}";
    static const char first[] = "import json, math, itertools, collections\n";
    pn_config config = PN_CONFIG_DEFAULT;
    pn_outcome outcome;
    config.max_memory = UINT64_C(24) << 20;
    config.max_steps = STEPS_MAXIMUM;
    config.output = on_output;
    if (pn_vm_new(&config, &test.vm) != PN_OK || pn_env_new_default(test.vm, &test.env) != PN_OK ||
        pn_env_set_json_names(test.env, json, strlen(json)) != PN_OK ||
        pn_env_set_function(test.env, "host_list", on_call, NULL) != PN_OK ||
        pn_run(test.vm, first, strlen(first), "first.py", test.env, &outcome) != PN_OK)
        fail("the VM cannot be made");
    code_note(&test.vm->vm);
}

/* How many moments each script has, found by running it in a child. */
static void scripts_measure(void) {
    for (size_t i = 0; i < test.script_count; i++) {
        int ends[2];
        if (pipe(ends) != 0)
            fail("pipe");
        pid_t process = fork();
        if (process == 0) {
            enum ending ending = run(&test.scripts[i]);
            if (write(ends[1], &child.moment, sizeof child.moment) != sizeof child.moment)
                ending = END_OTHER;
            child_end(ending);
        }
        close(ends[1]);
        bool told = read(ends[0], &test.scripts[i].moments, sizeof(uint64_t)) == sizeof(uint64_t);
        close(ends[0]);
        waitpid(process, NULL, 0);
        if (!told || test.scripts[i].moments == 0) {
            fprintf(stderr, "contain: %s cannot be run\n", test.scripts[i].name);
            exit(2);
        }
    }
}

/* --- the parent -----------------------------------------------------------------------------------------------------
 */

struct job {
    pid_t process;
    uint64_t number;
    int log;
};

struct result {
    uint64_t endings[ENDING_COUNT], corruptions, children, holes;
};

static void job_start(struct job *job, uint64_t seed, uint64_t number) {
    job->number = number;
    if (ftruncate(job->log, 0) != 0 || lseek(job->log, 0, SEEK_SET) != 0)
        fail("log");
    job->process = fork();
    if (job->process != 0)
        return;
    dup2(job->log, STDERR_FILENO);
    signals_prepare();
    child_end(child_run(seed, number));
}

/* Keeps what the child said. */
static void hole_note(const struct job *job, enum ending ending, uint64_t shown) {
    char path[400], text[4096];
    ssize_t length;
    snprintf(path, sizeof path, "%s/%llu.txt", test.log_folder, (unsigned long long)job->number);
    int copy = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    lseek(job->log, 0, SEEK_SET);
    while (copy >= 0 && (length = read(job->log, text, sizeof text)) > 0)
        if (write(copy, text, (size_t)length) != length)
            break;
    if (copy >= 0)
        close(copy);
    if (shown < SHOWN_MAXIMUM)
        fprintf(stderr, "child %llu: %s; see %s\n", (unsigned long long)job->number, ending_names[ending], path);
}

static void job_finish(const struct job *job, int status, uint64_t seed, struct result *result) {
    enum ending ending = END_OTHER;
    if (WIFEXITED(status) && WEXITSTATUS(status) >= EXIT_BASE && WEXITSTATUS(status) < EXIT_BASE + ENDING_COUNT)
        ending = (enum ending)(WEXITSTATUS(status) - EXIT_BASE);
    result->endings[ending]++;
    result->children++;
    result->corruptions += corruptions_of(seed, job->number);
    if (ending >= END_REPORT)
        hole_note(job, ending, result->holes++);
}

static struct result corruptions_run(uint64_t wanted, uint64_t seed, unsigned jobs) {
    struct job running[JOBS_MAXIMUM] = {0};
    struct result result = {0};
    uint64_t number = 0, started = 0;
    unsigned active = 0;
    for (unsigned i = 0; i < jobs; i++) {
        char name[] = "/tmp/contain-XXXXXX";
        running[i].log = mkstemp(name);
        if (running[i].log < 0)
            fail("log");
        unlink(name);
    }
    while (active > 0 || started < wanted) {
        for (unsigned i = 0; i < jobs && started < wanted; i++)
            if (running[i].process == 0) {
                started += corruptions_of(seed, number);
                job_start(&running[i], seed, number++);
                active++;
            }
        int status;
        pid_t ended = wait(&status);
        for (unsigned i = 0; i < jobs; i++)
            if (ended > 0 && running[i].process == ended) {
                job_finish(&running[i], status, seed, &result);
                running[i].process = 0;
                active--;
            }
    }
    return result;
}

int main(int argc, char **argv) {
    uint64_t count = 2000, seed = 1, only = UINT64_MAX;
    long jobs = sysconf(_SC_NPROCESSORS_ONLN);
    test.log_folder = ".";
    for (int i = 1; i < argc; i++) {
        bool has_value = i + 1 < argc;
        if (strcmp(argv[i], "--seed") == 0 && has_value)
            seed = strtoull(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--jobs") == 0 && has_value)
            jobs = strtol(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--only") == 0 && has_value)
            only = strtoull(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--log") == 0 && has_value)
            test.log_folder = argv[++i];
        else
            count = strtoull(argv[i], NULL, 10);
    }
    jobs = jobs < 1 ? 1 : jobs > JOBS_MAXIMUM ? JOBS_MAXIMUM : jobs;
    scripts_read("tests/fault_injection");
    scripts_read("tests/containment/scripts");
    vm_prepare();
    scripts_measure();
    if (only != UINT64_MAX) {
        signals_prepare();
        enum ending ending = child_run(seed, only);
        printf("%s\n", ending_names[ending]);
        return ending >= END_REPORT;
    }
    struct result result = corruptions_run(count, seed, (unsigned)jobs);
    printf("%llu corruptions in %llu processes, seed %llu\n", (unsigned long long)result.corruptions,
           (unsigned long long)result.children, (unsigned long long)seed);
    for (int i = 0; i < ENDING_COUNT; i++)
        printf("  %8llu  %s\n", (unsigned long long)result.endings[i], ending_names[i]);
    printf("%llu holes\n", (unsigned long long)result.holes);
    return result.holes > 0;
}
