/* re: PCRE2 at work. Everything here is trusted memory of one VM, hung on vm->regex: contexts, the compiled patterns,
 * one match block. Nothing of it is ever in the cage. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "re_internal.h"

/* Most compiled patterns of one VM; beyond that the one not used for longest makes place. */
#define ENTRIES 192u
/* What matching remembers to come back to. */
#define STEPS_FOR_A_BRANCH 2
/* Bytes that are looked at for one step. Of those that an anchored match has gone over in vain nothing is known; most
 * often it ends at once. */
#define BYTES_FOR_A_STEP 8
#define BYTES_FOR_A_STEP_IN_VAIN 64
/* A match block that has grown beyond this is not kept. */
#define MATCH_BLOCK_KEPT (1u << 20)
/* Bytes: the other code of such a pattern is below the 64 KiB that PCRE2 can address. */
#define CODE_SIZE_SURE 2048u

enum { CODE_ASCII, CODE_UNICODE, CODES };

struct entry {
    pcre2_code *codes[CODES];
    uint16_t *orders;
    uint32_t groups;
    bool allows_ascii;   /* a subject that is ASCII is matched by the code for bytes */
    uint64_t generation; /* 0: free */
    uint64_t last_used;
};

struct regex_state {
    struct vm *vm;
    pcre2_general_context *general;
    pcre2_compile_context *compile;
    pcre2_match_context *match;
    pcre2_match_data *data;
    uint32_t data_pairs;
    const size_t *spans; /* of the match data */
    size_t match_bytes;  /* allocated while matching */
    uint64_t clock;
    struct entry entries[ENTRIES];
};

/* --- memory: each block begins with its size ---------------------------------------------------------------------- */

#define BLOCK_HEAD 16u

static void *regex_allocate(size_t size, void *tag) {
    struct vm *vm = tag;
    if (size > SIZE_MAX - BLOCK_HEAD || size > vm->memory_limit)
        return NULL;
    char *block = trusted_allocate(vm, size + BLOCK_HEAD);
    if (!block)
        return NULL;
    memcpy(block, &size, sizeof size);
    if (vm->regex)
        ((struct regex_state *)vm->regex)->match_bytes += size;
    return block + BLOCK_HEAD;
}

static void regex_free(void *memory, void *tag) {
    if (!memory)
        return;
    char *block = (char *)memory - BLOCK_HEAD;
    size_t size;
    memcpy(&size, block, sizeof size);
    trusted_free(tag, block, size + BLOCK_HEAD);
}

/* --- the state ---------------------------------------------------------------------------------------------------- */

static int charge_callout(pcre2_callout_block *block, void *context) {
    struct regex_state *state = context;
    (void)block;
    return vm_charge(state->vm, STEPS_FOR_A_BRANCH) ? 0 : PCRE2_ERROR_CALLOUT;
}

static void entry_clear(struct vm *vm, struct entry *entry) {
    for (int i = 0; i < CODES; i++)
        pcre2_code_free(entry->codes[i]);
    if (entry->orders)
        trusted_free(vm, entry->orders, (entry->groups + 1) * sizeof *entry->orders);
    *entry = (struct entry){.generation = 0};
}

void re_stop(struct vm *vm) {
    struct regex_state *state = vm->regex;
    if (!state)
        return;
    for (uint32_t i = 0; i < ENTRIES; i++)
        entry_clear(vm, &state->entries[i]);
    pcre2_match_data_free(state->data);
    pcre2_match_context_free(state->match);
    pcre2_compile_context_free(state->compile);
    pcre2_general_context_free(state->general);
    vm->regex = NULL;
    vm->regex_clock = state->clock;
    trusted_free(vm, state, sizeof *state);
}

static struct regex_state *regex_state(struct vm *vm) {
    if (vm->regex)
        return vm->regex;
    struct regex_state *state = trusted_allocate(vm, sizeof *state);
    if (!state)
        return NULL;
    state->vm = vm;
    state->clock = vm->regex_clock;
    vm->regex = state;
    state->general = pcre2_general_context_create(regex_allocate, regex_free, vm);
    state->compile = state->general ? pcre2_compile_context_create(state->general) : NULL;
    state->match = state->compile ? pcre2_match_context_create(state->general) : NULL;
    if (!state->match) {
        re_stop(vm);
        return NULL;
    }
    pcre2_set_newline(state->compile, PCRE2_NEWLINE_LF);
    pcre2_set_compile_extra_options(state->compile, PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES);
    pcre2_set_callout(state->match, charge_callout, state);
    pcre2_set_match_limit(state->match, UINT32_MAX);
    pcre2_set_depth_limit(state->match, UINT32_MAX);
    size_t kibibytes = vm->memory_limit / 2048;
    pcre2_set_heap_limit(state->match, kibibytes > UINT32_MAX ? UINT32_MAX : (uint32_t)kibibytes);
    return state;
}

/* --- compiling ---------------------------------------------------------------------------------------------------- */

