// What the payments bring to the window.
import { defineFeature } from '#renderer/frame/feature.ts';

export const payments = defineFeature({
  tasks: {
    'payments.noTerminal': { tone: 'bad', status: 'premises.missing', path: '/settings/terminals' },
    'payments.confirmAgain': {
      tone: 'warn',
      status: 'premises.waitsForSecond',
      path: '/settings/terminals',
      rule: 'D2',
    },
    'payments.alone': {
      tone: 'warn',
      status: 'premises.waitsForSecond',
      path: '/settings/terminals',
      rule: 'D2',
    },
    'payments.provinceAsked': {
      tone: 'waiting',
      status: 'premises.provinceAsked',
      path: '/settings/terminals',
      rule: 'D2',
    },
  },
});
