/* The program's lockdown: what a locked process can still do, and that the program is locked when guest code runs. Each
 * attempt is made in a child of its own, because there is no way back. */
#include "cli/lockdown.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define SYSTEM_CALLS 470 /* beyond what today's kernels number */
#define NOTE_SIZE 200

/* Runs `body` in a child that is locked as `role`; what it writes to standard error comes back in `note`. Its exit
 * status, or -1 when a signal ended it. */
static int locked_child_run(enum lockdown_role role, int (*body)(void), char note[NOTE_SIZE]) {
    int ends[2], status;
    cr_assert_eq(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        char problem[NOTE_SIZE] = "";
        dup2(ends[1], STDERR_FILENO);
        descriptor_place(ends[1], DESCRIPTOR_AUDIT);
        alarm(20);
        if (!lockdown_enter(role, 0, problem, sizeof problem)) {
            ssize_t written = write(STDERR_FILENO, problem, strlen(problem));
            _exit(written > 0 ? 100 : 101);
        }
        /* By hand: before a function that does not return, the address sanitizer makes calls that are refused here. */
        int failures = body();
        for (;;)
            syscall(SYS_exit_group, failures);
    }
    close(ends[1]);
    size_t length = 0;
    for (ssize_t got; length < NOTE_SIZE - 1 && (got = read(ends[0], note + length, NOTE_SIZE - 1 - length)) > 0;)
        length += (size_t)got;
    note[length] = '\0';
    close(ends[0]);
    cr_assert_eq(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Written to the audit's place: the reader has no standard error. */
static void note_add(const char *text) {
    ssize_t written = write(DESCRIPTOR_AUDIT, text, strlen(text));
    (void)written;
}

static int refusal_check(const char *what, long result) {
    if (result == -1 && errno == EPERM)
        return 0;
    note_add(what);
    note_add(" was possible; ");
    return 1;
}

static long raw_call(long number) { return syscall(number, -1L, -1L, -1L, -1L, -1L, -1L); }

/* --- what is told to the process ------------------------------------------------------------------------------------
 */

static int files_attempt(void) {
    struct stat status;
    return refusal_check("open", open("/etc/passwd", O_RDONLY)) +
           refusal_check("open by its old number", syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDWR)) +
           refusal_check("create", open("lockdown_was_here", O_WRONLY | O_CREAT, 0600)) +
           refusal_check("unlink", unlink("lockdown_was_here")) + refusal_check("stat", stat("/", &status)) +
           refusal_check("chdir", chdir("/")) +
           refusal_check("readlink", readlink("/proc/self/exe", (char *)&status, sizeof status)) +
           refusal_check("memory file", memfd_create("x", 0)) +
           refusal_check("open by handle", raw_call(SYS_open_by_handle_at));
}

static int processes_attempt(void) {
    char *const arguments[] = {"/bin/true", NULL};
    return refusal_check("exec", execv(arguments[0], arguments)) + refusal_check("fork", syscall(SYS_clone, 17, 0)) +
           refusal_check("kill", kill(getppid(), 0)) + refusal_check("socket", socket(AF_INET, SOCK_STREAM, 0)) +
           refusal_check("socket pair", socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]){0})) +
           refusal_check("new limits", setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0})) +
           refusal_check("debugging", raw_call(SYS_ptrace));
}

static int descriptors_attempt(void) {
    char byte = 0;
    return refusal_check("read standard output", read(STDOUT_FILENO, &byte, 1)) +
           refusal_check("read standard input", read(STDIN_FILENO, &byte, 1)) +
           refusal_check("write elsewhere", write(50, &byte, 1)) + refusal_check("duplicate", dup(STDOUT_FILENO)) +
           refusal_check("terminal control", raw_call(SYS_ioctl));
}

static int executable_memory_attempt(void) {
    char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return refusal_check("a page of data is needed, and that", 0);
    return refusal_check("executable pages",
                         (long)mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) +
           refusal_check("making a page executable", mprotect(page, 4096, PROT_READ | PROT_EXEC)) +
           refusal_check("mapping a file", (long)mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, STDOUT_FILENO, 0));
}

Test(lockdown, a_locked_process_does_not_do_what_it_is_told) {
    char note[NOTE_SIZE];
    int (*const attempts[])(void) = {files_attempt, processes_attempt, descriptors_attempt, executable_memory_attempt};
    for (size_t i = 0; i < sizeof attempts / sizeof attempts[0]; i++) {
        int failures = locked_child_run(LOCKDOWN_PROGRAM, attempts[i], note);
        cr_expect_eq(failures, 0, "attempt %zu, status %d: %s", i, failures, note);
    }
}

/* --- every system call there is -------------------------------------------------------------------------------------
 */

/* Every argument is -1, and there is no rule about arguments that -1 satisfies: what is left are the calls that may be
 * made whatever their arguments are. */
enum { ANY = 1, ON_OUTPUTS = 0, ON_MODULES = 0, ANONYMOUS_DATA = 0, DATA = 0, READ_BELOW = 0, OF_DESCRIPTOR = 0 };
enum { PROGRAM = 1, READER = 0, BOTH = 1 };
#ifndef SYS_time
#define SYS_time (-1) /* newer machines do without */
#endif
static const struct {
    long number;
    bool allowed;
} permissions[] = {
#define SYSTEM_CALL(name, who, rule, reason) {SYS_##name, (who) && (rule)},
#include "cli/system_calls.def"
#undef SYSTEM_CALL
};

