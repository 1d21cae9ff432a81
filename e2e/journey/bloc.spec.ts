import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/a11y.ts';
import { comeInAs, people } from '../fixtures/people.ts';

const CPTS = '/cpts/pays-des-gabares';
const GHT = 'GHT des Rives et des Brumes';
const MEMBER = 'Léonie Vuillemin';

async function becomes(page: Page, name: string, path: string): Promise<void> {
  await page.context().clearCookies();
  await comeInAs(page, name, path);
}

/** Records a group and its first establishment, as a board does by form. */
async function record(page: Page, look: () => Promise<void>, group: string): Promise<void> {
  await page.getByRole('link', { name: 'Enregistrer un groupe' }).click();
  await look();
  await page.getByLabel(/Groupe privé/).check();
  await page.getByLabel('Nom', { exact: true }).fill(group);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(group);
  await look();
}

async function addParty(page: Page, finess: string, name: string, since: string): Promise<void> {
  await page.getByRole('link', { name: 'Ajouter un établissement' }).click();
  await page.getByLabel('FINESS de l’entité juridique').fill(finess);
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await page.getByLabel('Dans le groupe depuis le').fill(since);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
}

async function send(page: Page, text: string): Promise<void> {
  await page
    .getByLabel('Fichier CSV')
    .setInputFiles({ name: 'groupes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
}

test('a board records a group by form, and an establishment is in one group on a day', async ({ page, look }) => {
  await comeInAs(page, people.secretary, `${CPTS}/blocs`);
  await look();
  await record(page, look, 'Groupe des Formulaires');
  await addParty(page, '180000028', 'Clinique du Formulaire', '2021-03-01');
  await expect(page.getByRole('row', { name: /Clinique du Formulaire/ })).toContainText('FINESS 180000028');
  await look();

  // The same establishment in the hospital group: refused, with both groups and both periods.
  await page.goto(`${CPTS}/blocs`);
  await page.getByRole('link', { name: GHT }).click();
  await addParty(page, '180000028', 'Clinique du Formulaire', '2024-01-01');
  const alert = page.getByRole('alert');
  for (const said of ['Groupe des Formulaires', '1er mars 2021', GHT, '1er janvier 2024']) {
    await expect(alert).toContainText(said);
  }
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('Clinique du Formulaire');
  await look();

  // Once it has left the first, it may join the second; then the line is struck as a mistake.
  await page.goto(`${CPTS}/blocs`);
  await page.getByRole('link', { name: 'Groupe des Formulaires' }).click();
  await page.getByRole('link', { name: 'Clinique du Formulaire', exact: true }).click();
  await look();
  await page.getByLabel('Dernier jour dans le groupe').fill('2020-01-01');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('alert')).toContainText('Le dernier jour précède le premier');
  await look();
  await page.getByRole('button', { name: 'Rayer cette ligne' }).click();
  await expect(page.getByText('Rayé : enregistré par erreur').first()).toBeVisible();
});

test('a board imports groups from a file, and lines that contradict each other stop it', async ({ page, look }) => {
  await comeInAs(page, people.secretary, `${CPTS}/blocs`);
  await page.getByRole('link', { name: 'Importer un fichier' }).click();
  await look();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger un modèle' }).click();
  const model = await readFile(await (await download).path(), 'utf8');
  expect(model).toContain('Groupe;Type;FINESS;SIREN;Nom;Du;Au;Source');

  const head = 'Groupe;Type;FINESS;Nom;Du;Au\n';
  const good = 'Groupe du Fichier;groupe privé;180000036;Clinique du Fichier;01/02/2020;\n';
  await send(
    page,
    `${head}${good}Groupe du Fichier;;180000044;Clinique Double;01/01/2021;\n${GHT};;180000044;Clinique Double;01/06/2022;\n`,
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('groupes.csv');
  const main = page.getByRole('main');
  await expect(main).toContainText('1 ligne à créer · 2 erreurs');
  const errors = page.getByRole('table').first();
  for (const said of ['Ligne 3', 'Ligne 4', GHT, '1er juin 2022', '1er janvier 2021']) {
    await expect(errors).toContainText(said);
  }
  await expect(page.getByRole('button', { name: /sans les 2 lignes en erreur/ })).toBeVisible();
  await look();

  await page.getByRole('link', { name: 'Envoyer le fichier corrigé' }).click();
  await send(page, head + good);
  await page.getByRole('button', { name: 'Enregistrer 1 établissement' }).click();
  await expect(page.getByRole('status')).toContainText('1 établissement enregistré. 1 nouveau groupe.');
  await look();

  // The same file again changes nothing, and says so.
  await page.goto(`${CPTS}/blocs/import`);
  await send(page, head + good);
  await expect(main).toContainText('1 déjà enregistrée');
  await expect(main).toContainText('Il n’y a rien à enregistrer');
  await look();
  await page.goto(`${CPTS}/blocs`);
  const register = page.waitForEvent('download');
  await page.getByRole('link', { name: /Télécharger ce registre/ }).click();
  expect(await readFile(await (await register).path(), 'utf8')).toContain('Clinique du Fichier');
});

test('an attachment is declared, confirmed, contested by the member and decided again', async ({ page, look }) => {
  await comeInAs(page, MEMBER, '/mes-adhesions');
  await page.getByRole('main').getByRole('link', { name: /Gabares/ }).first().click();
  await page.getByRole('link', { name: 'Comprendre, déclarer ou contester' }).click();
  await look();
  const mine = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Déclarer un rattachement' }).click();
  await page.getByLabel('Établissement ou groupe').selectOption({ label: `${GHT}, le groupe lui-même` });
  await page.getByLabel(/vous le dirigez, le représentez/).check();
  await page.getByLabel('Depuis le').fill('2024-09-01');
  await page.getByLabel('Jusqu’au').fill('2024-01-31');
  await page.getByLabel('Ce qui le montre').fill('Nomination au comité stratégique');
  await page.getByRole('button', { name: 'Déclarer' }).click();
  await expect(page.getByRole('alert')).toContainText('Le dernier jour précède le premier');
  await expect(page.getByLabel('Ce qui le montre')).toHaveValue('Nomination au comité stratégique');
  await look();
  await page.getByLabel('Jusqu’au').fill('');
  await page.getByRole('button', { name: 'Déclarer' }).click();
  await expect(page.getByRole('status')).toContainText('Cela compte quand le bureau l’aura confirmé');
  await look();

  await becomes(page, people.secretary, `${CPTS}/rattachements`);
  await look();
  await page.getByRole('link', { name: new RegExp(MEMBER) }).click();
  await expect(page.getByText('Nomination au comité stratégique')).toBeVisible();
  await look();
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await expect(page.getByRole('status')).toContainText('Rattachement confirmé');

  await becomes(page, MEMBER, mine);
  await page.getByRole('link', { name: new RegExp(GHT) }).first().click();
  await look();
  await page.getByLabel(/Ce qui est inexact/).fill('Mon mandat a pris fin en juin.');
  await page.getByRole('button', { name: 'Contester' }).click();
  await expect(page.getByRole('status')).toContainText('Contesté');
  await look();

  await becomes(page, people.secretary, `${CPTS}/rattachements`);
  await page.getByRole('link', { name: new RegExp(MEMBER) }).click();
  await expect(page.getByText('Mon mandat a pris fin en juin.')).toBeVisible();
  // A decision on what is contested says why.
  await page.getByRole('button', { name: 'Écarter' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look();
  await page.getByLabel('Raison').fill('Le mandat est terminé.');
  await page.getByRole('button', { name: 'Écarter' }).click();
  await expect(page.getByRole('status')).toContainText('Rattachement écarté');

  await becomes(page, MEMBER, mine);
  await expect(page.getByText('Écarté').first()).toBeVisible();
});
