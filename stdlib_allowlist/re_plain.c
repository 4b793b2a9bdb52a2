/* re: programs for plain patterns; see re_plain.h. The pattern is known to be right, so whatever is not understood here
 * only means that it is not plain. */
#include "re_plain.h"

#define DEPTH_MOST 12
#define COPIES_MOST 8

struct plain_compiler {
    const unsigned char *at, *end;
    uint32_t flags;
    bool is_bytes, failed;
    uint32_t depth, groups, count;
    struct plain_step steps[PLAIN_STEPS_MOST];
};

/* --- sets of bytes ------------------------------------------------------------------------------------------------ */

static void bytes_add(struct byte_set *set, unsigned char byte) { set->bits[byte >> 6] |= UINT64_C(1) << (byte & 63); }

static void bytes_add_range(struct byte_set *set, unsigned low, unsigned high) {
    for (unsigned byte = low; byte <= high; byte++)
        bytes_add(set, (unsigned char)byte);
}

static void bytes_add_set(struct byte_set *set, const struct byte_set *other) {
    for (int i = 0; i < 4; i++)
        set->bits[i] |= other->bits[i];
    set->at_end |= other->at_end;
}

static void bytes_invert(struct byte_set *set) {
    for (int i = 0; i < 4; i++)
        set->bits[i] = ~set->bits[i];
}

/* Bytes only, as the next two. */
static void bytes_intersect(struct byte_set *set, const struct byte_set *other) {
    for (int i = 0; i < 4; i++)
        set->bits[i] &= other->bits[i];
}

static bool bytes_meet(const struct byte_set *a, const struct byte_set *b) {
    return (a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1]) | (a->bits[2] & b->bits[2]) |
           (a->bits[3] & b->bits[3]);
}

static bool bytes_within(const struct byte_set *inner, const struct byte_set *outer) {
    struct byte_set rest = *outer;
    bytes_invert(&rest);
    return !bytes_meet(inner, &rest);
}

static void bytes_fold_case(struct byte_set *set) {
    for (unsigned char lower = 'a'; lower <= 'z'; lower++) {
        unsigned char upper = (unsigned char)(lower - 'a' + 'A');
        if (byte_set_has(set, lower) || byte_set_has(set, upper)) {
            bytes_add(set, lower);
            bytes_add(set, upper);
        }
    }
}

static struct byte_set bytes_of_words(void) {
    struct byte_set set = {.at_end = false};
    bytes_add_range(&set, 'a', 'z');
    bytes_add_range(&set, 'A', 'Z');
    bytes_add_range(&set, '0', '9');
    bytes_add(&set, '_');
    return set;
}

