// A question or a guided act over the screen. Esc and the close button go back; focus returns where it was. Ctrl+Enter does
// what its primary act does, in every dialog alike.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { useConfirmKey } from './confirm-key.ts';
import styles from './dialog.module.css';
import { InDialog } from './in-dialog.ts';

type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** The buttons at its foot; the primary one first. */
  actions?: ReactNode;
  isWide?: boolean;
  /** For a text without anything to press: the keys reach and scroll it. */
  isReading?: boolean;
  /** For a question that must be answered before anything else. */
  isAlert?: boolean;
};

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  isWide = false,
  isReading = false,
  isAlert = false,
}: DialogProps) {
  const text = useText();
  const confirmKey = useConfirmKey();
  return (
    <InDialog value={true}>
      <ModalOverlay
        isOpen={isOpen}
        onOpenChange={(open) => (open ? undefined : onClose())}
        isDismissable={!isAlert}
        className={styles.overlay ?? ''}
      >
        <Modal className={classNames(styles.modal, isWide && styles.wide)}>
          <AriaDialog
            ref={confirmKey}
            role={isAlert ? 'alertdialog' : 'dialog'}
            className={styles.dialog ?? ''}
          >
            <header className={styles.header}>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              <Button kind="quiet" icon={X} isDense onPress={onClose} aria-label={text('ui.dialog.close')}>
                {null}
              </Button>
            </header>
            <div className={styles.body} {...(isReading ? { tabIndex: 0 } : {})}>
              {children}
            </div>
            {actions === undefined ? null : (
              <footer className={styles.actions} data-acts="">
                {actions}
              </footer>
            )}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </InDialog>
  );
}
