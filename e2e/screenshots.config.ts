import { defineConfig } from '@playwright/test';
import { chromium } from './playwright.config.ts';

// `cargo xtask screenshots`: one server, one worker, pictures into docs/screenshots.
export default defineConfig({
  testDir: '.',
  testMatch: 'screenshots.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  reporter: [['list']],
  use: {
    ...chromium(),
    baseURL: process.env.COLLEGIALE_E2E_URL ?? 'http://127.0.0.1:3000',
    screenshot: 'off',
    trace: 'off',
  },
  projects: [
    { name: 'phone', use: { viewport: { width: 360, height: 780 }, deviceScaleFactor: 1 } },
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 } },
  ],
});
