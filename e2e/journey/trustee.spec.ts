import { readFile } from 'node:fs/promises';

import type { Browser, Page } from '@playwright/test';

import { expect, test } from '../fixtures/a11y.ts';
import { signIn } from '../fixtures/people.ts';

const CPTS = '/cpts/tuffeau-et-martins-pecheurs';
const PRESIDENT = 'Soazig Kervella';
const HOLDERS = ['Mehdi Belkacem', 'Blandine Etcheverry', 'Guy Kaddouri'] as const;
const PHRASE = 'trois martins pêcheurs au bord';

async function another(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: 'fr-FR',
    viewport: { width: 360, height: 780 },
    acceptDownloads: true,
  });
  return context.newPage();
}

/** Accepts, makes a key, and gives its file. */
async function accept(page: Page, name: string, path: string): Promise<Buffer> {
  await signIn(page, name);
  await page.goto(path);
  await page.locator('#phrase').fill(PHRASE);
  await page.getByLabel('La même, encore une fois').fill(PHRASE);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'J’accepte et je crée ma clé' }).click();
  const kept = await readFile(await (await file).path());
  await expect(page.getByText('Votre clé est sur cet appareil')).toBeVisible();
  return kept;
}

test('three members make the common key on their phones, one of them goes on with another device', async ({
  page,
  browser,
  baseURL,
  look,
  javaScript,
}, testInfo) => {
  test.skip(!javaScript, 'keys are made in the browser');
  test.skip(!testInfo.project.name.startsWith('phone'), 'three people on their phones');
  test.setTimeout(180_000);

  await signIn(page, PRESIDENT);
  await page.goto(`${CPTS}/depositaires`);
  await look();
  await page.getByRole('link', { name: 'Nommer des dépositaires' }).click();
  for (const name of HOLDERS) {
    await page.getByLabel('Chercher un membre').fill(name);
    await page.getByRole('button', { name: 'Chercher', exact: true }).click();
    await page.getByRole('checkbox', { name: new RegExp(name.split(' ')[1] ?? name) }).first().check();
  }
  await look();
  await page.getByRole('button', { name: 'Nommer ces dépositaires' }).click();
  await expect(page.getByRole('status').first()).toContainText('reçoit un courriel');
  const path = new URL(page.url()).pathname;

  const phones = [];
  const began = Date.now();
  const first = await another(browser, baseURL);
  const file = await accept(first, HOLDERS[0], path);
  await expect(first.getByText('Votre part est faite')).toBeVisible();
  // What differs is said at once, and nothing is sent.
  const second = await another(browser, baseURL);
  await signIn(second, HOLDERS[1]);
  await second.goto(path);
  await second.locator('#phrase').fill(PHRASE);
  await second.getByLabel('La même, encore une fois').fill('autre chose, de longue');
  await second.getByRole('button', { name: 'J’accepte et je crée ma clé' }).click();
  await expect(second.getByText('Les deux phrases ne sont pas les mêmes')).toBeVisible();
  await second.context().close();
  // The first leaves: she goes on later, elsewhere, with her file.
  await first.context().close();
  for (const name of HOLDERS.slice(1)) {
    const phone = await another(browser, baseURL);
    await accept(phone, name, path);
    phones.push(phone);
  }
  await expect(phones[0]!.locator('#avancement')).toContainText('est attendu·e');
  const elsewhere = await another(browser, baseURL);
  await signIn(elsewhere, HOLDERS[0]);
  await elsewhere.goto(path);
  await elsewhere.getByLabel('Fichier de votre clé').setInputFiles({
    name: 'cle-de-depositaire.json', mimeType: 'application/json', buffer: file,
  });
  await elsewhere.locator('#ouvre-phrase').fill('une autre phrase, longue');
  await elsewhere.getByRole('button', { name: 'Ouvrir ma clé et continuer' }).click();
  await expect(elsewhere.getByText('Cette phrase n’ouvre pas cette clé')).toBeVisible();
  await elsewhere.locator('#ouvre-phrase').fill(PHRASE);
  await elsewhere.getByRole('button', { name: 'Ouvrir ma clé et continuer' }).click();
  for (const one of [elsewhere, ...phones]) {
    await expect(one.getByText('La clé commune est prête')).toBeVisible({ timeout: 30_000 });
  }
  expect(Date.now() - began).toBeLessThan(5 * 60_000);
  await page.goto(path);
  await expect(page.locator('h1 + p')).toContainText('2 dépositaires sur 3 suffisent');
});

test('who holds keys is read without JavaScript too', async ({ page, look }) => {
  await signIn(page, PRESIDENT);
  await page.goto(`${CPTS}/depositaires/nommer`);
  await page.getByRole('button', { name: 'Nommer ces dépositaires' }).click();
  await expect(page.getByText('Choisissez trois à neuf personnes').first()).toBeVisible();
  await look();
});
