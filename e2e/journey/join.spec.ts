import { expect, test } from '../fixtures/a11y.ts';
import { comeInAs } from '../fixtures/people.ts';

const NEXT = { name: 'Continuer' };

test('a nurse joins the two CPTS that cover Amboise', async ({ page, look }) => {
  await comeInAs(page, 'Inès Moreau-Diallo', '/adherer');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(/Que faites-vous/);
  await look();
  // What Pro Santé Connect knows of her is offered; its place comes with it.
  await page.getByRole('radio', { name: /Infirmière.*Amboise/ }).check();
  await page.getByRole('button', NEXT).click();
  await expect(page.getByText('Amboise est couverte par deux CPTS.')).toBeVisible();
  await look();

  // Nothing chosen: told, and nothing lost.
  await page.getByRole('button', NEXT).click();
  await expect(page.getByRole('alert')).toContainText('Choisissez au moins une CPTS');
  await page.getByRole('checkbox', { name: /Pays des Gabares/ }).check();
  await page.getByRole('checkbox', { name: /Tuffeau/ }).check();
  await page.getByRole('button', NEXT).click();
  await look();

  // Statutes of both must be accepted; what was typed stays.
  await page.getByLabel('Adresse électronique').fill('ines@exemple.test');
  await page.getByLabel('Un mot pour le bureau').fill('Je viens de m’installer quai des Gabares.');
  await page.getByRole('button', { name: 'Envoyer les 2 demandes' }).click();
  await expect(page.getByRole('alert')).toContainText('acceptez ses statuts');
  await expect(page.getByLabel('Un mot pour le bureau')).toHaveValue(/quai des Gabares/);
  await look();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Envoyer les 2 demandes' }).click();

  await expect(page).toHaveURL(/\/mes-adhesions$/);
  await expect(page.getByText('Vos 2 demandes sont envoyées.')).toBeVisible();
  await expect(page.getByText('Candidature envoyée')).toHaveCount(2);
  await look();

  // The back button and the same form again: the same applications.
  await page.getByRole('link', { name: /Pays des Gabares/ }).first().click();
  await expect(page.getByText('Votre demande est entre les mains du bureau')).toBeVisible();
  await look();
  await page.goto('/adherer?etape=cpts&activite=autre&profession=60&mode=L&commune=37003');
  await expect(page.getByText('Vous y avez déjà une adhésion')).toHaveCount(2);
  await look();

  // She takes one back.
  await page.goto('/mes-adhesions');
  await page.getByRole('link', { name: /Tuffeau/ }).first().click();
  await page.getByRole('button', { name: 'Retirer ma demande' }).click();
  await expect(page.getByText('Votre demande est retirée.')).toBeVisible();
});

test('a structure joins three CPTS through its representative', async ({ page, look }) => {
  await comeInAs(page, 'Yann Le Bihan', '/structures');
  await look();
  await page.getByRole('link', { name: 'MSP de la Confluence' }).click();
  await look();
  await page.getByRole('link', { name: 'Adhérer à des CPTS' }).click();
  await expect(page.getByText('Chargé est couverte par trois CPTS.')).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', NEXT).click();
  await page.getByLabel('Adresse électronique').fill('msp@exemple.test');
  // Another journey may publish statutes meanwhile: then one accepts what holds now.
  await expect(async () => {
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: 'Envoyer les 3 demandes' }).click();
    await expect(page.getByText('Vos 3 demandes sont envoyées.')).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expect(page.getByText('pour MSP de la Confluence')).toHaveCount(3);
});

test('what one hides from the directory is hidden in the preview too', async ({ page, look }) => {
  await comeInAs(page, 'Léonie Vuillemin', '/moi/visibilite');
  await look();
  const colleagues = page.locator('section', { hasText: 'Les membres de ma CPTS voient' }).last();
  await expect(colleagues).toContainText('Léonie Vuillemin');
  await page.getByRole('group', { name: 'Mon nom' }).getByLabel('Personne').check();
  await page.getByRole('button', { name: 'Enregistrer mes choix' }).click();
  await expect(page.getByText('Vos choix sont enregistrés')).toBeVisible();
  await expect(colleagues).toContainText('Rien.');
  await page.goto('/cpts/pays-des-gabares/annuaire?nom=vuillemin');
  await expect(page.getByRole('heading', { level: 1, name: 'Annuaire' })).toBeVisible();
  await expect(page.getByText('Léonie Vuillemin')).toHaveCount(0);
});
