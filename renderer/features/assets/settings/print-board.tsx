// The rate board in the settings: printed from the version in force, and said to hang (D4, D5).

import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { RateBoardActs, RateBoardStatus, useRateBoard } from '#renderer/frame/rate-board-acts.tsx';

export function PrintBoard() {
  const board = useRateBoard();
  if (board === undefined || board === null) return null;
  return (
    <>
      <RateBoardStatus board={board} />
      <ConcurrentChange register="board" />
      <RateBoardActs board={board} />
    </>
  );
}
