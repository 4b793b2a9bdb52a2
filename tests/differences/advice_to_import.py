# shows: a name that is a module is advised to be imported only if it can be
# expect: benign
import traceback


def told(name):
    try:
        eval(name)
    except NameError as error:
        return traceback.format_exception_only(error)[-1]


assert "forget to import 'math'" in told("math") and "forget to import" not in told("socket")
print("OK")
