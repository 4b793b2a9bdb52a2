"""The little of unittest.mock that language tests use: patch.object, patch.dict, Mock that records calls, sentinel."""

from conformance_policy import absent_module


class _Sentinel:
    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._made.setdefault(name, type("sentinel." + name, (), {})())


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class _Call(tuple):
    def __new__(cls, arguments=(), keywords=None):
        return tuple.__new__(cls, (arguments, keywords or {}))

    def __call__(self, *arguments, **keywords):
        return _Call(arguments, keywords)

    @property
    def args(self):
        return self[0]

    @property
    def kwargs(self):
        return self[1]


call = _Call()


class Mock:
    def __init__(self, spec=None, *, return_value=DEFAULT, side_effect=None, **attributes):
        self.return_value_given = return_value
        self.side_effect = side_effect
        self.call_args_list = []
        for name, value in attributes.items():
            setattr(self, name, value)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = Mock()
        setattr(self, name, made)
        return made

    def __call__(self, *arguments, **keywords):
        self.call_args_list.append(_Call(arguments, keywords))
        effect = self.side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or (isinstance(effect, type) and issubclass(effect, BaseException)):
                raise effect
            if callable(effect):
                return effect(*arguments, **keywords)
            return next(effect)
        if self.return_value_given is DEFAULT:
            self.return_value_given = Mock()
        return self.return_value_given

    @property
    def call_count(self):
        return len(self.call_args_list)

    @property
    def called(self):
        return bool(self.call_args_list)

    @property
    def call_args(self):
        return self.call_args_list[-1] if self.call_args_list else None

    mock_calls = property(lambda self: self.call_args_list)

    def assert_called_once_with(self, *arguments, **keywords):
        assert self.call_args_list == [_Call(arguments, keywords)], self.call_args_list

    def assert_called_with(self, *arguments, **keywords):
        assert self.call_args == _Call(arguments, keywords), self.call_args

    def assert_called_once(self):
        assert self.call_count == 1, self.call_args_list

    def assert_not_called(self):
        assert not self.call_args_list, self.call_args_list


class _Patch:
    """Replaces an attribute while it is entered; also a decorator."""

    def __init__(self, target, name, new):
        self.target, self.name, self.new = target, name, new

    def __enter__(self):
        self.had = hasattr(self.target, self.name)
        self.before = getattr(self.target, self.name, None)
        new = Mock() if self.new is DEFAULT else self.new
        setattr(self.target, self.name, new)
        return new

    def __exit__(self, *details):
        if self.had:
            setattr(self.target, self.name, self.before)
        else:
            delattr(self.target, self.name)

    start = __enter__

    def stop(self):
        self.__exit__()

    def __call__(self, function):
        def patched(*arguments, **keywords):
            with self as new:
                extra = (new,) if self.new is DEFAULT else ()
                return function(*arguments, *extra, **keywords)

        patched.__name__ = function.__name__
        return patched


def _patch_object(target, name, new=DEFAULT, **keywords):
    return _Patch(target, name, new)


class _PatchDict:
    def __init__(self, target, values=(), clear=False, **more):
        self.target, self.values, self.clear = target, dict(values, **more), clear

    def __enter__(self):
        self.before = dict(self.target)
        if self.clear:
            self.target.clear()
        self.target.update(self.values)
        return self.target

    def __exit__(self, *details):
        self.target.clear()
        self.target.update(self.before)


class _Patcher:
    object = staticmethod(_patch_object)
    dict = _PatchDict

    def __call__(self, target, new=DEFAULT, **keywords):
        path, name = target.rsplit(".", 1)
        names = {}
        exec("import " + path + " as module", names)
        return _Patch(names["module"], name, new)


patch = _Patcher()
__getattr__ = absent_module("unittest.mock")
