// The components of the bank's React questions: rendered, changed and clicked as their prompts tell it.
import { expect, test, vi } from "vitest";
import { runScript, take } from "./blocks";
import { openPage } from "./page";

const { React, ...page } = openPage();
const { useState, useEffect } = React;

/** Renders a component with one set of props after another; gives the text after each, or the error’s. */
async function renderEach(component: unknown, all: object[]): Promise<string[]> {
  const root = page.open();
  const texts: string[] = [];
  for (const props of all) {
    try {
      await React.act(async () => root.render(React.createElement(component, props)));
      texts.push(page.container.textContent);
    } catch (error) {
      texts.push(String(error));
    }
  }
  await React.act(async () => root.unmount());
  return texts;
}

test("hooks-have-an-order", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const given = { React, useState, useEffect, watchStatus: () => () => undefined };
  const [prompt, answer] = take("react/hooks-have-an-order", 2);
  const [chosen, nobody] = [{ personId: 7 }, { personId: null }];
  const broken = await runScript(prompt, given, "Contact");
  expect((await renderEach(broken, [nobody, chosen]))[1]).toContain(
    "Rendered more hooks than during the previous",
  );
  expect((await renderEach(broken, [chosen, nobody]))[1]).toContain("Rendered fewer hooks than expected");
  // Without a hook above the return nothing stops it: that is why the question has one.
  const silent = await runScript(
    prompt.replace(/^.*isPinned, setPinned.*$/m, "const isPinned = false;"),
    given,
    "Contact",
  );
  expect(await renderEach(silent, [nobody, chosen, nobody])).toEqual([
    "Choose a person.",
    "unknown",
    "Choose a person.",
  ]);
  const repaired = await runScript(answer, given, "Contact");
  const texts = ["Choose a person.", "unknown", "Choose a person."];
  expect(await renderEach(repaired, [nobody, chosen, nobody])).toEqual(texts);
  logged.mockRestore();
});

test("keys-and-lost-notes", async () => {
  const GuestList = await runScript(take("react/keys-and-lost-notes")[0], { React }, "GuestList");
  const [ana, bo] = [
    { id: 1, name: "Ana" },
    { id: 2, name: "Bo" },
  ];
  const root = page.open();
  const show = (guests: object[]) =>
    React.act(async () => root.render(React.createElement(GuestList, { guests })));
  await show([ana, bo]);
  const [first] = page.container.all("input");
  await show([bo]);
  expect(page.container.textContent).toContain("Bo");
  expect(page.container.all("input")).toEqual([first]); // Ana's field, with her note, now stands beside Bo
  await React.act(async () => root.unmount());
});

test("what-makes-it-render", async () => {
  const given = { React, useState, Details: "hr" };
  const root = page.open();
  const Panel = await runScript(take("react/what-makes-it-render")[0], given, "Panel");
  await React.act(async () => root.render(React.createElement(Panel)));
  const [count, details] = page.container.all("button");
  for (const button of [count, count, count]) await page.click(button);
  expect(page.container.textContent).toContain("0 here, 0 in total");
  await page.click(details);
  expect(page.container.textContent).toContain("0 here, 3 in total");
  await React.act(async () => root.unmount());
});

test("state-from-old-state", async () => {
  const [prompt, count, names] = take("react/state-from-old-state", 3);
  const press = async (script: string) => {
    const view =
      "return <button onClick={() => { addDozen(); addName('Ana'); }}>{count} {names.length}</button>";
    const Basket = await runScript(script.replace("// ...", view), { React, useState }, "Basket");
    const root = page.open();
    await React.act(async () => root.render(React.createElement(Basket)));
    await page.click(page.container.all("button")[0]);
    const { textContent } = page.container;
    await React.act(async () => root.unmount());
    return textContent;
  };
  expect(await press(prompt.replace("setNames(names);", ""))).toBe("1 1"); // the name shows only because of the count
  expect(await press(prompt.replace("setCount(count + 1);", ";"))).toBe("0 0");
  const repaired = prompt
    .replace("setCount(count + 1);", count)
    .replace("names.push(name);\n    setNames(names);", names);
  expect(await press(repaired)).toBe("12 1");
});

test("why-everything-runs-twice", async () => {
  const [prompt, answer] = take("react/why-everything-runs-twice", 2);
  const open = new Set<string>();
  const connect = (roomId: string) => {
    const name = `${roomId} ${Math.random()}`;
    open.add(name);
    return { on: vi.fn(), disconnect: () => open.delete(name) };
  };
  const given = { React, useEffect, useRef: React.useRef, connect, addMessage: vi.fn() };
  const openRooms = async (script: string) => {
    const Room = await runScript(`const Room = ({ roomId }) => {\n${script}\nreturn null; };`, given, "Room");
    const root = page.open();
    for (const roomId of ["a", "b"]) {
      const room = React.createElement(Room, { roomId });
      await React.act(async () => root.render(React.createElement(React.StrictMode, null, room)));
    }
    const rooms = [...open].map((name) => name[0]);
    await React.act(async () => root.unmount());
    return [rooms, open.size];
  };
  expect(await openRooms(prompt)).toEqual([["a"], 1]); // never joins b, and leaks
  open.clear();
  expect(await openRooms(answer)).toEqual([["b"], 0]);
});
