// The client's screen: asks once after a visit, by five faces, answered by touch or the keys 1 to 5. It knows nothing of the
// visit, calls in nobody's name, and goes back to rest by itself.
import { Annoyed, Frown, Laugh, type LucideIcon, Meh, Smile } from 'lucide-react';
import { useEffect, useState } from 'react';
import { askedSeconds } from '#core/counter/feedback/contract.ts';
import { toPersianDigits } from '#core/foundation/text/fold.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { Watermark } from '#renderer/frame/watermark.tsx';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import styles from './client-screen.module.css';
import { ratingLabels } from './rating-labels.ts';

const icons: readonly LucideIcon[] = [Frown, Annoyed, Meh, Smile, Laugh];
/** How long the thanks stand, in milliseconds. */
const thanksMs = 4000;

export function ClientScreen({ token }: { token: string }) {
  const text = useText();
  const { office } = useOffice();
  const { data, problem } = useDeskQuery(deskQueries.feedback.screen.queryOptions({ token }));
  const [over, setOver] = useState<string | null>(null);
  const [isThanked, setIsThanked] = useState(false);
  const askId = data?.askId ?? null;
  useEffect(() => {
    if (askId === null) return;
    setIsThanked(false);
    const past = window.setTimeout(() => setOver(askId), askedSeconds * 1000);
    return () => window.clearTimeout(past);
  }, [askId]);
  useEffect(() => {
    if (!isThanked) return;
    const rest = window.setTimeout(() => setIsThanked(false), thanksMs);
    return () => window.clearTimeout(rest);
  }, [isThanked]);
  const isClosed = problem !== null || data?.isOpen === false;
  return (
    <div className={styles.frame}>
      <main className={styles.screen} aria-label={text('feedback.screen')}>
        <h1 className={styles.office}>{office?.name ?? text('app.name')}</h1>
        {askId !== null && askId !== over ? (
          <Question key={askId} token={token} askId={askId} onAnswered={() => setIsThanked(true)} />
        ) : (
          <p className={styles.calm} role="status">
            {text(isClosed ? 'feedback.closed' : isThanked ? 'feedback.thanks' : 'feedback.rest')}
          </p>
        )}
      </main>
      {office?.demo === true ? <Watermark kind="demo" /> : null}
    </div>
  );
}

type QuestionProps = { token: string; askId: string; onAnswered: () => void };

function Question({ token, askId, onAnswered }: QuestionProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const answering = useDeskCommand(desk.feedback.answer.mutate);
  const { isPending, run } = answering;
  const answer = async (rating: number) => {
    if (!isPending && (await run({ token, askId, rating })) !== null) onAnswered();
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const [, digit] = /^(?:Digit|Numpad)([1-5])$/.exec(event.code) ?? [];
      if (digit !== undefined && !event.repeat) void answer(Number(digit));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  return (
    <section className={styles.question} aria-label={text('feedback.question')}>
      <p className={styles.ask}>{text('feedback.question')}</p>
      <div className={styles.ratings}>
        {icons.map((Icon, place) => {
          const rating = place + 1;
          const word = ratingLabels[place];
          return word === undefined ? null : (
            <button key={word} type="button" className={styles.rating} onClick={() => void answer(rating)}>
              <Icon className={styles.drawn} aria-hidden="true" />
              <span>{text(word)}</span>
              <kbd>{language === 'fa' ? toPersianDigits(String(rating)) : String(rating)}</kbd>
            </button>
          );
        })}
      </div>
      <p className={styles.small}>{text('feedback.nameless')}</p>
    </section>
  );
}
