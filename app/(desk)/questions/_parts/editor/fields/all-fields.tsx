import type { Field, Fields } from "@/lib/questions/field-kinds";
import { questionFields } from "@/lib/questions/fields";
import { FieldInput, type FormProps } from "./field-input";

/** Of twelve columns. */
const widths: Readonly<Record<string, string>> = {
  title: "sm:col-span-2 lg:col-span-8",
  kind: "sm:col-span-2 lg:col-span-4",
  tags: "lg:col-span-12",
};

type Props = FormProps & { fields?: Fields };

/** Every field of the table: what it is about, its texts, its lists, and where it comes from. */
export function AllFields({ fields = questionFields, ...form }: Props) {
  const inputOf = ([name, field]: Named) => (
    <FieldInput key={name} {...form} name={name} field={field} className={classOf(name, field)} />
  );
  const parts = partsOf(fields);
  const [firstNumber] = parts.numbers;
  return (
    <div className="space-y-10">
      <section aria-label="About" className="grid gap-x-5 gap-y-5 sm:grid-cols-2 lg:grid-cols-12">
        {parts.about.map((named) => {
          if (named[1].value !== "whole") return inputOf(named);
          return named === firstNumber ? (
            <div key="numbers" className="grid grid-cols-[1fr_6rem] gap-4 lg:col-span-4">
              {parts.numbers.map(inputOf)}
            </div>
          ) : null;
        })}
      </section>
      {parts.texts.map(inputOf)}
      <div className="grid gap-x-8 gap-y-8 lg:grid-cols-2">
        {parts.lists.map((named, index) => (
          <div key={named[0]} className={index === 0 ? "lg:col-span-2" : ""}>
            {inputOf(named)}
          </div>
        ))}
      </div>
      {parts.scales.map(inputOf)}
      <section aria-label="Origin" className="grid gap-5 sm:grid-cols-[2fr_1fr]">
        {parts.origin.map(inputOf)}
      </section>
    </div>
  );
}

type Named = [name: string, field: Field];

function partsOf(fields: Fields) {
  const all: Named[] = Object.entries(fields);
  const of = (...values: Field["value"][]) => all.filter(([, { value }]) => values.includes(value));
  const isOrigin = ([, field]: Named) => field.value === "line" && field.part === "origin";
  return {
    about: of("line", "word", "whole", "tags").filter((named) => !isOrigin(named)),
    numbers: of("whole"),
    texts: of("markdown"),
    lists: of("lines"),
    scales: of("scale"),
    origin: all.filter(isOrigin),
  };
}

/** Places of the origin and of numbers have their widths from the grids that they stand in. */
function classOf(name: string, field: Field): string | undefined {
  if (field.value === "whole" || (field.value === "line" && field.part === "origin")) return undefined;
  return widths[name] ?? "lg:col-span-4";
}
