import { TextField } from "@/app/_ui/form/field";

/** What one signs in with, as browsers and password managers know it. */
export function EmailField(props: React.ComponentProps<"input"> & { error?: string }) {
  return (
    <TextField
      label="E-mail"
      {...props}
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
