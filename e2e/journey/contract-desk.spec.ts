import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/a11y.ts';
import { people, signIn } from '../fixtures/people.ts';

const CPTS = 'pays-des-gabares';
const LIST = `/cpts/${CPTS}/conventions`;

const file = (name: string, words: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.7\n${words}`),
});

/** A complete draft with a clinic, begun by who is signed in; its address. */
async function draft(page: Page, title: string, others: string[] = []): Promise<string> {
  await page.goto(`${LIST}/nouvelle`);
  await page.getByLabel('Date d’effet').fill('2027-01-01');
  await page.getByLabel('Dernier jour').fill('2029-12-31');
  await page.getByRole('checkbox', { name: /hospitalier/ }).first().check();
  if (others.length > 0) await page.getByText('Avec d’autres CPTS').click();
  for (const name of others) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Créer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Écrire la convention');
  const left = page.getByRole('group', { name: 'À compléter' }).getByRole('textbox');
  for (let n = 0; n < (await left.count()); n++) await left.nth(n).fill(`réponse ${n + 1}`);
  await page.getByLabel('Titre', { exact: true }).fill(title);
  for (const party of await page.getByRole('group', { name: /^Pour / }).all()) {
    const signatory = party.getByLabel('Signataire');
    if (!(await signatory.inputValue())) await signatory.fill('Hélène Orçay');
    const role = party.getByLabel('Fonction');
    if (!(await role.inputValue())) await role.fill('Directrice');
  }
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  return new URL(page.url()).pathname;
}

test('a template is changed clause by clause, refused where nothing fills it, printed and given up', async ({
  page,
  look,
}) => {
  await signIn(page, people.president);
  await page.goto(LIST);
  await page.getByRole('link', { name: 'Les modèles' }).click();
  await look();
  await page.getByRole('link', { name: /Contrat local de santé/ }).click();
  await look();
  const clause = page.locator('details', { hasText: 'Diagnostic partagé' }).first();
  await clause.locator('summary').click();
  await clause.getByLabel('Texte').fill('Avec {{partenaire}} et {{hopital}}.');
  await page.getByRole('button', { name: 'Enregistrer le modèle' }).click();
  // It is said at the clause, which stands open with what was typed.
  await expect(clause.getByText(/Aucune convention ne connaît/)).toBeVisible();
  await expect(clause.getByLabel('Texte')).toHaveValue('Avec {{partenaire}} et {{hopital}}.');
  await look();
  await clause.getByLabel('Texte').fill('Un diagnostic est partagé avec {{partenaire}}.');
  await page.getByRole('button', { name: 'Enregistrer le modèle' }).click();
  await expect(page.getByText('Votre CPTS a adapté ce modèle.')).toBeVisible();
  await look();
  const href = await page.getByRole('link', { name: /modèle enregistré \(PDF\)/ }).getAttribute('href');
  const paper = await page.request.get(href ?? '');
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');

  await page.getByText('Revenir au texte fourni').first().click();
  await page.getByRole('button', { name: 'Revenir au texte fourni' }).click();
  if ((await page.getByLabel(/Pour confirmer/).inputValue()) === '') {
    await page.getByLabel(/Pour confirmer/).fill('revenir');
    await page.getByRole('button', { name: 'Revenir au texte fourni' }).click();
  }
  await expect(page.getByText('Le texte fourni sert de nouveau.')).toBeVisible();
  await expect(page.getByText('C’est le texte fourni avec Collégiale.')).toBeVisible();
});

test('two CPTS begin one agreement, its annexes are chosen, and an opinion is asked and given', async ({
  page,
  look,
}, testInfo) => {
  await signIn(page, people.president);
  await page.goto(`${LIST}/nouvelle`);
  await page.getByText('Avec d’autres CPTS').click();
  await look();
  const other = await page
    .getByRole('group', { name: 'Elles signent la même convention' })
    .locator('label span')
    .first()
    .innerText();
  const title = `Convention à deux ${testInfo.project.name} ${Date.now()}`;
  const path = await draft(page, title, [other]);

  // Two documents are joined; the text names the second one first.
  await page.goto(`${path}/documents`);
  for (const [name, words] of [['plan.pdf', 'plan'], ['effectifs.pdf', 'effectifs']] as const) {
    await page.getByLabel('Joindre un document').setInputFiles(file(name, `${words} ${title}`));
    await page.getByRole('button', { name: 'Joindre', exact: true }).click();
    await expect(page.getByText('Document joint.')).toBeVisible();
  }
  await page.getByRole('link', { name: /Choisir les documents que le texte cite/ }).click();
  await look();
  const of = (name: string) => page.getByRole('group', { name });
  await of('plan.pdf').getByLabel('Place').selectOption('1');
  await of('effectifs.pdf').getByLabel('Place').selectOption('1');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Une autre annexe a déjà cette place.').first()).toBeVisible();
  await look();
  await of('plan.pdf').getByLabel('Place').selectOption('2');
  await of('effectifs.pdf').getByLabel('Titre').fill('Tableau des effectifs');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Annexes enregistrées.')).toBeVisible();
  await expect(page.getByText('Annexe 2')).toBeVisible();
  await look();

  await page.getByRole('button', { name: 'Ouvrir la négociation' }).click();
  await expect(page.getByRole('heading', { name: new RegExp(other) })).toBeVisible();
  await look();

  // From now on a change of annexes is a version, and the comparison says it.
  await page.goto(`${path}/annexes`);
  await of('Tableau des effectifs').getByLabel('Place').selectOption('');
  await page.getByLabel('Ce qui change, en une phrase').fill('Les effectifs ne sont plus une annexe.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('link', { name: 'Voir ce qui change' }).first().click();
  await expect(page.locator('del', { hasText: 'Tableau des effectifs' })).toBeVisible();
  await look();

  await page.goto(path);
  await page.getByRole('link', { name: 'Demander un avis' }).click();
  await look();
  await page.getByRole('button', { name: 'Demander l’avis' }).click();
  await expect(page.getByText('L’avis de tous les membres est demandé')).toBeVisible();
  // Whoever is asked finds it on the first page too, until she has answered.
  const waits = page.getByRole('listitem').filter({ hasText: title });
  await page.goto('/');
  await waits.getByRole('link', { name: 'Votre avis sur une convention est demandé' }).click();
  await page.getByLabel('Avis réservé').check();
  await page.getByLabel('Vos raisons').fill('Le préavis est trop court pour les patients suivis.');
  await page.getByRole('button', { name: 'Donner mon avis' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Le préavis est trop court' })).toBeVisible();
  await look();
  await page.goto(path);
  await expect(page.getByText('Avis réservé : 1.')).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Mes CPTS' })).toBeVisible();
  await expect(waits).toHaveCount(0);
});

test('a signature on paper is sent by one officer, set aside and confirmed by another', async ({
  page,
  look,
}) => {
  await signIn(page, people.president);
  await page.goto(LIST);
  await page.getByRole('link', { name: /Journées de prévention/ }).click();
  const path = new URL(page.url()).pathname;
  const send = async (words: string) => {
    await page.goto(path);
    await page.getByRole('link', { name: 'Enregistrer une signature sur papier' }).click();
    await look();
    await page.getByRole('link', { name: /^Commune/ }).click();
    await look();
    await page.getByLabel(/Scan du document signé/).setInputFiles(file('scan.pdf', words));
    await page.getByRole('button', { name: 'Envoyer le scan' }).click();
    await expect(page.getByText(/Scan enregistré/)).toBeVisible();
  };
  await send('illisible');
  // Who sent it cannot confirm it.
  await expect(page.getByRole('button', { name: /C’est bien sa signature/ })).toHaveCount(0);
  await look();
  await page.getByRole('button', { name: 'Écarter ce scan' }).click();
  await expect(page.getByText('Scan écarté')).toBeVisible();
  await send('lisible');

  await page.context().clearCookies();
  await signIn(page, people.secretary);
  await page.goto(path);
  await look();
  await expect(page.getByRole('link', { name: 'Comparer le scan au document' })).toBeVisible();
  await page.goto('/');
  await page.getByRole('link', { name: 'Une signature sur papier à confirmer' }).click();
  await look();
  await page.getByRole('button', { name: /C’est bien sa signature/ }).click();
  await expect(page.getByText(/^Signature confirmée/)).toBeVisible();
  await expect(page.getByText(/Sur papier, par/).first()).toBeVisible();
});

test('the dossier for the agency has the year’s agreements, and weights show partners at no vote', async ({
  page,
  look,
}) => {
  await signIn(page, people.president);
  await page.goto(LIST);
  await page.getByRole('link', { name: 'Le dossier pour l’ARS' }).click();
  await expect(page.getByText(/GHT des Rives et des Brumes/).first()).toBeVisible();
  await look();
  for (const [name, magic] of [[/dossier complet/, 'PK'], [/PDF seul/, '%PDF-']] as const) {
    const href = await page.getByRole('link', { name }).getAttribute('href');
    const answer = await page.request.get(href ?? '');
    expect(answer.status()).toBe(200);
    expect((await answer.body()).subarray(0, magic.length).toString()).toBe(magic);
  }
  await page.getByLabel('Année').fill('2019');
  await page.getByRole('button', { name: 'Choisir' }).click();
  await expect(page.getByText('Aucune convention n’a été en vigueur sur cette période.')).toBeVisible();
  await look();

  await page.goto(`/cpts/${CPTS}/poids`);
  const under = page.getByRole('row', { name: /Hôpital local|Centre hospitalier/ }).first();
  await expect(under.getByText('0', { exact: true }).first()).toBeVisible();
  await look();
});
