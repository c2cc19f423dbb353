"use client";

import { useEffect, useState } from "react";
import { type DateOrder, isDateOrder } from "../../../../server/rules/imports/register-fields.ts";

/** How this court writes its dates, as it was last chosen on this device. */
export function useDateOrder(courtId: number): [DateOrder, (order: DateOrder) => void] {
  const [order, setOrder] = useState<DateOrder>("dmy");
  const key = `peshi-date-order-${courtId}`;
  useEffect(() => {
    const kept = window.localStorage.getItem(key) ?? "";
    if (isDateOrder(kept)) setOrder(kept);
  }, [key]);
  return [
    order,
    (next) => {
      window.localStorage.setItem(key, next);
      setOrder(next);
    },
  ];
}
