// What the settings bring to the window.
import { SlidersHorizontal } from 'lucide-react';
import { atCounter, defineFeature } from '#renderer/frame/feature.ts';

export const settings = defineFeature({
  section: {
    path: '/settings',
    group: 'office',
    label: 'app.section.settings',
    help: 'app.help.settings',
    icon: SlidersHorizontal,
    roles: atCounter,
    hasParts: true,
  },
});
