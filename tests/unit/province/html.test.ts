import { expect, test } from 'vitest';
import { html } from '#province/page/html.ts';

test('A20 no text of an office turns a page of the province round, or hides a part of itself on it', () => {
  const told = [
    '\u202eمدیر\u202c',
    '\u2066\u2069\u200f\u061c',
    'ن\u0007\u0000\u001b',
    '\u3164\ue000\ufeff\u{e0041}',
    'ک',
  ].join('');
  expect(html`<p>${told}</p>`.markup).toBe('<p>مدیرنک</p>');
  expect(html`<b title="${'\u202e"<i>'}">${[html`${'a\u2067b'}`]}</b>`.markup).toBe(
    '<b title="&#34;&#60;i&#62;">ab</b>',
  );
});

test('A20 the half-space of a word and line breaks stay on a page of the province', () => {
  expect(html`${'می\u200cشود\nو\tبعد ۱۲'}`.markup).toBe('می\u200cشود\nو\tبعد ۱۲');
});
