/* The text of an uncaught exception, as CPython 3.13 prints it: frames with source lines and carets, chained
 * exceptions, groups, notes and suggestions.
 *
 * Reads tracebacks (guest data: code references are checked) and source texts kept with code. Runs guest code only for
 * str() of exceptions, whose failures are shown as CPython shows them. Chains and groups of any size are
 * walked without recursion but for groups shown within groups. */
#include "caret.h"
#include "interpreter_internal.h"
#include "suggestion.h"

#include "../builtins/container.h"
#include "../builtins/str.h"
#include "attribute.h"
#include "type.h"

#include <stdio.h>
#include <utf8proc.h>

#define REPEATED_FRAMES_SHOWN 3
#define MOST_LINES_OF_FRAME 64
#define GROUP_WIDTH 15
#define GROUP_DEPTH 10

/* Where the text goes: `margin` is put before every line while inside an exception group. */
struct printer {
    struct str_builder text;
    uint32_t group_depth;
    bool need_close;
};

static void print_margin(struct vm *vm, struct printer *printer, char margin) {
    str_builder_fill(vm, &printer->text, ' ', 2 * printer->group_depth);
    if (printer->group_depth) {
        char lead[3] = {margin, ' ', '\0'};
        str_builder_add_c(vm, &printer->text, lead);
    }
}

/* Adds whole lines of text (each ends with \n), each behind the margin. */
static void print_lines(struct vm *vm, struct printer *printer, char margin, const char *data, size_t length) {
    if (!printer->group_depth) {
        str_builder_add(vm, &printer->text, data, length);
        return;
    }
    while (length) {
        const char *end = memchr(data, '\n', length);
        size_t size = end ? (size_t)(end - data) + 1 : length;
        print_margin(vm, printer, margin);
        str_builder_add(vm, &printer->text, data, size);
        data += size;
        length -= size;
    }
}

static void print_str(struct vm *vm, struct printer *printer, value text) {
    const struct str *str = object_of(vm, text);
    print_lines(vm, printer, '|', str_data(vm, str), str->byte_length);
}

/* --- source lines and carets of one frame ---------------------------------------------------------------------------
 */

struct source_line {
    const char *data;
    size_t length; /* without line end and trailing whitespace */
};

/* Line `number` (from 1) of the text; length 0 when there is none. */
static struct source_line source_line_at(const char *data, size_t length, int32_t number) {
    const char *end = data + length;
    while (number > 1 && data < end) {
        const char *newline = memchr(data, '\n', (size_t)(end - data));
        data = newline ? newline + 1 : end;
        number--;
    }
    const char *newline = memchr(data, '\n', (size_t)(end - data));
    struct source_line line = {data, (size_t)((newline ? newline : end) - data)};
    while (line.length && strchr(" \t\r\f\v", line.data[line.length - 1]))
        line.length--;
    return line;
}

static size_t leading_space(struct source_line line) {
    size_t space = 0;
    while (space < line.length && (line.data[space] == ' ' || line.data[space] == '\t' || line.data[space] == '\f'))
        space++;
    return space;
}

/* Remove the indentation that all lines with text share. Returns how much. */
static size_t dedent_lines(struct source_line *lines, uint32_t count) {
    size_t common = SIZE_MAX;
    for (uint32_t i = 0; i < count; i++)
        if (lines[i].length && leading_space(lines[i]) < common)
            common = leading_space(lines[i]);
    if (common == SIZE_MAX)
        return 0;
    for (uint32_t i = 0; i < count; i++) {
        size_t cut = lines[i].length < common ? lines[i].length : common;
        lines[i].data += cut;
        lines[i].length -= cut;
    }
    return common;
}

struct frame_source {
    struct source_line lines[MOST_LINES_OF_FRAME];
    uint32_t count;
    uint32_t start, end; /* bytes in the first and the last line */
    struct caret_anchors anchors;
    bool show_carets;
};

/* The lines joined by \n, in a buffer of the cage. */
static value join_lines(struct vm *vm, const struct frame_source *source, uint32_t skip_start, bool cut_end) {
    struct str_builder text = {0};
    for (uint32_t i = 0; i < source->count; i++) {
        size_t from = i == 0 ? skip_start : 0;
        size_t to = cut_end && i + 1 == source->count ? source->end : source->lines[i].length;
        if (i)
            str_builder_add_c(vm, &text, "\n");
        if (to > from)
            str_builder_add(vm, &text, source->lines[i].data + from, to - from);
    }
    return str_builder_finish(vm, &text);
}

