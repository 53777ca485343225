// What identity brings to the window.
import { defineFeature } from '#renderer/frame/feature.ts';

export const identity = defineFeature({
  tasks: {
    'identity.escalated': { tone: 'warn', status: 'premises.waitsForManager', path: '/counter' },
  },
});
