// How this PC's screen looks: theme, contrast and zoom. Written to the root element, where ui/tokens.css reads it.
import { create } from 'zustand';
import { type ScreenScale, screenScales } from '#core/assets/settings/contract.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const contrasts = ['system', 'more'] as const;
export type Contrast = (typeof contrasts)[number];

/** `zoom`: the person's own choice at this PC, null for `scale`, which is what the settings say of the PC. */
type Appearance = { theme: Theme; contrast: Contrast; zoom: ScreenScale | null; scale: ScreenScale };

const scaleIn = (stored: string | null): ScreenScale | undefined =>
  screenScales.find((percent) => String(percent) === stored);

const storageKey = 'pishkhan.appearance';
const prefersMoreContrast = window.matchMedia('(prefers-contrast: more)');

const readStored = (): Appearance => {
  const stored = new URLSearchParams(localStorage.getItem(storageKey) ?? '');
  return {
    theme: themes.find((theme) => theme === stored.get('theme')) ?? 'system',
    contrast: contrasts.find((contrast) => contrast === stored.get('contrast')) ?? 'system',
    zoom: scaleIn(stored.get('zoom')) ?? null,
    // Kept here for the screens before the sign-in.
    scale: scaleIn(stored.get('scale')) ?? 100,
  };
};

const applyToRoot = ({ theme, contrast, zoom, scale }: Appearance) => {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  if (contrast === 'more' || prefersMoreContrast.matches) root.dataset.contrast = 'more';
  else delete root.dataset.contrast;
  root.style.setProperty('--zoom', String((zoom ?? scale) / 100));
};

export const useAppearance = create<Appearance>(() => readStored());

/** Applies the stored appearance, and every later choice or change of the system. Call once. */
export function followAppearance(): void {
  applyToRoot(useAppearance.getState());
  useAppearance.subscribe((appearance) => {
    applyToRoot(appearance);
    const stored = new URLSearchParams({
      ...appearance,
      zoom: String(appearance.zoom),
      scale: String(appearance.scale),
    });
    localStorage.setItem(storageKey, stored.toString());
  });
  prefersMoreContrast.addEventListener('change', () => applyToRoot(useAppearance.getState()));
}