static bool has_text(const char *data, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!strchr(" \t\f", data[i]))
            return true;
    return false;
}

static bool decide_carets(struct vm *vm, struct frame_source *source) {
    value segment = join_lines(vm, source, source->start, true);
    value whole = segment == VALUE_ERROR ? VALUE_ERROR : join_lines(vm, source, 0, false);
    if (whole == VALUE_ERROR)
        return false;
    const struct str *str = object_of(vm, segment);
    source->anchors = caret_find_anchors(str_data(vm, str), str->byte_length);
    str = object_of(vm, whole);
    if (caret_is_plain_call(str_data(vm, str), str->byte_length, source->count, source->start, source->end)) {
        source->show_carets = false;
        return true;
    }
    const struct source_line *first = &source->lines[0], *last = &source->lines[source->count - 1];
    source->show_carets = source->anchors.present || has_text(first->data, source->start) ||
                          has_text(last->data + source->end, last->length - source->end);
    return true;
}

/* '^' or '~' or ' ' for the character at byte `column` of line `number`. */
static char caret_at(const struct frame_source *source, uint32_t number, uint32_t column, size_t indentation) {
    if (column < indentation || (number == 0 && column < source->start))
        return ' ';
    const struct caret_anchors *anchors = &source->anchors;
    if (!anchors->present)
        return '^';
    uint32_t left = anchors->left_column + (anchors->left_line == 0 ? source->start : 0);
    uint32_t right = anchors->right_column + (anchors->right_line == 0 ? source->start : 0);
    bool after_left = number > anchors->left_line || (number == anchors->left_line && column >= left);
    bool before_right = number < anchors->right_line || (number == anchors->right_line && column < right);
    return after_left && before_right ? '^' : '~';
}

static void print_source_line(struct vm *vm, struct str_builder *out, const struct frame_source *source,
                              uint32_t number) {
    const struct source_line *line = &source->lines[number];
    str_builder_add_c(vm, out, "    ");
    str_builder_add(vm, out, line->data, line->length);
    str_builder_add_c(vm, out, "\n");
    if (!source->show_carets)
        return;
    str_builder_add_c(vm, out, "    ");
    size_t indentation = leading_space(*line), end = number + 1 == source->count ? source->end : line->length;
    for (const char *at = line->data; at < line->data + end;) {
        uint32_t column = (uint32_t)(at - line->data);
        uint32_t point = utf8_decode(&at);
        bool wide = point > 127 && utf8proc_charwidth((utf8proc_int32_t)point) == 2;
        char caret[3] = {caret_at(source, number, column, indentation), '\0', '\0'};
        if (wide)
            caret[1] = caret[0];
        str_builder_add_c(vm, out, caret);
    }
    str_builder_add_c(vm, out, "\n");
}

static bool line_is_shown(const struct frame_source *source, uint32_t number) {
    const struct caret_anchors *anchors = &source->anchors;
    if (number == 0 || number + 1 == source->count)
        return true;
    if (!anchors->present)
        return false;
    return (number + 1 >= anchors->left_line && number <= anchors->left_line + 1) ||
           (number + 1 >= anchors->right_line && number <= anchors->right_line + 1);
}

static void print_source(struct vm *vm, struct str_builder *out, const struct frame_source *source) {
    uint32_t last_shown = 0;
    for (uint32_t number = 0; number < source->count; number++) {
        if (!line_is_shown(source, number))
            continue;
        uint32_t hidden = number - last_shown;
        if (hidden == 2)
            print_source_line(vm, out, source, number - 1);
        else if (hidden > 2)
            str_builder_add_format(vm, out, "    ...<%u lines>...\n", hidden - 1);
        print_source_line(vm, out, source, number);
        last_shown = number;
    }
}

