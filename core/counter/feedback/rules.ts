// When held answers are written down (D14). Pure.
import { countedTogether } from './contract.ts';

export type RatingCounts = {
  readonly rating1: number;
  readonly rating2: number;
  readonly rating3: number;
  readonly rating4: number;
  readonly rating5: number;
};

export const noAnswers: RatingCounts = { rating1: 0, rating2: 0, rating3: 0, rating4: 0, rating5: 0 };

/** The counts from the saddest face to the happiest. */
export const inOrderOfRatings = ({ rating1, rating2, rating3, rating4, rating5 }: RatingCounts): number[] => [
  rating1,
  rating2,
  rating3,
  rating4,
  rating5,
];

/** The counts with one answer more. `face` from 1 to 5. */
export function withAnswer(counts: RatingCounts, rating: number): RatingCounts {
  const name = `rating${rating}` as keyof RatingCounts;
  return { ...counts, [name]: counts[name] + 1 };
}

/** Enough answers to be written down without telling one from another (D14.8). */
export function areEnough(counts: RatingCounts): boolean {
  return inOrderOfRatings(counts).reduce((sum, count) => sum + count, 0) >= countedTogether;
}
