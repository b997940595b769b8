// A stranger asks for pages on a few connections, each as soon as the last one is there.
import { Agent, get } from "node:http";
import type { Attack, Target } from "./attack";
import { judgeAnswers } from "./visitors";

const connections = 8;
const pages = ["/", "/sign-in", "/sign-up", "/questions", "/join/not-a-code", "/no-such-page"];

export const pageFlood: Attack = {
  name: "page-flood",
  what: `${connections} connections ask for a page after the other, without a cookie`,
  begin: flood,
};

async function flood(target: Target) {
  const { url, address } = target;
  const agent = new Agent({ keepAlive: true, localAddress: address, maxSockets: connections });
  const statuses = new Map<number, number>();
  let isOver = false;
  const visitors = Array.from({ length: connections }, async (_, index) => {
    for (let visit = index; !isOver; visit++) {
      const status = await visitPage(`${url}${pages[visit % pages.length]}`, agent);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  });
  return {
    async stop() {
      isOver = true;
      await Promise.all(visitors);
      agent.destroy();
      return judgeAnswers(statuses, target);
    },
  };
}

/** The status; 0 where the connection broke. */
function visitPage(url: string, agent: Agent): Promise<number> {
  return new Promise((done) => {
    get(url, { agent }, (response) => {
      response.resume().on("close", () => done(response.statusCode ?? 0));
    }).on("error", () => setTimeout(done, 50, 0));
  });
}
