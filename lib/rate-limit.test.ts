import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { clientAddress, sharedBuckets, TokenBuckets, takeEach, waitText } from "./rate-limit";

function bucketsAt() {
  const clock = { now: 0 };
  return { clock, buckets: new TokenBuckets({ burst: 3, refillMs: 1_000 }, () => clock.now) };
}

describe("TokenBuckets", () => {
  it("lets the burst through, then says how long to wait", () => {
    const { buckets } = bucketsAt();
    expect([1, 2, 3, 4].map(() => buckets.take("a"))).toEqual([0, 0, 0, 1_000]);
  });

  it("gives one back each refill, and never more than the burst", () => {
    const { clock, buckets } = bucketsAt();
    for (let at = 0; at < 3; at++) buckets.take("a");
    clock.now = 999;
    expect(buckets.take("a")).toBe(1);
    clock.now = 1_000;
    expect(buckets.take("a")).toBe(0);
    clock.now = 1_000_000;
    expect([1, 2, 3, 4].map(() => buckets.take("a"))).toEqual([0, 0, 0, 1_000]);
  });

  it("is not lengthened by trying while it is empty", () => {
    const { clock, buckets } = bucketsAt();
    for (let at = 0; at < 50; at++) buckets.take("a");
    clock.now = 1_000;
    expect(buckets.take("a")).toBe(0);
  });

  it("keeps one key's trouble from its neighbours", () => {
    const { buckets } = bucketsAt();
    for (let at = 0; at < 5; at++) buckets.take("a");
    expect(buckets.take("b")).toBe(0);
  });

  it("forgives a key that is cleared", () => {
    const { buckets } = bucketsAt();
    for (let at = 0; at < 5; at++) buckets.take("a");
    buckets.clear("a");
    expect(buckets.take("a")).toBe(0);
  });

  it("gives back what was taken for nothing, and never more", () => {
    const { clock, buckets } = bucketsAt();
    for (let at = 0; at < 3; at++) buckets.take("a");
    buckets.giveBack("a");
    expect([1, 2].map(() => buckets.take("a"))).toEqual([0, 1_000]);
    clock.now = 2_500;
    for (let at = 0; at < 9; at++) buckets.giveBack("a");
    expect([1, 2, 3, 4].map(() => buckets.take("a"))).toEqual([0, 0, 0, 1_000]);
  });

  it("takes from each or from none", () => {
    const [one, other] = [bucketsAt().buckets, bucketsAt().buckets];
    for (let at = 0; at < 3; at++) other.take("b");
    expect(
      takeEach([
        [one, "a"],
        [other, "b"],
      ]),
    ).toEqual({ waitMs: 1_000, at: 1 });
    const four = [1, 2, 3, 4].map(() => takeEach([[one, "a"]]));
    expect(four).toEqual([null, null, null, { waitMs: 1_000, at: 0 }]);
  });

  it("forgets full buckets instead of growing for ever", () => {
    const { clock, buckets } = bucketsAt();
    for (let at = 0; at < 1_000; at++) buckets.take(`key ${at}`);
    expect(buckets.size).toBe(1_000);
    clock.now = 60_000;
    buckets.take("one more");
    expect(buckets.size).toBe(1);
  });

  it("looks for full buckets seldom where there are none", () => {
    const { clock, buckets } = bucketsAt();
    const looks = vi.spyOn(Map.prototype, Symbol.iterator);
    for (let at = 0; at < 4_000; at++) buckets.take(`key ${at}`);
    const count = looks.mock.calls.length;
    looks.mockRestore();
    expect(count).toBe(2);
    clock.now = 60_000;
    buckets.take("one more");
    expect(buckets.size).toBe(1);
  });

  it("lets through never more than the burst and the rate, whenever it is asked", () => {
    const waits = fc.array(fc.nat(2_000), { maxLength: 500 });
    fc.assert(
      fc.property(waits, (waitsMs) => {
        const { clock, buckets } = bucketsAt();
        let taken = 0;
        for (const waitMs of waitsMs) {
          clock.now += waitMs;
          if (buckets.take("a") === 0) taken += 1;
        }
        expect(taken).toBeLessThanOrEqual(3 + clock.now / 1_000);
      }),
    );
  });
});

it("shares buckets by name across copies of the module", () => {
  expect(sharedBuckets("here", { burst: 1, refillMs: 1 })).toBe(
    sharedBuckets("here", { burst: 9, refillMs: 9 }),
  );
  expect(sharedBuckets("here", { burst: 1, refillMs: 1 })).not.toBe(
    sharedBuckets("there", { burst: 1, refillMs: 1 }),
  );
});

it.each([
  [1, "1 second"],
  [1_001, "2 seconds"],
  [59_001, "1 minute"],
  [61_000, "2 minutes"],
])("says %i ms as %s", (ms, words) => expect(waitText(ms)).toBe(words));

it.each([
  [{ "x-forwarded-for": "203.0.113.7" }, "203.0.113.7"],
  [{ "x-forwarded-for": "6.6.6.6, 203.0.113.7" }, "203.0.113.7"],
  [{}, "unknown"],
  [{ "x-forwarded-for": "::ffff:203.0.113.7" }, "203.0.113.7"],
  [{ "x-forwarded-for": "2001:DB8:0:7::1" }, "2001:db8:0:7::/64"],
  [{ "x-forwarded-for": "2001:0db8::7:8:9:a:b" }, "2001:db8:0:7::/64"],
  [{ "x-forwarded-for": "::1" }, "0:0:0:0::/64"],
  [{ "x-forwarded-for": "a".repeat(300) }, "a".repeat(64)],
])("takes the address that the nearest proxy saw from %o", (given, address) =>
  expect(clientAddress(new Headers(given as Record<string, string>))).toBe(address),
);
