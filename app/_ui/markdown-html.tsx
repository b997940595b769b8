/** HTML that `lib/markdown` rendered and sanitised when the version was saved, or that `lib/text/as-typed` escaped. Nothing else may be passed here. */
export function MarkdownHtml({ html, className = "" }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by allow-list on the server, once per version
  return <div className={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />;
}
