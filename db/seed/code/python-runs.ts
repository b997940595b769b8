// How the Python blocks of a question are run: `#0` stands for its first marked block, `#1` for the next. Around them
// stands what the question takes for granted, and what is printed to see the result. Django's questions have `django-runs`.

export const pythonRuns: Record<string, { program: string; prints: string[] }> = {
  "python/a-copy-that-shares": {
    program: `
#0
medium = {"size": "M", "tags": ["new"]}
#1
print(medium, large)`,
    prints: [
      "{'size': 'M', 'tags': ['new', 'sale']}",
      "{'size': 'L', 'tags': ['new', 'sale']}",
      "{'size': 'M', 'tags': ['new']} {'size': 'L', 'tags': ['new', 'sale']}",
    ],
  },
  "python/a-test-that-cannot-fail": {
    program: `
from types import SimpleNamespace
def parametrize(names, rows):
    return lambda function: [function(*row) for row in rows]
pytest = SimpleNamespace(mark=SimpleNamespace(parametrize=parametrize))
#0
print(len(test_discounted))`,
    prints: ["5"],
  },
  "python/adding-up-prices": {
    program: `
#0
#1
print(total, vat)`,
    prints: ["0.6000000000000001 False", "0.60 0.11"],
  },
  "python/growing-memory": {
    program: `
import functools, gc, weakref
load_rows = lambda country: {}
pick = lambda rows, day, currency: 1
#0
table = RateTable("NZ")
table.rate(1, "EUR")
kept = weakref.ref(table)
del table
gc.collect()
print(kept() is not None)`,
    prints: ["True"],
  },
  "python/late-binding-in-a-loop": {
    program: `
#0
#1
print(price_for["child"](2), price_for["adult"](2))`,
    prints: ["40 40", "10 40"],
  },
  "python/local-times": {
    program: `
#0
#1
print(worked)`,
    prints: ["8:00:00", "9:00:00"],
  },
  "python/lost-in-a-set": {
    program: `
#0
from dataclasses import FrozenInstanceError, dataclass
#1
seat = Seat("C", 7)
try:
    seat.row = "D"
except FrozenInstanceError:
    print(Seat("C", 7) in {seat}, seat == "C7")`,
    prints: ["False False 1", "True False"],
  },
  "python/one-of-three-fails": {
    program: `
import asyncio, logging
logger = logging.getLogger("silent")
logger.addHandler(logging.NullHandler())
logger.propagate = False
class ReviewsUnavailable(Exception): ...
done = []
async def fetch(name):
    await asyncio.sleep(0.02)
    done.append(name)
    return name
fetch_price = lambda sku: fetch("price")
fetch_stock = lambda sku: fetch("stock")
async def fetch_reviews(sku):
    if sku == "hangs":
        await asyncio.sleep(60)
    raise ReviewsUnavailable
render = lambda *parts: parts
#0
async def failing():
    try:
        await product_page("fails")
    except ReviewsUnavailable:
        print("page failed", done)
    await asyncio.sleep(0.1)
    print(sorted(done))
asyncio.run(failing())
#1
print(asyncio.run(product_page("fails")), asyncio.run(product_page("hangs")))`,
    prints: ["page failed []", "['price', 'stock']", "('price', 'stock', None) ('price', 'stock', None)"],
  },
  "python/retry-decorator": {
    program: `
import functools, time
from collections.abc import Callable
#0
calls = []
@retry(times=3, on=TimeoutError, wait=0)
def fetch_forecast(city):
    calls.append(city)
    if len(calls) < 3:
        raise TimeoutError
    return city
print(fetch_forecast("Oslo"), len(calls), fetch_forecast.__name__)
@retry(times=2, on=TimeoutError, wait=0)
def fails(error):
    calls.append(error)
    raise error
for error in (TimeoutError, KeyError):
    calls.clear()
    try:
        fails(error)
    except Exception as raised:
        print(type(raised).__name__, len(calls))`,
    prints: ["Oslo 3 fetch_forecast", "TimeoutError 2", "KeyError 1"],
  },
  "python/slow-report": {
    program: `
#0
print([is_known(number) for number in (1, 2, 1)])`,
    prints: ["[False, False, True]"],
  },
  "python/sorting-a-league": {
    program: `
#0
#1
print([p["name"] for p in ranking])
#2
print([p["name"] for p in ranking])`,
    prints: ["None", "['Omar', 'bela', 'Ines']", "['Omar', 'bela', 'Ines']"],
  },
  "python/the-except-that-swallowed": {
    program: `
saved = []
save = saved.append
Member = lambda name, year: (name, year)
def parse_member(line):
    name, year = line.split(",")
    return Member(name, int(year))
#0
import_members(["Ada,1815"])
print(saved)
#1
print(import_members(["Ada,1815", "Bo", "Cy,x"])[0][:2], saved)`,
    prints: ["Import finished", "[]", "(2, 'Bo') [('Ada', 1815)]"],
  },
};
