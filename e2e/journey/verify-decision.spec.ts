import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/a11y.ts';

const vectors = new URL('../../crypto/decision/tests/vectors/', import.meta.url);

/** An archive of the tests of `crypto/decision`. */
const archive = (name: string) => readFile(new URL(`${name}.decision`, vectors), 'utf8');

/** Opens the page and gives it a file. */
async function give(page: Page, text: string | Buffer, name = 'archive.decision') {
  await page.goto('/verifier/decision');
  await page
    .getByLabel('Archive de la décision')
    .setInputFiles({ name, mimeType: 'application/x-ndjson', buffer: Buffer.from(text) });
}

test('a passer-by reads a result that was opened to all, and counts it again', async ({
  page,
  look,
  javaScript,
}) => {
  await page.goto('/cpts/pays-des-gabares');
  await page.getByRole('link', { name: 'Décisions publiques' }).click();
  await look();
  await page.getByRole('link', { name: /samedi matin/ }).click();
  await expect(page.getByText(/^Adoptée par consentement/)).toHaveCount(2);
  await expect(page.getByText('quatre rendez-vous')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Proposée par');
  await look();
  await page.getByRole('link', { name: 'Vérifier vous-même' }).click();
  if (!javaScript) return;
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Tout est juste.');
  await look();
});

test.describe('the archive of a decision is verified on the reader’s device', () => {
  test.skip(({ javaScript }) => !javaScript, 'the page says so');

  test('an archive that holds says so line by line, and sends nothing', async ({ page, look }) => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET' || request.postData()) sent.push(request.url());
    });
    await give(page, await archive('consent'));
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Tout est juste.');
    await expect(page.locator('[data-mark=holds]')).toHaveCount(7);
    await expect(page.getByRole('table').first()).toContainText('Consentement');
    await expect(page.getByText('Clé du registre').first()).toBeVisible();
    await look();
    expect(sent).toEqual([]);
  });

  test('a vote that a cap reversed shows both counts', async ({ page, look }) => {
    await give(page, await archive('capped'));
    await expect(page.getByText('Rejetée par le vote.')).toBeVisible();
    const table = page.getByRole('table').last();
    await expect(table.getByRole('columnheader')).toHaveText(['Bulletin', 'Exprimé', 'Après plafonds']);
    await look();
  });

  test('one changed position is found, with its place', async ({ page }) => {
    const text = (await archive('consent')).replace(
      /("kind":"decision.position","salt":")([0-9a-f])/,
      (_, head: string, digit: string) => head + (digit === '0' ? '1' : '0'),
    );
    await give(page, text);
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
      'Quelque chose n’est pas juste.',
    );
    await expect(page.locator('[data-mark=fails]').first()).toContainText('entrée');
  });

  test('a file that is no archive is refused in plain words', async ({ page, look }) => {
    const heading = page.getByRole('heading', { level: 2 }).first();
    await give(page, '');
    await expect(heading).toHaveText('Ce fichier est vide.');
    await give(page, 'un compte rendu', 'compte-rendu.docx');
    await expect(heading).toHaveText('Ce fichier n’est pas l’archive d’une décision.');
    await look();
    const whole = await archive('consent');
    await give(page, whole.slice(0, whole.length - 40));
    await expect(heading).toContainText('abîmée ou incomplète à la ligne');
    await give(page, Buffer.concat([Buffer.from('BELENIOS'), Buffer.alloc(600)]), 'vote.bel');
    await expect(heading).toContainText('l’archive d’un vote secret');
    await page.getByRole('link', { name: 'Vérifier un vote secret' }).first().click();
    await expect(page).toHaveURL(/\/verifier$/);
  });

  test('an archive of another site is not fetched', async ({ page }) => {
    await page.goto('/verifier/decision?archive=https://exemple.test/a.decision');
    await expect(page.getByText('Cette archive est sur un autre site.')).toBeVisible();
    await page.goto('/verifier/decision?archive=/cpts/personne/decisions/1/archive');
    await expect(page.locator('#constat h2')).toHaveText(/Il n’y a pas d’archive|réservée aux membres/);
  });
});

test('without JavaScript the page says what does the same', async ({ page, javaScript }) => {
  test.skip(javaScript, 'there is JavaScript');
  await page.goto('/verifier/decision');
  await expect(page.getByRole('main')).toContainText('verify archive.decision');
});
