import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import "@fontsource-variable/geist";
import "@fontsource-variable/geist-mono";
import "@fontsource-variable/newsreader";
import "./globals.css";
import { geist, geistMono, newsreader } from "./fonts";
import { readTheme } from "./theme";

export const metadata: Metadata = {
  title: { default: "Rehearse", template: "%s · Rehearse" },
  description: "A mock interview platform for two people and the record between them.",
  referrer: "no-referrer",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f4" },
    { media: "(prefers-color-scheme: dark)", color: "#151412" },
  ],
};

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const theme = readTheme((await headers()).get("cookie"));
  return (
    <html
      lang="en"
      data-theme={theme}
      className={`${geist.variable} ${newsreader.variable} ${geistMono.variable}`}
    >
      <body className="min-h-dvh antialiased">{children}</body>
    </html>
  );
}
