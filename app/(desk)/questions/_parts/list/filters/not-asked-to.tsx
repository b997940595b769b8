"use client";
import { useId } from "react";
import { TextField } from "@/app/_ui/form/field";
import type { Change } from "./use-address";

/** Leaves out what interviews with a candidate of this name have asked. */
export function NotAskedTo({ name, names, change }: { name: string; names: string[]; change: Change }) {
  const id = useId();
  return (
    <>
      <TextField
        label="Not yet asked to"
        value={name}
        onChange={(event) => change({ newTo: event.target.value }, "soon")}
        list={id}
        maxLength={80}
        autoComplete="off"
        placeholder="A candidate’s name"
        hint="The name as it stands in your interviews."
      />
      <datalist id={id}>
        {names.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}
