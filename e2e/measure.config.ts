import { defineConfig } from '@playwright/test';
import { chromium } from './playwright.config.ts';

// `cargo xtask bench ballots|elections`: one server, one worker, figures into the file that COLLEGIALE_FIGURES names.
export default defineConfig({
  testDir: '.',
  testMatch: 'measure.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  timeout: 180_000,
  reporter: [['list']],
  use: {
    ...chromium(),
    baseURL: process.env.COLLEGIALE_E2E_URL ?? 'http://127.0.0.1:3000',
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    screenshot: 'off',
    trace: 'off',
  },
});
