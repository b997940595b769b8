import { z } from "zod";
import { libraryPacks } from "@/lib/library/catalogue";
import { plainText } from "../text/storable";
import { saysSomething } from "../text/tidy";
import { borrowedFrom } from "./rules";

/** A person's name. Control and direction characters could dress one name up as another. */
export const personName = plainText
  .trim()
  .refine(saysSomething, "Enter a name.")
  .max(80, "Keep the name to 80 characters.")
  .regex(/^[^\p{Cc}\u2028-\u202e\u2066-\u2069]*$/u, "Take out the line breaks and control characters.");

export const email = plainText
  .trim()
  .max(254, "Keep the e-mail address to 254 characters.")
  .pipe(z.email("Enter an e-mail address like name@example.com."));

/** One that is being chosen. */
export const newPassword = plainText
  .max(200, "Keep the password to 200 characters.")
  .refine((typed) => [...typed].length >= 8, "Use at least 8 characters.");

/** No field of the form's: one that can't be read leads home. */
const next = plainText.max(2_000).optional().catch(undefined);

export const signUpSchema = z
  .object({
    name: personName,
    email,
    password: newPassword,
    packs: z.array(z.enum(Object.keys(libraryPacks), "Choose packs from the list.")).optional(),
    next,
  })
  .superRefine(({ password, ...person }, context) => {
    const message = borrowedWords(password, person);
    if (message) context.addIssue({ code: "custom", path: ["password"], message });
  });

/** Why anybody could make the password out, or undefined. */
export function borrowedWords(password: string, person: { name: string; email: string }): string | undefined {
  const source = borrowedFrom(password, person);
  return source && `The password is little more than ${source}. Choose another.`;
}

export type SignUpInput = Pick<z.output<typeof signUpSchema>, "name" | "email" | "password" | "packs">;

export const nameSchema = z.object({ name: personName });

export const passwordChangeSchema = z.object({
  current: plainText
    .min(1, "Enter the password that you have now.")
    .max(200, "Keep the password to 200 characters."),
  password: newPassword,
});

export const signInIdSchema = z.object({ signInId: z.uuid("This sign-in isn’t there any more.") });

export const nothingSchema = z.object({});

export const signInSchema = z.object({
  email: plainText
    .trim()
    .min(1, "Enter your e-mail address.")
    .max(254, "Keep the e-mail address to 254 characters."),
  password: plainText.min(1, "Enter your password.").max(200, "Keep the password to 200 characters."),
  next,
});
