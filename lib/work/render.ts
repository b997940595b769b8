// Texts to HTML, each with an end of its own: some texts of a few thousand marks would keep the parser busy for seconds.
import { codeOf, messageOf } from "@/db/failure";
import { loadRenderer } from "../markdown/render";
import { runWithin } from "./bounded";
import type { Said } from "./jobs";

/** Ten times what the longest answer takes. */
const mostMs = 1_500;
const tooSlow = "This text takes too long to show. Shorten it, or write it with fewer marks.";

export async function renderAll(texts: readonly string[]): Promise<Said<"render">> {
  const render = await loadRenderer();
  return texts.map((text) => {
    try {
      const html = runWithin(mostMs, () => render(text));
      return html ? { html: html.value } : { refused: tooSlow };
    } catch (error) {
      if (codeOf(error) !== "invalid") throw error;
      return { refused: messageOf(error) };
    }
  });
}