/* The lines of source a frame's instruction covers, if the source is known. */
static void print_frame_source(struct vm *vm, struct str_builder *out, const struct code *code,
                               const struct position *position) {
    if (!code->source || !value_is_str(vm, value_from_ref(code->source)) || position->line <= 0)
        return;
    const struct str *str = object_at(vm, code->source);
    const char *data = str_data(vm, str);
    struct frame_source source = {0};
    int64_t lines = (int64_t)position->end_line - position->line + 1;
    bool whole = position->column >= 0 && position->end_column >= 0 && lines >= 1 && lines <= MOST_LINES_OF_FRAME;
    source.count = whole ? (uint32_t)lines : 1;
    for (uint32_t i = 0; i < source.count; i++)
        source.lines[i] = source_line_at(data, str->byte_length, position->line + (int32_t)i);
    size_t first_length = source.lines[0].length;
    dedent_lines(source.lines, source.count);
    size_t cut = first_length - source.lines[0].length;
    if (!has_text(source.lines[0].data, source.lines[0].length) && source.count == 1)
        return;
    if (whole) {
        struct source_line *last = &source.lines[source.count - 1];
        source.start = (size_t)position->column > cut ? position->column - (uint32_t)cut : 0;
        source.end = (size_t)position->end_column > cut ? position->end_column - (uint32_t)cut : 0;
        if (source.start > source.lines[0].length)
            source.start = (uint32_t)source.lines[0].length;
        if (source.end > last->length)
            source.end = (uint32_t)last->length;
        if (!decide_carets(vm, &source))
            return;
    }
    print_source(vm, out, &source);
}

/* --- the stack ------------------------------------------------------------------------------------------------------
 */

struct shown_frame {
    cage_ref filename, name;
    int32_t line;
};

static bool print_frame(struct vm *vm, struct printer *printer, const struct traceback *entry,
                        struct shown_frame *previous, uint32_t *repeated) {
    struct code *code = code_by_ref(vm, entry->code);
    if (!code)
        return false;
    struct position unknown = {code->first_line, code->first_line, -1, -1};
    const struct position *position =
        entry->instruction < code->instruction_count ? &code->positions[entry->instruction] : &unknown;
    bool same = previous->line == position->line && previous->filename == code->filename &&
                previous->name == code->qualified_name;
    if (!same) {
        if (*repeated > REPEATED_FRAMES_SHOWN) {
            value text =
                str_format_c(vm, "  [Previous line repeated %u more time%s]\n", *repeated - REPEATED_FRAMES_SHOWN,
                             *repeated - REPEATED_FRAMES_SHOWN > 1 ? "s" : "");
            if (text == VALUE_ERROR)
                return false;
            print_str(vm, printer, text);
        }
        *previous = (struct shown_frame){code->filename, code->qualified_name, position->line};
        *repeated = 0;
    }
    if (++*repeated > REPEATED_FRAMES_SHOWN)
        return true;
    struct str_builder out = {0};
    str_builder_add_c(vm, &out, "  File \"");
    str_builder_add_str(vm, &out, value_from_ref(code->filename));
    str_builder_add_format(vm, &out, "\", line %d, in ", (int)position->line);
    str_builder_add_str(vm, &out, value_from_ref(code->name));
    str_builder_add_c(vm, &out, "\n");
    print_frame_source(vm, &out, code, position);
    value text = str_builder_finish(vm, &out);
    if (text == VALUE_ERROR)
        return false;
    print_str(vm, printer, text);
    return true;
}

static bool print_stack(struct vm *vm, struct printer *printer, value entry) {
    struct shown_frame previous = {0, 0, -1};
    uint32_t repeated = 0;
    while (value_has_kind(vm, entry, KIND_TRACEBACK)) {
        const struct traceback *traceback = object_of(vm, entry);
        if (!vm_charge(vm, 1) || !print_frame(vm, printer, traceback, &previous, &repeated))
            return false;
        entry = traceback->next;
    }
    if (repeated <= REPEATED_FRAMES_SHOWN)
        return true;
    value text = str_format_c(vm, "  [Previous line repeated %u more time%s]\n", repeated - REPEATED_FRAMES_SHOWN,
                              repeated - REPEATED_FRAMES_SHOWN > 1 ? "s" : "");
    if (text == VALUE_ERROR)
        return false;
    print_str(vm, printer, text);
    return true;
}

/* --- suggestions ----------------------------------------------------------------------------------------------------
 */

static void consider_names(struct vm *vm, struct suggestion *suggestion, const struct dict *names) {
    uint32_t position = 0;
    value key, item;
    vm_charge_later(vm, names->used / 8);
    while (dict_next(vm, names, &position, &key, &item))
        suggestion_consider(vm, suggestion, key);
}

