// What stands in a field's place in the form: text as it was typed, complete or not.
import { z } from "zod";
import type { AnyValue, Field } from "@/lib/questions/field-kinds";
import { toTags } from "@/lib/questions/rules";
import { mendedText } from "@/lib/text/storable";
import { tidyLine, tidyText } from "@/lib/text/tidy";

const emptyScale = (count: number) => Array<string>(count).fill("");

/** What a new question starts from. */
export function freshValue(field: Field): AnyValue {
  switch (field.value) {
    case "line":
    case "word":
      return field.fresh;
    case "whole":
      return field.input === "chosen" ? field.fresh : String(field.fresh);
    case "scale":
      return emptyScale(field.count);
    case "lines":
      return [];
    case "markdown":
    case "tags":
      return "";
  }
}

/** What the bank keeps, as the form shows it. */
export function shownValue(field: Field, value: AnyValue): AnyValue {
  switch (field.value) {
    case "whole":
      return field.input === "chosen" ? value : String(value);
    case "tags":
      return [value].flat().join(", ");
    case "scale":
      return [value].flat().length === field.count ? value : emptyScale(field.count);
    case "line":
    case "word":
    case "lines":
    case "markdown":
      return value;
  }
}

/** Without what saving would take away: spaces around it, empty lines of lists, the order in which tags repeat. */
export function tidyValue(field: Field, typed: AnyValue): AnyValue {
  switch (field.value) {
    case "line":
      return tidyLine(String(typed)) || (field.otherwise ?? "");
    case "markdown":
      return tidyText(String(typed));
    case "lines":
      return [typed].flat().map(asLine).filter(Boolean);
    case "scale":
      return [typed].flat().map(asLine);
    case "tags":
      return toTags(String(typed)).join(", ");
    case "whole":
      return typeof typed === "string" ? typed.trim() : typed;
    case "word":
      return typed;
  }
}
const asLine = (line: string | number) => tidyLine(String(line));

/** What it is read as: the question's own schema judges it. */
export function readValue(field: Field, typed: AnyValue): AnyValue {
  if (field.value === "tags") return toTags(String(typed));
  if (field.value !== "whole" || typeof typed !== "string") return tidyValue(field, typed);
  return /^\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN;
}

export function formSchema(field: Field): z.ZodType {
  switch (field.value) {
    case "word":
      return z.enum(Object.keys(field.of));
    case "whole":
      return field.input === "chosen" ? z.int().min(field.least).max(field.most) : mendedText;
    case "lines":
      return z.array(mendedText);
    case "scale":
      return z.array(mendedText).length(field.count);
    case "line":
    case "markdown":
    case "tags":
      return mendedText;
  }
}
