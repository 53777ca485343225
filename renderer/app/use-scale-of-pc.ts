// Follows what the settings say of this PC's scale, for every screen that has none of the person's own.
import { useEffect } from 'react';
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import { useAppearance } from './appearance.ts';

/** Call once, where somebody is signed in; a visitor who looks at records asks nothing of the settings. */
export function useScaleOfPc(isEnabled: boolean): void {
  const reading = useDeskQuery(deskQueries.settings.scale.queryOptions(), { isEnabled, isBeside: true });
  const scale = reading.data?.percent;
  useEffect(() => {
    // What is applied already is not applied again.
    if (scale !== undefined && scale !== useAppearance.getState().scale) useAppearance.setState({ scale });
  }, [scale]);
}
