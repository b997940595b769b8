import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

// next-auth's other endpoints stay shut: `session` would say a name from a cookie whose sign-in has ended, `_log` lets
// anybody write to our log, and signing out has its own door (app/sign-in/actions.ts), which tells the rooms.
const open: Record<string, readonly string[]> = {
  GET: ["csrf", "signin", "callback", "error"],
  POST: ["signin", "callback"],
};

async function answer(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  const { nextauth } = await context.params;
  if (!open[request.method]?.includes(nextauth[0] ?? "")) return new Response(null, { status: 404 });
  try {
    return (await NextAuth(request, { params: { nextauth } }, authOptions())) as Response;
  } catch (error) {
    // It parses the body itself; what isn't JSON is the sender's mistake.
    if (error instanceof SyntaxError) return new Response(null, { status: 400 });
    throw error;
  }
}

export { answer as GET, answer as HEAD, answer as POST };
