"""The builtins of the environment under the name CPython has for them: a copy, so nothing is changed through it."""

_names = """ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup
False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError
ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError
MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError
OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError
ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning
SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError
UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError __debug__ abs aiter
all anext any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate
eval exec filter float format frozenset getattr globals hasattr hash hex id int isinstance issubclass iter len list
locals map max memoryview min next object oct ord pow print property range repr reversed round set setattr slice sorted
staticmethod str sum super tuple type vars zip""".split()

for _name in _names:
    try:
        globals()[_name] = eval(_name)
    except NameError:
        pass
del _name, _names
