import type { ReactNode } from "react";

/** Case numbers, dates, times and phone numbers read left to right in every language. */
export function Num({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <bdi dir="ltr" className={className ? `num ${className}` : "num"}>
      {children}
    </bdi>
  );
}