/* Tracebacks are as long as the stack was deep, and a little more; a longer one is a ring. */
#define ENTRIES_MAXIMUM 10000000

const struct traceback *traceback_innermost(const struct vm *vm, const struct exception *exception) {
    const struct traceback *last = NULL;
    value entry = exception->traceback;
    for (uint32_t steps = 0; value_has_kind(vm, entry, KIND_TRACEBACK) && steps < ENTRIES_MAXIMUM; steps++) {
        last = object_of(vm, entry);
        entry = last->next;
    }
    return last;
}

static const struct code *innermost_code(struct vm *vm, const struct exception *exception) {
    const struct traceback *traceback = traceback_innermost(vm, exception);
    return traceback ? code_by_ref(vm, traceback->code) : NULL;
}

/* Names the failing code could have meant: its variables, its globals, the builtins. */
static void suggest_variable(struct vm *vm, const struct exception *exception, struct suggestion *suggestion) {
    const struct code *code = innermost_code(vm, exception);
    int64_t unbound = value_is_int(exception->extra[3]) ? value_to_int(exception->extra[3]) : 0;
    if (code && !(code->flags & CODE_MODULE))
        for (uint32_t i = 0; i < code->local_count; i++)
            if (code->local_names[i] && !(i < NAME_ERROR_LOCALS && unbound >> i & 1))
                suggestion_consider(vm, suggestion, value_from_ref(code->local_names[i]));
    for (uint32_t i = 0; code && i < code->free_count; i++)
        if (code->free_names[i])
            suggestion_consider(vm, suggestion, value_from_ref(code->free_names[i]));
    if (value_has_kind(vm, exception->extra[2], KIND_DICT)) {
        consider_names(vm, suggestion, object_of(vm, exception->extra[2]));
    } else if (vm->main_module) {
        const struct module *module = object_at(vm, vm->main_module);
        consider_names(vm, suggestion, object_at(vm, module->dict));
    }
    consider_names(vm, suggestion, object_at(vm, vm->builtins));
}

static void suggest_attribute(struct vm *vm, value object, struct suggestion *suggestion) {
    bool hide = str_text(vm, suggestion->name)[0] != '_';
    value names = attribute_names(vm, object);
    if (names == VALUE_ERROR || !list_sort(vm, object_of(vm, names), VALUE_NONE, false)) {
        if (!vm->stop)
            exception_clear(vm);
        return;
    }
    value *items;
    uint32_t count;
    sequence_view(vm, names, &items, &count);
    for (uint32_t i = 0; i < count; i++)
        if (!(hide && str_of(vm, items[i]) && str_text(vm, items[i])[0] == '_'))
            suggestion_consider(vm, suggestion, items[i]);
}

/* Whether the object or its class has it, which no code of a guest is asked. */
static bool has_attribute_plainly(struct vm *vm, value object, value name_value) {
    cage_ref name = attribute_name(vm, name_value);
    if (!name) {
        exception_clear(vm);
        return false;
    }
    if (!value_guest_type(vm, object) || value_has_kind(vm, object, KIND_TYPE) ||
        !attribute_is_listed(vm, name, GUARD_DIR))
        return false;
    return instance_get(vm, object_of(vm, object), name) != VALUE_UNSET ||
           type_lookup(vm, value_type(vm, object), name) != VALUE_UNSET;
}

static void add_suggestion(struct vm *vm, struct str_builder *out, value v) {
    const struct exception *exception = object_of(vm, v);
    bool is_name = value_is_instance_of(vm, v, TYPE_NAME_ERROR);
    bool is_attribute = value_is_instance_of(vm, v, TYPE_ATTRIBUTE_ERROR);
    if ((!is_name && !is_attribute) || !str_of(vm, exception->extra[0]))
        return;
    struct suggestion suggestion;
    suggestion_start(vm, &suggestion, exception->extra[0]);
    bool is_own = is_name && has_attribute_plainly(vm, exception->extra[1], exception->extra[0]);
    if (is_own)
        str_builder_add_format(vm, out, ". Did you mean: 'self.%s'?", str_text(vm, exception->extra[0]));
    else if (is_name)
        suggest_variable(vm, exception, &suggestion);
    else
        suggest_attribute(vm, exception->extra[1], &suggestion);
    if (!is_own && suggestion.best != VALUE_UNSET)
        str_builder_add_format(vm, out, ". Did you mean: '%s'?", str_text(vm, suggestion.best));
    if (!is_name)
        return;
    for (size_t i = 0; module_definitions[i]; i++)
        if (str_equal_c(vm, value_unwrap(vm, exception->extra[0]), module_definitions[i]->name))
            str_builder_add_format(vm, out,
                                   suggestion.best != VALUE_UNSET ? " Or did you forget to import '%s'?"
                                                                  : ". Did you forget to import '%s'?",
                                   module_definitions[i]->name);
}

