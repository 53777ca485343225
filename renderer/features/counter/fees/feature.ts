// What the fees bring to the window.
import { defineFeature } from '#renderer/frame/feature.ts';

export const fees = defineFeature({
  tasks: {
    'fees.noTariff': { tone: 'bad', status: 'premises.missing', path: '/settings/tariffs' },
    'fees.confirmAgain': {
      tone: 'warn',
      status: 'premises.waitsForSecond',
      path: '/settings/tariffs',
      rule: 'D4',
    },
    'fees.alone': { tone: 'warn', status: 'premises.waitsForSecond', path: '/settings/tariffs', rule: 'D4' },
    'fees.provinceAsked': {
      tone: 'waiting',
      status: 'premises.provinceAsked',
      path: '/settings/tariffs',
      rule: 'D4',
    },
  },
});
