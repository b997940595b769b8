"use client";
import Link from "next/link";
import { Grip } from "@/app/_ui/order/grip";
import { RowStep } from "@/app/_ui/order/row-step";
import type { Order } from "@/app/_ui/order/use-order";
import { describeItem } from "@/lib/kits/rules";
import type { FormItem } from "./kit-form";

type Props = {
  item: FormItem;
  index: number;
  count: number;
  error?: string;
  order: Order;
  onRemove(): void;
  onMinutes(text: string): void;
};

export function ItemRow({ item, index, count, error, order, ...act }: Props) {
  const { questionId, title } = item;
  const { className, ...row } = order.rowOf(index);
  return (
    <li
      {...row}
      className={`grid grid-cols-[1.5rem_1.5rem_minmax(0,1fr)] gap-x-2 gap-y-2 border-b border-line py-3 sm:grid-cols-[1.5rem_1.5rem_minmax(0,1fr)_auto] ${className}`}
    >
      <Grip onGrab={(event) => order.grab(event, index)} />
      <span className="text-right text-muted tabular-nums">{index + 1}</span>
      <div className="min-w-0 wrap-anywhere">
        <Link
          data-part="title"
          href={`/questions/${questionId}`}
          className="font-medium hover:underline hover:underline-offset-4"
        >
          {title}
        </Link>
        <p className="text-[13px] text-muted">{describeItem(item)}</p>
        <LeftOut status={item.status} />
        {error ? (
          <p id={`minutes-error-${questionId}`} className="mt-1 text-sm text-live">
            {error}
          </p>
        ) : null}
      </div>
      <Controls item={item} index={index} count={count} error={error} order={order} {...act} />
    </li>
  );
}

export function LeftOut({ status }: Pick<FormItem, "status">) {
  if (status === "approved") return null;
  return (
    <p className="text-[13px] text-ink">
      {status === "draft"
        ? "A draft: left out of interviews until it is approved."
        : "Retired: left out of interviews. Put another in its index."}
    </p>
  );
}

type ControlProps = Pick<Props, "item" | "index" | "count" | "error" | "order" | "onRemove" | "onMinutes">;

function Controls({ item, index, count, error, order, onRemove, onMinutes }: ControlProps) {
  const { questionId, title, minutes } = item;
  return (
    <div className="col-start-3 flex items-center gap-1 self-start sm:col-start-4">
      <input
        data-part="minutes"
        type="number"
        inputMode="numeric"
        min={2}
        max={20}
        aria-label={`Minutes for ${title}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `minutes-error-${questionId}` : undefined}
        value={minutes}
        onChange={(event) => onMinutes(event.target.value)}
        className="min-h-8 w-12 rounded-control border border-line-field bg-surface px-2 text-right text-sm tabular-nums [appearance:textfield] aria-invalid:border-live [&::-webkit-inner-spin-button]:appearance-none"
      />
      <span aria-hidden="true" className="mr-2 text-[13px] text-muted">
        min
      </span>
      <RowStep
        part="up"
        label={`Move ${title} up`}
        isEnd={index === 0}
        onStep={() => order.move(index, index - 1)}
      >
        ↑
      </RowStep>
      <RowStep
        part="down"
        label={`Move ${title} down`}
        isEnd={index === count - 1}
        onStep={() => order.move(index, index + 1)}
      >
        ↓
      </RowStep>
      <RowStep part="remove" label={`Remove ${title}`} onStep={onRemove}>
        ×
      </RowStep>
    </div>
  );
}
