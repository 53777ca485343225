// A page to judge a printer by: a ruler that has to measure true, both sets of digits, joined Persian letters, and a code to scan. Its id is the
// name of the paper.
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { QrImage } from '../../ui/qr-image.tsx';
import styles from './test-page.module.css';

/** Millimetres of the ruler: what fits between the margins of each paper. */
const rulers: Readonly<Record<string, number>> = { receipt80: 70, A5: 120, A4: 170, A3: 250 };
const digits = '0123456789';

export function TestPage({ id }: { id: string }) {
  const text = useText();
  const length = rulers[id] ?? 70;
  usePrintReady(true, null);
  return (
    <article className={styles.page} aria-label={text('app.testPage.title')}>
      <h1>{text('app.testPage.title')}</h1>
      <p>{text('app.testPage.what', { length })}</p>
      <Ruler length={length} />
      <p>{text('app.testPage.letters')}</p>
      <p>
        {text('app.testPage.digits')} <Bdi>{digits}</Bdi>
      </p>
      <QrImage digits={digits.repeat(4)} label={text('app.testPage.code')} className={styles.qr} />
    </article>
  );
}

/** A line every millimetre, longer at five and ten, with the centimetres below. */
function Ruler({ length }: { length: number }) {
  const marks = Array.from({ length: length + 1 }, (_, at) => at);
  return (
    <svg
      className={styles.ruler}
      width={`${length}mm`}
      height="10mm"
      viewBox={`0 0 ${length} 10`}
      direction="ltr"
      aria-hidden="true"
    >
      {marks.map((at) => (
        <line
          key={at}
          x1={at}
          x2={at}
          y1={0}
          y2={at % 10 === 0 ? 6 : at % 5 === 0 ? 4.5 : 3}
          stroke="currentColor"
          strokeWidth={0.2}
        />
      ))}
      {marks
        .filter((at) => at % 10 === 0 && at < length && at > 0)
        .map((at) => (
          <text key={at} x={at} y={9.5} fontSize={3} textAnchor="middle" fill="currentColor">
            {at / 10}
          </text>
        ))}
    </svg>
  );
}
