/* re: Pattern and what it does with a string. Guest code runs only in replacement functions; the bytes of the string
 * are looked up again after each call of one. */
#include "re_internal.h"

#include "../builtins/iterator.h"
#include "../vm/type.h"

static struct record *pattern_of(const struct vm *vm, value self) { return native_self(vm, self); }
static value plain_pattern(const struct vm *vm, value self) { return value_unwrap(vm, self); }

bool pattern_is_bytes(const struct vm *vm, const struct record *pattern) {
    return !value_is_str(vm, pattern->items[PATTERN_TEXT]);
}

/* --- strings that are searched ------------------------------------------------------------------------------------ */

bool re_subject(struct vm *vm, const struct record *pattern, value string, struct subject *subject) {
    const struct str *str = str_of(vm, string);
    const uint8_t *data;
    bool wants_bytes = pattern_is_bytes(vm, pattern);
    if (str) {
        *subject = (struct subject){str_data(vm, str), str->byte_length, false, str_is_ascii(str)};
    } else if (bytes_view(vm, string, &data, &subject->length)) {
        *subject = (struct subject){(const char *)data, subject->length, true, true};
    } else {
        raise_type_error(vm, "expected string or bytes-like object, got '%s'", value_type_name(vm, string));
        return false;
    }
    if (subject->is_bytes == wants_bytes)
        return true;
    raise_type_error(vm, wants_bytes ? "cannot use a bytes pattern on a string-like object"
                                     : "cannot use a string pattern on a bytes-like object");
    return false;
}

value re_slice(struct vm *vm, value string, const struct subject *subject, size_t start, size_t end) {
    if (start > end || end > subject->length)
        start = end = 0;
    if (subject->is_bytes) {
        if (start == 0 && end == subject->length && value_has_kind(vm, string, KIND_BYTES))
            return string;
        return bytes_new(vm, subject->data + start, end - start);
    }
    if (start == 0 && end == subject->length && value_is_str(vm, string))
        return string;
    return subject->is_ascii ? str_new_ascii(vm, subject->data + start, end - start)
                             : str_new(vm, subject->data + start, end - start);
}

/* A string, and the part of it between pos and endpos. */
struct search {
    value pattern, string; /* the Pattern itself; the string as it was given */
    struct subject subject;
    uint32_t start;     /* byte offset of pos */
    value pos, end_pos; /* in characters, within the string */
};

static bool clamp_position(struct vm *vm, value given, int64_t otherwise, int64_t length, int64_t *position) {
    *position = otherwise;
    if (given != VALUE_UNSET && !object_to_int64(vm, given, true, position))
        return false;
    *position = *position < 0 ? 0 : *position > length ? length : *position;
    return true;
}

static bool search_begin(struct vm *vm, struct search *search, value self, value string, value pos, value end_pos) {
    search->pattern = plain_pattern(vm, self);
    search->string = string;
    struct record *pattern = object_of(vm, search->pattern);
    if (!re_subject(vm, pattern, string, &search->subject))
        return false;
    struct str *str = str_of(vm, string);
    int64_t length = str ? str->length : search->subject.length, from, to;
    if (!clamp_position(vm, pos, 0, length, &from) || !clamp_position(vm, end_pos, length, length, &to))
        return false;
    if (pos != VALUE_UNSET || end_pos != VALUE_UNSET)
        if (!re_subject(vm, pattern, string, &search->subject)) /* __index__ may have changed a bytearray */
            return false;
    bool wide = str && !str_is_ascii(str);
    uint32_t length_now = search->subject.length;
    uint32_t end = wide ? str_byte_offset(vm, str, (uint32_t)to) : (uint32_t)to;
    search->start = wide ? str_byte_offset(vm, str, (uint32_t)from) : (uint32_t)from;
    search->subject.length = end < length_now ? end : length_now;
    search->pos = value_from_small_int(from);
    search->end_pos = value_from_small_int(to);
    return true;
}

