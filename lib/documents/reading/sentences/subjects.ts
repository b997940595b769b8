// What a question asks about and what an answer speaks of, compared by words; a word that many questions share says little.

type Pair = { answer: number; question: number };

/** Pairs of indexes. Each answer and each question is in one pair at most; a pair that isn't clear is in none. */
export function pairBySubject(answers: readonly string[], questions: readonly string[]): Pair[] {
  const index = indexQuestions(questions);
  const scored = answers.flatMap((answer, at) => scoreAnswer(answer, at, index));
  scored.sort((one, other) => other.score - one.score);
  const takenAnswers = new Set<number>();
  const takenQuestions = new Set<number>();
  return scored.filter(({ answer, question }) => {
    if (takenAnswers.has(answer) || takenQuestions.has(question)) return false;
    takenAnswers.add(answer);
    takenQuestions.add(question);
    return true;
  });
}

type Index = { bySubject: Map<string, number[]>; byWord: Map<string, number[]>; count: number };

function indexQuestions(questions: readonly string[]): Index {
  const index: Index = { bySubject: new Map(), byWord: new Map(), count: questions.length };
  questions.forEach((question, at) => {
    for (const word of new Set(wordsOf(question))) add(index.byWord, word, at);
    const subject = definedSubject(question);
    if (subject) add(index.bySubject, subject, at);
  });
  return index;
}

function add(map: Map<string, number[]>, key: string, at: number): void {
  const known = map.get(key);
  if (known) known.push(at);
  else map.set(key, [at]);
}

type Scored = Pair & { score: number };
const certain = 1_000;
/** A word in more questions than this is no sign, and looking at all of them would take too long. */
const mostShared = 50;
const leastScore = 1;
const clearLead = 1.5;

/** The one question that an answer is clearly about, or none. */
function scoreAnswer(text: string, answer: number, index: Index): Scored[] {
  const { subject, rest } = firstSentence(text);
  const exact = index.bySubject.get(wordsOf(subject).join(" ")) ?? [];
  if (exact.length > 0)
    return exact.length === 1 ? [{ answer, question: exact[0] ?? 0, score: certain }] : [];
  const scores = new Map<number, number>();
  const subjectWords = new Set(wordsOf(subject));
  for (const word of new Set([...subjectWords, ...wordsOf(rest)])) {
    const sharing = index.byWord.get(word) ?? [];
    if (sharing.length > mostShared) continue;
    const weight = Math.log((index.count + 1) / sharing.length) * (subjectWords.has(word) ? 3 : 1);
    for (const at of sharing) scores.set(at, (scores.get(at) ?? 0) + weight);
  }
  const [best, second] = [...scores].sort((one, other) => other[1] - one[1]);
  const isClear = best && best[1] >= leastScore && best[1] >= clearLead * (second?.[1] ?? 0);
  return isClear ? [{ answer, question: best[0], score: best[1] }] : [];
}

const verb =
  /\s(?:is|are|was|means?|refers?|stands?|allows?|lets?|provides?|has|have|helps?|works?|handles?|uses?|comes?|can|describes?|represents?)\s/i;

/** An answer's first sentence, in two: “An ORM (…)” and what it says of it. Brackets in the subject are dropped. */
function firstSentence(text: string): { subject: string; rest: string } {
  const start = text.slice(0, 600).replace(/\s/g, " ");
  const stop = start.search(/[.!?] /);
  const sentence = stop < 0 ? start : start.slice(0, stop);
  const bare = sentence.replace(/\([^()]{0,200}\)/g, " ");
  const at = bare.search(verb);
  return at < 0 ? { subject: "", rest: bare } : { subject: bare.slice(0, at), rest: bare.slice(at) };
}

const defining =
  /^(?:(?:can|could) you |please )?(?:(?:explain|describe|define|tell (?:me|us)) )?(?:what (?:is|are|do you (?:mean|understand) by) (.{1,80}?)(?=,|\?|\.|$| and (?:what|how|why|when)\b)|what (.{1,60}?) (?:is|are)\b|(?<=define )(.{1,60}?)(?=[,.?]|$))/i;

/** “ORM” of “What is an ORM, and how …?”. */
function definedSubject(question: string): string | undefined {
  const [, one, other, third] = defining.exec(question.slice(0, 300).replace(/[*_`]/g, "")) ?? [];
  return wordsOf(one ?? other ?? third ?? "").join(" ") || undefined;
}

const common = new Set(
  "a an the and or of to in on for with by from as at is are was be it its this that these what how why when where which who do does did can could would should you your me i we us some any explain describe difference between use used using have has if so one ones not into than then there their them they each more most way ways".split(
    " ",
  ),
);

function wordsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/[’']s\b/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !common.has(word)).map(stemOf);
}

function stemOf(word: string): string {
  if (word.length > 5 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
