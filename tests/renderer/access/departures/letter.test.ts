// The letter of a departure says that the outside accesses are cut only when none of them is open.
import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { persian } from '#renderer/i18n/messages.ts';

const intl = createIntl({ locale: 'fa-IR', messages: persian });
const saysWith = (open: number) =>
  intl.formatMessage({ id: 'departures.letterSays' }, { name: 'نام', role: 'کارمند', open });

test('D9.11 the letter says «cut» of the outside systems only when no access is open', () => {
  expect(saysWith(0)).toContain('به سامانه‌های زیر قطع شد');
  for (const open of [1, 7]) {
    expect(saysWith(open)).not.toContain('به سامانه‌های زیر قطع شد');
    expect(saysWith(open)).toContain('دسترسی او به برنامهٔ دفتر قطع شد');
  }
});