/* After guest code ran: the bytes may be elsewhere or fewer. */
static bool search_refresh(struct vm *vm, struct search *search) {
    uint32_t end = search->subject.length;
    if (!re_subject(vm, object_of(vm, search->pattern), search->string, &search->subject))
        return false;
    search->subject.length = end < search->subject.length ? end : search->subject.length;
    return true;
}

static value match_of_search(struct vm *vm, const struct search *search, const size_t *spans) {
    return re_match_new(vm, search->pattern, search->string, search->pos, search->end_pos, spans);
}

static value match_once(struct vm *vm, value *arguments, enum re_mode mode) {
    struct search search;
    const size_t *spans;
    if (!search_begin(vm, &search, arguments[0], arguments[1], arguments[2], arguments[3]))
        return VALUE_ERROR;
    if (search.start > search.subject.length)
        return VALUE_NONE;
    int found = re_execute(vm, object_of(vm, search.pattern), &search.subject, search.start, mode, false, &spans);
    return found < 0 ? VALUE_ERROR : found ? match_of_search(vm, &search, spans) : VALUE_NONE;
}

RE_METHOD(search) {
    (void)count;
    return match_once(vm, arguments, RE_SEARCH);
}
RE_METHOD(match) {
    (void)count;
    return match_once(vm, arguments, RE_MATCH);
}
RE_METHOD(fullmatch) {
    (void)count;
    return match_once(vm, arguments, RE_FULLMATCH);
}

/* --- all matches -------------------------------------------------------------------------------------------------- */

/* The next of the matches that do not overlap; *empty: the one before was empty, so the next may not be so too right
 * there. 1, 0, -1 */
static int search_next(struct vm *vm, struct search *search, bool *empty, const size_t **spans) {
    if (search->start > search->subject.length)
        return 0;
    int found =
        re_execute(vm, object_of(vm, search->pattern), &search->subject, search->start, RE_SEARCH, *empty, spans);
    if (found == 1) {
        search->start = (uint32_t)(*spans)[1];
        *empty = (*spans)[0] == (*spans)[1];
    }
    return found;
}

/* What findall() lists for one match. */
static value match_summary(struct vm *vm, const struct search *search, const size_t *spans, uint32_t groups) {
    value tuple = groups > 1 ? tuple_new(vm, groups) : VALUE_NONE;
    if (groups < 2) {
        const size_t *span = spans + 2 * groups;
        return span[0] == RE_NO_SPAN ? re_slice(vm, VALUE_NONE, &search->subject, 0, 0)
                                     : re_slice(vm, search->string, &search->subject, span[0], span[1]);
    }
    for (uint32_t i = 1; tuple != VALUE_ERROR && i <= groups; i++) {
        bool given = spans[2 * i] != RE_NO_SPAN;
        value item = given ? re_slice(vm, search->string, &search->subject, spans[2 * i], spans[2 * i + 1])
                           : re_slice(vm, VALUE_NONE, &search->subject, 0, 0);
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, tuple)[i - 1] = item;
    }
    return tuple;
}

RE_METHOD(findall) {
    (void)count;
    struct search search;
    const size_t *spans;
    bool empty = false;
    int found;
    value list = list_new(vm, 0);
    if (list == VALUE_ERROR || !search_begin(vm, &search, arguments[0], arguments[1], arguments[2], arguments[3]))
        return VALUE_ERROR;
    uint32_t groups = pattern_groups(object_of(vm, search.pattern));
    while ((found = search_next(vm, &search, &empty, &spans)) == 1) {
        value item = match_summary(vm, &search, spans, groups);
        if (item == VALUE_ERROR || !list_append(vm, object_of(vm, list), item))
            return VALUE_ERROR;
    }
    return found < 0 ? VALUE_ERROR : list;
}

