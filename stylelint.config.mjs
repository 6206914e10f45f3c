/*
 * Style sheets work in both directions and both schemes: logical properties only, colours only from the
 * tokens (contract/design-tokens.ts). How they are laid out on the page is Biome's to say.
 */
export default {
  plugins: ['stylelint-use-logical'],
  ignoreFiles: ['web/dist*/**', 'web/look/**'],
  rules: {
    'csstools/use-logical': ['always', { except: ['float'] }],
    'color-no-hex': true,
    'color-named': 'never',
    'function-disallowed-list': ['rgb', 'rgba', 'hsl', 'hsla'],
    'declaration-property-value-disallowed-list': {
      '/^(float|clear|text-align)$/': ['left', 'right'],
    },
    'declaration-block-no-duplicate-properties': true,
    'property-no-unknown': true,
    'unit-no-unknown': true,
  },
};
