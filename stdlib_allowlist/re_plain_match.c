/* re: running the programs of re_plain.c. Nothing here allocates or runs guest code. Positions are byte offsets that
 * never pass the subject's length; choices are bounded by the matcher's stack. */
#include "re_plain.h"

/* Steps and bytes gone over that are paid for together, and how many of them cost one. */
#define WORK_PIECE 8192
#define WORK_FOR_A_STEP 8

struct run {
    struct vm *vm;
    const struct plain_program *program;
    struct plain_matcher *matcher;
    const unsigned char *data;
    uint32_t length;
    uint32_t empty_at; /* an empty match here is none; UINT32_MAX: nowhere */
    bool whole;        /* fullmatch */
    uint32_t choices;
    uint64_t work;
};

static bool work_is_paid(struct run *run) {
    uint64_t steps = run->work / WORK_FOR_A_STEP;
    run->work = 0;
    return vm_charge(run->vm, steps);
}

static bool is_word(const struct run *run, uint32_t at) {
    unsigned char c = run->data[at];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool assertion_holds(const struct run *run, enum plain_operation operation, uint32_t at) {
    switch (operation) {
    case PLAIN_TEXT_START:
        return at == 0;
    case PLAIN_LINE_START:
        return at == 0 || run->data[at - 1] == '\n';
    case PLAIN_LINE_END:
        return at == run->length || run->data[at] == '\n';
    case PLAIN_LAST_LINE_END:
        return at == run->length || (at + 1 == run->length && run->data[at] == '\n');
    case PLAIN_TEXT_END:
        return at == run->length;
    default:
        return (at > 0 && is_word(run, at - 1)) != (at < run->length && is_word(run, at));
    }
}

static inline bool may_go_on(const struct run *run, const struct byte_set *after, uint32_t at) {
    return at < run->length ? byte_set_has(after, run->data[at]) : after->at_end;
}

/* False: there is no room. */
static inline bool push(struct run *run, uint32_t step, uint32_t low, uint32_t at) {
    if (run->choices == PLAIN_CHOICES)
        return false;
    run->matcher->choices[run->choices++] = (struct plain_choice){step, low, at};
    return true;
}

/* The end of the bytes of a set from `at` on, before `limit`. */
static inline uint32_t run_end(struct run *run, const struct byte_set *set, uint32_t at, uint32_t limit) {
    uint32_t end = at;
    while (end < limit && byte_set_has(set, run->data[end]))
        end++;
    run->work += (end - at) / WORK_FOR_A_STEP;
    return end;
}

static inline uint32_t run_limit(const struct run *run, const struct plain_step *step, uint32_t at) {
    return step->maximum < run->length - at ? at + step->maximum : run->length;
}

/* The last place from `at` down to `low` where the text may go on after a run; false: none. */
static bool last_place(struct run *run, const struct plain_step *step, uint32_t low, uint32_t *at) {
    uint32_t place = *at;
    while (!may_go_on(run, &step->after, place)) {
        if (place == low)
            return false;
        place--;
    }
    run->work += (*at - place) / WORK_FOR_A_STEP;
    *at = place;
    return true;
}

/* The first such place from `at` to `limit`, where what lies between is of the set. */
static bool first_place(struct run *run, const struct plain_step *step, uint32_t limit, uint32_t *at) {
    uint32_t place = *at;
    while (!may_go_on(run, &step->after, place)) {
        if (place == limit || !byte_set_has(&step->set, run->data[place]))
            return false;
        place++;
    }
    run->work += (place - *at) / WORK_FOR_A_STEP;
    *at = place;
    return true;
}

enum turn { TURN_ON, TURN_FAILED, TURN_GIVEN_UP };

/* A run that may have to give back (or take more) later: the first place to go on at. `low`: for long ones the least
 * position, for short ones the limit. */
static enum turn run_go_on(struct run *run, uint32_t number, uint32_t low, uint32_t *at) {
    const struct plain_step *step = &run->program->steps[number];
    bool is_long = step->operation == PLAIN_RUN_LONG;
    if (is_long ? !last_place(run, step, low, at) : !first_place(run, step, low, at))
        return TURN_FAILED;
    return *at == low || push(run, number, low, *at) ? TURN_ON : TURN_GIVEN_UP;
}

static enum turn run_begin(struct run *run, uint32_t number, uint32_t *at) {
    const struct plain_step *step = &run->program->steps[number];
    uint32_t limit = run_limit(run, step, *at);
    if (step->minimum > run->length - *at)
        return TURN_FAILED;
    uint32_t least = *at + step->minimum;
    if (step->operation == PLAIN_RUN_SHORT) {
        if (run_end(run, &step->set, *at, least) != least)
            return TURN_FAILED;
        *at = least;
        return run_go_on(run, number, limit, at);
    }
    *at = run_end(run, &step->set, *at, limit);
    return *at < least ? TURN_FAILED : run_go_on(run, number, least, at);
}

/* Back to the last choice; FAILED: there is none. */
static enum turn come_back(struct run *run, uint32_t *number, uint32_t *at) {
    struct plain_matcher *matcher = run->matcher;
    while (run->choices > 0) {
        struct plain_choice choice = matcher->choices[--run->choices];
        run->work++;
        if (choice.step & PLAIN_UNDO) {
            matcher->spans[choice.step & ~PLAIN_UNDO] = choice.at == UINT32_MAX ? RE_NO_SPAN : choice.at;
            continue;
        }
        const struct plain_step *step = &run->program->steps[choice.step];
        *at = choice.at;
        if (step->operation == PLAIN_SPLIT) {
            *number = step->second;
            return TURN_ON;
        }
        bool is_long = step->operation == PLAIN_RUN_LONG;
        if (!is_long && !byte_set_has(&step->set, run->data[*at]))
            continue;
        *at = is_long ? *at - 1 : *at + 1;
        enum turn turn = run_go_on(run, choice.step, choice.low, at);
        *number = choice.step + 1;
        if (turn != TURN_FAILED)
            return turn;
    }
    return TURN_FAILED;
}

/* One step that is not to be repeated; what it does to the position. */
static enum turn step_once(struct run *run, uint32_t *number, uint32_t *at) {
    const struct plain_step *step = &run->program->steps[*number];
    size_t *span;
    switch ((enum plain_operation)step->operation) {
    case PLAIN_RUN_LONG:
    case PLAIN_RUN_SHORT: {
        enum turn turn = run_begin(run, *number, at);
        ++*number;
        return turn;
    }
    case PLAIN_SPLIT:
        if (!may_go_on(run, &step->after, *at)) {
            *number = step->second;
            return TURN_ON;
        }
        if (may_go_on(run, &step->set, *at) && !push(run, *number, 0, *at))
            return TURN_GIVEN_UP;
        *number = step->first;
        return TURN_ON;
    case PLAIN_JUMP:
        *number = step->first;
        return TURN_ON;
    case PLAIN_SAVE:
        span = &run->matcher->spans[step->slot];
        if (run->choices > 0 && !push(run, PLAIN_UNDO | step->slot, 0, (uint32_t)*span))
            return TURN_GIVEN_UP;
        *span = *at;
        ++*number;
        return TURN_ON;
    default:
        ++*number;
        return assertion_holds(run, (enum plain_operation)step->operation, *at) ? TURN_ON : TURN_FAILED;
    }
}

static enum plain_result match_at(struct run *run, uint32_t start) {
    const struct plain_step *steps = run->program->steps;
    const unsigned char *data = run->data;
    uint32_t at = start, number = 0, length = run->length;
    enum turn turn = TURN_ON;
    run->choices = 0;
    for (;; run->work++) {
        const struct plain_step *step = &steps[number];
        switch ((enum plain_operation)step->operation) {
        case PLAIN_BYTE:
            turn = at < length && data[at] == step->byte ? TURN_ON : TURN_FAILED;
            at++, number++;
            break;
        case PLAIN_SET:
            turn = at < length && byte_set_has(&step->set, data[at]) ? TURN_ON : TURN_FAILED;
            at++, number++;
            break;
        case PLAIN_RUN: {
            uint32_t end = run_end(run, &step->set, at, run_limit(run, step, at));
            turn = end - at >= step->minimum ? TURN_ON : TURN_FAILED;
            at = end;
            number++;
            break;
        }
        case PLAIN_ACCEPT:
            if ((!run->whole || at == length) && !(at == start && at == run->empty_at)) {
                run->matcher->spans[0] = start;
                run->matcher->spans[1] = at;
                return PLAIN_FOUND;
            }
            turn = TURN_FAILED;
            break;
        default:
            turn = step_once(run, &number, &at);
        }
        if (turn == TURN_FAILED)
            turn = come_back(run, &number, &at);
        if (turn != TURN_ON)
            return turn == TURN_FAILED ? PLAIN_NOT_FOUND : PLAIN_GIVEN_UP;
        if (run->work >= WORK_PIECE && !work_is_paid(run))
            return PLAIN_STOPPED;
    }
}

/* The next place from `at` on where a match may begin; false: none. */
static bool next_start(struct run *run, uint32_t *at) {
    const struct plain_program *program = run->program;
    uint32_t place = *at, length = run->length;
    for (; place < length; place++) {
        if (program->first_byte >= 0) {
            const unsigned char *found = memchr(run->data + place, program->first_byte, length - place);
            place = found ? (uint32_t)(found - run->data) : length;
            break;
        }
        if (byte_set_has(&program->first, run->data[place]))
            break;
    }
    run->work += (place - *at) / WORK_FOR_A_STEP;
    *at = place;
    return place < length || program->first.at_end;
}

/* Where a pattern for the beginning of the text or of a line can match at all, from `at` on; false: nowhere. */
static bool next_anchor(struct run *run, uint32_t *at) {
    enum plain_operation operation = (enum plain_operation)run->program->steps[0].operation;
    if (operation == PLAIN_TEXT_START)
        return *at == 0;
    if (operation != PLAIN_LINE_START || *at == 0 || run->data[*at - 1] == '\n')
        return true;
    const unsigned char *found = memchr(run->data + *at, '\n', run->length - *at);
    uint32_t place = found ? (uint32_t)(found - run->data) + 1 : run->length;
    run->work += (place - *at) / WORK_FOR_A_STEP;
    *at = place;
    return found != NULL;
}

static enum plain_result search_from(struct run *run, uint32_t at) {
    uint32_t used = 2 * (run->program->groups + 1);
    for (;; at++) {
        uint32_t before;
        do {
            before = at;
            if (!next_anchor(run, &at) || !next_start(run, &at))
                return PLAIN_NOT_FOUND;
        } while (before != at && run->program->steps[0].operation == PLAIN_LINE_START);
        enum plain_result result = match_at(run, at);
        if (result != PLAIN_NOT_FOUND)
            return result;
        if (at == run->length)
            return PLAIN_NOT_FOUND;
        run->work++;
        for (uint32_t slot = 2; slot < used; slot++)
            run->matcher->spans[slot] = RE_NO_SPAN;
        if (run->work >= WORK_PIECE && !work_is_paid(run))
            return PLAIN_STOPPED;
    }
}

enum plain_result plain_match(struct vm *vm, const struct plain_program *program, struct plain_matcher *matcher,
                              uint32_t groups, const struct subject *subject, uint32_t start, enum re_mode mode,
                              bool not_empty) {
    struct run run = {.vm = vm,
                      .program = program,
                      .matcher = matcher,
                      .data = (const unsigned char *)subject->data,
                      .length = subject->length,
                      .empty_at = not_empty ? start : UINT32_MAX,
                      .whole = mode == RE_FULLMATCH};
    uint32_t used = groups > program->groups ? groups : program->groups;
    if (used > PLAIN_GROUPS_MOST)
        return PLAIN_GIVEN_UP;
    for (uint32_t slot = 0; slot < 2 * (used + 1); slot++)
        matcher->spans[slot] = RE_NO_SPAN;
    enum plain_result result = mode == RE_SEARCH ? search_from(&run, start) : match_at(&run, start);
    if (result != PLAIN_STOPPED && !vm_charge(vm, 2 + run.work / WORK_FOR_A_STEP))
        return PLAIN_STOPPED;
    return result;
}
