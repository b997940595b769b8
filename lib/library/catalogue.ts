// The packs of the library: its folders below `db/seed/bank`, in the order in which they are offered.

/** Title and summary by folder. */
export const libraryPacks: Record<string, { title: string; summary: string }> = {
  django: {
    title: "Django",
    summary: "The framework end to end: requests, the ORM, forms, security, operations.",
  },
  python: { title: "Python", summary: "The language, its data model, typing, concurrency and testing." },
  sql: {
    title: "SQL and databases",
    summary: "Queries, indexes, transactions, design, and PostgreSQL in production.",
  },
  web: {
    title: "HTTP and web security",
    summary: "The protocol, caching, cookies, and how browsers and servers are attacked.",
  },
  javascript: {
    title: "JavaScript and TypeScript",
    summary: "The language, asynchrony, modules, types, and Node.js.",
  },
  react: {
    title: "React",
    summary: "State, effects, forms, server components, performance and accessibility.",
  },
  "system-design": {
    title: "System design",
    summary: "Systems to draw and defend: scale, reliability, messaging, data.",
  },
  behavioural: {
    title: "Behavioural",
    summary: "What somebody really did: ownership, disagreement, delivery, learning.",
  },
};

/** What a new team begins with where nobody was asked. */
export const firstPacks: string[] = ["django"];
