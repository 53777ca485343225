// Registers a complaint or feedback at the counter, over whatever screen is open (F8, D7). The half-written form is a
// draft; when it is registered, the number and tracking code stay until the person goes on.
import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import type { registerComplaintOutput } from '#core/counter/complaints/contract.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { RegisterForm } from './register-form.tsx';

type Registered = z.infer<typeof registerComplaintOutput>;

export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const [registered, setRegistered] = useState<Registered | null>(null);
  return (
    <Dialog title={text('complaints.register')} isOpen onClose={onClose} isWide>
      {registered === null ? (
        <RegisterForm onDone={setRegistered} onCancel={onClose} />
      ) : (
        <RegisteredComplaint registered={registered} onClose={onClose} />
      )}
    </Dialog>
  );
}

function RegisteredComplaint({ registered, onClose }: { registered: Registered; onClose: () => void }) {
  const text = useText();
  const printing = usePrintCommand({ name: 'complaint-slip', id: registered.complaintId });
  return (
    <Stack>
      <Notice tone="good">
        {text(registered.isAboutWriter ? 'complaints.registeredAboutWriter' : 'complaints.registered')}
      </Notice>
      <Facts
        facts={[
          { name: text('complaints.number'), value: <Bdi>{numberOf(registered)}</Bdi> },
          { name: text('complaints.trackingCode'), value: <Bdi>{registered.trackingCode}</Bdi> },
          { name: text('complaints.dueDay'), value: <DateText day={registered.dueDay} /> },
        ]}
      />
      <ProblemNotice problem={printing.problem} takesFocus />
      <Actions>
        {registered.isAboutWriter ? null : (
          <Button
            kind="primary"
            icon={Printer}
            isPending={printing.isPending}
            onPress={printing.print}
            autoFocus
          >
            {text('complaints.printSlip')}
          </Button>
        )}
        <Button onPress={onClose} autoFocus={registered.isAboutWriter}>
          {text('complaints.goOn')}
        </Button>
      </Actions>
    </Stack>
  );
}

/** As written on the slip: the PC's number and the running number. */
export const numberOf = ({ deskNumber, number }: { deskNumber: number; number: number }): string =>
  `${deskNumber}-${number}`;
