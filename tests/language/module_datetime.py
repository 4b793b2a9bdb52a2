# datetime: spans, dates, times, zones; arithmetic, text, and reading of text.
import datetime as module
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, str(error).replace("'datetime.", "'"))


print("-- timedelta")
for span in (timedelta(), timedelta(1), timedelta(-1), timedelta(hours=25, minutes=1), timedelta(microseconds=-1), timedelta(weeks=1.5, days=0.1), timedelta(seconds=0.0000005), timedelta(seconds=1.0000015), timedelta(microseconds=0.5),
             timedelta(microseconds=1.5), timedelta(microseconds=2.5), timedelta(days=0.5, microseconds=0.5), timedelta(milliseconds=1.7), timedelta.min, timedelta.max, timedelta.resolution, timedelta(days=1, seconds=-1), timedelta(True)):
    print(repr(span), str(span), span.days, span.seconds, span.microseconds, span.total_seconds(), bool(span), -span if span is not timedelta.max else "", +span)
a, b = timedelta(hours=5, minutes=7, microseconds=3), timedelta(minutes=3, seconds=1)
print(a + b, a - b, b - a, a * 3, 3 * a, a * 1.5, a / b, a // b, a % b, divmod(a, b), a / 7, a // 7, a / 1.7, abs(b - a), a > b, a == a, a != b, hash(a) == hash(timedelta(hours=5, minutes=7, microseconds=3)))
print(timedelta(microseconds=5) / 2, timedelta(microseconds=7) / 2, timedelta(microseconds=-5) / 2, timedelta(microseconds=5) * 0.5, divmod(-a, b), -a // 7)
for wrong in (lambda: timedelta("x"), lambda: timedelta(10**9), lambda: timedelta.max + timedelta.resolution, lambda: a / 0, lambda: a // timedelta(0), lambda: a + 1, lambda: a < 1, lambda: a * a, lambda: timedelta(float("nan")),
              lambda: timedelta(float("inf")), lambda: timedelta(days=10**30), lambda: a / "x"):
    attempt(wrong)
print(sum([a, b], timedelta()), max(a, b), sorted([a, b, timedelta()])[0])

print("-- date")
for day in (date(2024, 2, 29), date.min, date.max, date(1970, 1, 1), date(2021, 1, 3), date(2020, 12, 31)):
    print(repr(day), day, day.isoformat(), day.ctime(), day.weekday(), day.isoweekday(), day.isocalendar(), day.toordinal(), day.timetuple(), date.fromordinal(day.toordinal()) == day, f"{day:%d/%m/%y %A %j}", format(day), day.strftime("%Y|%G-%V|%U|%B %-d|%f|%z|%Z|%%|%:z"))
    year, week, weekday = day.isocalendar()
    print(date.fromisocalendar(*day.isocalendar()) == day, day.isocalendar().week, year, week, weekday, hash(day) == hash(day.replace()))
day = date(2024, 3, 31)
print(day + timedelta(1), day - timedelta(days=31, hours=30), timedelta(1) + day, day - date(2023, 3, 31), day.replace(day=1), day.replace(2023), day < date(2024, 4, 1), day == date(2024, 3, 31), day == 5, day in {date(2024, 3, 31)})
for wrong in (lambda: date(0, 1, 1), lambda: date(10000, 1, 1), lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: date("x", 1, 1), lambda: date(1.5, 1, 1), lambda: day + 1, lambda: day < 5, lambda: day - datetime, lambda: date.max + timedelta(1),
              lambda: date.min - timedelta(1), lambda: date.fromordinal(0), lambda: date.fromordinal(10**7), lambda: date.fromisocalendar(2021, 53, 1), lambda: date.fromisocalendar(2021, 1, 8), lambda: date.fromisocalendar(0, 1, 1), lambda: date.fromisoformat(5),
              lambda: day.strftime(5), lambda: format(day, 5), lambda: day < datetime(2024, 1, 1), lambda: day == datetime(2024, 3, 31)):
    attempt(wrong)
for text in ("2024-02-29", "20240229", "2024-W09-4", "2024W094", "2024-W09", "2024W09", "2024-2-9", "2024-02-30", "2024-0229", "202402-29", "2024-W094", "2024W09-4", "2024-W60-1", "", "2024", "2024-02", "x024-02-29", "2024-02-29 ", "0000-01-01", "2024-W00-1", "２０２４-02-29"):
    attempt(date.fromisoformat, text)
print(date.fromtimestamp(0), date.fromtimestamp(1e9))

print("-- time and zones")
zone = timezone(timedelta(hours=5, minutes=30), "IST")
for each in (time(), time(23, 59, 59, 999999), time(1, 2, 3), time(1, 2, 0, 5), time(12, 30, tzinfo=UTC), time(1, tzinfo=zone), time(1, fold=1)):
    print(repr(each), each, each.isoformat("minutes"), each.isoformat("milliseconds"), each.utcoffset(), each.tzname(), each.dst(), bool(each), f"{each:%H.%M.%S.%f %z %Z %I %p}", each.replace(minute=9), each.replace(tzinfo=None))
for wrong in (lambda: time(24), lambda: time(0, 60), lambda: time(0, 0, 60), lambda: time(0, 0, 0, 10**6), lambda: time(fold=2), lambda: time("x"), lambda: time(tzinfo=5), lambda: time() < time(tzinfo=UTC), lambda: time() == time(tzinfo=UTC), lambda: time() < 5, lambda: time().isoformat("x"),
              lambda: time() + timedelta(1), lambda: time(1) < time(2), lambda: time(5, 30, tzinfo=zone) == time(0, tzinfo=UTC)):
    attempt(wrong)
for text in ("12", "12:30", "12:30:15", "12:30:15.5", "12:30:15.123456789", "12:30:15,25", "123015", "1230", "T12:30", "12:30Z", "12:30+05:30", "12:30-0530", "12:30:15+01:02:03.000004", "24:00", "12:3", "12:30:", "1:30", "12:30+", "12.5", "12:30+25:00", "12:30Zx", "12:3015", "", "12:30:15.", "12:30+5"):
    attempt(time.fromisoformat, text)
for each in (UTC, zone, timezone(timedelta(hours=-3)), timezone(timedelta(seconds=3661)), timezone(-timedelta(microseconds=1)), timezone(timedelta(0)), timezone(timedelta(0), "Z"), timezone.min, timezone.max):
    print(repr(each), each, each.utcoffset(None), each.tzname(None), each.dst(None), each == UTC, hash(each) == hash(UTC), each is UTC)
for wrong in (lambda: timezone(5), lambda: timezone(timedelta(days=1)), lambda: timezone(timedelta(1) - timedelta(microseconds=1)), lambda: timezone(timedelta(0), 5), lambda: UTC.utcoffset(5), lambda: UTC.fromutc(5), lambda: UTC.fromutc(datetime(1, 1, 1)), lambda: tzinfo().utcoffset(None), lambda: tzinfo().tzname(None)):
    attempt(wrong)

print("-- datetime")
moment = datetime(2024, 2, 29, 23, 59, 58, 123456)
aware = moment.replace(tzinfo=zone)
for each in (moment, aware, datetime(1, 1, 1), datetime.max, datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, fold=1), datetime(2024, 1, 1, 0, 0, 1)):
    print(repr(each), each, each.isoformat(), each.isoformat(" ", "hours"), each.ctime(), each.timetuple(), each.utctimetuple()[:6] if each.year > 1 and each.year < 9999 else "", each.date(), each.time(), each.timetz(), each.utcoffset(), each.tzname(), f"{each:%c %x %X %f %z %Z %:z %%z}")
print(aware.astimezone(UTC), aware.astimezone(timezone(timedelta(hours=-8))), aware.timestamp(), datetime(1970, 1, 2, tzinfo=UTC).timestamp(), aware - aware.astimezone(UTC), aware == aware.astimezone(UTC), hash(aware) == hash(aware.astimezone(UTC)))
print(moment + timedelta(days=1, microseconds=876544), moment - timedelta(days=60), moment - datetime(2000, 1, 1), aware + timedelta(1), timedelta(1) + moment, moment < datetime.max, moment.replace(hour=0, tzinfo=UTC))
print(datetime.fromtimestamp(1e9, UTC), datetime.fromtimestamp(1.5, zone), datetime.fromtimestamp(0.0000015, UTC), datetime.fromtimestamp(-1.25, UTC), datetime.combine(date(2024, 1, 1), time(1, 2, tzinfo=UTC)), datetime.combine(date(2024, 1, 1), time(1), zone), datetime.fromordinal(738000), datetime.fromisocalendar(2024, 9, 4))
for wrong in (lambda: moment < aware, lambda: moment - aware, lambda: moment == aware, lambda: moment < 5, lambda: moment + 5, lambda: moment < date(2024, 1, 1), lambda: moment == date(2024, 2, 29), lambda: datetime(2024, 2, 30), lambda: datetime(2024, 1, 1, 25), lambda: datetime(2024, 1, 1, tzinfo=5), lambda: datetime.max + timedelta(1),
              lambda: moment.isoformat("xx"), lambda: datetime.combine(1, 2), lambda: moment.astimezone(5), lambda: datetime.fromisoformat(5), lambda: datetime.fromtimestamp("x"), lambda: moment.year.x):
    attempt(wrong)
for text in ("2024-02-29", "2024-02-29T12:30", "2024-02-29 12:30:15.5Z", "20240229T123015", "2024-W09-4T12", "2024W094T12:30+01:00", "2024W09T12", "2024-02-29x12:30", "2024-02-29T", "2024-02-29T25:00", "2024-02-30T12:00", "2024-02-29T12:30:15-00:00", "T12:30", "2024-02-29T12:30:15+24:00", "nonsense", ""):
    attempt(datetime.fromisoformat, text)
for text, form in (("2024-02-29 12:30:45.123", "%Y-%m-%d %H:%M:%S.%f"), ("29/02/24 +0530", "%d/%m/%y %z"), ("2024-02-29T12:30:45Z", "%Y-%m-%dT%H:%M:%S%z"), ("Feb 29 2024 5PM", "%b %d %Y %I%p"), ("12:30:45.123456-01:02:03.000004", "%H:%M:%S.%f%z"), ("2024 UTC +0000", "%Y %Z %z"), ("2024-13-01", "%Y-%m-%d"), ("2024", "%Y%m"), ("x", 5)):
    attempt(datetime.strptime, text, form)


class Summer(tzinfo):
    """An hour ahead of a zone in the northern summer."""

    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if dt is not None and 3 < dt.month < 10 else timedelta(0)

    def tzname(self, dt):
        return "SUM" if self.dst(dt) else "WIN"


summer, winter = datetime(2024, 7, 1, 12, tzinfo=Summer()), datetime(2024, 1, 1, 12, tzinfo=Summer())
print(summer, winter, summer.tzname(), winter.dst(), summer.astimezone(UTC), datetime(2024, 7, 1, 12, tzinfo=UTC).astimezone(Summer()), summer.timetuple().tm_isdst, summer - winter, f"{summer:%Z %z}")


class Wrong(tzinfo):
    def utcoffset(self, dt):
        return 5

    def tzname(self, dt):
        return 5

    def dst(self, dt):
        return timedelta(days=2)


for method in ("utcoffset", "tzname", "dst"):
    attempt(getattr(datetime(1, 1, 1, tzinfo=Wrong()), method))


class Special(datetime):
    def extra(self):
        return self.year


special = Special(2024, 1, 1)
print(type(special + timedelta(1)).__name__, type(special.replace(day=2)).__name__, special.extra(), repr(special), Special.fromisoformat("2024-05-06").extra(), isinstance(special, date), type(special.date()).__name__)
print(sorted(name for name in dir(module) if not name.startswith("_") and name != "datetime_CAPI" and name != "sys"), MAXYEAR, date.resolution, time.max, datetime.min, issubclass(datetime, date))
