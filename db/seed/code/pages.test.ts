// The bank's pages that are put together: what is asked for at once, and what becomes of a stranger's text.
import { expect, test } from "vitest";
import { runScript, take } from "./blocks";

/** Runs the page; how many of its queries were under way at once. */
async function countTogether(page: string): Promise<number> {
  let [underWay, most] = [0, 0];
  const query = async () => {
    underWay++;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setTimeout(resolve, 5));
    underWay--;
    return [];
  };
  const queries = Object.fromEntries(
    ["requireUser", "getProject", "getTasks", "getActivity", "getComments"].map((name) => [name, query]),
  );
  const parts = ["Board", "Header", "TaskList", "Suspense", "Activity", "ActivitySkeleton", "Comments"];
  const given = { ...queries, ...Object.fromEntries(parts.map((name) => [name, name])) };
  const react = { createElement: () => null, Fragment: null };
  await runScript(page, { ...given, React: react }, 'Page({ params: Promise.resolve({ id: "7" }) })');
  return most;
}

test("one-request-after-another", async () => {
  const [prompt, answer] = take("react/one-request-after-another", 2);
  expect(await countTogether(prompt)).toBe(1);
  expect(await countTogether(answer)).toBe(4);
});

test("comment-with-a-script", async () => {
  const createElement = (name: string) => ({
    name,
    parts: [] as unknown[],
    append(...parts: unknown[]) {
      this.parts.push(...parts);
    },
  });
  const [title, list] = [{ textContent: "" }, createElement("ul")];
  const comments = ["javascript:alert(1)", "https://example.org"].map((website) => ({
    website,
    author: "<b>Eve</b>",
    text: "<img onerror=x>",
  }));
  // Older Nodes lack it.
  const parse = (address: string) => (URL.canParse(address) ? new URL(address) : null);
  const given = { title, list, comments, query: "<i>", document: { createElement }, URL: { parse } };
  await runScript(take("web/comment-with-a-script")[0], given);
  expect(title.textContent).toBe("Results for <i>");
  expect(list.parts).toMatchObject([
    { parts: [{ textContent: "<b>Eve</b>" }, " ", "<img onerror=x>"] },
    { parts: [{ href: "https://example.org/" }, " ", "<img onerror=x>"] },
  ]);
  expect(JSON.stringify(list.parts)).not.toContain("javascript:");
});
