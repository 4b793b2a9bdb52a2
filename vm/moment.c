/* Where tests hang in; see moment.h. */
#include "moment.h"

#if PN_TEST_HOOKS

_Thread_local void (*moment_hook)(struct vm *vm);
_Thread_local int64_t moment_slice = 1;

#endif
