/* Methods of str that find, compare, cut and replace. Searches run on the UTF-8 bytes; positions are turned into code
 * points at the edges. */
#include "str_text.h"

#include "container.h"
#include "number.h"

/* The str given as argument `position` of the method, or TypeError. */
static struct str *str_argument(struct vm *vm, const char *method, int position, value argument) {
    struct str *str = str_of(vm, argument);
    if (!str)
        raise_type_error(vm, "%s() argument %d must be str, not %.50s", method, position,
                         argument_type_name(vm, argument));
    return str;
}

/* How parts of this str are made. */
static const struct text_kind *kind_of_str(const struct str *str) {
    return str_is_ascii(str) ? &ascii_kind : &str_kind;
}

/* What a search looks at: the bytes of self between start and stop, which begin at code point `first`. */
struct search {
    struct str *self;
    struct span text, pattern;
    uint32_t first;
    bool in_range; /* false: start lies behind stop, nothing matches */
};

static bool search_range(struct vm *vm, struct search *search, value start_value, value stop_value) {
    struct str *self = search->self;
    search->text = span_of_str(vm, self);
    search->in_range = true;
    if (start_value == VALUE_UNSET && stop_value == VALUE_UNSET)
        return vm_charge(vm, 1 + search->text.length / 64);
    int64_t start, stop;
    if (!search_bounds(vm, start_value, stop_value, &start, &stop))
        return false;
    search->in_range = search_bounds_clamp(self->length, &start, &stop);
    if (!search->in_range)
        return true;
    uint32_t from = str_byte_offset(vm, self, (uint32_t)start), to = str_byte_offset(vm, self, (uint32_t)stop);
    search->text.data += from;
    search->text.length = to < from ? 0 : to - from;
    search->first = (uint32_t)start;
    return vm_charge(vm, 1 + search->text.length / 64);
}

static bool search_begin(struct vm *vm, struct search *search, const char *method, value *arguments) {
    *search = (struct search){.self = native_self(vm, arguments[0])};
    struct str *pattern = str_argument(vm, method, 1, arguments[1]);
    if (!pattern)
        return false;
    search->pattern = span_of_str(vm, pattern);
    return search_range(vm, search, arguments[2], arguments[3]);
}

/* The position in code points, -1 = not found, -2 = exception set. */
static int64_t search_run(struct vm *vm, const char *method, value *arguments, bool last) {
    struct search search;
    if (!search_begin(vm, &search, method, arguments))
        return -2;
    if (!search.in_range)
        return -1;
    uint32_t found = last ? span_find_last(search.text, search.pattern) : span_find(search.text, search.pattern);
    if (found == SEARCH_ABSENT)
        return -1;
    return search.first + (int64_t)(str_is_ascii(search.self) ? found : utf8_count(search.text.data, found));
}

STR_METHOD(find) {
    (void)count;
    int64_t found = search_run(vm, "find", arguments, false);
    return found == -2 ? VALUE_ERROR : value_from_small_int(found);
}

STR_METHOD(rfind) {
    (void)count;
    int64_t found = search_run(vm, "rfind", arguments, true);
    return found == -2 ? VALUE_ERROR : value_from_small_int(found);
}

STR_METHOD(index) {
    (void)count;
    int64_t found = search_run(vm, "index", arguments, false);
    if (found == -1)
        return raise_value_error(vm, "substring not found");
    return found == -2 ? VALUE_ERROR : value_from_small_int(found);
}

STR_METHOD(rindex) {
    (void)count;
    int64_t found = search_run(vm, "rindex", arguments, true);
    if (found == -1)
        return raise_value_error(vm, "substring not found");
    return found == -2 ? VALUE_ERROR : value_from_small_int(found);
}

STR_METHOD(count) {
    (void)count;
    struct search search;
    if (!search_begin(vm, &search, "count", arguments))
        return VALUE_ERROR;
    if (!search.in_range)
        return value_from_small_int(0);
    if (search.pattern.length == 0)
        return value_from_small_int((int64_t)utf8_count(search.text.data, search.text.length) + 1);
    uint32_t found;
    return span_count(vm, search.text, search.pattern, UINT32_MAX, &found) ? value_from_small_int(found) : VALUE_ERROR;
}

