// Which groups of the navigation are folded at this PC: no word of anybody's work, so that it may lie beside the look of the
// screen.
import { create } from 'zustand';
import { type SectionGroup, sectionGroups } from '#renderer/frame/feature.ts';

const storageKey = 'pishkhan.navigation';

const readStored = (): readonly SectionGroup[] => {
  const stored = new URLSearchParams(localStorage.getItem(storageKey) ?? '').getAll('folded');
  return sectionGroups.filter((group) => stored.includes(group));
};

const useStored = create<{ folded: readonly SectionGroup[] }>(() => ({ folded: readStored() }));

/** The groups that are folded, and how to fold or unfold one; it is remembered. */
export function useFoldedGroups(): { folded: readonly SectionGroup[]; turn: (group: SectionGroup) => void } {
  const folded = useStored((state) => state.folded);
  return {
    folded,
    turn(group) {
      const next = sectionGroups.filter((one) => folded.includes(one) !== (one === group));
      localStorage.setItem(storageKey, new URLSearchParams(next.map((one) => ['folded', one])).toString());
      useStored.setState({ folded: next });
    },
  };
}