RE_METHOD(split) {
    (void)count;
    struct search search;
    const size_t *spans;
    bool empty = false;
    int64_t most = 0;
    int found = 0;
    value list = list_new(vm, 0);
    if (arguments[2] != VALUE_UNSET && !object_to_int64(vm, arguments[2], true, &most))
        return VALUE_ERROR;
    if (list == VALUE_ERROR || !search_begin(vm, &search, arguments[0], arguments[1], VALUE_UNSET, VALUE_UNSET))
        return VALUE_ERROR;
    uint32_t groups = pattern_groups(object_of(vm, search.pattern));
    size_t last = 0;
    for (int64_t made = 0; most == 0 || made < most; made++) {
        if (most < 0 || (found = search_next(vm, &search, &empty, &spans)) != 1)
            break;
        value piece = re_slice(vm, search.string, &search.subject, last, spans[0]);
        if (piece == VALUE_ERROR || !list_append(vm, object_of(vm, list), piece))
            return VALUE_ERROR;
        for (uint32_t i = 1; i <= groups; i++) {
            piece = spans[2 * i] == RE_NO_SPAN
                        ? VALUE_NONE
                        : re_slice(vm, search.string, &search.subject, spans[2 * i], spans[2 * i + 1]);
            if (piece == VALUE_ERROR || !list_append(vm, object_of(vm, list), piece))
                return VALUE_ERROR;
        }
        last = spans[1];
    }
    value rest = found < 0 ? VALUE_ERROR : re_slice(vm, search.string, &search.subject, last, search.subject.length);
    return rest != VALUE_ERROR && list_append(vm, object_of(vm, list), rest) ? list : VALUE_ERROR;
}

/* --- replacing ---------------------------------------------------------------------------------------------------- */

/* Adds what the function gives for this match. */
static bool add_replacement(struct vm *vm, struct str_builder *builder, struct search *search, value function,
                            const size_t *spans) {
    value match = match_of_search(vm, search, spans);
    value text = match == VALUE_ERROR ? VALUE_ERROR : vm_call_1(vm, function, match);
    if (text == VALUE_ERROR)
        return false;
    if (text != VALUE_NONE && !re_add_text(vm, builder, text, search->subject.is_bytes))
        return false;
    return search_refresh(vm, search);
}

/* (new string, number of replacements) into result[2] */
static bool substitute(struct vm *vm, value *arguments, value result[2]) {
    struct search search;
    const size_t *spans;
    struct str_builder builder = {0};
    int64_t most = 0, made = 0;
    bool empty = false, is_function = object_is_callable(vm, arguments[1]);
    int found = 0;
    if (arguments[3] != VALUE_UNSET && !object_to_int64(vm, arguments[3], true, &most))
        return false;
    if (!search_begin(vm, &search, arguments[0], arguments[2], VALUE_UNSET, VALUE_UNSET))
        return false;
    struct record *pattern = object_of(vm, search.pattern);
    uint32_t groups = pattern_groups(pattern);
    value template = is_function ? arguments[1] : re_template_parse(vm, pattern, arguments[1]);
    if (template == VALUE_ERROR)
        return false;
    size_t last = 0;
    for (; (most == 0 || made < most) && most >= 0; made++) {
        if ((found = search_next(vm, &search, &empty, &spans)) != 1)
            break;
        size_t end = spans[1];
        re_add_bytes(vm, &builder, &search.subject, last, spans[0]);
        bool added = is_function ? add_replacement(vm, &builder, &search, template, spans)
                                 : re_template_expand(vm, &builder, template, &search.subject, spans, groups);
        if (!added || builder.failed)
            return false;
        last = end;
    }
    if (found < 0)
        return false;
    result[1] = value_from_small_int(made);
    if (made == 0) {
        result[0] = re_slice(vm, arguments[2], &search.subject, 0, search.subject.length);
    } else {
        re_add_bytes(vm, &builder, &search.subject, last, search.subject.length);
        result[0] = re_finish(vm, &builder, search.subject.is_bytes);
    }
    return result[0] != VALUE_ERROR;
}

RE_METHOD(sub) {
    (void)count;
    value result[2];
    return substitute(vm, arguments, result) ? result[0] : VALUE_ERROR;
}

RE_METHOD(subn) {
    (void)count;
    value result[2];
    return substitute(vm, arguments, result) ? tuple_from_items(vm, result, 2) : VALUE_ERROR;
}

/* --- finditer ----------------------------------------------------------------------------------------------------- */

