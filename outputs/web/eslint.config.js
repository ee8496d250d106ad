import js from '@eslint/js';
import globals from 'globals';

// Text of reports is hostile: no way from a string to markup or code.
const noMarkup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'write', 'srcdoc'].map((property) => ({
  property,
  message: 'Write text with textContent or dom.js.',
}));

export default [
  { ignores: ['node_modules/**'] },
  js.configs.recommended,
  { files: ['*.mjs', '*.config.js'], languageOptions: { globals: globals.node } },
  {
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: { ...globals.browser } },
    rules: {
      'no-restricted-properties': ['error', ...noMarkup],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
];