/* --- the exception itself -------------------------------------------------------------------------------------------
 */

/* str(v), or CPython's words when that fails. */
static value safe_str(struct vm *vm, value v, const char *what, bool as_repr) {
    value text = as_repr ? object_repr(vm, v) : object_str(vm, v);
    if (text != VALUE_ERROR || vm->stop != STOP_NONE)
        return text;
    exception_clear(vm);
    return str_format_c(vm, "<%s %s() failed>", what, as_repr ? "repr" : "str");
}

static int64_t detail_number(struct vm *vm, value details, uint32_t number) {
    if (!value_has_kind(vm, details, KIND_TUPLE) || number >= tuple_count(vm, details))
        return -1;
    value item = tuple_items(vm, details)[number];
    return value_is_int(item) ? value_to_int(item) : -1;
}

static value detail_text(struct vm *vm, value details, uint32_t number) {
    if (!value_has_kind(vm, details, KIND_TUPLE) || number >= tuple_count(vm, details))
        return VALUE_UNSET;
    value item = tuple_items(vm, details)[number];
    return str_of(vm, item) ? value_unwrap(vm, item) : VALUE_UNSET;
}

/* The offending line with carets below; columns are characters from 1. */
static void add_syntax_line(struct vm *vm, struct str_builder *out, value details, value text) {
    const struct str *str = object_of(vm, text);
    const char *data = str_data(vm, str);
    size_t length = str->byte_length;
    while (length && data[length - 1] == '\n')
        length--;
    size_t spaces = 0;
    while (spaces < length && strchr(" \n\f", data[spaces]))
        spaces++;
    int64_t characters = str->length - (int64_t)(str->byte_length - length); /* newlines are one byte each */
    str_builder_add_c(vm, out, "    ");
    str_builder_add(vm, out, data + spaces, length - spaces);
    str_builder_add_c(vm, out, "\n");
    int64_t offset = detail_number(vm, details, 2), end_offset = detail_number(vm, details, 5);
    if (offset < 0)
        return;
    if (detail_number(vm, details, 4) == detail_number(vm, details, 1) || detail_number(vm, details, 4) < 0)
        end_offset = end_offset == 0 ? offset : end_offset;
    else
        end_offset = characters + 1;
    if (offset > str->length)
        offset = characters + 1;
    if (end_offset > str->length)
        end_offset = characters + 1;
    if (offset >= end_offset || end_offset < 0)
        end_offset = offset + 1;
    int64_t column = offset - 1 - (int64_t)spaces, end_column = end_offset - 1 - (int64_t)spaces;
    if (column < 0)
        return;
    str_builder_add_c(vm, out, "    ");
    const char *at = data + spaces;
    for (int64_t i = 0; i < column; i++) {
        uint32_t point = at < data + length ? utf8_decode(&at) : ' ';
        str_builder_add_code_point(vm, out, point == '\t' || point == '\f' ? point : ' ');
    }
    str_builder_fill(vm, out, '^', (size_t)(end_column - column));
    str_builder_add_c(vm, out, "\n");
}

static bool add_syntax_error(struct vm *vm, struct str_builder *out, value v, value type_text) {
    const struct exception *exception = object_of(vm, v);
    value details = exception->extra[1];
    int64_t line = detail_number(vm, details, 1);
    value filename = detail_text(vm, details, 0), text = detail_text(vm, details, 3);
    if (line >= 0) {
        str_builder_add_c(vm, out, "  File \"");
        str_builder_add_c(vm, out, filename == VALUE_UNSET ? "<string>" : str_text(vm, filename));
        str_builder_add_format(vm, out, "\", line %lld\n", (long long)line);
    }
    if (text != VALUE_UNSET)
        add_syntax_line(vm, out, details, text);
    value message =
        exception->extra[0] == VALUE_NONE ? VALUE_NONE : safe_str(vm, exception->extra[0], "exception", false);
    if (message == VALUE_ERROR)
        return false;
    str_builder_add_str(vm, out, type_text);
    str_builder_add_c(vm, out, ": ");
    if (message == VALUE_NONE)
        str_builder_add_c(vm, out, "<no detail available>");
    else
        str_builder_add_str(vm, out, message);
    if (line < 0 && filename != VALUE_UNSET)
        str_builder_add_format(vm, out, " (%s)", str_text(vm, filename));
    str_builder_add_c(vm, out, "\n");
    return true;
}

