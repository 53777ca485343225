// What the premises bring to the window.
import { Sunrise } from 'lucide-react';
import { atCounter, defineFeature } from '#renderer/frame/feature.ts';

export const premises = defineFeature({
  section: {
    path: '/',
    group: 'day',
    label: 'app.section.morning',
    help: 'app.help.morning',
    icon: Sunrise,
    roles: atCounter,
  },
});
