// When held answers are written down (D14). Pure.
import { countedTogether } from './contract.ts';

export type FaceCounts = {
  readonly face1: number;
  readonly face2: number;
  readonly face3: number;
  readonly face4: number;
  readonly face5: number;
};

export const noAnswers: FaceCounts = { face1: 0, face2: 0, face3: 0, face4: 0, face5: 0 };

/** The counts from the saddest face to the happiest. */
export const inOrderOfFaces = ({ face1, face2, face3, face4, face5 }: FaceCounts): number[] => [
  face1,
  face2,
  face3,
  face4,
  face5,
];

/** The counts with one answer more. `face` from 1 to 5. */
export function withAnswer(counts: FaceCounts, face: number): FaceCounts {
  const name = `face${face}` as keyof FaceCounts;
  return { ...counts, [name]: counts[name] + 1 };
}

/** Enough answers to be written down without telling one from another (D14.8). */
export function areEnough(counts: FaceCounts): boolean {
  return inOrderOfFaces(counts).reduce((sum, count) => sum + count, 0) >= countedTogether;
}
