import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const markup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'createContextualFragment', 'setHTMLUnsafe'];

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/bindings.ts'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived', '$state'] }],
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      // Maps and sets inside a function never outlive it.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-target-blank': 'error',
      'svelte/require-each-key': 'error',
      'no-restricted-properties': ['error', ...markup.map((property) => ({ property, message: 'Text is never markup.' }))],
      'no-restricted-globals': ['error', { name: 'fetch', message: 'The program has no network.' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  { files: ['tools/**'], languageOptions: { globals: { ...globals.node } }, rules: { 'no-console': 'off', 'no-restricted-globals': 'off' } },
);
