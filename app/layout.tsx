import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import "@fontsource-variable/geist";
import "@fontsource-variable/geist-mono";
import "@fontsource-variable/newsreader";
import "./globals.css";
import { rememberEarly } from "./_saving/early";
import { EarlyInput } from "./_saving/early-input";
import { geist, geistMono, newsreader } from "./fonts";
import { readTheme } from "./theme";

export const metadata: Metadata = {
  title: { default: "Rehearse", template: "%s · Rehearse" },
  description: "A mock interview platform for two people and the record between them.",
};

const paper = { light: "#faf8f4", dark: "#151412" };

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme();
  if (theme) return { themeColor: paper[theme] };
  return {
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: paper.light },
      { media: "(prefers-color-scheme: dark)", color: paper.dark },
    ],
  };
}

const chosenTheme = async () => readTheme((await headers()).get("cookie"));

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const theme = await chosenTheme();
  const [, nonce] = /'nonce-([^']+)'/.exec((await headers()).get("content-security-policy") ?? "") ?? [];
  return (
    <html
      lang="en"
      data-theme={theme}
      className={`${geist.variable} ${newsreader.variable} ${geistMono.variable}`}
    >
      <body className="min-h-dvh antialiased">
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; a browser hides its nonce from React */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: rememberEarly }} />
        {children}
        <EarlyInput />
      </body>
    </html>
  );
}
