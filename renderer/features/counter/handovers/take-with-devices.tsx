// Takes a desk over with the devices of its terminals, in the condition in which the taker finds them (D2.8, D18).
import type { HandoverView } from '#core/counter/handovers/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { TakeFoundDialog } from '#renderer/frame/take-found.tsx';
import { useText } from '#renderer/i18n/use-text.ts';

type TakeWithDevicesProps = { handover: HandoverView; onClose: () => void };

export function TakeWithDevices({ handover, onClose }: TakeWithDevicesProps) {
  const text = useText();
  const taking = useDeskCommand(desk.handovers.answer.mutate);
  const { handoverId, terminals, devices, fromName } = handover;
  return (
    <TakeFoundDialog
      title={text('handovers.toTake', { name: fromName ?? '' })}
      what={
        <p>
          {text('handovers.devicesTaken', {
            devices: devices.map(({ title, label }) => title ?? label).join('، '),
          })}
        </p>
      }
      act={text('handovers.take')}
      sending={taking}
      onTake={async (found) => {
        const answer = { handoverId, answer: 'taken', seen: terminals, ...found } as const;
        if ((await taking.run(answer)) !== null) onClose();
      }}
      onClose={onClose}
    />
  );
}
