// How this screen looks: language, theme, contrast, zoom. Works at once; there is nothing to save.
import { screenScales } from '#core/assets/settings/contract.ts';
import { LanguageSwitch } from '#renderer/frame/language-switch.tsx';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { contrasts, themes, useAppearance } from './appearance.ts';

/** No size of the person's own. */
const asThisPc = 'pc';

export function AppearanceDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const text = useText();
  const { theme, contrast, zoom, scale } = useAppearance();
  return (
    <Dialog title={text('app.appearance.title')} isOpen={isOpen} onClose={onClose}>
      <div>
        <LanguageSwitch />
      </div>
      <RadioGroup
        label={text('app.theme.label')}
        choices={themes.map((value) => ({ value, label: text(`app.theme.${value}`) }))}
        value={theme}
        onChange={(chosen) => useAppearance.setState({ theme: chosen })}
        isInline
      />
      <RadioGroup
        label={text('app.contrast.label')}
        choices={contrasts.map((value) => ({ value, label: text(`app.contrast.${value}`) }))}
        value={contrast}
        onChange={(chosen) => useAppearance.setState({ contrast: chosen })}
        isInline
      />
      <RadioGroup
        label={text('app.zoom.label')}
        choices={[
          { value: asThisPc, label: text('app.zoom.ofPc', { percent: scale }) },
          ...screenScales.map((percent) => ({
            value: String(percent),
            label: text('app.zoom.percent', { percent }),
          })),
        ]}
        value={zoom === null ? asThisPc : String(zoom)}
        onChange={(chosen) =>
          useAppearance.setState({ zoom: screenScales.find((known) => String(known) === chosen) ?? null })
        }
        isInline
      />
    </Dialog>
  );
}
