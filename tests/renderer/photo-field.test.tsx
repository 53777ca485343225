// @vitest-environment happy-dom
// A photo in a form: what is said when there is no camera, and a photo that is seen large and taken out again before it is saved.
import { act, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { PhotoInput } from '#core/assets/photos/contract.ts';
import { PhotoField } from '#renderer/frame/photos/photo-field.tsx';
import { photoOfSign } from '#tests/support/photo.ts';
import { find, type Rendered, render } from './render.tsx';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
  Reflect.deleteProperty(navigator, 'mediaDevices');
  vi.restoreAllMocks();
});

function Field({ initial }: { initial: PhotoInput | null }) {
  const [photo, setPhoto] = useState(initial);
  return <PhotoField id="photo" photo={photo} onChange={setPhoto} dayCode="4711" isOptional />;
}

const show = (initial: PhotoInput | null): HTMLElement => {
  rendered = render(<Field initial={initial} />);
  return rendered.container;
};

async function press(named: string, within: ParentNode = document): Promise<void> {
  const button = [...within.querySelectorAll('button')].find(({ textContent }) => textContent === named);
  if (button === undefined) throw new Error(`there is no button ${named}`);
  await act(async () => button.click());
}

const devices = (mediaDevices: unknown) =>
  Object.defineProperty(navigator, 'mediaDevices', { value: mediaDevices, configurable: true });
const camera = (answer: () => Promise<MediaStream>) => devices({ getUserMedia: answer });

test.each([
  ['NotFoundError', 'دوربینی در این رایانه پیدا نشد'],
  ['NotAllowedError', 'استفاده از دوربین در این رایانه مجاز نیست'],
  ['NotReadableError', 'برنامهٔ دیگری از دوربین استفاده می‌کند'],
])('a camera that answers %s is said in Persian, and the file stays a way', async (name, said) => {
  camera(() => Promise.reject(new DOMException('no', name)));
  const container = show(null);
  await press('گرفتن عکس');
  expect(container.textContent).toContain(said);
  expect(container.querySelector('video')).toBeNull();
  expect(container.textContent).toContain('انتخاب از فایل');
  expect(document.activeElement?.textContent).toBe('گرفتن عکس');
});

test('a page without cameras at all says so', async () => {
  devices(undefined);
  const container = show(null);
  await press('گرفتن عکس');
  expect(container.textContent).toContain('دوربینی در این رایانه پیدا نشد');
});

test('the camera is let go when it is closed without a photo', async () => {
  const stop = vi.fn();
  const stream = Object.assign(new MediaStream(), { getTracks: () => [{ stop }] }) as unknown as MediaStream;
  vi.spyOn(HTMLVideoElement.prototype, 'play').mockResolvedValue();
  camera(() => Promise.resolve(stream));
  const container = show(null);
  await press('گرفتن عکس');
  expect(container.querySelector('video')).not.toBeNull();
  await press('بستن دوربین');
  expect(stop).toHaveBeenCalledTimes(1);
});

test('a photo is shown small, then large, and is taken out before it is saved', async () => {
  const container = show(photoOfSign);
  expect(find<HTMLImageElement>(container, 'img').src).toBe(
    `data:image/jpeg;base64,${photoOfSign.jpegBase64}`,
  );
  expect(container.textContent).toContain('کد امروز برای عکس: 4711');
  await press('بزرگ‌نمایی');
  expect(document.querySelector('[role="dialog"] img')).not.toBeNull();
  await act(async () =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
  );
  await press('حذف عکس');
  expect(container.querySelector('img')).toBeNull();
  expect(document.activeElement?.textContent).toBe('گرفتن عکس');
  expect(container.textContent).toContain('مراجع یا مدرک او نباید در عکس باشد');
});
