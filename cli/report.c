/* --report and --audit: what happened, as JSON. Everything that the script may have written (names, messages) is
 * escaped. */
#include "lockdown.h"
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The report lists this much of violations; it counts them all. */
#define EVENTS_MAXIMUM ((size_t)1 << 20)
/* Most bytes of the audit's file, counted as if each of a text's were escaped. */
#define AUDIT_MAXIMUM ((uint64_t)64 << 20)
#define AUDIT_LINE 256 /* without the texts */
#define ESCAPED_BYTE 6

/* Bytes of the UTF-8 sequence at `text`, 0 if it is none. */
static size_t sequence_length(const unsigned char *text, size_t left) {
    size_t length = text[0] < 0x80   ? 1
                    : text[0] < 0xC2 ? 0
                    : text[0] < 0xE0 ? 2
                    : text[0] < 0xF0 ? 3
                    : text[0] < 0xF5 ? 4
                                     : 0;
    if (length == 0 || length > left || (text[0] == 0xED && text[1] >= 0xA0))
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

static void json_text(FILE *out, const char *text, size_t length) {
    putc('"', out);
    for (size_t i = 0; i < length;) {
        const unsigned char *at = (const unsigned char *)text + i;
        size_t size = sequence_length(at, length - i);
        if (size == 0)
            fputs("\\ufffd", out);
        else if (*at < 0x20 || *at == 0x7F)
            fprintf(out, "\\u%04x", *at);
        else if (*at == '"' || *at == '\\')
            fprintf(out, "\\%c", *at);
        else
            fwrite(at, 1, size, out);
        i += size == 0 ? 1 : size;
    }
    putc('"', out);
}

static void json_field(FILE *out, const char *name, const char *text) {
    fprintf(out, "\"%s\": ", name);
    if (text == NULL)
        fputs("null", out);
    else
        json_text(out, text, strlen(text));
}

/* "2026-01-31T12:00:00.123456Z" */
static void time_field(FILE *out, int64_t nanoseconds) {
    struct tm parts;
    char text[40];
    time_t seconds = (time_t)(nanoseconds / 1000000000);
    if (gmtime_r(&seconds, &parts) == NULL || strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts) == 0)
        text[0] = '\0';
    fprintf(out, "\"time\": \"%s.%06dZ\", ", text, (int)(nanoseconds % 1000000000 / 1000));
}

static void event_write(FILE *out, const pn_audit_event *event) {
    putc('{', out);
    time_field(out, event->time);
    json_field(out, "kind", event->kind);
    fprintf(out, ", \"refused\": %s", event->refused ? "true" : "false");
    fputs(", \"name\": ", out);
    json_text(out, event->name, event->name_length);
    fputs(", ", out);
    json_field(out, "reason", event->reason);
    fputs(", ", out);
    json_field(out, "file", event->file);
    fprintf(out, ", \"line\": %" PRIu32 ", \"column\": %" PRIu32, event->line, event->column);
    if (event->arguments != NULL) {
        fputs(", ", out);
        json_field(out, "arguments", event->arguments);
    }
    putc('}', out);
}

/* Keeps the event's text for the report, as long as there is room. */
static void event_keep(struct recorder *recorder, const pn_audit_event *event) {
    char *text = NULL;
    size_t length = 0;
    bool listed =
        recorder->events_length < EVENTS_MAXIMUM && (event->refused || strcmp(event->kind, "capability_used") == 0);
    FILE *out = listed ? open_memstream(&text, &length) : NULL;
    if (out == NULL)
        return;
    fputs(recorder->events_length > 0 ? ",\n    " : "\n    ", out);
    event_write(out, event);
    if (fclose(out) == 0) {
        char *grown = realloc(recorder->events, recorder->events_length + length + 1);
        if (grown != NULL) {
            memcpy(grown + recorder->events_length, text, length + 1);
            recorder->events = grown;
            recorder->events_length += length;
        }
    }
    free(text);
}

/* A line is written at once, so that no end of the process loses it. What cannot be recorded must not happen: the run
 * ends when the file takes no more, or has got so long that a script must be at work to fill the disk with it. */
static void audit_write(struct recorder *recorder, const pn_audit_event *event) {
    if (recorder->audit == NULL || recorder->audit_problem != NULL)
        return;
    const char *texts[] = {event->reason, event->file, event->arguments};
    size_t length = event->name_length;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        length += texts[i] != NULL ? strlen(texts[i]) : 0;
    recorder->audit_length += AUDIT_LINE + length * ESCAPED_BYTE;
    if (recorder->audit_length > AUDIT_MAXIMUM) {
        recorder->audit_problem = "it has grown too long";
    } else {
        event_write(recorder->audit, event);
        putc('\n', recorder->audit);
        if (fflush(recorder->audit) != 0)
            recorder->audit_problem = strerror(errno);
    }
    if (recorder->audit_problem != NULL)
        pn_interrupt(recorder->vm);
}