static bool add_notes(struct vm *vm, struct str_builder *out, value notes) {
    if (notes == VALUE_UNSET || notes == VALUE_NONE)
        return true;
    if (!value_has_kind(vm, notes, KIND_LIST) && !value_has_kind(vm, notes, KIND_TUPLE)) {
        value text = safe_str(vm, notes, "__notes__", true);
        if (text == VALUE_ERROR)
            return false;
        str_builder_add_str(vm, out, text);
        str_builder_add_c(vm, out, "\n");
        return true;
    }
    value *items;
    uint32_t count;
    sequence_view(vm, notes, &items, &count);
    for (uint32_t i = 0; i < count; i++) {
        sequence_view(vm, notes, &items, &count);
        if (i >= count)
            break;
        value text = safe_str(vm, items[i], "note", false);
        if (text == VALUE_ERROR || !vm_charge(vm, 1))
            return false;
        str_builder_add_str(vm, out, text);
        str_builder_add_c(vm, out, "\n");
    }
    return true;
}

/* "pkg.Error", without module for builtins and the script's own. */
static value type_text_of(struct vm *vm, value v) {
    const struct type *type = value_type(vm, v);
    const char *name = type->qualified_name ? str_text(vm, value_from_ref(type->qualified_name)) : type_name(vm, type);
    value module_name = type_module(vm, type);
    const char *module = module_name == VALUE_UNSET ? "<unknown>" : str_text(vm, module_name);
    bool hidden = strcmp(module, "builtins") == 0 || strcmp(module, "__main__") == 0;
    return str_format_c(vm, "%s%s%s", hidden ? "" : module, hidden ? "" : ".", name);
}

static bool print_exception_only(struct vm *vm, struct printer *printer, value v) {
    struct str_builder out = {0};
    value type_text = type_text_of(vm, v);
    if (type_text == VALUE_ERROR)
        return false;
    if (value_is_instance_of(vm, v, TYPE_SYNTAX_ERROR)) {
        if (!add_syntax_error(vm, &out, v, type_text))
            return false;
    } else {
        value text = safe_str(vm, v, "exception", false);
        if (text == VALUE_ERROR)
            return false;
        str_builder_add_str(vm, &out, type_text);
        if (((struct str *)object_of(vm, value_unwrap(vm, text)))->byte_length) {
            str_builder_add_c(vm, &out, ": ");
            str_builder_add_str(vm, &out, value_unwrap(vm, text));
        }
        add_suggestion(vm, &out, v);
        str_builder_add_c(vm, &out, "\n");
    }
    if (!add_notes(vm, &out, ((struct exception *)object_of(vm, v))->notes))
        return false;
    value text = str_builder_finish(vm, &out);
    if (text == VALUE_ERROR)
        return false;
    print_str(vm, printer, text);
    return true;
}

/* --- chains and groups
 * ------------------------------------------------------------------------------------------------ */

/* What is shown of an exception: a tuple of these. Made for all of them before anything is printed, since an exception
 * that several lead to is shown once: where the last of them stands. */
enum { NODE_EXCEPTION, NODE_CAUSE, NODE_CONTEXT, NODE_MEMBERS, NODE_COUNT };

static bool print_chain(struct vm *vm, struct printer *printer, value node);

static value node_part(const struct vm *vm, value node, int part) { return tuple_items(vm, node)[part]; }

static value group_members(struct vm *vm, value v) {
    if (!value_is_instance_of(vm, v, TYPE_BASE_EXCEPTION_GROUP))
        return VALUE_UNSET;
    value members = ((struct exception *)object_of(vm, v))->extra[1];
    return value_has_kind(vm, members, KIND_TUPLE) ? members : VALUE_UNSET;
}

