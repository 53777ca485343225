// Without any network: what the province or the office's other PCs lack goes onto a drive, and what somebody brought is taken
// in (design.md §6). For the manager. Every refusal says that nothing was taken and what to do.
import { HardDriveDownload, HardDriveUpload } from 'lucide-react';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { BundleInDialog, BundleOutDialog } from './bundle-dialogs.tsx';

/** `hasOthers`: the office has other PCs; `hasProvince`: it is enrolled. */
export function BundlesSection(reach: { hasProvince: boolean; hasOthers: boolean }) {
  const text = useText();
  const [open, setOpen] = useState<'out' | 'in' | null>(null);
  const close = () => setOpen(null);
  return (
    <Section title={text('bundles.title')}>
      <p>{text('bundles.what')}</p>
      <Actions>
        <Button icon={HardDriveDownload} onPress={() => setOpen('out')}>
          {text('bundles.out')}
        </Button>
        <Button icon={HardDriveUpload} onPress={() => setOpen('in')}>
          {text('bundles.in')}
        </Button>
      </Actions>
      {open === 'out' ? <BundleOutDialog {...reach} onClose={close} /> : null}
      {open === 'in' ? <BundleInDialog onClose={close} /> : null}
    </Section>
  );
}