static uint32_t compile_options(uint32_t flags, bool is_bytes, bool ascii) {
    uint32_t options = PCRE2_ALT_CIRCUMFLEX;
    if (flags & RE_IGNORECASE)
        options |= PCRE2_CASELESS;
    if (flags & RE_MULTILINE)
        options |= PCRE2_MULTILINE;
    if (flags & RE_DOTALL)
        options |= PCRE2_DOTALL;
    if (!is_bytes && !ascii)
        options |= PCRE2_UTF | PCRE2_NO_UTF_CHECK | (flags & RE_ASCII ? 0 : PCRE2_UCP);
    return options;
}

static pcre2_code *compile_text(struct vm *vm, struct regex_state *state, value pattern, bool ascii,
                                const struct translation *translation) {
    bool is_bytes = !str_of(vm, pattern);
    int error;
    PCRE2_SIZE offset;
    const char *text = translation->text ? translation->text : "";
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)text, translation->length, compile_options(translation->flags, is_bytes, ascii),
                      &error, &offset, state->compile);
    if (code)
        return code;
    if (vm_failed(vm))
        return NULL;
    char message[160];
    if (error == PCRE2_ERROR_NOMEMORY || pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof message) < 0)
        raise_memory_error(vm);
    else
        re_raise(vm, pattern, -1, "this pattern is not supported: %s", message);
    return NULL;
}

/* One of the two codes of an entry; the translation may be the one just made. */
static bool entry_compile(struct vm *vm, struct regex_state *state, struct entry *entry, value pattern, uint32_t flags,
                          bool ascii, struct translation *translation) {
    if (!re_translate(vm, pattern, flags, ascii, translation))
        return false;
    if (!vm_charge(vm, 10 + translation->length / 4))
        return false;
    pcre2_code *code = compile_text(vm, state, pattern, ascii, translation);
    if (!code)
        return false;
    entry->codes[ascii ? CODE_ASCII : CODE_UNICODE] = code;
    return true;
}

static struct entry *entry_take(struct vm *vm, struct regex_state *state) {
    struct entry *oldest = &state->entries[0];
    for (uint32_t i = 0; i < ENTRIES; i++) {
        if (state->entries[i].generation == 0)
            return &state->entries[i];
        if (state->entries[i].last_used < oldest->last_used)
            oldest = &state->entries[i];
    }
    entry_clear(vm, oldest);
    return oldest;
}

/* Whether a subject that is ASCII can be matched byte by byte: not when a character of the pattern that is not ASCII
 * has an ASCII one as its other case. */
static bool allows_ascii(const struct vm *vm, value pattern, uint32_t flags) {
    const struct str *text = str_of(vm, pattern);
    return !text || str_is_ascii(text) || !(flags & RE_IGNORECASE);
}

/* The code for text of any characters can be several times as large as the one for ASCII. Where that could pass PCRE2's
 * limit it is made at once, so that a pattern is refused when it is compiled and not at some later match. */
static bool other_code_is_possible(struct vm *vm, struct regex_state *state, struct entry *entry, value pattern,
                                   uint32_t flags) {
    size_t size = 0;
    (void)pcre2_pattern_info(entry->codes[CODE_ASCII], PCRE2_INFO_SIZE, &size);
    if (!str_of(vm, pattern) || size < CODE_SIZE_SURE)
        return true;
    struct translation translation = {.names = VALUE_UNSET};
    bool done = entry_compile(vm, state, entry, pattern, flags, false, &translation);
    translation_free(vm, &translation);
    return done;
}

/* Fills a new entry for the text and flags of a pattern and points the pattern at it. */
static struct entry *pattern_enter(struct vm *vm, struct regex_state *state, struct record *pattern) {
    value text = pattern->items[PATTERN_TEXT];
    uint32_t flags = pattern_flags(pattern);
    struct entry *entry = entry_take(vm, state);
    struct translation translation = {.names = VALUE_UNSET};
    bool ascii = allows_ascii(vm, text, flags);
    if (!entry_compile(vm, state, entry, text, flags, ascii, &translation) ||
        (ascii && !other_code_is_possible(vm, state, entry, text, flags))) {
        translation_free(vm, &translation);
        entry_clear(vm, entry);
        return NULL;
    }
    entry->groups = translation.groups;
    entry->orders = trusted_allocate(vm, (entry->groups + 1) * sizeof *entry->orders);
    if (entry->orders)
        memcpy(entry->orders, translation.orders, (entry->groups + 1) * sizeof *entry->orders);
    pattern->items[PATTERN_FLAGS] = value_from_small_int(translation.flags);
    pattern->items[PATTERN_GROUPS] = value_from_small_int(translation.groups);
    pattern->items[PATTERN_NAMES] = translation.names;
    translation_free(vm, &translation);
    if (!entry->orders) {
        entry_clear(vm, entry);
        return NULL;
    }
    entry->allows_ascii = ascii;
    entry->generation = entry->last_used = ++state->clock;
    pattern->data = (uint32_t)(entry - state->entries);
    pattern->items[PATTERN_GENERATION] = value_from_small_int((int64_t)entry->generation);
    return entry;
}

bool re_compile(struct vm *vm, struct record *pattern) {
    struct regex_state *state = regex_state(vm);
    return state && pattern_enter(vm, state, pattern);
}