static bool print_members(struct vm *vm, struct printer *printer, value members) {
    uint32_t total = tuple_count(vm, members), shown = total <= GROUP_WIDTH ? total : GROUP_WIDTH + 1;
    printer->need_close = false;
    for (uint32_t i = 0; i < shown; i++) {
        bool last = i + 1 == shown, truncated = i >= GROUP_WIDTH;
        char title[16];
        if (last)
            printer->need_close = true;
        snprintf(title, sizeof title, truncated ? "..." : "%u", i + 1);
        str_builder_fill(vm, &printer->text, ' ', 2 * printer->group_depth);
        str_builder_add_format(vm, &printer->text, "%s+---------------- %s ----------------\n", i ? "  " : "+-", title);
        printer->group_depth++;
        if (truncated) {
            value text =
                str_format_c(vm, "and %u more exception%s\n", total - GROUP_WIDTH, total - GROUP_WIDTH > 1 ? "s" : "");
            if (text == VALUE_ERROR)
                return false;
            print_str(vm, printer, text);
        } else if (!print_chain(vm, printer, tuple_items(vm, members)[i])) {
            return false;
        }
        if (last && printer->need_close) {
            str_builder_fill(vm, &printer->text, ' ', 2 * printer->group_depth);
            str_builder_add_c(vm, &printer->text, "+------------------------------------\n");
            printer->need_close = false;
        }
        printer->group_depth--;
    }
    return true;
}

static bool print_traceback(struct vm *vm, struct printer *printer, value v, char margin, const char *lead) {
    value stack = ((struct exception *)object_of(vm, v))->traceback;
    if (stack == VALUE_NONE)
        return true;
    print_lines(vm, printer, margin, lead, strlen(lead));
    return print_stack(vm, printer, stack);
}

static bool print_group(struct vm *vm, struct printer *printer, value v, value members) {
    if (printer->group_depth > GROUP_DEPTH) {
        static const char text[] = "... (max_group_depth is 10)\n";
        print_lines(vm, printer, '|', text, sizeof text - 1);
        return true;
    }
    bool outermost = printer->group_depth == 0;
    if (outermost)
        printer->group_depth = 1;
    bool ok = print_traceback(vm, printer, v, outermost ? '+' : '|',
                              "Exception Group Traceback (most recent call last):\n") &&
              print_exception_only(vm, printer, v) && print_members(vm, printer, members);
    if (outermost)
        printer->group_depth = 0;
    return ok;
}

static bool print_one(struct vm *vm, struct printer *printer, value node) {
    value v = node_part(vm, node, NODE_EXCEPTION), members = node_part(vm, node, NODE_MEMBERS);
    if (members == VALUE_NONE)
        return print_traceback(vm, printer, v, '|', "Traceback (most recent call last):\n") &&
               print_exception_only(vm, printer, v);
    if (!vm_enter_native(vm))
        return false;
    bool ok = print_group(vm, printer, v, members);
    vm_leave_native(vm);
    return ok;
}

/* What to print before this exception: its cause, or the context; *message says which. None = nothing. */
static value chained_before(const struct vm *vm, value node, const char **message) {
    *message = "\nThe above exception was the direct cause of the following exception:\n\n";
    if (node_part(vm, node, NODE_CAUSE) != VALUE_NONE)
        return node_part(vm, node, NODE_CAUSE);
    *message = "\nDuring handling of the above exception, another exception occurred:\n\n";
    return node_part(vm, node, NODE_CONTEXT);
}

static bool print_chain(struct vm *vm, struct printer *printer, value node) {
    value chain = list_new(vm, 4);
    if (chain == VALUE_ERROR)
        return false;
    struct list *list = object_of(vm, chain);
    const char *message;
    for (value at = node; at != VALUE_NONE; at = chained_before(vm, at, &message))
        if (!list_append(vm, list, at))
            return false;
    for (uint32_t i = list->count; i-- > 0;) {
        value at = list_items(vm, list)[i];
        if (i + 1 < list->count) {
            chained_before(vm, at, &message);
            print_lines(vm, printer, '|', message, strlen(message));
        }
        if (!print_one(vm, printer, at))
            return false;
    }
    return true;
}

/* --- choosing what is shown ----------------------------------------------------------------------------------------
 */

struct plan {
    value seen;    /* a set of the places of exceptions that have a node */
    value pending; /* a list of nodes whose parts are still to be made */
};

