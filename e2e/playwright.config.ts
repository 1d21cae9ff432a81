import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

// Each project has a server of its own (started by `cargo xtask test e2e`), so that what one
// journey leaves behind does not stand in another's way. To try against a server that runs
// already: COLLEGIALE_E2E_URL=http://127.0.0.1:3000 npx playwright test --project phone-js
const servers: Record<string, string> = JSON.parse(process.env.COLLEGIALE_E2E ?? '{}');
const url = (project: string) =>
  servers[project] ?? process.env.COLLEGIALE_E2E_URL ?? 'http://127.0.0.1:3000';

const phone = { width: 360, height: 780 };
const desktop = { width: 1280, height: 900 };

export default defineConfig({
  testDir: '.',
  testMatch: ['journey/**/*.spec.ts', 'bug/**/*.spec.ts'],
  outputDir: 'test-results',
  forbidOnly: true,
  // Once more, for what a busy machine does to a browser. The closing lines name a journey that
  // needed it as flaky: it is one to mend, not one to trust.
  retries: 1,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // The journeys that have steps tell them as they go.
  reporter: [['list', { printSteps: true }]],
  use: chromium(),
  projects: [
    project('phone-js', { viewport: phone, hasTouch: true }),
    project('phone-nojs', { viewport: phone, hasTouch: true, javaScriptEnabled: false }),
    project('desktop-js', { viewport: desktop }),
    project('desktop-nojs', { viewport: desktop, javaScriptEnabled: false }),
    // The life of an election takes weeks: its server's clock is put forward, so that nobody else is on it. It is not
    // begun again: the weeks have passed.
    { ...project('election', { viewport: phone, hasTouch: true }), testMatch: 'election/**/*.spec.ts', retries: 0 },
    // So does that of a contract, which is made twice: the second time at desks.
    { ...project('contract', { viewport: phone, hasTouch: true }), testMatch: 'contract/**/*.spec.ts', retries: 0 },
    { ...project('contract-desktop', { viewport: desktop }), testMatch: 'contract/**/*.spec.ts', retries: 0 },
  ],
});

function project(name: string, use: NonNullable<PlaywrightTestConfig['use']>) {
  return { name, use: { ...use, baseURL: url(name) } };
}

export function chromium(): NonNullable<PlaywrightTestConfig['use']> {
  return {
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  };
}
