// The one permission that the desktop shell gives to a page (design.md §5), and who does not get it.
import { expect, test } from 'vitest';
import { mayUseCamera } from '#electron/shell/desk-origin.ts';

test('the application’s own page may see through the camera', () => {
  expect(mayUseCamera('media', 'app://desk/', ['video'])).toBe(true);
  expect(mayUseCamera('media', 'app://desk/index.html', ['video'])).toBe(true);
});

test.each([
  ['with a microphone', 'media', 'app://desk/', ['video', 'audio']],
  ['a microphone alone', 'media', 'app://desk/', ['audio']],
  ['where nobody says what is asked for', 'media', 'app://desk/', []],
  ['of an unknown kind', 'media', 'app://desk/', ['unknown']],
  ['for another page', 'media', 'https://desk/', ['video']],
  ['for a page that only begins so', 'media', 'app://desk.example/', ['video']],
  ['for somebody at the desk', 'media', 'app://clerk@desk/', ['video']],
  ['for no page', 'media', '', ['video']],
  ['the screen', 'display-capture', 'app://desk/', ['video']],
  ['the place', 'geolocation', 'app://desk/', ['video']],
] as const)('nothing is given %s', (_case, permission, address, kinds) => {
  expect(mayUseCamera(permission, address, kinds)).toBe(false);
});
