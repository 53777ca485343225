// What the payments bring to the window.
import { defineFeature } from '#renderer/frame/feature.ts';

export const payments = defineFeature({
  tasks: {
    'payments.noTerminal': { tone: 'bad', status: 'premises.missing', path: '/settings/terminals' },
  },
});
