import { readFile, readdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/a11y.ts';

const vectors = new URL('../../crypto/belenios/tests/vectors/', import.meta.url);

/** The archive of an election that the reference tool made. */
async function archive(election: string): Promise<Buffer> {
  const folder = new URL(`${election}/`, vectors);
  const name = (await readdir(folder)).find((file) => file.endsWith('.bel'));
  return readFile(new URL(name ?? 'none', folder));
}

/** Opens the page and gives it a file. */
async function give(page: Page, buffer: Buffer, name = 'vote.bel') {
  await page.goto('/verifier');
  await page
    .getByLabel('Archive du vote')
    .setInputFiles({ name, mimeType: 'application/x-tar', buffer });
}

test.describe('an archive is verified on the voter’s device', () => {
  test.skip(({ javaScript }) => !javaScript, 'the page says so');

  test('an archive that holds says so line by line, and sends nothing', async ({ page }) => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET' || request.postData()) sent.push(request.url());
    });
    await give(page, await archive('threshold'));
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Tout est juste.');
    await expect(page.locator('[data-mark=holds]')).toHaveCount(9);
    // A sign stands beside each line, and no bullet before it.
    await expect(page.locator('.checks')).toHaveCSS('list-style-type', 'none');
    await expect(page.locator('.check__sign').first()).toHaveText('✓');
    expect(sent).toEqual([]);
  });

  test('the result is told in the words of the election', async ({ page }) => {
    await give(page, await archive('weighted-blank'));
    const first = page.getByRole('table').first();
    await expect(first.getByRole('caption')).toContainText('Question 1');
    await expect(first.getByRole('row').nth(1)).toContainText(/Vote blanc\s*3/);
    await expect(first.getByRole('row').nth(2)).toContainText(/11/);
    await expect(page.getByRole('table')).toHaveCount(2);
  });

  test('an archive with one byte changed says where', async ({ page }) => {
    const buffer = await archive('plain');
    buffer.writeUInt8(buffer.readUInt8(30_000) ^ 1, 30_000);
    await give(page, buffer);
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
      'Quelque chose n’est pas juste.',
    );
    await expect(page.locator('[data-mark=fails]').first()).toContainText('Élément');
    await expect(page.getByRole('table')).toHaveCount(0);
  });

  test('a file that is no archive is refused in plain words', async ({ page, look }) => {
    const heading = page.getByRole('heading', { level: 2 }).first();
    await give(page, Buffer.alloc(0));
    await expect(heading).toHaveText('Ce fichier est vide.');
    await look();
    await give(page, Buffer.from('un compte rendu'), 'compte-rendu.docx');
    await expect(heading).toHaveText('Ce fichier n’est pas l’archive d’un vote secret.');
    await expect(page.locator('#constat')).toContainText('Choisissez le fichier .bel');
    const noise = Buffer.alloc(10_000_000);
    for (let place = 0, seed = 7; place < noise.length; place += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      noise[place] = seed >> 16;
    }
    await give(page, noise);
    await expect(heading).toHaveText('Ce fichier n’est pas l’archive d’un vote secret.');
    const whole = await archive('plain');
    await give(page, whole.subarray(0, whole.length - 1000));
    await expect(heading).toHaveText('Cette archive est incomplète. Téléchargez-la de nouveau.');
  });

  test('a ballot is looked for by its tracking number', async ({ page }) => {
    await page.goto('/verifier');
    await page.getByLabel('Numéro de suivi').fill('A'.repeat(43));
    const buffer = await archive('plain');
    await page
      .getByLabel('Archive du vote')
      .setInputFiles({ name: 'vote.bel', mimeType: 'application/x-tar', buffer });
    await expect(page.locator('[data-mark=fails]')).toContainText('Aucun bulletin');
    await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(
      'L’archive est juste en elle-même',
    );
  });
});

test('without JavaScript the page says what does the same', async ({ page, javaScript }) => {
  test.skip(javaScript, 'there is JavaScript');
  await page.goto('/verifier');
  await expect(page.getByRole('main')).toContainText('verify');
});
