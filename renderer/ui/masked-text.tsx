// What is shown by its mask until somebody asks for the whole; that look is journalled by whoever answers it (D16).
import { Eye } from 'lucide-react';
import { Bdi } from './bdi.tsx';
import { Button } from './button.tsx';

type MaskedTextProps = {
  masked: string;
  /** The whole; null until it was asked for. */
  whole: string | null;
  /** The word on the button, and what it says to who cannot see what stands beside it. */
  reveal: string;
  what: string;
  isPending: boolean;
  onReveal: () => void;
};

export function MaskedText({ masked, whole, reveal, what, isPending, onReveal }: MaskedTextProps) {
  return (
    <>
      <Bdi>{whole ?? masked}</Bdi>{' '}
      {whole === null ? (
        <Button isDense kind="quiet" icon={Eye} onPress={onReveal} isPending={isPending} aria-label={what}>
          {reveal}
        </Button>
      ) : null}
    </>
  );
}