static bool call_is_allowed(long number) {
    for (size_t i = 0; i < sizeof permissions / sizeof permissions[0]; i++)
        if (permissions[i].number == number && permissions[i].allowed)
            return true;
    return false;
}

/* The kernel's own trampolines (uretprobe, uprobe): filters do not see them, and whoever else calls them gets SIGILL.
 */
static bool call_is_a_probe(long number) { return number == 335 || number == 336; }

static int every_call_attempt(void) {
    char name[40];
    int possible = 0;
    for (int number = 0; number < SYSTEM_CALLS; number++) {
        snprintf(name, sizeof name, "system call %d", number);
        if (!call_is_allowed(number) && !call_is_a_probe(number))
            possible += refusal_check(name, raw_call(number));
    }
    return possible;
}

Test(lockdown, every_system_call_outside_the_table_is_refused) {
    char note[NOTE_SIZE];
    int possible = locked_child_run(LOCKDOWN_PROGRAM, every_call_attempt, note);
    cr_assert_eq(possible, 0, "status %d: %s", possible, note);
}

/* --- the reader of module files -------------------------------------------------------------------------------------
 */

static int reader_attempt(void) {
    return refusal_check("open by a whole path from nowhere", open("/etc/passwd", O_RDONLY)) +
           refusal_check("create", openat(DESCRIPTOR_PLACES_END, "x", O_WRONLY | O_CREAT, 0600)) +
           refusal_check("socket", socket(AF_INET, SOCK_STREAM, 0)) +
           refusal_check("write elsewhere", write(50, "", 1)) + refusal_check("kill", kill(getppid(), 0));
}

Test(lockdown, the_reader_of_modules_opens_below_its_folders_only) {
    char note[NOTE_SIZE];
    int failures = locked_child_run(LOCKDOWN_READER, reader_attempt, note);
    cr_assert_eq(failures, 0, "status %d: %s", failures, note);
}

/* --- the program while it runs a script -----------------------------------------------------------------------------
 */

/* The program that was built together with this test. */
static void program_path(char *path, size_t size) {
    ssize_t length = readlink("/proc/self/exe", path, size - 1);
    cr_assert_gt(length, 0);
    path[length] = '\0';
    for (int i = 0; i < 2; i++)
        *strrchr(path, '/') = '\0';
    strncat(path, "/pynterp", size - strlen(path) - 1);
}

static bool status_has(pid_t process, const char *file, const char *wanted) {
    char path[64], text[8192];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)process, file);
    FILE *status = fopen(path, "r");
    cr_assert_not_null(status);
    text[fread(text, 1, sizeof text - 1, status)] = '\0';
    fclose(status);
    return strstr(text, wanted) != NULL;
}

struct running_program {
    pid_t process;
    int output;    /* what it prints */
    int inherited; /* the other end of a pipe whose writing end it was started with */
};

/* Starts the program with a script that prints and then loops, and waits for what it prints. */
static struct running_program program_start(void) {
    char path[4096], byte;
    int output[2], inherited[2];
    struct running_program program;
    program_path(path, sizeof path);
    cr_assert(pipe(output) == 0 && pipe(inherited) == 0);
    program.process = fork();
    if (program.process == 0) {
        dup2(output[1], STDERR_FILENO);
        execl(path, path, "--timeout", "20", "-c", "import sys\nprint('ready', file=sys.stderr)\nwhile True: pass",
              NULL);
        _exit(127);
    }
    close(output[1]);
    close(inherited[1]);
    cr_assert_eq(read(output[0], &byte, 1), 1, "the program does not start");
    program.output = output[0];
    program.inherited = inherited[0];
    return program;
}

static void program_stop(const struct running_program *program) {
    kill(program->process, SIGKILL);
    waitpid(program->process, NULL, 0);
    close(program->output);
    close(program->inherited);
}

/* Builds with sanitizers cannot lock themselves, which `--version` tells. */
static void program_version_check(void) {
    char command[4200] = "", line[200] = "";
    program_path(command, sizeof command - 20);
    strcat(command, " --version");
    FILE *version = popen(command, "r");
    cr_assert_not_null(version);
    cr_assert_not_null(fgets(line, sizeof line, version));
    pclose(version);
    cr_assert_eq(strstr(line, "no lockdown") == NULL, lockdown_is_usual(), "%s", line);
}

Test(lockdown, the_program_is_locked_while_guest_code_runs, .timeout = 60) {
    program_version_check();
    if (!lockdown_is_usual())
        return;
    struct running_program program = program_start();
    char byte;
    bool filtered = status_has(program.process, "status", "Seccomp:\t2");
    bool no_privileges = status_has(program.process, "status", "NoNewPrivs:\t1");
    bool no_core = status_has(program.process, "limits", "Max core file size        0                    0 ");
    ssize_t left = read(program.inherited, &byte, 1);
    program_stop(&program);
    cr_expect(filtered, "no filter of system calls");
    cr_expect(no_privileges, "new privileges are possible");
    cr_expect(no_core, "core dumps are possible");
    cr_expect_eq(left, 0, "an inherited descriptor is still open");
}
