/* What a pn_policy is, for the files of the public interface. */
#ifndef PYNTERP_VM_API_POLICY_H
#define PYNTERP_VM_API_POLICY_H

#include "../guards/policy.h"
#include "../include/pynterp.h"

struct pn_policy {
    struct guard_policy policy;
};

#endif