/* data: whether the last match was empty. START is a byte offset, -1 when all is done. */
enum { FIND_PATTERN, FIND_STRING, FIND_POS, FIND_ENDPOS, FIND_START, FIND_ITEMS };

RE_METHOD(finditer) {
    (void)count;
    struct search search;
    if (!search_begin(vm, &search, arguments[0], arguments[1], arguments[2], arguments[3]))
        return VALUE_ERROR;
    value v = record_new(vm, TYPE_RE_ITERATOR, FIND_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[FIND_PATTERN] = search.pattern;
    record->items[FIND_STRING] = search.string;
    record->items[FIND_POS] = search.pos;
    record->items[FIND_ENDPOS] = search.end_pos;
    record->items[FIND_START] = value_from_small_int(search.start);
    return v;
}

static value find_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    struct search search;
    const size_t *spans;
    int64_t start = value_to_int(record->items[FIND_START]);
    bool empty = record->data != 0;
    if (start < 0)
        return VALUE_STOP;
    if (!search_begin(vm, &search, record->items[FIND_PATTERN], record->items[FIND_STRING], record->items[FIND_POS],
                      record->items[FIND_ENDPOS]))
        return VALUE_ERROR;
    search.start = (uint32_t)start;
    int found = search_next(vm, &search, &empty, &spans);
    record->data = empty;
    record->items[FIND_START] = value_from_small_int(found == 1 ? (int64_t)search.start : -1);
    return found < 0 ? VALUE_ERROR : found ? match_of_search(vm, &search, spans) : VALUE_STOP;
}

static const struct kind_operations find_operations = {.iterate = iterate_itself, .next = find_next};

const struct type_definition re_iterator_definition = {
    .name = "callable_iterator",
    .type_id = TYPE_RE_ITERATOR,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .operations = &find_operations,
};

/* --- the type ----------------------------------------------------------------------------------------------------- */

static const struct {
    uint32_t flag;
    const char *name;
} flag_names[] = {{RE_IGNORECASE, "re.IGNORECASE"}, {RE_LOCALE, "re.LOCALE"},   {RE_MULTILINE, "re.MULTILINE"},
                  {RE_DOTALL, "re.DOTALL"},         {RE_UNICODE, "re.UNICODE"}, {RE_VERBOSE, "re.VERBOSE"},
                  {RE_DEBUG, "re.DEBUG"},           {RE_ASCII, "re.ASCII"}};

static value pattern_repr(struct vm *vm, value v) {
    const struct record *pattern = object_of(vm, v);
    value repr = object_repr(vm, pattern->items[PATTERN_TEXT]);
    if (repr == VALUE_ERROR)
        return VALUE_ERROR;
    uint32_t flags = pattern_flags(pattern), known = 0;
    if (!pattern_is_bytes(vm, pattern) && (flags & (RE_LOCALE | RE_UNICODE | RE_ASCII)) == RE_UNICODE)
        flags &= ~(uint32_t)RE_UNICODE;
    struct str_builder builder = {0};
    const struct str *shown = object_of(vm, repr);
    uint32_t most = shown->length > 200 ? str_byte_offset(vm, object_of(vm, repr), 200) : shown->byte_length;
    str_builder_add_c(vm, &builder, "re.compile(");
    str_builder_add(vm, &builder, str_data(vm, shown), most);
    for (size_t i = 0; i < sizeof flag_names / sizeof flag_names[0]; i++)
        if (flags & flag_names[i].flag) {
            str_builder_add_c(vm, &builder, known ? "|" : ", ");
            str_builder_add_c(vm, &builder, flag_names[i].name);
            known |= flag_names[i].flag;
        }
    if (flags & ~known)
        str_builder_add_format(vm, &builder, "%s0x%x", known ? "|" : ", ", flags & ~known);
    str_builder_add_c(vm, &builder, ")");
    return str_builder_finish(vm, &builder);
}

