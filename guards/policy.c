/* What a policy means: grants by name, and rules on arguments; see policy.h. */
#include "guards/policy.h"

#include "guards/message.h"
#include "guards/nearest.h"
#include "guards/policy_internal.h"

#include <string.h>
#include <utf8proc.h>

void guard_policy_initial(struct guard_policy *policy) {
    *policy = (struct guard_policy){.text_length = 1}; /* text 0 is "" and means none */
    guard_limits_default(&policy->limits);
}

bool policy_text_is_utf8(const char *text, size_t length) {
    for (size_t at = 0; at < length;) {
        utf8proc_int32_t code_point;
        utf8proc_ssize_t size =
            utf8proc_iterate((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(length - at), &code_point);
        if (size <= 0)
            return false;
        at += (size_t)size;
    }
    return true;
}

static policy_text text_place(struct guard_policy *policy, const char *text, size_t length) {
    policy_text added = policy->text_length;
    if (length >= (size_t)(POLICY_TEXT_SIZE - added))
        return 0;
    memcpy(policy->texts + added, text, length);
    policy->texts[added + length] = '\0';
    policy->text_length = (uint16_t)(added + length + 1);
    return added;
}

policy_text policy_text_add(struct guard_policy *policy, const char *text, size_t length) {
    if (length >= (size_t)(POLICY_COUNTED_TEXT_MAXIMUM - policy->counted_text))
        return 0;
    policy_text added = text_place(policy, text, length);
    if (added != 0)
        policy->counted_text = (uint16_t)(policy->counted_text + length + 1);
    return added;
}

static struct capability_grant *find_exactly(struct guard_policy *policy, const char *name, size_t length) {
    for (uint16_t i = 0; i < policy->grant_count; i++) {
        const char *known = policy_text_of(policy, policy->grants[i].name);
        if (strlen(known) == length && memcmp(known, name, length) == 0)
            return &policy->grants[i];
    }
    return NULL;
}

const struct capability_grant *guard_policy_find_grant(const struct guard_policy *policy, const char *name) {
    size_t length = strlen(name), prefix = strlen(CAPABILITY_HOST_PREFIX);
    for (;;) {
        const struct capability_grant *found = find_exactly((struct guard_policy *)policy, name, length);
        if (found != NULL)
            return found;
        const char *dot = memrchr(name, '.', length);
        if (dot == NULL || (size_t)(dot - name) < prefix)
            return NULL;
        length = (size_t)(dot - name);
    }
}

void guard_policy_capabilities(const struct guard_policy *policy, struct capability_policy *capabilities) {
    guard_capability_initial(capabilities);
    for (uint16_t i = 0; i < policy->grant_count; i++) {
        const char *name = policy_text_of(policy, policy->grants[i].name);
        enum capability capability = guard_capability_find(name, strlen(name));
        if (capability < CAPABILITY_COUNT)
            capabilities->terms[capability] = policy->grants[i].terms;
    }
}

/* --- grants ---------------------------------------------------------------------------------------------------------
 */

static bool is_host_name(const char *name, size_t length) {
    size_t prefix = strlen(CAPABILITY_HOST_PREFIX);
    if (length <= prefix || memcmp(name, CAPABILITY_HOST_PREFIX, prefix) != 0 || !policy_text_is_utf8(name, length))
        return false;
    for (size_t i = prefix; i < length; i++)
        if (name[i] == '.' && (i == prefix || i + 1 == length || name[i + 1] == '.'))
            return false;
    return true;
}

bool policy_grant_name_valid(const char *name, size_t length) {
    return guard_capability_find(name, length) < CAPABILITY_COUNT || is_host_name(name, length);
}

void policy_grant_suggest(struct message *message, const char *name, size_t length) {
    struct nearest nearest;
    nearest_begin(&nearest, name, length);
    for (int i = 0; i < CAPABILITY_COUNT; i++)
        nearest_offer(&nearest, guard_capability_definitions[i].name);
    if (nearest.found != NULL) {
        message_text(message, "; did you mean '");
        message_text(message, nearest.found);
        message_text(message, "'?");
        return;
    }
    message_text(message,
                 "; there are clock, entropy, output, modules, and host.NAME for functions and classes of the host");
}

struct capability_grant *policy_grant_add(struct guard_policy *policy, const char *name, size_t length) {
    bool is_own = guard_capability_find(name, length) < CAPABILITY_COUNT;
    unsigned of_host = 0;
    for (uint16_t i = 0; i < policy->grant_count; i++) {
        const char *known = policy_text_of(policy, policy->grants[i].name);
        of_host += guard_capability_find(known, strlen(known)) == CAPABILITY_COUNT;
    }
    if (!is_own && of_host == POLICY_GRANTS_MAXIMUM)
        return NULL;
    policy_text text = is_own ? text_place(policy, name, length) : policy_text_add(policy, name, length);
    if (text == 0)
        return NULL;
    struct capability_grant *grant = &policy->grants[policy->grant_count++];
    *grant = (struct capability_grant){.name = text, .terms = {CAPABILITY_ERROR, CAPABILITY_CALLS_UNLIMITED}};
    return grant;
}

static bool grant_refused(char *buffer, size_t size, const char *what, const char *name, size_t length) {
    struct message message;
    message_begin(&message, buffer, size);
    message_text(&message, "there is no ");
    message_text(&message, what);
    message_text(&message, " '");
    message_name(&message, name, length);
    message_text(&message, "'");
    if (strcmp(what, "capability") == 0)
        policy_grant_suggest(&message, name, length);
    else
        message_text(&message, "; known are error, warn, off");
    return false;
}

/* One "name" or "name=level". */
static bool grant_one(struct guard_policy *policy, const char *item, size_t length, char *buffer, size_t size) {
    const char *equals = memchr(item, '=', length);
    size_t name_length = equals != NULL ? (size_t)(equals - item) : length;
    if (!policy_grant_name_valid(item, name_length))
        return grant_refused(buffer, size, "capability", item, name_length);
    enum capability_level level = CAPABILITY_OFF;
    if (equals != NULL) {
        size_t level_length = length - name_length - 1;
        level = guard_capability_level_find(equals + 1, level_length);
        if (level == CAPABILITY_LEVEL_COUNT)
            return grant_refused(buffer, size, "capability level", equals + 1, level_length);
    }
    struct capability_grant *grant = find_exactly(policy, item, name_length);
    if (grant == NULL && (grant = policy_grant_add(policy, item, name_length)) == NULL) {
        struct message message;
        message_begin(&message, buffer, size);
        message_text(&message, "there are too many capabilities in one policy");
        return false;
    }
    grant->terms.level = level;
    policy->is_closed |= is_host_name(item, name_length);
    return true;
}

bool guard_policy_grant(struct guard_policy *policy, const char *specification, char *buffer, size_t size) {
    uint16_t grant_count = policy->grant_count, text_length = policy->text_length;
    uint16_t counted_text = policy->counted_text;
    struct capability_grant before[POLICY_GRANTS_MAXIMUM + CAPABILITY_COUNT];
    bool was_closed = policy->is_closed;
    memcpy(before, policy->grants, sizeof before);
    for (const char *item = specification;;) {
        size_t length = strcspn(item, ",");
        if (!grant_one(policy, item, length, buffer, size)) {
            memcpy(policy->grants, before, sizeof before);
            policy->grant_count = grant_count;
            policy->text_length = text_length;
            policy->counted_text = counted_text;
            policy->is_closed = was_closed;
            return false;
        }
        if (item[length] == '\0')
            return true;
        item += length + 1;
    }
}

/* --- rules on arguments ----------------------------------------------------------------------------------------------
 */

static bool rule_is_for(const struct guard_policy *policy, const struct argument_rule *rule,
                        const struct argument *argument) {
    if (argument->keyword == NULL)
        return rule->position == argument->position;
    const char *keyword = policy_text_of(policy, rule->keyword);
    return rule->keyword != 0 && strlen(keyword) == argument->keyword_length &&
           memcmp(keyword, argument->keyword, argument->keyword_length) == 0;
}

static bool value_equals(const struct guard_policy *policy, const struct policy_value *value,
                         const struct argument *argument) {
    if (value->kind != argument->kind)
        return false;
    switch (value->kind) {
    case ARGUMENT_NONE:
        return true;
    case ARGUMENT_BOOL:
        return value->integer == argument->integer;
    case ARGUMENT_INTEGER:
        return argument->is_exact && value->integer == argument->integer;
    case ARGUMENT_FLOAT:
        return value->number == argument->number;
    case ARGUMENT_TEXT: {
        const char *text = policy_text_of(policy, value->text);
        return strlen(text) == argument->text_length && memcmp(text, argument->text, argument->text_length) == 0;
    }
    default:
        return false;
    }
}

/* No segment that is empty or leads elsewhere, no NUL at which a host's C code would stop, no other separator. */
static bool path_is_plain(const char *text, size_t length) {
    if (memchr(text, '\0', length) != NULL || memchr(text, '\\', length) != NULL)
        return false;
    size_t start = length > 0 && text[0] == '/' ? 1 : 0;
    for (size_t i = start; i <= length; i++) {
        if (i < length && text[i] != '/')
            continue;
        size_t segment = i - start;
        bool is_end = i == length;
        if ((segment == 0 && !is_end) || (segment == 1 && text[start] == '.') ||
            (segment == 2 && text[start] == '.' && text[start + 1] == '.'))
            return false;
        start = i + 1;
    }
    return true;
}

static bool path_is_below(const char *prefix, const char *text, size_t length) {
    size_t prefix_length = strlen(prefix);
    while (prefix_length > 1 && prefix[prefix_length - 1] == '/')
        prefix_length--;
    if (length < prefix_length || memcmp(prefix, text, prefix_length) != 0 || !path_is_plain(text, length))
        return false;
    return length == prefix_length || text[prefix_length] == '/' || prefix[prefix_length - 1] == '/';
}

/* -1, 0, 1; integers are compared as such where both are, so that no rounding lets one slip past a bound. */
static int number_compare(const struct argument *argument, const struct policy_value *bound) {
    if (argument->kind == ARGUMENT_INTEGER && bound->kind == ARGUMENT_INTEGER)
        return (argument->integer > bound->integer) - (argument->integer < bound->integer);
    double limit = bound->kind == ARGUMENT_INTEGER ? (double)bound->integer : bound->number;
    return (argument->number > limit) - (argument->number < limit);
}

static bool is_in_range(const struct policy_value *bounds, const struct argument *argument) {
    if (argument->kind != ARGUMENT_INTEGER && argument->kind != ARGUMENT_FLOAT)
        return false;
    if (argument->number != argument->number)
        return false;
    bool above = bounds[0].kind == ARGUMENT_NONE || number_compare(argument, &bounds[0]) >= 0;
    bool below = bounds[1].kind == ARGUMENT_NONE || number_compare(argument, &bounds[1]) <= 0;
    /* An integer that does not fit 64 bits is at an end of the range, which a bound there must not let pass. */
    if (argument->kind == ARGUMENT_INTEGER && !argument->is_exact)
        return argument->integer > 0 ? above && bounds[1].kind == ARGUMENT_NONE
                                     : below && bounds[0].kind == ARGUMENT_NONE;
    return above && below;
}

static bool rule_allows(const struct guard_policy *policy, const struct argument_rule *rule,
                        const struct argument *argument) {
    const struct policy_value *values = &policy->values[rule->first_value];
    switch (rule->test) {
    case ARGUMENT_TEST_ANY:
        return true;
    case ARGUMENT_TEST_EQUALS:
        for (uint16_t i = 0; i < rule->value_count; i++)
            if (value_equals(policy, &values[i], argument))
                return true;
        return false;
    case ARGUMENT_TEST_PREFIX:
        return argument->kind == ARGUMENT_TEXT &&
               path_is_below(policy_text_of(policy, values[0].text), argument->text, argument->text_length);
    case ARGUMENT_TEST_RANGE:
        return is_in_range(values, argument);
    }
    return false;
}

static bool arguments_refused(const struct guard_policy *policy, const struct capability_grant *grant,
                              const struct argument *argument, const struct argument_rule *rule, const char *because,
                              char *buffer, size_t size) {
    struct message message;
    message_begin(&message, buffer, size);
    message_text(&message, "the policy's rules for '");
    message_text(&message, policy_text_of(policy, grant->name));
    message_text(&message, "' ");
    message_text(&message, because);
    message_text(&message, " argument ");
    int32_t position = argument != NULL ? argument->position : rule->position;
    if (argument != NULL && argument->keyword != NULL) {
        message_text(&message, "'");
        message_name(&message, argument->keyword, argument->keyword_length);
        message_text(&message, "'");
    } else if (position >= 0) {
        message_number(&message, (uint64_t)position + 1);
    } else {
        const char *keyword = policy_text_of(policy, rule->keyword);
        message_text(&message, "'");
        message_name(&message, keyword, strlen(keyword));
        message_text(&message, "'");
    }
    return false;
}

bool guard_policy_check_arguments(const struct guard_policy *policy, const struct capability_grant *grant,
                                  const struct argument *arguments, size_t count, char *buffer, size_t size) {
    uint8_t given[POLICY_RULES_MAXIMUM] = {0};
    if (!grant->has_rules)
        return true;
    const struct argument_rule *rules = &policy->rules[grant->first_rule];
    for (size_t i = 0; i < count; i++) {
        uint16_t r = 0;
        while (r < grant->rule_count && !rule_is_for(policy, &rules[r], &arguments[i]))
            r++;
        if (r == grant->rule_count)
            return arguments_refused(policy, grant, &arguments[i], NULL, "have none for", buffer, size);
        if (given[r]++)
            return arguments_refused(policy, grant, &arguments[i], &rules[r], "do not allow a second time", buffer,
                                     size);
        if (!rule_allows(policy, &rules[r], &arguments[i]))
            return arguments_refused(policy, grant, &arguments[i], &rules[r], "do not allow this value of", buffer,
                                     size);
    }
    for (uint16_t r = 0; r < grant->rule_count; r++)
        if (!given[r] && !rules[r].is_optional)
            return arguments_refused(policy, grant, NULL, &rules[r], "ask for", buffer, size);
    return true;
}
