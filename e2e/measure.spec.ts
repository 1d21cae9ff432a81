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

test('booth', async ({ browser }) => {
  const found: Array<{ ready: number; receipt: number }> = [];
  for (let time = 0; time < TIMES; time += 1) found.push(await booth(browser));
  const ready = middle(found.map((it) => it.ready));
  const receipt = middle(found.map((it) => it.receipt));
  await writeFile(named('COLLEGIALE_FIGURES'), JSON.stringify({ ready, receipt }));
});

/**
 * The booth on a phone that never saw the site and keeps a code: milliseconds until it can be filled in, the processor four
 * times slower on a network of 1.6 Mbit/s and 150 ms; and, on a network that is as fast as this machine, those from
 * the tap on « Vérifier » to what was chosen, and from the tap on « Déposer » to the receipt.
 */
async function booth(browser: Browser): Promise<{ ready: number; receipt: number }> {
  const [session, election, urn, line, code] = named('COLLEGIALE_VOTER').split('\t') as [string, string, string, string, string];
  const context = await browser.newContext();
  const page = await context.newPage();
  // A page of the site that brings nothing with it.
  await page.goto('/readyz');
  await context.addCookies([{ name: 'session', value: session, url: page.url() }]);
  await page.evaluate(
    ([key, kept]) =>
      new Promise<void>((done, fail) => {
        const open = indexedDB.open('collegiale-vote', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('code');
        open.onerror = () => fail(open.error);
        open.onsuccess = () => {
          const change = open.result.transaction('code', 'readwrite');
          change.objectStore('code').put(kept, key);
          change.oncomplete = () => (open.result.close(), done());
        };
      }),
    [`${urn}/${line}`, code] as const,
  );
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const bytes = (1.6 * 1_000_000) / 8;
  const slow = { offline: false, latency: 150, downloadThroughput: bytes, uploadThroughput: bytes };
  await devtools.send('Network.emulateNetworkConditions', slow);
  let begin = performance.now();
  await page.goto(`/cpts/pays-des-gabares/elections/${election}/voter`, { waitUntil: 'commit' });
  await page.locator('#isoloir').waitFor({ state: 'visible' });
  const ready = performance.now() - begin;
  const fast = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await devtools.send('Network.emulateNetworkConditions', fast);
  await page.getByRole('checkbox', { name: 'Candidate 1' }).check();
  begin = performance.now();
  await page.getByRole('button', { name: 'Vérifier mon choix' }).click();
  await page.getByRole('heading', { name: 'Votre choix' }).waitFor();
  let receipt = performance.now() - begin;
  begin = performance.now();
  await page.getByRole('button', { name: 'Déposer mon bulletin' }).click();
  await page.getByRole('heading', { name: 'Vous avez voté' }).waitFor();
  receipt += performance.now() - begin;
  await context.close();
  return { ready, receipt };
}

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
  return middle(found);
}

function middle(found: number[]): number {
  return [...found].sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? Number.NaN;
}

function named(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: cargo xtask bench does it`);
  return value;
}
