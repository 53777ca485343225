// The board of the rates over any screen: printed on A4 or A3, and said to hang. By its key, and by the palette, which lists it.
import { useState } from 'react';
import { useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { RateBoardActs, RateBoardStatus, useRateBoard } from '#renderer/frame/rate-board-acts.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';

export function BoardAnywhere() {
  const [isOpen, setIsOpen] = useState(false);
  useKeyCommand('board', () => setIsOpen(true));
  return isOpen ? <BoardDialog onClose={() => setIsOpen(false)} /> : null;
}

function BoardDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const board = useRateBoard();
  return (
    <Dialog title={text('fees.board.title')} isOpen onClose={onClose}>
      {board === undefined ? null : board === null ? (
        <p>{text('fees.board.none')}</p>
      ) : (
        <>
          <RateBoardStatus board={board} />
          <RateBoardActs board={board} />
        </>
      )}
    </Dialog>
  );
}