/* \d \w \s and their opposites. */
static bool bytes_add_class(const struct plain_compiler *compiler, struct byte_set *set, unsigned char letter) {
    struct byte_set class = {.at_end = false};
    switch (letter | 0x20) {
    case 'd':
        bytes_add_range(&class, '0', '9');
        break;
    case 'w':
        class = bytes_of_words();
        break;
    case 's':
        bytes_add_range(&class, '\t', '\r');
        bytes_add(&class, ' ');
        if (!compiler->is_bytes && !(compiler->flags & RE_ASCII))
            bytes_add_range(&class, 0x1C, 0x1F);
        break;
    default:
        return false;
    }
    if (!(letter & 0x20))
        bytes_invert(&class);
    bytes_add_set(set, &class);
    return true;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static bool give_up(struct plain_compiler *compiler) {
    compiler->failed = true;
    return false;
}

static bool accept(struct plain_compiler *compiler, char wanted) {
    if (compiler->at == compiler->end || *compiler->at != (unsigned char)wanted)
        return false;
    compiler->at++;
    return true;
}

/* After a backslash: the byte that an escape means, -1 where it means something else. */
static int escaped_byte(unsigned char c) {
    static const char names[] = "ntrfva", meanings[] = "\n\t\r\f\v\a";
    for (int i = 0; names[i]; i++)
        if (c == (unsigned char)names[i])
            return meanings[i];
    bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return is_word || c >= 0x80 ? -1 : c;
}

/* One member of a set in brackets; *byte is -1 where it was a class, which has been added. */
static bool read_member(struct plain_compiler *compiler, struct byte_set *set, int *byte) {
    if (compiler->at == compiler->end)
        return give_up(compiler);
    *byte = *compiler->at++;
    if (*byte != '\\')
        return true;
    if (compiler->at == compiler->end)
        return give_up(compiler);
    unsigned char c = *compiler->at++;
    *byte = c == 'b' ? '\b' : escaped_byte(c);
    return *byte >= 0 || bytes_add_class(compiler, set, c) || give_up(compiler);
}

/* After the opening bracket. */
static bool read_set(struct plain_compiler *compiler, struct byte_set *set) {
    bool inverted = accept(compiler, '^');
    for (bool first = true; first || !accept(compiler, ']'); first = false) {
        int low, high;
        if (!read_member(compiler, set, &low))
            return false;
        bool range = low >= 0 && compiler->end - compiler->at >= 2 && compiler->at[0] == '-' && compiler->at[1] != ']';
        if (range) {
            compiler->at++;
            if (!read_member(compiler, set, &high) || high < low)
                return give_up(compiler);
            bytes_add_range(set, (unsigned)low, (unsigned)high);
        } else if (low >= 0) {
            bytes_add(set, (unsigned char)low);
        }
    }
    if (compiler->flags & RE_IGNORECASE)
        bytes_fold_case(set);
    if (inverted)
        bytes_invert(set);
    return true;
}

static bool read_number(struct plain_compiler *compiler, uint32_t *number) {
    const unsigned char *start = compiler->at;
    for (*number = 0; compiler->at < compiler->end && *compiler->at >= '0' && *compiler->at <= '9'; compiler->at++)
        if ((*number = *number * 10 + (*compiler->at - '0')) > UINT16_MAX)
            return give_up(compiler);
    return compiler->at > start;
}

struct repeat {
    uint32_t minimum, maximum;
    bool lazy;
};

/* {2}, {2,}, {,3} or {2,3}; anything else is text. */
static bool read_braces(struct plain_compiler *compiler, struct repeat *repeat) {
    const unsigned char *start = compiler->at;
    struct repeat found = {0, PLAIN_UNBOUNDED, false};
    if (accept(compiler, '{') && !accept(compiler, '}')) {
        bool has_minimum = read_number(compiler, &found.minimum);
        if (accept(compiler, ',')) {
            if (!read_number(compiler, &found.maximum))
                found.maximum = PLAIN_UNBOUNDED;
            has_minimum = true;
        } else {
            found.maximum = found.minimum;
        }
        if (has_minimum && accept(compiler, '}')) {
            *repeat = found;
            return true;
        }
    }
    compiler->at = start;
    return false;
}

/* What follows an item; false: it stands alone. */
static bool read_repeat(struct plain_compiler *compiler, struct repeat *repeat) {
    if (accept(compiler, '*'))
        *repeat = (struct repeat){0, PLAIN_UNBOUNDED, false};
    else if (accept(compiler, '+'))
        *repeat = (struct repeat){1, PLAIN_UNBOUNDED, false};
    else if (accept(compiler, '?'))
        *repeat = (struct repeat){0, 1, false};
    else if (!read_braces(compiler, repeat))
        return false;
    repeat->lazy = accept(compiler, '?');
    if (compiler->at < compiler->end && *compiler->at == '+')
        return give_up(compiler);
    return true;
}

/* --- steps -------------------------------------------------------------------------------------------------------- */

static struct plain_step *emit(struct plain_compiler *compiler, enum plain_operation operation) {
    if (compiler->count == PLAIN_STEPS_MOST) {
        compiler->failed = true;
        return NULL;
    }
    struct plain_step *step = &compiler->steps[compiler->count++];
    *step = (struct plain_step){.operation = (uint8_t)operation};
    return step;
}

static bool emit_simply(struct plain_compiler *compiler, enum plain_operation operation) {
    return emit(compiler, operation) != NULL;
}

static bool emit_save(struct plain_compiler *compiler, uint32_t slot) {
    struct plain_step *step = emit(compiler, PLAIN_SAVE);
    if (step)
        step->slot = (uint16_t)slot;
    return step != NULL;
}

/* Makes room for a step before number `place`, whose followers are named by their numbers nowhere else. */
static struct plain_step *emit_before(struct plain_compiler *compiler, uint32_t place) {
    if (!emit_simply(compiler, PLAIN_JUMP))
        return NULL;
    memmove(&compiler->steps[place + 1], &compiler->steps[place],
            (compiler->count - 1 - place) * sizeof *compiler->steps);
    for (uint32_t i = place + 1; i < compiler->count; i++) {
        struct plain_step *step = &compiler->steps[i];
        if (step->operation == PLAIN_SPLIT || step->operation == PLAIN_JUMP) {
            step->first += step->first >= place;
            step->second += step->second >= place;
        }
    }
    compiler->steps[place] = (struct plain_step){.operation = PLAIN_SPLIT};
    return &compiler->steps[place];
}

static void split_set(struct plain_step *step, uint32_t preferred, uint32_t other, bool lazy) {
    step->first = (uint16_t)(lazy ? other : preferred);
    step->second = (uint16_t)(lazy ? preferred : other);
}

static bool emit_set(struct plain_compiler *compiler, const struct byte_set *set, const struct repeat *repeat) {
    bool once = repeat->minimum == 1 && repeat->maximum == 1;
    enum plain_operation operation = once ? PLAIN_SET : repeat->lazy ? PLAIN_RUN_SHORT : PLAIN_RUN_LONG;
    int members = 0, only = 0;
    for (int i = 0; i < 4; i++) {
        members += __builtin_popcountll(set->bits[i]);
        only = set->bits[i] ? 64 * i + __builtin_ctzll(set->bits[i]) : only;
    }
    struct plain_step *step = emit(compiler, once && members == 1 ? PLAIN_BYTE : operation);
    if (!step)
        return false;
    step->byte = (uint8_t)only;
    step->minimum = repeat->minimum;
    step->maximum = repeat->maximum;
    step->set = *set;
    return true;
}

/* --- the grammar; each returns false when the pattern is not plain. *least: the fewest bytes that are matched. ------
 */

static bool compile_alternatives(struct plain_compiler *compiler, uint32_t *least);

/* After the opening parenthesis, up to the closing one. */
static bool compile_group_body(struct plain_compiler *compiler, uint32_t *least) {
    uint32_t group = 0;
    if (accept(compiler, '?')) {
        if (accept(compiler, 'P')) {
            if (!accept(compiler, '<'))
                return give_up(compiler);
            while (compiler->at < compiler->end && *compiler->at != '>')
                compiler->at++;
            compiler->at += compiler->at < compiler->end;
            group = ++compiler->groups;
        } else if (!accept(compiler, ':')) {
            return give_up(compiler);
        }
    } else {
        group = ++compiler->groups;
    }
    if (group > PLAIN_GROUPS_MOST || compiler->depth == DEPTH_MOST)
        return give_up(compiler);
    compiler->depth++;
    bool done = (!group || emit_save(compiler, 2 * group)) && compile_alternatives(compiler, least) &&
                accept(compiler, ')') && (!group || emit_save(compiler, 2 * group + 1));
    compiler->depth--;
    return done || give_up(compiler);
}

/* The group once more: `at` is behind its opening parenthesis. */
static bool compile_group_again(struct plain_compiler *compiler, const unsigned char *at, uint32_t groups) {
    const unsigned char *kept_at = compiler->at;
    uint32_t kept_groups = compiler->groups, least;
    compiler->at = at;
    compiler->groups = groups;
    bool done = compile_group_body(compiler, &least);
    compiler->at = kept_at;
    compiler->groups = kept_groups;
    return done;
}

/* The steps from `body` on have been made for the first time a group is matched. */
static bool repeat_group(struct plain_compiler *compiler, uint32_t body, const struct repeat *repeat,
                         const unsigned char *at, uint32_t groups) {
    uint32_t copies = repeat->minimum;
    bool optional = repeat->minimum == 0;
    if (copies > COPIES_MOST || (repeat->maximum != PLAIN_UNBOUNDED && repeat->maximum != copies && !optional))
        return give_up(compiler);
    if (optional && repeat->maximum > 1 && repeat->maximum != PLAIN_UNBOUNDED)
        return give_up(compiler);
    for (uint32_t i = 1; i < copies; i++) {
        body = compiler->count;
        if (!compile_group_again(compiler, at, groups))
            return false;
    }
    if (optional) {
        struct plain_step *split = emit_before(compiler, body);
        if (!split || (repeat->maximum == PLAIN_UNBOUNDED && !emit_simply(compiler, PLAIN_JUMP)))
            return false;
        if (repeat->maximum == PLAIN_UNBOUNDED)
            compiler->steps[compiler->count - 1].first = (uint16_t)body;
        split_set(&compiler->steps[body], body + 1, compiler->count, repeat->lazy);
    } else if (repeat->maximum == PLAIN_UNBOUNDED) {
        if (!emit_simply(compiler, PLAIN_SPLIT))
            return false;
        split_set(&compiler->steps[compiler->count - 1], body, compiler->count, repeat->lazy);
    }
    return true;
}

static bool compile_group(struct plain_compiler *compiler, uint32_t *least) {
    const unsigned char *at = compiler->at;
    uint32_t groups = compiler->groups, body = compiler->count, least_once;
    struct repeat repeat;
    if (!compile_group_body(compiler, &least_once))
        return false;
    *least = least_once;
    if (!read_repeat(compiler, &repeat))
        return !compiler->failed;
    /* A group that may match nothing would go round for ever. */
    if (least_once == 0 || repeat.maximum == 0)
        return give_up(compiler);
    *least = repeat.minimum ? least_once : 0;
    return repeat_group(compiler, body, &repeat, at, groups);
}

/* ^ $ \A \Z \b, which are not repeated. */
static bool compile_assertion(struct plain_compiler *compiler, enum plain_operation operation) {
    struct repeat repeat;
    if (read_repeat(compiler, &repeat))
        return give_up(compiler);
    return emit_simply(compiler, operation) && !compiler->failed;
}

/* After a backslash: an assertion, or what it adds to the set. */
static bool compile_escape(struct plain_compiler *compiler, struct byte_set *set, bool *is_assertion) {
    if (compiler->at == compiler->end)
        return give_up(compiler);
    unsigned char c = *compiler->at++;
    *is_assertion = c == 'A' || c == 'Z' || c == 'b';
    if (*is_assertion)
        return compile_assertion(compiler, c == 'A' ? PLAIN_TEXT_START : c == 'Z' ? PLAIN_TEXT_END : PLAIN_WORD_EDGE);
    int byte = escaped_byte(c);
    if (byte >= 0)
        bytes_add(set, (unsigned char)byte);
    return byte >= 0 || bytes_add_class(compiler, set, c) || give_up(compiler);
}

static bool compile_item(struct plain_compiler *compiler, uint32_t *least) {
    struct byte_set set = {.at_end = false};
    struct repeat repeat = {1, 1, false};
    bool lines = compiler->flags & RE_MULTILINE, is_assertion = false;
    unsigned char c = *compiler->at++;
    *least = 0;
    switch (c) {
    case '(':
        return compile_group(compiler, least);
    case '^':
        return compile_assertion(compiler, lines ? PLAIN_LINE_START : PLAIN_TEXT_START);
    case '$':
        return compile_assertion(compiler, lines ? PLAIN_LINE_END : PLAIN_LAST_LINE_END);
    case '.':
        if (!(compiler->flags & RE_DOTALL))
            bytes_add(&set, '\n');
        bytes_invert(&set);
        break;
    case '[':
        if (!read_set(compiler, &set))
            return false;
        break;
    case '\\':
        if (!compile_escape(compiler, &set, &is_assertion) || is_assertion)
            return !compiler->failed;
        break;
    default:
        bytes_add(&set, c);
    }
    if ((compiler->flags & RE_IGNORECASE) && c != '[')
        bytes_fold_case(&set);
    (void)read_repeat(compiler, &repeat);
    *least = repeat.minimum;
    return !compiler->failed && repeat.minimum <= repeat.maximum && emit_set(compiler, &set, &repeat);
}

static bool compile_sequence(struct plain_compiler *compiler, uint32_t *least) {
    *least = 0;
    while (compiler->at < compiler->end && *compiler->at != '|' && *compiler->at != ')') {
        uint32_t more;
        if (!compile_item(compiler, &more))
            return false;
        *least += more;
    }
    return true;
}

static bool compile_alternatives(struct plain_compiler *compiler, uint32_t *least) {
    uint32_t start = compiler->count, more;
    if (!compile_sequence(compiler, least))
        return false;
    if (!accept(compiler, '|'))
        return true;
    /* SPLIT this, rest; this; JUMP to the end; rest */
    if (!emit_before(compiler, start) || !emit_simply(compiler, PLAIN_JUMP))
        return false;
    uint32_t jump = compiler->count - 1;
    split_set(&compiler->steps[start], start + 1, jump + 1, false);
    if (!compile_alternatives(compiler, &more))
        return false;
    compiler->steps[jump].first = (uint16_t)compiler->count;
    *least = more < *least ? more : *least;
    return true;
}

/* --- what may follow ---------------------------------------------------------------------------------------------- */

/* Adds what the text may go on with for the program to go on from this step; all of it where that is not known. */
static void add_first(const struct plain_step *steps, uint32_t at, bool *seen, struct byte_set *set) {
    while (!seen[at]) {
        seen[at] = true;
        const struct plain_step *step = &steps[at++];
        switch ((enum plain_operation)step->operation) {
        case PLAIN_BYTE:
        case PLAIN_SET:
            bytes_add_set(set, &step->set);
            return;
        case PLAIN_RUN:
        case PLAIN_RUN_LONG:
        case PLAIN_RUN_SHORT:
            bytes_add_set(set, &step->set);
            if (step->minimum > 0)
                return;
            break;
        case PLAIN_SPLIT:
            add_first(steps, step->first, seen, set);
            at = step->second;
            break;
        case PLAIN_JUMP:
            at = step->first;
            break;
        case PLAIN_LINE_END:
        case PLAIN_LAST_LINE_END:
            bytes_add(set, '\n');
            set->at_end = true;
            return;
        case PLAIN_TEXT_END:
            set->at_end = true;
            return;
        case PLAIN_ACCEPT:
            memset(set->bits, 0xFF, sizeof set->bits);
            set->at_end = true;
            return;
        default:
            break;
        }
    }
}

static struct byte_set first_of(const struct plain_step *steps, uint32_t at) {
    bool seen[PLAIN_STEPS_MOST + 1] = {false};
    struct byte_set set = {.at_end = false};
    add_first(steps, at, seen, &set);
    return set;
}

/* Whether nothing from here on can fail, so that what was matched before is never given back. */
static bool is_sure(const struct plain_step *steps, uint32_t at) {
    for (uint32_t gone = 0; gone < PLAIN_STEPS_MOST; gone++) {
        const struct plain_step *step = &steps[at++];
        if (step->operation == PLAIN_ACCEPT)
            return true;
        if (step->operation == PLAIN_JUMP)
            at = step->first;
        else if (step->operation != PLAIN_SAVE && !(step->operation == PLAIN_RUN_LONG && step->minimum == 0) &&
                 !(step->operation == PLAIN_RUN && step->minimum == 0))
            return false;
    }
    return false;
}

/* What may come after a run: \b between two bytes of words, or of none, is no place. */
static struct byte_set after_run(const struct plain_step *steps, uint32_t at) {
    struct byte_set after = first_of(steps, at + 1), words = bytes_of_words();
    uint32_t next = at + 1;
    while (steps[next].operation == PLAIN_SAVE)
        next++;
    if (steps[next].operation != PLAIN_WORD_EDGE || steps[at].minimum == 0)
        return after;
    struct byte_set others = words;
    bytes_invert(&others);
    if (bytes_within(&steps[at].set, &words)) {
        bytes_intersect(&after, &others);
    } else if (bytes_within(&steps[at].set, &others)) {
        bytes_intersect(&after, &words);
        after.at_end = false;
    }
    return after;
}

static void resolve(struct plain_step *steps, uint32_t count) {
    for (uint32_t at = 0; at < count; at++) {
        struct plain_step *step = &steps[at];
        if (step->operation == PLAIN_SPLIT) {
            step->after = first_of(steps, step->first);
            step->set = first_of(steps, step->second);
        } else if (step->operation == PLAIN_RUN_LONG || step->operation == PLAIN_RUN_SHORT) {
            step->after = after_run(steps, at);
            bool fixed = step->minimum == step->maximum, lazy = step->operation == PLAIN_RUN_SHORT;
            if (fixed || (!lazy && (is_sure(steps, at + 1) || !bytes_meet(&step->set, &step->after))))
                step->operation = PLAIN_RUN;
        }
    }
}

static int only_member(const struct byte_set *set) {
    int found = -1;
    for (int byte = 0; byte < 256; byte++)
        if (byte_set_has(set, (unsigned char)byte)) {
            if (found >= 0)
                return -1;
            found = byte;
        }
    return set->at_end ? -1 : found;
}

static struct plain_program *program_new(struct vm *vm, const struct plain_compiler *compiler) {
    struct plain_program *program = trusted_allocate(vm, sizeof *program + compiler->count * sizeof *compiler->steps);
    if (!program) {
        exception_clear(vm);
        return NULL;
    }
    program->count = compiler->count;
    program->groups = compiler->groups;
    memcpy(program->steps, compiler->steps, compiler->count * sizeof *compiler->steps);
    resolve(program->steps, program->count);
    program->first = first_of(program->steps, 0);
    program->first_byte = only_member(&program->first);
    return program;
}

struct plain_program *plain_compile(struct vm *vm, value pattern, uint32_t flags, uint32_t groups) {
    const struct str *str = str_of(vm, pattern);
    const uint8_t *data;
    uint32_t length, least;
    if (str) {
        data = (const uint8_t *)str_data(vm, str);
        length = str->byte_length;
    } else if (!bytes_view(vm, pattern, &data, &length)) {
        return NULL;
    }
    if (length > 4 * PLAIN_STEPS_MOST || groups > PLAIN_GROUPS_MOST || (str && !str_is_ascii(str)) ||
        (flags & (RE_VERBOSE | RE_LOCALE | RE_DEBUG)))
        return NULL;
    struct plain_compiler compiler = {.at = data, .end = data + length, .flags = flags, .is_bytes = !str};
    bool plain = compile_alternatives(&compiler, &least) && compiler.at == compiler.end &&
                 emit_simply(&compiler, PLAIN_ACCEPT) && compiler.groups == groups;
    return plain ? program_new(vm, &compiler) : NULL;
}

void plain_free(struct vm *vm, struct plain_program *program) {
    if (program)
        trusted_free(vm, program, sizeof *program + program->count * sizeof *program->steps);
}
