// What a sentence is in a list of interview questions: a question, perhaps one, or no question. Every pattern is anchored at
// the start and endings are looked at by hand, so that no text of any length makes a pattern try again and again.

/** "may ask" is a question or a topic (“How to deploy”, “What Django is”): what stands around it decides. */
type Reads = "asks" | "may ask" | "says";

const longestQuestion = 2_000;
const mostWords = 30;

const lead =
  /^(?:please|kindly|briefly|now|next|also|then|so|and|in (?:your own words|short|detail|brief|one sentence)),?\s+/i;
const explaining =
  /^(?:describe|explain|demonstrate|compare|contrast|discuss|differentiate|distinguish|elaborate|illustrate|justify|summari[sz]e)\s+(?!that\b)\S/i;
const counting =
  /^(?:list|name|state|mention|identify|give|show|outline|define)\s+(?:the|an?|some|any|all|two|three|four|five|\d+|at least|different|various|me|us|how|what|why|your|its|each)\s/i;
const addressing =
  /^(?:(?:tell|walk|talk|guide|take) (?:me|us)|talk about|(?:can|could|would|will) you|suppose|imagine|given (?:an?|the|two))\s/i;
const building =
  /^(?:(?:write|implement|develop) (?:an?|the|some|your|code|sql|python)|design (?:an?|the|and)|(?:fix|debug|refactor|rewrite|correct|complete) (?:the|this|an?)|find (?:the|all|an?) (?:bug|error|mistake)s?)\s/i;
const making =
  /^(?:create|build|make) an? (?:\S+ ){0,3}(?:function|program|class|query|script|method|component|decorator|algorithm)\b/i;
const asking = [explaining, counting, addressing, building, making];

const wondering =
  /^(?:what|how|why|when|where|which|who|whose|whom|is|are|was|were|does|do|did|can|could|should|would|will|has|have)(?:[’']s|[’']re)?\s+(?!not\b)\S/i;
const opening =
  /^(?:what|how|why|when|where|which|who|is|are|does|do|can|could|should|would|will|has|have)\b/i;
const solving =
  /^(?:(?:the )?differences? between\s|(?:reverse|sort|merge|count|calculate|compute|convert|detect|solve|draw|sketch|estimate|prove|predict|evaluate|define) (?:an?|the|all|two|whether|if)\s)/i;

/** How one sentence, line or heading reads by itself. */
export function howItReads(text: string): Reads {
  const words = withoutLead(text);
  if (!/\p{L}/u.test(words) || words.length > longestQuestion || isGoodbye(words)) return "says";
  if (endsAsking(words) || asking.some((pattern) => pattern.test(words)) || asksLast(words)) return "asks";
  const last = words.at(-1) ?? "";
  if (".!:;,…".includes(last) || words.split(/\s+/, mostWords + 1).length > mostWords) return "says";
  return wondering.test(words) || solving.test(words) ? "may ask" : "says";
}

/** Where a question and its answer stand in one line (“What is it? It is this.”), how many characters stand before the answer. */
export function findInlineAnswer(text: string): number | undefined {
  const words = withoutLead(text);
  if (!wondering.test(words) || endsAsking(words) || asksLast(words)) return undefined;
  let at = text.indexOf("? ");
  for (let next = text.indexOf("? ", at + 1); at > 0 && next > 0; next = text.indexOf("? ", next + 1)) {
    if (opening.test(withoutLead(text.slice(at + 1, next + 1)))) at = next;
    else break;
  }
  return at > 0 ? at + 1 : undefined;
}

/** What follows the question from there on, without the stroke between them: “What is it? – This.” */
export function inlineAnswer(text: string, at: number): string {
  return text
    .slice(at)
    .replace(/^\s*(?:(?:[-–—:=→]|[-=]>)\s+)?/, "")
    .trim();
}

const goodbyes = [
  /^(?:I |we )?hope (?:this|that|these|it|you)\b/i,
  /^(?:please )?(?:let me know|feel free|remember that these|note that these)\b/i,
  /^(?:good luck|best of luck|all the best|happy (?:learning|coding|interviewing)|thank(?:s| you) for)\b/i,
  /^(?:as an AI\b|I[’']?m an AI\b|I am an AI\b|is there anything else)/i,
  /^(?:would you like|do you want) (?:me to|more|another|to (?:continue|see|go on))\b/i,
  /^(?:shall (?:I|we) |are you ready|if you (?:have|need|want|would like) (?:any|more|further|help)\b)/i,
];
const announcements =
  /^(?:sure|certainly|of course|absolutely|great|okay|ok|hello|hi|here|below|the following|these|this is|next|now|some|more|let[’']?s|I[’']ve|I have|to prepare|in this)\b/i;
const purposes = /\b(?:questions?|interviews?|tips)\b/i;

/** A remark that belongs to no answer, wherever it stands. Without a question above it, more is one: see the finder. */
export function isChatter(text: string): boolean {
  if (text.length > 600) return false;
  const words = withoutLead(text);
  if (isGoodbye(words)) return true;
  return announcements.test(words) && purposes.test(words) && !endsAsking(words);
}

const subjects =
  /\b(?:topics?|subjects?|areas?|concepts?|themes?|skills|agenda|syllabus|contents|knowledge of|familiar with)\b/i;

/** Does what introduces a list say that it is a list of topics? */
export function announcesTopics(text: string): boolean {
  return subjects.test(text.slice(0, 600));
}

const quoting = " \t\n*_`\"'“”‘’~";

/** The words without Markdown's marks around them and without “Please” and the like before them. */
function withoutLead(text: string): string {
  let words = trimMarks(text, `>¿${quoting}`, quoting);
  for (let round = 0; round < 2; round++) words = words.replace(lead, "");
  return words;
}

/** A loop, because a pattern like `-+$` looks again from every mark of a long row of marks. */
export function trimMarks(text: string, before: string, after = before): string {
  let from = 0;
  let to = text.length;
  while (from < to && before.includes(text[from] ?? "")) from++;
  while (to > from && after.includes(text[to - 1] ?? "")) to--;
  return text.slice(from, to);
}

/** A remark that nobody writes into an answer: “I hope this helps”. */
export function isGoodbye(text: string): boolean {
  const words = withoutLead(text.slice(0, 600));
  return goodbyes.some((pattern) => pattern.test(words));
}

/** With a question mark at the end, or before a remark in brackets: “… a tuple? (junior)”. */
export function endsAsking(text: string): boolean {
  const words = trimMarks(text, "", quoting);
  const last = words.at(-1) ?? "";
  if ("?？؟".includes(last) && last !== "") return true;
  const open = last === ")" ? words.lastIndexOf("(") : last === "]" ? words.lastIndexOf("[") : -1;
  if (open < 1) return false;
  if (wondering.test(words) && words.at(-2) === "?") return true;
  return words.slice(0, open).trimEnd().endsWith("?");
}

/** “Have you used one? Describe it.” */
function asksLast(words: string): boolean {
  const mark = words.lastIndexOf("? ");
  if (mark < 0) return false;
  const rest = words.slice(mark + 2).replace(lead, "");
  return asking.some((pattern) => pattern.test(rest));
}