/* startswith and endswith: 1, 0, -1. */
static int affix_matches(struct vm *vm, const struct search *search, const struct str *affix, bool at_end) {
    if (!search->in_range)
        return 0;
    struct span span = span_of_str(vm, affix);
    if (!vm_charge(vm, 1 + span.length / 64))
        return -1;
    return at_end ? span_ends_with(search->text, span) : span_starts_with(search->text, span);
}

static value affix_test(struct vm *vm, value *arguments, const char *method, bool at_end) {
    if (value_is_str(vm, arguments[0]) && value_is_str(vm, arguments[1]) && arguments[2] == VALUE_UNSET) {
        struct span text = span_of_str(vm, object_of(vm, arguments[0]));
        struct span span = span_of_str(vm, object_of(vm, arguments[1]));
        if (!vm_charge(vm, 1 + span.length / 64))
            return VALUE_ERROR;
        return value_from_bool(at_end ? span_ends_with(text, span) : span_starts_with(text, span));
    }
    struct search search = {.self = native_self(vm, arguments[0])};
    if (!search_range(vm, &search, arguments[2], arguments[3]))
        return VALUE_ERROR;
    struct str *affix = str_of(vm, arguments[1]);
    if (affix) {
        int matches = affix_matches(vm, &search, affix, at_end);
        return matches < 0 ? VALUE_ERROR : value_from_bool(matches);
    }
    value tuple = value_unwrap(vm, arguments[1]);
    if (!value_has_kind(vm, tuple, KIND_TUPLE))
        return raise_type_error(vm, "%s first arg must be str or a tuple of str, not %.100s", method,
                                value_type_name(vm, arguments[1]));
    uint32_t items = tuple_count(vm, tuple);
    for (uint32_t i = 0; i < items; i++) {
        value item = tuple_items(vm, tuple)[i];
        affix = str_of(vm, item);
        if (!affix)
            return raise_type_error(vm, "tuple for %s must only contain str, not %.100s", method,
                                    value_type_name(vm, item));
        int matches = affix_matches(vm, &search, affix, at_end);
        if (matches)
            return matches < 0 ? VALUE_ERROR : VALUE_TRUE;
    }
    return VALUE_FALSE;
}

STR_METHOD(startswith) {
    (void)count;
    return affix_test(vm, arguments, "startswith", false);
}

STR_METHOD(endswith) {
    (void)count;
    return affix_test(vm, arguments, "endswith", true);
}

STR_METHOD(replace) {
    (void)count;
    struct str *self = native_self(vm, arguments[0]);
    struct str *old = str_argument(vm, "replace", 1, arguments[1]);
    struct str *new = old ? str_argument(vm, "replace", 2, arguments[2]) : NULL;
    int64_t maximum;
    if (!new || !argument_to_count(vm, arguments[3], -1, &maximum))
        return VALUE_ERROR;
    return span_replace(vm, &str_kind, value_from_pointer(self), span_of_str(vm, self), span_of_str(vm, old),
                        span_of_str(vm, new), maximum);
}

static value split_at(struct vm *vm, value *arguments, bool last) {
    int64_t maximum;
    if (!argument_to_count(vm, arguments[2], -1, &maximum))
        return VALUE_ERROR;
    const struct str *self = native_self(vm, arguments[0]);
    const struct text_kind *kind = kind_of_str(self);
    struct span text = span_of_str(vm, self);
    if (arguments[1] == VALUE_UNSET || arguments[1] == VALUE_NONE)
        return last ? span_split_space_last(vm, kind, text, maximum) : span_split_space(vm, kind, text, maximum);
    struct str *separator = str_of(vm, arguments[1]);
    if (!separator)
        return raise_type_error(vm, "must be str or None, not %.100s", value_type_name(vm, arguments[1]));
    if (separator->byte_length == 0)
        return raise_value_error(vm, "empty separator");
    return last ? span_split_last(vm, kind, text, span_of_str(vm, separator), maximum)
                : span_split(vm, kind, text, span_of_str(vm, separator), maximum);
}

