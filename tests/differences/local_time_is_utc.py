# shows: local time is UTC whatever the host's zone; a directive given twice is a ValueError
# expect: benign
import time
from datetime import UTC, datetime, timedelta

assert time.localtime(86400)[:6] == time.gmtime(86400)[:6] == (1970, 1, 2, 0, 0, 0)
assert time.mktime(time.gmtime(10**9)) == 10**9 and time.tzname == ("UTC", "UTC")
assert datetime(2024, 7, 1).astimezone() == datetime(2024, 7, 1, tzinfo=UTC) and datetime(1970, 1, 2).timestamp() == 86400
try:
    datetime.strptime("1 1", "%d %d")
except ValueError as error:
    assert "redefinition" in str(error)
try:
    timedelta() + 1
except TypeError as error:
    assert str(error) == "unsupported operand type(s) for +: 'timedelta' and 'int'"
print("OK")
