// A visit that was left open on another day: what can still be done with it, and the dialog that ends it with a reason.
import { useEffect, useRef, useState } from 'react';
import { refusalReasonSchema } from '#core/identity/contract.ts';
import { cancelReasonSchema, type VisitView } from '#core/visits/contract.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type RefusalReason, reasonWords } from '../identity/checklist-words.ts';
import { type CancelReason, cancelReasonWords } from './cancel-visit-dialog.tsx';
import { type LateAct, lateActsOf } from './late-acts.ts';

const actWords: Record<LateAct, MessageId> = {
  complete: 'visits.late.complete',
  cancel: 'visits.late.cancel',
  refuse: 'visits.late.refuse',
};

/** Says that the visit was left open, and offers to end it. */
export function LateNotice({ visit, takesFocus }: { visit: VisitView; takesFocus: boolean }) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const start = useRef<HTMLButtonElement>(null);
  const acts = lateActsOf(visit);
  useEffect(() => {
    if (takesFocus) start.current?.focus();
  }, [takesFocus]);
  return (
    <Notice
      tone="warn"
      title={text('visits.late.title')}
      {...(acts.length === 0
        ? {}
        : {
            actions: (
              <Button ref={start} onPress={() => setIsOpen(true)}>
                {text('visits.late.end')}
              </Button>
            ),
          })}
    >
      <DateText day={visit.day} />
      {' · '}
      {text(acts.length === 0 ? 'visits.late.reverseFirst' : 'visits.late.what')}
      {isOpen ? <FinishLateDialog visit={visit} acts={acts} onClose={() => setIsOpen(false)} /> : null}
    </Notice>
  );
}

type FinishLateDialogProps = { visit: VisitView; acts: readonly LateAct[]; onClose: () => void };

function FinishLateDialog({ visit, acts, onClose }: FinishLateDialogProps) {
  const text = useText();
  const [onlyAct = null] = acts.length === 1 ? acts : [];
  const [kind, setKind] = useState<LateAct | null>(onlyAct);
  const [cancelReason, setCancelReason] = useState<CancelReason | null>(null);
  const [refusalReason, setRefusalReason] = useState<RefusalReason | null>(null);
  const [reason, setReason] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const finishing = useDeskCommand(desk.visits.finishLate.mutate);
  const act =
    kind === 'complete'
      ? ({ kind } as const)
      : kind === 'cancel' && cancelReason !== null
        ? ({ kind, reasonCode: cancelReason } as const)
        : kind === 'refuse' && refusalReason !== null
          ? ({ kind, reasonCode: refusalReason } as const)
          : null;
  const send = async () => {
    setWasSent(true);
    if (act === null || reason.trim() === '') return;
    const done = await finishing.run({ visitId: visit.visitId, act, reason });
    if (done !== null) onClose();
  };
  const missing = wasSent ? text('visits.cancelReasonMissing') : undefined;
  return (
    <ActDialog
      title={text('visits.late.end')}
      act={text('visits.late.record')}
      kind="primary"
      back={text('visits.back')}
      sending={finishing}
      onAct={send}
      onClose={onClose}
    >
      <RadioGroup
        label={text('visits.late.how')}
        choices={acts.map((value) => ({ value, label: text(actWords[value]) }))}
        value={kind}
        onChange={setKind}
        problem={kind === null ? missing : undefined}
      />
      {kind === 'cancel' ? (
        <Select
          label={text('visits.cancelReason')}
          choices={cancelReasonSchema.options.map((value) => ({
            value,
            label: text(cancelReasonWords[value]),
          }))}
          value={cancelReason}
          onChange={setCancelReason}
          problem={cancelReason === null ? missing : undefined}
        />
      ) : null}
      {kind === 'refuse' ? (
        <Select
          label={text('visits.cancelReason')}
          choices={refusalReasonSchema.options.map((value) => ({ value, label: text(reasonWords[value]) }))}
          value={refusalReason}
          onChange={setRefusalReason}
          problem={refusalReason === null ? missing : undefined}
        />
      ) : null}
      <TextField
        label={text('visits.late.reason')}
        hint={text('visits.late.reasonHint')}
        value={reason}
        onChange={setReason}
        isMultiline
        problem={wasSent && reason.trim() === '' ? text('visits.late.reasonMissing') : undefined}
      />
    </ActDialog>
  );
}
