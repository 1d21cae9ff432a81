import { readFile } from 'node:fs/promises';

import { expect, test } from '../fixtures/a11y.ts';
import { comeInAs } from '../fixtures/people.ts';

const families = ['Garnier', 'Faure', 'Rousset', 'Blanc', 'Guerin', 'Muller', 'Henry', 'Roussel', 'Nicolas', 'Perrin'];
const professions = ['Infirmière libérale', 'Médecin généraliste', 'Kiné', 'Pharmacien(ne)', 'Sage-femme'];

/** 200 lines, three of them wrong: a number that a spreadsheet rounded, an unknown trade, no name. */
function members(mark: string): Buffer {
  const lines = ['Nom;Prénom;RPPS;Profession;Commune;Code postal;E-mail'];
  for (let n = 0; n < 200; n += 1) {
    const family = `${families[n % 10]}-${mark}`;
    const given = `Essai ${String.fromCharCode(65 + Math.floor(n / 10))}`;
    lines.push(`${family};${given};;${professions[n % 5]};Amboise;37400;${mark}${n}@exemple.test`);
  }
  lines[41] = `Garnier-${mark};Zoe;1,00035E+10;Infirmière;Amboise;37400;`;
  lines[91] = `Blanc-${mark};Paul;;Boulanger;Amboise;37400;`;
  lines[151] = `;Anne;;Kiné;Amboise;37400;`;
  // As a French spreadsheet saves it: Windows-1252, which is Latin-1 for these letters.
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

test('a secretary imports 200 lines of which three are wrong, then takes them back', async ({ page, look }, info) => {
  const mark = info.project.name.replace(/[^a-z]/g, '');
  await comeInAs(page, 'Maëlle Poirier', '/cpts/pays-des-gabares/import');
  await look();
  await page.getByLabel('Fichier CSV').setInputFiles({ name: 'membres.csv', mimeType: 'text/csv', buffer: members(mark) });
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('membres.csv');
  const main = page.getByRole('main');
  await expect(main).toContainText('197 lignes à créer · 3 erreurs');
  const errors = page.getByRole('table').first();
  for (const said of ['Ligne 42', '3 « RPPS »', '1,00035E+10', 'Ligne 92', 'Boulanger', 'Ligne 152', '1 « Nom »', '(vide)']) {
    await expect(errors).toContainText(said);
  }
  await look();

  await page.getByRole('button', { name: 'Créer 197 adhésions' }).click();
  await expect(page.getByRole('status')).toContainText('197 adhésions créées');
  await look();

  await page.getByText('Annuler cet import').click();
  await page.getByRole('button', { name: 'Annuler l’import' }).click();
  await expect(page.getByRole('status')).toContainText('Import annulé');
  await expect(main).toContainText('tout est comme avant');
});

test('a file that is no CSV comes back with a sentence at its field', async ({ page }) => {
  await comeInAs(page, 'Maëlle Poirier', '/cpts/pays-des-gabares/import');
  await page
    .getByLabel('Fichier CSV')
    .setInputFiles({ name: 'membres.csv', mimeType: 'text/csv', buffer: Buffer.from('PK\u0003\u0004') });
  await page.getByRole('button', { name: 'Vérifier le fichier' }).click();
  await expect(page.getByRole('alert')).toContainText('C’est un classeur, pas un fichier CSV');
});

test('the register leaves as a file that opens in a spreadsheet', async ({ page }) => {
  await comeInAs(page, 'Maëlle Poirier', '/cpts/pays-des-gabares/membres');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Exporter en CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain("Numéro d'adhésion;Nom;Prénom");
  expect(text).not.toMatch(/(^|;)[=+@-]/m);
});
