import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/a11y.ts';
import { comeInAs } from '../fixtures/people.ts';

const SLUG = 'brumes-de-la-cisse';
const REGISTER = `/log/${SLUG}`;
const PRESIDENT = 'Anne-Laure Petitjean-Schaeffer';

/** Publishes a text of the statutes, and waits until it is entered. */
async function publish(page: Page, text: string) {
  await page.goto(`/cpts/${SLUG}/statuts/publier`);
  await page.getByLabel('Jour de l’adoption').fill('2026-01-15');
  await page.getByLabel('Texte des statuts').fill(text);
  await page.getByRole('button', { name: 'Publier cette version' }).click();
  await expect(page).toHaveURL(new RegExp(`/cpts/${SLUG}/statuts`));
  await expect(async () => {
    await page.goto(REGISTER);
    await expect(page.getByRole('link', { name: 'Reçu' }).first()).toBeVisible({ timeout: 500 });
    await expect(page.getByText('en cours d’inscription')).toHaveCount(0, { timeout: 500 });
  }).toPass();
}

test('everybody reads the register, and who acted has a receipt', async ({ page, look }) => {
  await page.goto(`/cpts/${SLUG}`);
  await page.getByRole('link', { name: 'Registre scellé' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registre scellé');
  await expect(page.getByRole('heading', { name: 'Mes reçus' })).toHaveCount(0);
  await look();

  await comeInAs(page, PRESIDENT, `/cpts/${SLUG}/statuts/publier`);
  await publish(page, `Article 1. Objet. Article 2. Siège (${page.viewportSize()?.width}).`);
  await expect(page.getByText(/Texte des statuts publié, version/).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Reçu' }).first().click();
  expect((await download).suggestedFilename()).toMatch(/^recu-[0-9a-f]{12}\.tlog-proof$/);
  await look();
});

test('nothing is stopped, and only officers ask', async ({ page }) => {
  await comeInAs(page, PRESIDENT, `/cpts/${SLUG}/registre/reprendre`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rien à décider');
});

test.describe('this device compares with what it saw', () => {
  test.skip(({ javaScript }) => !javaScript, 'the page says how to compare by hand');

  test('it keeps, it checks, and it tells when the register does not extend', async ({
    page,
    look,
  }) => {
    await comeInAs(page, PRESIDENT, `/cpts/${SLUG}/statuts/publier`);
    await page.goto(REGISTER);
    const said = page.locator('#constat');
    await expect(said).toContainText('Première visite');
    await page.reload();
    await expect(said).toContainText('exactement celui de votre dernière visite');
    const old = await (await page.request.get(`${REGISTER}/checkpoint`)).text();

    await publish(page, `Article 1. Un autre objet (${page.viewportSize()?.width}).`);
    await expect(said).toContainText(/Vérifié/);
    await look();

    // The server shows what it showed before: something was removed.
    await page.route(`**${REGISTER}/checkpoint`, (route) =>
      route.fulfill({ contentType: 'text/plain; charset=utf-8', body: old }),
    );
    await page.reload();
    await expect(said).toContainText('ne prolonge pas ce que cet appareil avait vu');
    await expect(said).toContainText('moins d’inscriptions');
    await expect(said.getByRole('link')).toHaveCount(2);
    await look();

    // And something that the register never signed.
    await page.unroute(`**${REGISTER}/checkpoint`);
    await page.route(`**${REGISTER}/checkpoint`, (route) =>
      route.fulfill({ contentType: 'text/plain', body: old.replace(/\n\d+\n/, '\n99\n') }),
    );
    await page.reload();
    await expect(said).toContainText('pas signée avec la clé');
  });
});
