"""Context managers that tests build on; the environment's own module goes before this one where there is one."""

import sys

from conformance_policy import absent_module


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, kind, exception, traceback):
        return None


class ContextDecorator:
    def __call__(self, function):
        def wrapped(*arguments, **keywords):
            with self._recreate_cm():
                return function(*arguments, **keywords)

        wrapped.__name__ = function.__name__
        return wrapped

    def _recreate_cm(self):
        return self


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, function, arguments, keywords):
        self.gen = function(*arguments, **keywords)
        self.func, self.args, self.kwds = function, arguments, keywords

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, exception, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if exception is None:
            exception = kind()
        try:
            self.gen.throw(exception)
        except StopIteration as stop:
            return stop is not exception
        except RuntimeError as error:
            if error is exception:
                return False
            if isinstance(exception, StopIteration) and error.__cause__ is exception:
                return False
            raise
        except BaseException as error:
            if error is not exception:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(function):
    def made(*arguments, **keywords):
        return _GeneratorContextManager(function, arguments, keywords)

    made.__name__, made.__doc__ = function.__name__, function.__doc__
    return made


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *details):
        self.thing.close()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self.exceptions = exceptions

    def __exit__(self, kind, exception, traceback):
        return kind is not None and issubclass(kind, self.exceptions)


class redirect_stdout(AbstractContextManager):
    def __init__(self, target):
        self.target, self.before = target, []

    def __enter__(self):
        self.before.append(sys.stdout)
        sys.stdout = self.target
        return self.target

    def __exit__(self, *details):
        sys.stdout = self.before.pop()


__getattr__ = absent_module("contextlib")
