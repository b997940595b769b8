import type { Page } from "@playwright/test";

/** What the server answers to a new socket of this browser, as the page itself would open it: `40…` in, `44…` refused. */
export function knock(page: Page, interviewId: string, door: "account" | "candidate"): Promise<string> {
  return page.evaluate(
    ({ interviewId, door }) =>
      new Promise<string>((done) => {
        const socket = new WebSocket(
          `${location.origin.replace("http", "ws")}/live/?EIO=4&transport=websocket`,
        );
        socket.onmessage = ({ data }) => {
          if (String(data).startsWith("0")) socket.send(`40${JSON.stringify({ interviewId, door })}`);
          else {
            done(String(data));
            socket.close();
          }
        };
        socket.onclose = () => done("closed");
      }),
    { interviewId, door },
  );
}
