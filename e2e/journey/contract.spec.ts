import { expect, test } from '../fixtures/a11y.ts';
import { people, signIn } from '../fixtures/people.ts';

const CPTS = 'pays-des-gabares';

test('a draft comes from its template, is completed, negotiated and compared clause by clause', async ({
  page,
  look,
}, testInfo) => {
  await signIn(page, people.president);
  await page.goto(`/cpts/${CPTS}/conventions`);
  await look();
  await page.getByRole('link', { name: 'Préparer une convention' }).click();
  await look();
  // What is missing is said at its field.
  await page.getByLabel('Date d’effet').fill('2027-01-01');
  await page.getByLabel('Dernier jour').fill('2026-12-31');
  await page.getByRole('checkbox', { name: /hospitalier/ }).first().check();
  await page.getByRole('button', { name: 'Créer le brouillon' }).click();
  await expect(page.getByText('La fin précède la date d’effet.').first()).toBeVisible();
  await look();
  await page.getByLabel('Dernier jour').fill('2029-12-31');
  await page.getByRole('button', { name: 'Créer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Écrire la convention');
  await look();

  const left = page.getByRole('group', { name: 'À compléter' }).getByRole('textbox');
  for (let n = 0; n < (await left.count()); n++) await left.nth(n).fill(`réponse ${n + 1}`);
  const title = `Convention d’essai ${testInfo.project.name} ${Date.now()}`;
  await page.getByLabel('Titre', { exact: true }).fill(title);
  for (const party of await page.getByRole('group', { name: /^Pour / }).all()) {
    const signatory = party.getByLabel('Signataire');
    if (!(await signatory.inputValue())) await signatory.fill('Hélène Orçay');
    const role = party.getByLabel('Fonction');
    if (!(await role.inputValue())) await role.fill('Directrice');
  }
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await look();

  // What is promised makes the annex.
  const path = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Engagements et financement' }).click();
  await look();
  await page.getByRole('heading', { name: 'Indicateurs' }).locator('..').getByText('Ajouter un indicateur').first().click();
  await page.locator('[id="i0.quoi"]').fill('Lettres de liaison le jour de la sortie');
  await page.locator('[id="i0.cible"]').fill('90');
  await page.locator('[id="i0.unite"]').fill('%');
  await page.locator('[id="i0.date"]').fill('2027-06-30');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(/Lettres de liaison le jour de la sortie/)).toBeVisible();

  await page.getByRole('button', { name: 'Ouvrir la négociation' }).click();
  await expect(page.getByText('En négociation')).toBeVisible();
  await look();

  // The document may be read on paper at every stage.
  const pdf = await page.request.get(`${path}/document.pdf`);
  expect(pdf.status()).toBe(200);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

  // A comment on a clause, then a second version, shown word by word.
  await page.goto(`${path}/texte`);
  await look();
  const clause = page.locator('article#objet');
  await clause.getByText('Commenter', { exact: true }).click();
  await clause.getByLabel('Votre commentaire').fill('Préciser qui appelle le médecin traitant.');
  await clause.getByRole('button', { name: 'Envoyer le commentaire' }).click();
  await expect(page.getByText('Préciser qui appelle le médecin traitant.')).toBeVisible();
  await look();
  await page.goto(`${path}/modifier`);
  const object = page.locator('details', { hasText: 'Objet' }).first();
  await object.locator('summary').click();
  await object.getByLabel('Texte').fill('La présente convention fixe qui appelle le médecin traitant.');
  await page.getByLabel('Ce qui change, en une phrase').fill('Qui appelle le médecin traitant.');
  await page.getByRole('button', { name: 'Enregistrer une nouvelle version' }).click();
  await page.getByRole('link', { name: 'Voir ce qui change' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce qui change');
  await expect(page.getByText('Modifiée')).toBeVisible();
  await look();

  // Somebody of the hospital is invited by a link to her own address.
  await page.goto(`${path}/partenaire`);
  await look();
  await page.getByLabel('Prénom et nom').fill('Hélène Orçay');
  await page.getByLabel('Fonction').fill('Directrice');
  await page.getByLabel('Adresse e-mail professionnelle').fill(`directrice.${testInfo.project.name}@hopital.test`);
  await page.getByLabel('Cette personne signe pour le partenaire').check();
  await page.getByRole('button', { name: 'Envoyer le lien' }).click();
  await expect(page.getByText(/Invitation envoyée à/)).toBeVisible();
  await look();
});

test('a file that is no agreement, or was changed, is told in words', async ({ page, look }) => {
  await page.goto('/verifier/convention');
  await look();
  await page.getByLabel('Votre exemplaire').setInputFiles({
    name: 'faux.convention',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('{"line":"contract","format":"collegiale/contract/1"}\n'),
  });
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await expect(page.getByText(/n’est pas celui d’une convention|abîmé/)).toBeVisible();
});
