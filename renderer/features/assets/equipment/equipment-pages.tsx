// Papers of the equipment: the labels with their code, of one piece or of all, and the end of a check (A4).

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { Letterhead } from '#renderer/frame/print/letterhead.tsx';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { BarcodeImage } from '#renderer/ui/barcode-image.tsx';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { QrImage } from '#renderer/ui/qr-image.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import styles from './equipment-pages.module.css';

/** `id` is a piece, or `all`: every piece in use. */
export function EquipmentLabelsPage({ id }: { id: string }) {
  const text = useText();
  const { data: pieces, problem } = useDeskQuery(deskQueries.equipment.list.queryOptions());
  usePrintReady(pieces !== undefined, problem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  const wanted = (pieces ?? []).filter(
    ({ equipmentId, writtenOff }) => writtenOff === null && (id === 'all' || equipmentId === id),
  );
  return (
    <>
      <h1 className={styles.title}>{text('equipment.labelsTitle')}</h1>
      <ul className={styles.labels}>
        {wanted.map(({ equipmentId, label, scanCode, title, kind, serial }) => (
          <li key={equipmentId} className={styles.label}>
            <QrImage
              digits={scanCode}
              label={text('equipment.labelCode', { label })}
              className={styles.code}
            />
            <div className={styles.words}>
              <p className={styles.number}>
                <Bdi>{label}</Bdi>
              </p>
              <p>{title ?? text(`equipment.kind.${kind}`)}</p>
              <p>
                <Bdi>{serial}</Bdi>
              </p>
            </div>
            <BarcodeImage
              text={scanCode}
              label={text('equipment.labelBars', { label })}
              className={styles.bars}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** `id` is the check. */
export function EquipmentCheckPage({ id: checkId }: { id: string }) {
  const text = useText();
  const { data: check, problem } = useDeskQuery(deskQueries.equipment.check.queryOptions({ checkId }));
  usePrintReady(check !== undefined, problem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (check === undefined) return null;
  return (
    <Stack>
      <Letterhead
        title={text('equipment.checkTitle')}
        of={check}
        facts={[
          { name: text('equipment.checkSince'), value: <DateText day={check.since} style="numeric" /> },
          { name: text('equipment.checkEnd'), value: <TimeText at={check.at} withDay /> },
          { name: text('equipment.by'), value: check.byName ?? '' },
        ]}
      />
      <Pieces title={text('equipment.missingTitle')} pieces={check.missing} />
      <h2>{text('equipment.unknownTitle')}</h2>
      <p>
        {check.unknown === null || check.unknown.length === 0 ? (
          text('equipment.none')
        ) : (
          <Bdi>{check.unknown.join(', ')}</Bdi>
        )}
      </p>
      <Pieces title={text('equipment.seenTitle')} pieces={check.seen} />
      <p>{text('equipment.signature')}</p>
    </Stack>
  );
}

type PiecesProps = {
  title: string;
  pieces: readonly { label: string; title: string | null; serial: string }[];
};

function Pieces({ title, pieces }: PiecesProps) {
  const text = useText();
  return (
    <>
      <h2>{title}</h2>
      {pieces.length === 0 ? (
        <p>{text('equipment.none')}</p>
      ) : (
        <ul>
          {pieces.map(({ label, title: name, serial }) => (
            <li key={label}>
              <Bdi>{label}</Bdi> {name} <Bdi>{serial}</Bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
