import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Two pages: index.html is the product; dev.html runs the same views over an invented data file and is never shipped.
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [svelte(), svelteTesting()],
  // The handbook is a part of the page.
  resolve: { alias: { $docs: fileURLToPath(new URL('../docs', import.meta.url)) } },
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  build: {
    // Under the strict CSP neither data: addresses nor inline scripts are allowed.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssTarget: ['chrome111', 'safari16.4'],
    chunkSizeWarningLimit: 900,
    rollupOptions: { input: mode === 'fake' ? 'dev.html' : 'index.html' },
  },
  test: {
    environment: 'jsdom',
    // A fresh window per file costs seconds; the set-up empties the one there is before each test.
    isolate: false,
    include: ['src/**/*.test.ts', 'dev/**/*.test.ts'],
    testTimeout: 60_000,
    setupFiles: ['dev/test-setup.ts'],
  },
}));
