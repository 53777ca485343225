// "No transaction on this terminal": on the terminal's own batch slip, whose figures stand beside the office's.
import { useState } from 'react';
import type { TerminalReport } from '#core/day-close/contract.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { DigitsField } from '../../ui/digits-field.tsx';
import { Facts } from '../../ui/facts.tsx';
import { RialField } from '../../ui/rial-field.tsx';

type DeclareZeroDialogProps = { day: string; terminal: TerminalReport; onClose: () => void };

export function DeclareZeroDialog({ day, terminal, onClose }: DeclareZeroDialogProps) {
  const text = useText();
  const { terminalId, recordedPayments } = terminal;
  const [batchNumber, setBatchNumber] = useState('');
  const [batchTotal, setBatchTotal] = useState<number | null>(null);
  const [wasSent, setWasSent] = useState(false);
  const declaring = useDeskCommand(desk.dayClose.declareZero.mutate);
  const send = async () => {
    setWasSent(true);
    if (batchNumber === '' || batchTotal === null) return;
    if ((await declaring.run({ day, terminalId, batchNumber, batchTotal })) !== null) onClose();
  };
  return (
    <ActDialog
      title={text('dayClose.zeroTitle')}
      act={text('dayClose.zeroAct')}
      kind="primary"
      back={text('dayClose.cancel')}
      sending={declaring}
      onAct={send}
      onClose={onClose}
    >
      <p>{text('dayClose.zeroWhat')}</p>
      <Facts
        facts={[
          { name: text('dayClose.terminal'), value: <Bdi>{terminalId}</Bdi> },
          {
            name: text('dayClose.zeroOurs'),
            value: text('dayClose.zeroOursCount', { count: recordedPayments }),
          },
        ]}
      />
      <DigitsField
        label={text('dayClose.batchNumber')}
        value={batchNumber}
        onChange={setBatchNumber}
        problem={wasSent && batchNumber === '' ? text('dayClose.batchNumberMissing') : undefined}
        autoFocus
      />
      <RialField
        label={text('dayClose.batchTotal')}
        rials={batchTotal}
        onChange={setBatchTotal}
        problem={wasSent && batchTotal === null ? text('dayClose.batchTotalMissing') : undefined}
      />
    </ActDialog>
  );
}