/* The entry that a pattern names, compiled again if another pattern has its place by now. */
static struct entry *pattern_entry(struct vm *vm, struct regex_state *state, struct record *pattern) {
    struct entry *entry = pattern->data < ENTRIES ? &state->entries[pattern->data] : NULL;
    if (entry && entry->generation != 0 &&
        value_from_small_int((int64_t)entry->generation) == pattern->items[PATTERN_GENERATION]) {
        entry->last_used = ++state->clock;
        return entry;
    }
    return pattern_enter(vm, state, pattern);
}

/* The code for this subject. */
static pcre2_code *entry_code(struct vm *vm, struct regex_state *state, struct entry *entry,
                              const struct record *pattern, const struct subject *subject) {
    bool ascii = subject->is_ascii && entry->allows_ascii;
    int which = ascii ? CODE_ASCII : CODE_UNICODE;
    if (!entry->codes[which]) {
        value text = pattern->items[PATTERN_TEXT];
        struct translation translation = {.names = VALUE_UNSET};
        bool done = entry_compile(vm, state, entry, text, pattern_flags(pattern), ascii, &translation);
        translation_free(vm, &translation);
        if (!done)
            return NULL;
    }
    return entry->codes[which];
}

/* --- matching ----------------------------------------------------------------------------------------------------- */

static void drop_match_data(struct regex_state *state) {
    pcre2_match_data_free(state->data);
    state->data = NULL;
    state->match_bytes = 0;
}

static bool need_match_data(struct vm *vm, struct regex_state *state, uint32_t pairs) {
    if (state->data && state->data_pairs >= pairs)
        return true;
    drop_match_data(state);
    state->data_pairs = pairs < 16 ? 16 : pairs;
    state->data = pcre2_match_data_create(state->data_pairs, state->general);
    if (!state->data && !vm_failed(vm))
        raise_memory_error(vm);
    if (!state->data)
        return false;
    state->spans = pcre2_get_ovector_pointer(state->data);
    return true;
}

static int execute_failed(struct vm *vm, struct regex_state *state, int code) {
    drop_match_data(state);
    if (vm_failed(vm))
        return -1;
    if (code == PCRE2_ERROR_NOMEMORY || code == PCRE2_ERROR_HEAPLIMIT || code == PCRE2_ERROR_DEPTHLIMIT)
        raise_memory_error(vm);
    else if (code == PCRE2_ERROR_MATCHLIMIT)
        raise_error(vm, TYPE_RUNTIME_ERROR, "the regular expression takes too many steps");
    else
        raise_error(vm, TYPE_RUNTIME_ERROR, "the regular expression could not be matched (error %d)", code);
    return -1;
}

int re_execute(struct vm *vm, struct record *pattern, const struct subject *subject, uint32_t start, enum re_mode mode,
               bool not_empty, const size_t **spans) {
    struct regex_state *state = regex_state(vm);
    struct entry *entry = state ? pattern_entry(vm, state, pattern) : NULL;
    pcre2_code *code = entry ? entry_code(vm, state, entry, pattern, subject) : NULL;
    uint32_t claimed = pattern_groups(pattern);
    if (!code || !need_match_data(vm, state, (claimed > entry->groups ? claimed : entry->groups) + 1))
        return -1;
    uint32_t options = PCRE2_NO_UTF_CHECK;
    if (mode != RE_SEARCH)
        options |= PCRE2_ANCHORED;
    if (mode == RE_FULLMATCH)
        options |= PCRE2_ENDANCHORED;
    if (not_empty)
        options |= PCRE2_NOTEMPTY_ATSTART;
    int result =
        pcre2_match(code, (PCRE2_SPTR)subject->data, subject->length, start, options, state->data, state->match);
    if (result < 0 && result != PCRE2_ERROR_NOMATCH)
        return execute_failed(vm, state, result);
    const size_t *found = state->spans;
    size_t looked_at = result > 0 && found[1] > start ? found[1] - start : result > 0 ? 0 : subject->length - start;
    bool in_vain = result <= 0 && mode != RE_SEARCH;
    if (!vm_charge(vm, 2 + looked_at / (in_vain ? BYTES_FOR_A_STEP_IN_VAIN : BYTES_FOR_A_STEP)))
        return -1;
    if (state->match_bytes > MATCH_BLOCK_KEPT && result <= 0)
        drop_match_data(state);
    *spans = found;
    return result > 0;
}

uint32_t re_last_group(struct vm *vm, struct record *pattern, const size_t *spans) {
    struct regex_state *state = vm->regex;
    struct entry *entry = state ? pattern_entry(vm, state, pattern) : NULL;
    if (!entry) {
        exception_clear(vm);
        return 0;
    }
    uint32_t best = 0;
    for (uint32_t i = 1; i <= entry->groups; i++) {
        size_t end = spans[2 * i + 1];
        if (end == RE_NO_SPAN)
            continue;
        bool later = !best || end > spans[2 * best + 1] ||
                     (end == spans[2 * best + 1] && entry->orders[i] > entry->orders[best]);
        best = later ? i : best;
    }
    return best;
}
