/* Makes the kernel's filters of cli/system_calls.def with libseccomp, as a C header: run when the project is built, so
 * that the program itself neither needs the library nor spends time on it. Usage: make_lockdown_filter OUTPUT */
#include "cli/lockdown.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum who { PROGRAM = 1, READER = 2, BOTH = 3 };
enum rule { ANY, ON_OUTPUTS, ON_MODULES, ANONYMOUS_DATA, DATA, READ_BELOW, OF_DESCRIPTOR };

#define FILTER_MAXIMUM 4096
/* Folders are named by descriptors below this; AT_FDCWD, which is negative, is above. */
#define DESCRIPTOR_LIMIT 65536

static const struct permission {
    const char *name;
    enum who who;
    enum rule rule;
} permissions[] = {
#define SYSTEM_CALL(name, who, rule, reason) {#name, who, rule},
#include "cli/system_calls.def"
#undef SYSTEM_CALL
};

static void check(int status, const char *what) {
    if (status >= 0)
        return;
    fprintf(stderr, "make_lockdown_filter: %s: %s\n", what, strerror(-status));
    exit(1);
}

static void allow(scmp_filter_ctx filter, int call, unsigned count, const struct scmp_arg_cmp *conditions) {
    check(seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, count, conditions), "seccomp_rule_add");
}

static void allow_descriptor(scmp_filter_ctx filter, int call, int descriptor) {
    const struct scmp_arg_cmp is_it = SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)descriptor);
    allow(filter, call, 1, &is_it);
}

static void permission_add(scmp_filter_ctx filter, const struct permission *permission) {
    const struct scmp_arg_cmp not_executable = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    /* The file is none: -1, whose upper half the caller may or may not have filled. */
    const struct scmp_arg_cmp anonymous_data[] = {not_executable, SCMP_A4(SCMP_CMP_MASKED_EQ, UINT32_MAX, UINT32_MAX)};
    const struct scmp_arg_cmp read_below[] = {
        SCMP_A0(SCMP_CMP_LT, DESCRIPTOR_LIMIT),
        SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY),
    };
    const struct scmp_arg_cmp of_descriptor[] = {
        SCMP_A0(SCMP_CMP_LT, DESCRIPTOR_LIMIT),
        SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH),
    };
    int call = seccomp_syscall_resolve_name(permission->name);
    if (call < 0)
        return; /* this machine has no such call */
    switch (permission->rule) {
    case ANY:
        allow(filter, call, 0, NULL);
        break;
    case ON_OUTPUTS:
        allow_descriptor(filter, call, STDOUT_FILENO);
        allow_descriptor(filter, call, STDERR_FILENO);
        allow_descriptor(filter, call, DESCRIPTOR_AUDIT);
        allow_descriptor(filter, call, DESCRIPTOR_REPORT);
        allow_descriptor(filter, call, DESCRIPTOR_MODULES);
        break;
    case ON_MODULES:
        allow_descriptor(filter, call, DESCRIPTOR_MODULES);
        break;
    case ANONYMOUS_DATA:
        allow(filter, call, 2, anonymous_data);
        break;
    case DATA:
        allow(filter, call, 1, &not_executable);
        break;
    case READ_BELOW:
        allow(filter, call, 2, read_below);
        break;
    case OF_DESCRIPTOR:
        allow(filter, call, 2, of_descriptor);
        break;
    }
}

/* The filter as the kernel takes it, by way of an unnamed file: libseccomp writes to descriptors only. */
static size_t filter_make(enum who who, struct sock_filter instructions[FILTER_MAXIMUM]) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    FILE *file = tmpfile();
    if (filter == NULL || file == NULL)
        check(-ENOMEM, "no memory for a filter");
    for (size_t i = 0; i < sizeof permissions / sizeof permissions[0]; i++)
        if (permissions[i].who & who)
            permission_add(filter, &permissions[i]);
    check(seccomp_export_bpf(filter, fileno(file)), "seccomp_export_bpf");
    rewind(file);
    size_t count = fread(instructions, sizeof *instructions, FILTER_MAXIMUM, file);
    if (count == 0 || count == FILTER_MAXIMUM)
        check(-E2BIG, "a filter of unlikely length");
    fclose(file);
    seccomp_release(filter);
    return count;
}

static void filter_print(FILE *out, const char *name, enum who who) {
    static struct sock_filter instructions[FILTER_MAXIMUM];
    size_t count = filter_make(who, instructions);
    fprintf(out, "static const struct sock_filter lockdown_%s_filter[] = {\n", name);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "    {0x%02x, %u, %u, 0x%08x},\n", instructions[i].code, instructions[i].jt, instructions[i].jf,
                instructions[i].k);
    fputs("};\n", out);
}

int main(int argc, char **argv) {
    FILE *out = argc == 2 ? fopen(argv[1], "w") : NULL;
    if (out == NULL) {
        fprintf(stderr, "usage: make_lockdown_filter OUTPUT\n");
        return 2;
    }
    fputs("/* Made by make_lockdown_filter.c from system_calls.def. */\n#include <linux/filter.h>\n", out);
    filter_print(out, "program", PROGRAM);
    filter_print(out, "reader", READER);
    return fclose(out) == 0 ? 0 : 1;
}
