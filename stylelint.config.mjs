// CSS of the screens: standard, logical properties only (the product is right to left first).
const physical = ['left', 'right', '/^(margin|padding|border)-(left|right)/', 'float', 'clear'];

const config = {
  plugins: ['stylelint-plugin-logical-css'],
  rules: {
    // The tests' older Electron (Chromium 114) does not know overflow-inline and resize: block yet.
    'logical-css/require-logical-properties': [
      true,
      { severity: 'error', ignore: ['overflow-x', 'overflow-y'] },
    ],
    'logical-css/require-logical-keywords': [true, { severity: 'error', ignore: ['resize'] }],
    'property-disallowed-list': physical,
    // With it every element that comes or goes has the style of the whole page worked out anew: name what may have something.
    'selector-disallowed-list': ['/(^|[\\s>+~,])\\*?:has\\(/'],
    'block-no-empty': true,
    'color-no-invalid-hex': true,
    'declaration-block-no-duplicate-properties': true,
    'no-duplicate-selectors': true,
    'property-no-unknown': [true, { ignoreProperties: ['composes'] }],
  },
};
export default config;
