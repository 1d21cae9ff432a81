import { expect, test } from '../fixtures/a11y.ts';
import { people, signIn, signInByCode } from '../fixtures/people.ts';

test('a president signs in as with Pro Santé Connect, and sees the queue of her board', async ({
  page,
  look,
}) => {
  await signIn(page, people.president);
  await look();
  await page.goto('/cpts/pays-des-gabares/candidatures');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look();
  await page.goto('/cpts/pays-des-gabares/membres');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a newcomer signs in by a code sent to her address, and gives her name', async ({
  page,
  look,
}, testInfo) => {
  await signInByCode(page, `sophie.${testInfo.project.name}@exemple.test`);
  await expect(page).toHaveURL(/\/connexion\/nom/);
  await look();
  await page.getByLabel('Prénom').fill('Sophie');
  await page.getByLabel('Nom', { exact: true }).fill('Lambert');
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page).not.toHaveURL(/connexion/);
  await page.goto('/moi/sessions');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a page that needs a person leads to the sign-in and back', async ({ page }) => {
  await page.goto('/mes-adhesions');
  await expect(page).toHaveURL(/\/connexion\?retour=/);
});
