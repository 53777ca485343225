// What people bring to the window.
import { IdCard } from 'lucide-react';
import { defineFeature } from '#renderer/frame/feature.ts';

export const staff = defineFeature({
  section: {
    path: '/staff',
    group: 'office',
    label: 'app.section.staff',
    help: 'app.help.staff',
    icon: IdCard,
    roles: ['manager'],
  },
});
