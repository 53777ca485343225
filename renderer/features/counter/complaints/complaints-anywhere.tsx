// What lies over every screen of the counter: the form of a complaint (F8), and one complaint that was opened from the
// register or found by search.
import { useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { ComplaintDialog } from './complaint-dialog.tsx';
import { useOpenedComplaint, useRegisterForm } from './opened-complaint.ts';
import { RegisterDialog } from './register-dialog.tsx';

export function ComplaintsAnywhere() {
  const form = useRegisterForm();
  useKeyCommand('complaint', form.open);
  return (
    <>
      {form.isOpen ? <RegisterDialog onClose={form.close} /> : null}
      <OpenedComplaint isAtCounter />
    </>
  );
}

/** The complaint that is open, over whichever screen; who does not serve at the counter reads it and adds to it. */
export function OpenedComplaint({ isAtCounter }: { isAtCounter: boolean }) {
  const { value, drop } = useOpenedComplaint();
  return value === null ? null : (
    <ComplaintDialog complaintId={value} isAtCounter={isAtCounter} onClose={drop} />
  );
}
