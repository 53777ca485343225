// One thing that is out of proportion, in plain words.
import { type Anomaly, windowDays } from '#core/oversight/supervision/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';

/** The sentence of one anomaly, and how it was judged. */
export function AnomalyLabel({ anomaly }: { anomaly: Anomaly }) {
  const text = useText();
  const { personName: name, metric, count, expectedTenths, threshold, comparedWith } = anomaly;
  const expected = expectedTenths / 10;
  return (
    <>
      <p>
        {text('supervision.anomaly', {
          name,
          days: windowDays,
          did: text(`supervision.did.${metric}`, { count }),
          times: expected === 0 ? 0 : Math.floor(count / expected),
        })}
      </p>
      <p>{text('supervision.judged', { expected, threshold, compared: comparedWith })}</p>
    </>
  );
}
