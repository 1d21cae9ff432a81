import { expect, test } from '../fixtures/a11y.ts';
import { comeInAs } from '../fixtures/people.ts';

const BOARD = '/cpts/pays-des-gabares/bureau';
const REASON = 'Votre lieu d’exercice est hors du territoire : la CPTS voisine vous accueillera.';

test('a board admits one and refuses one with a reason', async ({ page, look }) => {
  await comeInAs(page, 'Hélène Vasseur-Kowalczyk', BOARD);
  await look();
  await page.getByRole('link', { name: /demandes? d’adhésion à examiner/ }).click();
  await look();
  const applications = page.locator('.rows .row__link');
  const admitted = (await applications.first().innerText()).trim();
  await applications.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(admitted);
  await look();

  // A refusal without a reason is told at its field, and nothing is decided.
  await page.getByRole('button', { name: 'Refuser' }).click();
  await expect(page.getByRole('alert')).toContainText('Écrivez la raison');
  await look();
  await page.getByRole('button', { name: 'Accepter' }).click();
  await expect(page.getByText('Adhésion acceptée.')).toBeVisible();

  const refused = (await applications.first().innerText()).trim();
  expect(refused).not.toBe(admitted);
  await applications.first().click();
  await page.getByLabel('Message ou raison').fill(REASON);
  await page.getByRole('button', { name: 'Refuser' }).click();
  await expect(page.getByText('Adhésion refusée.')).toBeVisible();

  // What was decided is read again, with who decided and why.
  await page.getByRole('link', { name: /^Refusées/ }).click();
  await page.getByRole('link', { name: refused }).click();
  await expect(page.getByText(REASON)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accepter' })).toHaveCount(0);
  await look();
  await page.goto(`/cpts/pays-des-gabares/membres?q=${encodeURIComponent(admitted)}`);
  await page.getByRole('link', { name: admitted }).first().click();
  await expect(page.getByText('Adhésion acceptée')).toBeVisible();
  await look();
  await page.goto('/cpts/pays-des-gabares/journal');
  await expect(page.getByText('Adhésion refusée').first()).toBeVisible();
  await look();
});

test('a treasurer records dues, and a wrong entry stays readable', async ({ page, look }) => {
  await comeInAs(page, "Thierry N'Guessan", '/cpts/pays-des-gabares/cotisations');
  await look();
  await page.getByRole('link', { name: /^Enregistrer / }).first().click();
  const whose = (await page.locator('.page-head .eyebrow').innerText()).trim();
  await page.getByLabel('Montant en euros').fill('vingt');
  await page.getByLabel('Moyen de paiement').selectOption({ label: 'Virement' });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('alert')).toContainText('un montant en euros');
  await expect(page.getByLabel('Montant en euros')).toHaveValue('vingt');
  await look();
  await page.getByLabel('Montant en euros').fill('20');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Cotisation enregistrée.')).toBeVisible();

  await page.goto(`/cpts/pays-des-gabares/membres?q=${encodeURIComponent(whose)}`);
  await page.getByRole('link', { name: whose }).first().click();
  await page.getByRole('link', { name: 'Annuler cette écriture' }).first().click();
  await page.getByLabel('Pourquoi elle est fausse').fill('Erreur de personne');
  await look();
  await page.getByRole('button', { name: 'Annuler l’écriture' }).click();
  await expect(page.getByText('Erreur de personne').first()).toBeVisible();
  await look();
});
