import { describe, expect, it } from "vitest";
import { personName, signInSchema, signUpSchema } from "./schema";

const good = { name: "Samira Osei", email: "samira@rehearse.test", password: "tulip-orbit-44" };

/** The fields that a change makes wrong. */
function wrongFields(change: Record<string, unknown>): string[] {
  const { error } = signUpSchema.safeParse({ ...good, ...change });
  return [...new Set((error?.issues ?? []).map(({ path }) => path.join(".")))];
}

describe("signUpSchema", () => {
  it("takes what people type, trimmed, and drops what it didn't ask for", () => {
    const typed = {
      ...good,
      name: "  Samira Osei ",
      email: " samira@rehearse.test ",
      isGuest: true,
      role: "admin",
    };
    expect(signUpSchema.parse(typed)).toEqual(good);
  });

  it.each([
    [{ name: " " }, "name"],
    [{ name: "x".repeat(81) }, "name"],
    [{ name: "a\u0000b" }, "name"],
    [{ name: "\u202eesrever" }, "name"],
    [{ email: "samira" }, "email"],
    [{ email: `${"a".repeat(250)}@rehearse.test` }, "email"],
    [{ password: "short-7" }, "password"],
    [{ password: "👍👍👍👍" }, "password"],
    [{ password: "x7".repeat(101) }, "password"],
    [{ password: "samira-osei" }, "password"],
    [{ password: "samira@rehearse.test" }, "password"],
  ])("refuses %j", (change, field) => expect(wrongFields(change)).toEqual([field]));

  it.each(["tulip-44", "x7".repeat(100), "     spaces     ", "pałac w chmurach"])(
    "takes the password %j as it is",
    (password) => expect(signUpSchema.parse({ ...good, password }).password).toBe(password),
  );

  it("refuses the part before the @ as a password", () => {
    expect(wrongFields({ email: "tulip-orbit@rehearse.test", password: "Tulip-Orbit" })).toEqual([
      "password",
    ]);
  });

  it("asks nothing of a password that signs in but that there is one", () => {
    expect(signInSchema.safeParse({ email: "a", password: "1" }).success).toBe(true);
    expect(signInSchema.safeParse({ email: "a", password: "" }).success).toBe(false);
  });
});

it.each(["Nguyễn Thị Minh Khai", "O’Neil-Østergård", "می‌خواهم", "李小龍"])("takes the name %s", (name) =>
  expect(personName.parse(name)).toBe(name),
);

it.each(["x\0@rehearse.test", "\ud800@rehearse.test"])(
  "refuses the address %j at its field, in a sentence",
  (email) => {
    for (const schema of [signInSchema, signUpSchema]) {
      const { error } = schema.safeParse({ ...good, email });
      expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
        [["email"], expect.stringMatching(/can’t be kept/)],
      ]);
    }
  },
);
