import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, expect, test } from '@playwright/test';

// Ballots and archives in a browser of the size of a phone. Each time is the middle one of several fresh pages, in
// which nothing was compiled or cached before.
const TIMES = 5;

test('ballots', async ({ browser }) => {
  const fill = await times(() => filled(browser));
  const verify = await times(() => verified(browser));
  const replay = await times(() => replayed(browser));
  await writeFile(named('COLLEGIALE_FIGURES'), JSON.stringify({ fill, verify, replay }));
});

/** Milliseconds from what a voter marked to her signed ballot, the processor four times slower. */
async function filled(browser: Browser): Promise<number> {
  const folder = named('COLLEGIALE_BOOTH');
  const archive = await readFile(named('COLLEGIALE_ELECTION'));
  const page = await (await browser.newContext()).newPage();
  const types = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' };
  await page.route('http://booth.localhost/**', async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    const contentType = types[name.split('.').pop() as keyof typeof types];
    const body = name === 'index.html' ? '<!doctype html>' : await readFile(join(folder, name));
    await route.fulfill({ body, contentType });
  });
  await page.goto('http://booth.localhost/');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const { milliseconds, ballot } = await page.evaluate(async (election) => {
    const address = '/booth.js';
    const booth = await import(address);
    await booth.default({ module_or_path: '/booth.wasm' });
    const bytes = new TextEncoder().encode(election);
    const marks = new Uint8Array([1, 0, 1, 0, 1]);
    const begin = performance.now();
    const chance = crypto.getRandomValues(new Uint8Array(32));
    const filled = booth.fill(bytes, 'aaaaa-bbbbbb-ccccc-dddddd', marks, false, chance);
    const milliseconds = performance.now() - begin;
    return { milliseconds, ballot: filled.ballot };
  }, definition(archive));
  await page.context().close();
  expect(JSON.parse(ballot).answers[0].choices).toHaveLength(5);
  return milliseconds;
}

/** Milliseconds from the choice of the file to the last line, on the real page of a real server. */
async function verified(browser: Browser): Promise<number> {
  const page = await (await browser.newContext()).newPage();
  await page.goto('/verifier');
  const begin = performance.now();
  await page.getByLabel('Archive du vote').setInputFiles(named('COLLEGIALE_ARCHIVE'));
  await expect(page.locator('[data-mark=holds]')).toHaveCount(9, { timeout: 60_000 });
  const milliseconds = performance.now() - begin;
  await expect(page.locator('#constat h2').first()).toHaveText('Tout est juste.');
  await page.context().close();
  return milliseconds;
}

/** The same for a decision. */
async function replayed(browser: Browser): Promise<number> {
  const page = await (await browser.newContext()).newPage();
  await page.goto('/verifier/decision');
  const begin = performance.now();
  await page.getByLabel('Archive de la décision').setInputFiles(named('COLLEGIALE_DECISION'));
  await expect(page.locator('[data-mark=holds]')).toHaveCount(7, { timeout: 60_000 });
  const milliseconds = performance.now() - begin;
  await expect(page.locator('#constat h2').first()).toHaveText('Tout est juste.');
  await page.context().close();
  return milliseconds;
}

/** The election of an archive: its second file, the first after the header. */
function definition(archive: Buffer): string {
  const size = (at: number) => Number.parseInt(archive.toString('ascii', at + 124, at + 135), 8);
  const begin = 512 + Math.ceil(size(0) / 512) * 512;
  return archive.toString('utf8', begin + 512, begin + 512 + size(begin));
}

/** The middle one of several. */
async function times(once: () => Promise<number>): Promise<number> {
  const found: number[] = [];
  for (let time = 0; time < TIMES; time += 1) found.push(await once());
  return found.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? Number.NaN;
}

function named(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: cargo xtask bench ballots does it`);
  return value;
}
