import { z } from "zod";
import { libraryPacks } from "@/lib/library/catalogue";
import { saysSomething } from "../text/tidy";
import { isCommonPassword } from "./rules";

/** A person's name. Control and direction characters could dress one name up as another. */
export const personName = z
  .string()
  .trim()
  .refine(saysSomething, "Enter a name.")
  .max(80, "Keep the name to 80 characters.")
  .regex(/^[^\p{Cc}\u2028-\u202e\u2066-\u2069]*$/u, "Take out the line breaks and control characters.");

const email = z
  .string()
  .trim()
  .max(254, "Keep the e-mail address to 254 characters.")
  .pipe(z.email("Enter an e-mail address like name@example.com."));

const password = z
  .string()
  .max(200, "Keep the password to 200 characters.")
  .refine((typed) => [...typed].length >= 8, "Use at least 8 characters.")
  .refine((typed) => !isCommonPassword(typed), "Too many people use this password. Choose another.");

export const signUpSchema = z
  .object({
    name: personName,
    email,
    password,
    packs: z.array(z.enum(Object.keys(libraryPacks), "Choose packs from the list.")).optional(),
    next: z.string().max(2_000).optional(),
  })
  .refine(({ email, password }) => !isFromEmail(password, email), {
    path: ["password"],
    message: "The password is too much like the e-mail address. Choose another.",
  });
export type SignUpInput = Pick<z.output<typeof signUpSchema>, "name" | "email" | "password" | "packs">;

export const signInSchema = z.object({
  email: z
    .string()
    .trim()
    .min(1, "Enter your e-mail address.")
    .max(254, "Keep the e-mail address to 254 characters."),
  password: z.string().min(1, "Enter your password.").max(200, "Keep the password to 200 characters."),
  next: z.string().max(2_000).optional(),
});

function isFromEmail(password: string, address: string): boolean {
  const [typed, whole] = [password.toLowerCase(), address.toLowerCase()];
  return typed === whole || typed === whole.split("@")[0];
}
