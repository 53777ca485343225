// F8: the form of a complaint over every screen of the counter.
import { useKeyCommand } from '../../app/keyboard-map.ts';
import { useRegisterForm } from './open-register.ts';
import { RegisterDialog } from './register-dialog.tsx';

export function RegisterAnywhere() {
  const { isOpen, open, close } = useRegisterForm();
  useKeyCommand('complaint', open);
  return isOpen ? <RegisterDialog onClose={close} /> : null;
}
