// The printers that the shell knows. A browser tells none: its own dialog chooses.
import { useEffect, useState } from 'react';

/** Names of the printers of this PC; null in a browser, undefined until they are known. */
export function usePrinters(): readonly string[] | null | undefined {
  const [names, setNames] = useState<readonly string[] | null | undefined>(
    window.desk === undefined ? null : undefined,
  );
  useEffect(() => {
    void window.desk?.printers().then(setNames);
  }, []);
  return names;
}
