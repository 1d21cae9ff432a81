import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/a11y.ts';
import { signIn } from '../fixtures/people.ts';
import { enrol, find, sign } from '../fixtures/signing.ts';

const CPTS = 'brumes-de-la-cisse';
/** It is voted on in the demonstration; president and secretary have cast nothing yet. */
const VOTE = 'Tenir nos consultations avancées à l’hôpital local';
const PRESIDENT = 'Anne-Laure Petitjean-Schaeffer';
const SECRETARY = 'Coralie Chaboisseau';

/** Votes on this device, which does not sign yet. */
async function vote(page: Page, path: string, ballot: string): Promise<void> {
  await page.goto(`${path}/position`);
  await enrol(page);
  await page.getByText(ballot, { exact: true }).first().click();
  await sign(page);
}

test('a vote that would adopt is reversed by the limit, and anybody can verify why', async ({
  page,
  browser,
  baseURL,
  look,
  javaScript,
}) => {
  test.skip(!javaScript, 'the browser signs');
  await signIn(page, PRESIDENT);
  const path = await find(page, CPTS, VOTE);
  // Who has voted is shown while it is open, and not what.
  await expect(page.getByText('Les résultats se montrent à la clôture.')).toBeVisible();
  await look();
  await page.goto(`${path}/position`);
  await look();
  await vote(page, path, 'Contre');

  const context = await browser.newContext({ baseURL, locale: 'fr-FR' });
  const secretary = await context.newPage();
  await signIn(secretary, SECRETARY);
  await vote(secretary, path, 'Pour');
  await context.close();

  // Nobody is left to speak: who facilitates closes it before its time.
  await page.goto(path);
  await page.getByRole('button', { name: 'Clore maintenant' }).click();
  await expect(page.getByRole('main')).toContainText('Rejetée');
  await look();
  await page.goto(`${path}/resultat`);
  await look();

  // The page that verifies it reads the archive here, and both counts are recomputed.
  await page.goto(path);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /archive/i }).first().click();
  const file = await (await download).path();
  await page.goto(path);
  await page.getByRole('link', { name: /^Vérifier/ }).first().click();
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Tout est juste.');
  await expect(page.getByText('Rejetée par le vote.')).toBeVisible();
  await look();

  // So does the auditor's program.
  const verify = process.env['COLLEGIALE_VERIFY'] ?? 'verify';
  const { stdout } = await promisify(execFile)(verify, ['--lang', 'fr', file]);
  expect(stdout).toContain('Rejetée par le vote.');
});
