/* What the files about policies share. */
#ifndef PYNTERP_GUARDS_POLICY_INTERNAL_H
#define PYNTERP_GUARDS_POLICY_INTERNAL_H

#include "guards/message.h"
#include "guards/policy.h"

bool policy_text_is_utf8(const char *text, size_t length);
/* 0: no room. The text has no NUL in it. */
policy_text policy_text_add(struct guard_policy *policy, const char *text, size_t length);
/* One of the VM's capabilities, or "host." and a name. */
bool policy_grant_name_valid(const char *name, size_t length);
void policy_grant_suggest(struct message *message, const char *name, size_t length);
/* NULL: no room. Level error, no rules. */
struct capability_grant *policy_grant_add(struct guard_policy *policy, const char *name, size_t length);

#endif