void recorder_event(void *user_data, const pn_audit_event *event) {
    struct recorder *recorder = user_data;
    recorder->event_count++;
    event_keep(recorder, event);
    audit_write(recorder, event);
}

static const char *outcome_name(const pn_outcome *outcome) {
    static const char *const names[] = {
        [PN_OUTCOME_OK] = "ok",       [PN_OUTCOME_EXIT] = "exit",       [PN_OUTCOME_EXCEPTION] = "exception",
        [PN_OUTCOME_LIMIT] = "limit", [PN_OUTCOME_REFUSED] = "refused", [PN_OUTCOME_VIOLATION] = "violation",
    };
    return names[outcome->kind];
}

static void statistics_write(FILE *out, pn_vm *vm) {
    pn_statistics statistics;
    pn_vm_statistics(vm, &statistics);
    const struct {
        const char *name;
        uint64_t value;
    } rows[] = {
        {"steps", statistics.steps},
        {"memory_bytes", statistics.memory},
        {"memory_peak_bytes", statistics.memory_peak},
        {"output_bytes", statistics.output},
        {"elapsed_nanoseconds", statistics.elapsed},
        {"collections", statistics.collections},
        {"violations", statistics.violations},
    };
    fputs("  \"statistics\": {", out);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        fprintf(out, "%s\"%s\": %" PRIu64, i > 0 ? ", " : "", rows[i].name, rows[i].value);
    fputs("},\n", out);
}

static void outcome_write(FILE *out, const pn_outcome *outcome) {
    if (outcome->exception_type[0] != '\0') {
        fputs("  \"exception\": {", out);
        json_field(out, "type", outcome->exception_type);
        fputs(", ", out);
        json_field(out, "message", outcome->message);
        fputs(", ", out);
        json_field(out, "traceback", outcome->traceback);
        fputs("},\n", out);
    }
    if (outcome->limit != PN_LIMIT_NONE) {
        fputs("  \"limit\": {", out);
        json_field(out, "name", pn_limit_name(outcome->limit));
        fprintf(out, ", \"allowed\": %" PRIu64 ", \"used\": %" PRIu64 "},\n", outcome->limit_allowed,
                outcome->limit_used);
    }
    if (outcome->file[0] != '\0') {
        fputs("  ", out);
        json_field(out, "file", outcome->file);
        fprintf(out, ", \"line\": %" PRIu32 ",\n", outcome->line);
    }
    fprintf(out, "  \"reusable\": %s,\n", outcome->reusable ? "true" : "false");
}

static FILE *record_open(const char *path, enum descriptor_place place) {
    int descriptor = descriptor_place(open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666), place);
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
    if (file == NULL)
        fprintf(stderr, "pynterp: cannot write '%s': %s\n", path, strerror(errno));
    return file;
}

bool recorder_open(struct recorder *recorder, const char *audit_path, const char *report_path) {
    if (audit_path != NULL && (recorder->audit = record_open(audit_path, DESCRIPTOR_AUDIT)) == NULL)
        return false;
    return report_path == NULL || (recorder->report = record_open(report_path, DESCRIPTOR_REPORT)) != NULL;
}

bool report_write(struct recorder *recorder, pn_vm *vm, const pn_outcome *outcome, int exit_status,
                  const char *refusal) {
    FILE *out = recorder->report;
    recorder->report = NULL;
    fputs("{\n  ", out);
    json_field(out, "outcome", outcome != NULL ? outcome_name(outcome) : "refused");
    fprintf(out, ",\n  \"exit_status\": %d,\n", exit_status);
    if (refusal != NULL) {
        fputs("  ", out);
        json_field(out, "reason", refusal);
        fputs(",\n", out);
    }
    if (outcome != NULL)
        outcome_write(out, outcome);
    if (vm != NULL)
        statistics_write(out, vm);
    fprintf(out, "  \"violations\": [%s%s]\n}\n", recorder->events != NULL ? recorder->events : "",
            recorder->events != NULL ? "\n  " : "");
    if (fclose(out) == 0)
        return true;
    fprintf(stderr, "pynterp: cannot write the report: %s\n", strerror(errno));
    return false;
}
