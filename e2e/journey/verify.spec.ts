import { readFile, readdir } from 'node:fs/promises';
import { expect, test } from '../fixtures/a11y.ts';

const vectors = new URL('../../crypto/belenios/tests/vectors/', import.meta.url);

/** The archive of an election that the reference tool made. */
async function archive(election: string): Promise<Buffer> {
  const folder = new URL(`${election}/`, vectors);
  const name = (await readdir(folder)).find((file) => file.endsWith('.bel'));
  return readFile(new URL(name ?? 'none', folder));
}

test.describe('an archive is verified on the voter’s device', () => {
  test.skip(({ javaScript }) => !javaScript, 'the page says so');

  test('an archive that holds says so line by line, and sends nothing', async ({ page }) => {
    await page.goto('/verifier');
    const buffer = await archive('threshold');
    await page
      .getByLabel('Archive du vote')
      .setInputFiles({ name: 'vote.bel', mimeType: 'application/x-tar', buffer });
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('Tout est juste.');
    await expect(page.locator('[data-mark=holds]')).toHaveCount(9);
    await expect(page.locator('#constat')).toContainText('6, 5, 5, 4, 5');
  });

  test('an archive with one byte changed says where', async ({ page }) => {
    await page.goto('/verifier');
    const buffer = await archive('plain');
    buffer[30_000] ^= 1;
    await page
      .getByLabel('Archive du vote')
      .setInputFiles({ name: 'vote.bel', mimeType: 'application/x-tar', buffer });
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(
      'Quelque chose n’est pas juste.',
    );
    await expect(page.locator('[data-mark=fails]').first()).toContainText('fichier');
  });

  test('a ballot is found by its tracking number', async ({ page }) => {
    await page.goto('/verifier');
    await page.getByLabel('Numéro de suivi').fill('A'.repeat(43));
    const buffer = await archive('plain');
    await page
      .getByLabel('Archive du vote')
      .setInputFiles({ name: 'vote.bel', mimeType: 'application/x-tar', buffer });
    await expect(page.locator('[data-mark=fails]')).toHaveText(/Aucun bulletin/);
  });
});

test('without JavaScript the page says what does the same', async ({ page, javaScript }) => {
  test.skip(javaScript, 'there is JavaScript');
  await page.goto('/verifier');
  await expect(page.getByRole('main')).toContainText('verify');
});