static value node_new(struct vm *vm, struct plan *plan, value exception) {
    value items[NODE_COUNT] = {exception, VALUE_NONE, VALUE_NONE, VALUE_NONE};
    if (!vm_charge(vm, 1) || !set_add(vm, object_of(vm, plan->seen), value_from_small_int(value_to_ref(exception))))
        return VALUE_ERROR;
    return tuple_from_items(vm, items, NODE_COUNT);
}

/* The node of a cause or context, unless the exception has one already. False = exception set. */
static bool plan_link(struct vm *vm, struct plan *plan, value node, int part, value exception) {
    if (!value_has_kind(vm, exception, KIND_EXCEPTION))
        return true;
    int seen = set_contains(vm, object_of(vm, plan->seen), value_from_small_int(value_to_ref(exception)));
    if (seen)
        return seen > 0;
    value made = node_new(vm, plan, exception);
    if (made == VALUE_ERROR)
        return false;
    object_written(vm, object_of(vm, node));
    tuple_items(vm, node)[part] = made;
    return true;
}

static bool plan_members(struct vm *vm, struct plan *plan, value node, value members) {
    value made = members == VALUE_UNSET ? VALUE_NONE : tuple_new(vm, tuple_count(vm, members));
    if (made == VALUE_ERROR)
        return false;
    object_written(vm, object_of(vm, node));
    tuple_items(vm, node)[NODE_MEMBERS] = made;
    for (uint32_t i = 0; made != VALUE_NONE && i < tuple_count(vm, members); i++) {
        value member = tuple_items(vm, members)[i];
        value inner = value_has_kind(vm, member, KIND_EXCEPTION) ? node_new(vm, plan, member) : VALUE_ERROR;
        if (inner == VALUE_ERROR)
            return false;
        tuple_items(vm, made)[i] = inner;
    }
    return true;
}

/* The next to be made is the one put off last. */
static bool plan_put_off(struct vm *vm, struct plan *plan, value node) {
    struct list *pending = object_of(vm, plan->pending);
    value members = node_part(vm, node, NODE_MEMBERS);
    for (int part = NODE_CAUSE; part <= NODE_CONTEXT; part++)
        if (node_part(vm, node, part) != VALUE_NONE && !list_append(vm, pending, node_part(vm, node, part)))
            return false;
    for (uint32_t i = 0; members != VALUE_NONE && i < tuple_count(vm, members); i++)
        if (!list_append(vm, pending, tuple_items(vm, members)[i]))
            return false;
    return true;
}

static bool plan_node(struct vm *vm, struct plan *plan, value node) {
    value v = node_part(vm, node, NODE_EXCEPTION);
    const struct exception *exception = object_of(vm, v);
    if (!plan_link(vm, plan, node, NODE_CAUSE, exception->cause))
        return false;
    bool has_cause = node_part(vm, node, NODE_CAUSE) != VALUE_NONE;
    if (!has_cause && !exception->suppress_context && !plan_link(vm, plan, node, NODE_CONTEXT, exception->context))
        return false;
    return plan_members(vm, plan, node, group_members(vm, v)) && plan_put_off(vm, plan, node);
}

/* The node of this exception with all that it leads to; VALUE_ERROR = exception set. */
static value plan_make(struct vm *vm, value exception) {
    struct plan plan = {set_new(vm, false), VALUE_ERROR};
    plan.pending = plan.seen == VALUE_ERROR ? VALUE_ERROR : list_new(vm, 4);
    value root = plan.pending == VALUE_ERROR ? VALUE_ERROR : node_new(vm, &plan, exception);
    if (root == VALUE_ERROR || !list_append(vm, object_of(vm, plan.pending), root))
        return VALUE_ERROR;
    struct list *pending = object_of(vm, plan.pending);
    while (pending->count) {
        value node = list_items(vm, pending)[--pending->count];
        if (!plan_node(vm, &plan, node))
            return VALUE_ERROR;
    }
    return root;
}

value exception_format(struct vm *vm, value exception) {
    struct printer printer = {0};
    value plan = plan_make(vm, exception);
    bool printed = plan != VALUE_ERROR && print_chain(vm, &printer, plan);
    value text = str_builder_finish(vm, &printer.text);
    return printed ? text : VALUE_ERROR;
}
