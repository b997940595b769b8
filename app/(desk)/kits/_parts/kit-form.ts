import type { Refusal } from "@/lib/errors";
import type { Kit } from "@/lib/kits/reads";
import type { KitItem } from "@/lib/kits/rules";

export type FormItem = Omit<KitItem, "minutes"> & { minutes: string };
/** A kit as it is typed: what isn't a number yet is kept as well. */
export type KitForm = {
  title: string;
  summary: string;
  minutes: string;
  isShared: boolean;
  items: FormItem[];
};
export type KitErrors = Partial<Record<"title" | "summary" | "minutes" | "items", string>> & {
  /** By question. */
  itemMinutes?: Record<string, string>;
};

export function formOf(kit: Kit | null): KitForm {
  if (!kit) return { title: "", summary: "", minutes: "45", isShared: true, items: [] };
  const { title, summary, isShared } = kit;
  const items = kit.items.map((item) => ({ ...item, minutes: String(item.minutes) }));
  return { title, summary, isShared, minutes: String(kit.minutes), items };
}

export const isSame = (one: KitForm, other: KitForm) => JSON.stringify(one) === JSON.stringify(other);

/** What the server is sent. */
export function inputOf({ items, isShared, ...head }: KitForm) {
  return {
    isShared,
    kit: {
      ...head,
      minutes: Number(head.minutes),
      items: items.map(({ questionId, minutes }) => ({ question: questionId, minutes: Number(minutes) })),
    },
  };
}

/** The server names a question's minutes by their index in what was sent. Too many together are the total's matter. */
export function errorsOf({ fields = {} }: Refusal, { items, minutes }: KitForm): KitErrors {
  const itemMinutes = Object.fromEntries(
    items.flatMap(({ questionId }, index) => {
      const error = fields[`kit.items.${index}.minutes`];
      return error ? [[questionId, error]] : [];
    }),
  );
  const isOver = items.reduce((sum, item) => sum + Number(item.minutes), 0) > Number(minutes);
  const ofAll = fields["kit.items"];
  return {
    title: fields["kit.title"],
    summary: fields["kit.summary"],
    itemMinutes,
    minutes: fields["kit.minutes"] ?? (isOver ? ofAll : undefined),
    items: isOver ? undefined : ofAll,
  };
}
