// What the fees bring to the window.
import { defineFeature } from '#renderer/frame/feature.ts';

export const fees = defineFeature({
  tasks: {
    'fees.noTariff': { tone: 'bad', status: 'premises.missing', path: '/settings/tariffs' },
  },
});