STR_METHOD(split) {
    (void)count;
    return split_at(vm, arguments, false);
}

STR_METHOD(rsplit) {
    (void)count;
    return split_at(vm, arguments, true);
}

STR_METHOD(splitlines) {
    (void)count;
    int keep_ends = arguments[1] == VALUE_UNSET ? 0 : object_truth(vm, arguments[1]);
    if (keep_ends < 0)
        return VALUE_ERROR;
    const struct str *self = native_self(vm, arguments[0]);
    return span_split_lines(vm, kind_of_str(self), span_of_str(vm, self), keep_ends);
}

static value partition_at(struct vm *vm, value *arguments, bool last) {
    struct str *self = native_self(vm, arguments[0]), *separator = str_of(vm, arguments[1]);
    if (!separator)
        return raise_type_error(vm, "must be str, not %.100s", value_type_name(vm, arguments[1]));
    if (separator->byte_length == 0)
        return raise_value_error(vm, "empty separator");
    return span_partition(vm, kind_of_str(self), value_from_pointer(self), span_of_str(vm, self), arguments[1],
                          span_of_str(vm, separator), last);
}

STR_METHOD(partition) {
    (void)count;
    return partition_at(vm, arguments, false);
}

STR_METHOD(rpartition) {
    (void)count;
    return partition_at(vm, arguments, true);
}

/* The str for a part of self's bytes; self when it is all of them. */
static value str_part(struct vm *vm, struct str *self, struct span part) {
    if (part.length == self->byte_length)
        return value_from_pointer(self);
    return kind_of_str(self)->make(vm, part.data, part.length);
}

static value strip_sides(struct vm *vm, value *arguments, const char *method, int sides) {
    struct str *self = native_self(vm, arguments[0]);
    struct span text = span_of_str(vm, self);
    if (arguments[1] == VALUE_UNSET || arguments[1] == VALUE_NONE) {
        struct span rest = span_strip_space(&str_kind, text, sides);
        return vm_charge(vm, 1 + (text.length - rest.length) / 16) ? str_part(vm, self, rest) : VALUE_ERROR;
    }
    struct str *characters = str_of(vm, arguments[1]);
    if (!characters)
        return raise_type_error(vm, "%s arg must be None or str", method);
    if (!span_strip(vm, &str_kind, &text, span_of_str(vm, characters), sides))
        return VALUE_ERROR;
    return str_part(vm, self, text);
}

STR_METHOD(strip) {
    (void)count;
    return strip_sides(vm, arguments, "strip", STRIP_LEFT | STRIP_RIGHT);
}

STR_METHOD(lstrip) {
    (void)count;
    return strip_sides(vm, arguments, "lstrip", STRIP_LEFT);
}

STR_METHOD(rstrip) {
    (void)count;
    return strip_sides(vm, arguments, "rstrip", STRIP_RIGHT);
}

static value remove_affix(struct vm *vm, value *arguments, const char *method, bool at_end) {
    struct str *self = native_self(vm, arguments[0]), *affix = str_of(vm, arguments[1]);
    if (!affix)
        return raise_type_error(vm, "%s() argument must be str, not %.50s", method,
                                argument_type_name(vm, arguments[1]));
    struct span text = span_of_str(vm, self), part = span_of_str(vm, affix);
    if (!vm_charge(vm, 1 + part.length / 64))
        return VALUE_ERROR;
    if (at_end ? !span_ends_with(text, part) : !span_starts_with(text, part))
        return value_from_pointer(self);
    text.length -= part.length;
    text.data += at_end ? 0 : part.length;
    return str_part(vm, self, text);
}

STR_METHOD(removeprefix) {
    (void)count;
    return remove_affix(vm, arguments, "removeprefix", false);
}

STR_METHOD(removesuffix) {
    (void)count;
    return remove_affix(vm, arguments, "removesuffix", true);
}
