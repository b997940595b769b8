// A refusal as somebody reads it who asked for a page: in the product's look, with nothing to load.

/** `nonce`: of the policy that the answer carries; without one it is shown as browsers show a text. */
export function asPage(text: string, nonce: string | undefined): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Rehearse</title>
<style nonce="${nonce ?? ""}">${look}</style>
<header>Rehearse</header>
<main>
<h1>This page couldn’t be shown</h1>
<p>${text}</p>
<p><a href="">Try again</a></p>
</main>
</html>
`;
}

const look = `
:root { color-scheme: light dark; --paper: #faf8f4; --ink: #1d1b18; }
@media (prefers-color-scheme: dark) { :root { --paper: #151412; --ink: #ece8e1; } }
body { max-width: 65ch; margin: 1.25rem auto; padding: 0 1.25rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, h1 { font-family: Georgia, serif; font-weight: 500; }
header { font-size: 1.25rem; }
h1 { margin-top: 4rem; font-size: 2rem; line-height: 1.2; }
a { color: inherit; display: inline-block; min-height: 1.5rem; }`;
