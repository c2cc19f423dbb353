const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

let told: Promise<void> | undefined;
let isTold = false;

/** Resolves on the first Ctrl-C or request to end. A second one changes nothing: stopping is already under way. */
export function toldToStop(): Promise<void> {
  told ??= new Promise((resolve) => {
    const hear = () => {
      isTold = true;
      resolve();
    };
    for (const name of SIGNALS) process.on(name, hear);
  });
  return told;
}

export const isToldToStop = (): boolean => isTold;

/** What `work` answers, or 130 as soon as the process is told to stop. */
export function untilToldToStop(work: Promise<number>): Promise<number> {
  return Promise.race([work, toldToStop().then(() => 130)]);
}
