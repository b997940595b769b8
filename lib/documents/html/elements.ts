// What the elements of HTML are to a reader of questions.

const names = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Stand around blocks, and say nothing themselves. */
const around =
  "div section article center main figure hgroup fieldset address dl ol ul html head body header footer nav aside form noscript";
/** Each has lines of its own. */
export const blocks = names(
  `p blockquote h1 h2 h3 h4 h5 h6 li dt dd details summary hr title figcaption legend ${around}`,
);
/** Their tags say nothing that Markdown has a sign for. */
export const wrapping = names(`p dt dd span font u title figcaption legend ${around}`);
/** Ends that may stand behind the last words of a line. */
export const endings = names(`p h1 h2 h3 h4 h5 h6 li dt dd span font u title figcaption legend ${around}`);
export const lists = names("ol ul");
