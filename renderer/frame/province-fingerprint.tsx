// The fingerprint in a code beside the one that the release names, in large letters where they differ or there is none to compare.
import { comparedWithRelease, fingerprintOfCode } from '#core/replication/sync/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import styles from './province-fingerprint.module.css';

/** Of a code as it is typed; nothing while it is not whole. */
export function ProvinceFingerprint({ code }: { code: string }) {
  const text = useText();
  const { data: released } = useDeskQuery(deskQueries.office.releasedProvinces.queryOptions());
  const fingerprint = fingerprintOfCode(code);
  if (fingerprint === null || released === undefined) return null;
  const compared = comparedWithRelease(fingerprint, released);
  if (compared.kind === 'same')
    return (
      <Notice tone="good" title={text('sync.released.same', { name: compared.name })}>
        <Bdi>{fingerprint}</Bdi>
      </Notice>
    );
  return (
    <Notice tone="bad" title={text(`sync.released.${compared.kind}.title`)}>
      <p className={styles.letters}>
        <Bdi>{fingerprint}</Bdi>
      </p>
      {released.map(({ name, fingerprint: known }) => (
        <p key={known}>
          {text('sync.released.of', { name })} <Bdi>{known}</Bdi>
        </p>
      ))}
      <p>{text(`sync.released.${compared.kind}`)}</p>
    </Notice>
  );
}
