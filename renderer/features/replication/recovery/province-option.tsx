// Getting the key from the province when no file, passphrase or code opens the office: a request that is carried there on
// any way, and the answer, which opens on this PC alone. The key is wrapped anew for this PC.
import type { RecoveryView } from '#core/replication/recovery/contract.ts';
import { recoveryAct } from '#renderer/api/recovery.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { sentence } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { OpeningForm } from './opening-form.tsx';
import styles from './recovery.module.css';

export function ProvinceOption({ view, changed }: { view: RecoveryView; changed: () => void }) {
  const text = useText();
  const { request } = view;
  const asking = useDeskCommand(() => recoveryAct('askProvince', {}));
  const ask = async () => {
    await asking.run(undefined);
    changed();
  };
  return (
    <Section title={text('recovery.province')}>
      <p>{text('recovery.provinceWhat')}</p>
      <ProblemNotice problem={asking.problem} takesFocus />
      {request === null ? (
        <Actions>
          <Button isPending={asking.isPending} onPress={() => void ask()}>
            {text('recovery.provinceAsk')}
          </Button>
        </Actions>
      ) : (
        <>
          <dl className={styles.request}>
            <div>
              <dt>{text('recovery.requestText')}</dt>
              <dd className={styles.carried}>
                <Bdi>{request.text}</Bdi>
              </dd>
            </div>
            <div>
              <dt>{text('recovery.requestFingerprint')}</dt>
              <dd>
                <Bdi>{request.fingerprint}</Bdi>
              </dd>
            </div>
          </dl>
          <OpeningForm
            act={(answer, passphrase) => recoveryAct('openByRelease', { answer, passphrase })}
            missing={sentence('recovery.answerEmpty')}
            label={text('recovery.answerLabel')}
            hint={text('recovery.answerHint')}
            open={text('recovery.openByRelease')}
            asksPassphrase={view.asksPassphrase}
          />
        </>
      )}
    </Section>
  );
}