static value pattern_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if ((comparison != COMPARE_EQUAL && comparison != COMPARE_NOT_EQUAL) ||
        !value_is_record(vm, right, TYPE_RE_PATTERN))
        return VALUE_NOT_IMPLEMENTED;
    const struct record *a = object_of(vm, left), *b = object_of(vm, right);
    int equal =
        a->items[PATTERN_FLAGS] == b->items[PATTERN_FLAGS] && pattern_is_bytes(vm, a) == pattern_is_bytes(vm, b);
    if (equal)
        equal = object_equal(vm, a->items[PATTERN_TEXT], b->items[PATTERN_TEXT]);
    return equal < 0 ? VALUE_ERROR : value_from_bool(equal == (comparison == COMPARE_EQUAL));
}

static bool pattern_hash(struct vm *vm, value v, int64_t *hash) {
    const struct record *pattern = object_of(vm, v);
    if (!object_hash(vm, pattern->items[PATTERN_TEXT], hash))
        return false;
    *hash = (int64_t)((uint64_t)*hash ^ (uint64_t)pattern_flags(pattern) * 1000003u) & ((INT64_C(1) << 60) - 1);
    return true;
}

static value pattern_itself(struct vm *vm, value *arguments, uint32_t count) {
    (void)vm, (void)count;
    return arguments[0];
}

static value pattern_get_text(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return pattern_of(vm, arguments[0])->items[PATTERN_TEXT];
}
static value pattern_get_flags(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return pattern_of(vm, arguments[0])->items[PATTERN_FLAGS];
}
static value pattern_get_groups(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return pattern_of(vm, arguments[0])->items[PATTERN_GROUPS];
}
static value pattern_get_names(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return dict_copy(vm, object_of(vm, pattern_of(vm, arguments[0])->items[PATTERN_NAMES]));
}

static const struct native pattern_methods[] = {
    {"__copy__", pattern_itself, 1, 1, 0, 0, NULL, NULL},
    {"__deepcopy__", pattern_itself, 2, 2, 0, 0, NULL, NULL},
    {"findall", re_pattern_findall, 2, 4, 0, 0, "string pos endpos",
     "Return a list of all non-overlapping matches of pattern in string."},
    {"finditer", re_pattern_finditer, 2, 4, 0, 0, "string pos endpos",
     "Return an iterator over all non-overlapping matches for the RE pattern in string."},
    {"fullmatch", re_pattern_fullmatch, 2, 4, 0, 0, "string pos endpos", "Matches against all of the string."},
    {"match", re_pattern_match, 2, 4, 0, 0, "string pos endpos",
     "Matches zero or more characters at the beginning of the string."},
    {"search", re_pattern_search, 2, 4, 0, 0, "string pos endpos",
     "Scan through string looking for a match, and return a corresponding match object instance."},
    {"split", re_pattern_split, 2, 3, 0, 0, "string maxsplit", "Split string by the occurrences of pattern."},
    {"sub", re_pattern_sub, 3, 4, 0, 0, "repl string count",
     "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern."},
    {"subn", re_pattern_subn, 3, 4, 0, 0, "repl string count",
     "Return the tuple (new_string, number_of_subs_made) found by replacing the occurrences of pattern."},
    NATIVE_END,
};
static const struct native_attribute pattern_attributes[] = {
    {"flags", pattern_get_flags, NULL, "The regex matching flags."},
    {"groupindex", pattern_get_names, NULL, "A dictionary mapping group names to group numbers."},
    {"groups", pattern_get_groups, NULL, "The number of capturing groups in the pattern."},
    {"pattern", pattern_get_text, NULL, "The pattern string from which the RE object was compiled."},
    NATIVE_ATTRIBUTE_END,
};
static const struct kind_operations pattern_operations = {
    .repr = pattern_repr, .compare = pattern_compare, .hash = pattern_hash};

const struct type_definition re_pattern_definition = {
    .name = "re.Pattern",
    .type_id = TYPE_RE_PATTERN,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY | DEFINITION_GENERIC,
    .methods = pattern_methods,
    .attributes = pattern_attributes,
    .operations = &pattern_operations,
    .documentation = "Compiled regular expression object.",
};
