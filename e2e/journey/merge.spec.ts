import { expect, test } from '../fixtures/a11y.ts';
import { beAt, signInByCode } from '../fixtures/people.ts';

/** A physiotherapist of the demonstration, whom no other journey meets. */
const PHYSIOTHERAPIST = 'Joséphine Rabearivelo';

test('who came in by e-mail and by card makes one account of the two', async ({ page, look }, testInfo) => {
  const address = `josephine.${testInfo.project.name}@exemple.test`;
  await signInByCode(page, address);
  await page.getByLabel('Prénom').fill('Joséphine');
  await page.getByLabel('Nom', { exact: true }).fill('Rabearivelo');
  await page.getByRole('main').getByRole('button').first().click();

  // Nothing was proved yet: nothing can be joined.
  await page.goto('/moi/connexion/reunir');
  await expect(page.getByRole('main')).toContainText('Rien n’a été réuni');

  await page.goto('/moi/connexion');
  await page.getByRole('button', { name: /^Ajouter Pro Santé Connect/ }).click();
  await beAt(page, PHYSIOTHERAPIST);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réunir vos deux comptes');
  await expect(page.getByRole('main')).toContainText('Membre');
  await look();

  await page.getByRole('button', { name: 'Réunir les deux comptes' }).click();
  await expect(page.getByText('Vos deux comptes n’en font plus qu’un.')).toBeVisible();
  await expect(page.getByText(address)).toBeVisible();
  await expect(page.getByText('Pro Santé Connect', { exact: false }).first()).toBeVisible();
  await page.goto('/mes-adhesions');
  await expect(page.locator('.rows .row__link').first()).toBeVisible();
});
