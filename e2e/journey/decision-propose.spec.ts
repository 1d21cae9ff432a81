import { readFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/a11y.ts';
import { comeInAs, people } from '../fixtures/people.ts';

const DECISIONS = '/cpts/pays-des-gabares/decisions';
const MEMBER = 'Léonie Vuillemin';

async function becomes(page: Page, name: string, path: string): Promise<void> {
  await page.context().clearCookies();
  await comeInAs(page, name, path);
}

test('a proposal is written, read before it is kept, tabled, discussed, improved and found again', async ({ page, look }) => {
  const title = `Maison de garde ${Date.now()}`;
  await comeInAs(page, people.secretary, DECISIONS);
  await look();
  await page.getByRole('link', { name: 'Proposer une décision' }).click();
  await look();

  // Nothing typed is lost, and what was forgotten is said at its field.
  await page.getByLabel('Titre').fill(title);
  await page.locator('input[name=decision]').first().check();
  await page.getByLabel('Pourquoi').fill('Les soirs, les patients vont loin.');
  await page.getByLabel('Texte soumis').fill('   ');
  await page.getByRole('button', { name: 'Garder le brouillon' }).click();
  await expect(page.getByRole('alert')).toContainText('Écrivez le texte à décider');
  await expect(page.getByLabel('Titre')).toHaveValue(title);
  await look();

  // The text as it will be read, without script; what is hostile in it is read and not done.
  await page
    .getByLabel('Texte soumis')
    .fill('# Garde\n\nLa CPTS ouvre **le samedi**.\n\n<script>document.title = "pris"</script>\n\n[ici](javascript:alert(1))');
  await page.getByRole('button', { name: 'Voir le texte mis en forme' }).click();
  await expect(page.getByText('Rien n’est encore enregistré.')).toBeVisible();
  await expect(page.locator('.prose strong')).toHaveText('le samedi');
  await expect(page.locator('.prose')).toContainText('<script>');
  await expect(page.locator('.prose a')).toHaveCount(0);
  await expect(page).not.toHaveTitle(/pris/);
  await look();
  await page.getByRole('button', { name: 'Garder le brouillon' }).click();
  await expect(page.getByRole('status')).toContainText('Brouillon gardé');
  await look();
  const here = new URL(page.url()).pathname;

  // A document beside it; what is none is refused.
  await page.getByRole('link', { name: 'Joindre ou retirer un document' }).click();
  const file = page.getByLabel('Joindre un document');
  await file.setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
  await page.getByRole('button', { name: 'Joindre', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('n’est pas ce que son nom annonce');
  await look();
  await file.setInputFiles({ name: 'Budget été.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 x') });
  await page.getByRole('button', { name: 'Joindre', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Document joint');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Budget été.pdf' }).click();
  const kept = await download;
  expect(kept.suggestedFilename()).toBe('Budget été.pdf');
  expect(await readFile(await kept.path(), 'utf8')).toBe('%PDF-1.4 x');

  // Nobody else sees a draft.
  await becomes(page, MEMBER, DECISIONS);
  await expect(page.getByText(title)).toHaveCount(0);
  expect((await page.goto(here))?.status()).toBe(404);
  await becomes(page, people.secretary, here);
  await page.getByRole('button', { name: 'Déposer la proposition' }).click();
  await expect(page.getByRole('status')).toContainText('la discussion est ouverte');
  await look();

  // A member asks; the author improves the text, and both versions can be read.
  await becomes(page, MEMBER, here);
  await page.getByLabel('Votre commentaire').fill('Et le dimanche ?');
  await page.getByRole('button', { name: 'Publier le commentaire' }).click();
  await expect(page.locator('.comment').first()).toContainText('Et le dimanche ?');
  await page.locator('.comment__acts').getByText('Modifier', { exact: true }).click();
  await page.getByLabel('Vos mots').fill('Et le dimanche matin ?');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.locator('.comment').first()).toContainText('modifié');
  await look();

  await becomes(page, people.secretary, `${here}/modifier`);
  await look();
  await page.getByLabel('Texte soumis').fill('# Garde\n\nLa CPTS ouvre **le samedi et le dimanche**.');
  await page.getByLabel('Ce qui change, et pourquoi').fill('   ');
  await page.getByRole('button', { name: 'Enregistrer cette version' }).click();
  await expect(page.getByRole('alert')).toContainText('Dites ce qui change');
  await page.getByLabel('Ce qui change, et pourquoi').fill('Le dimanche aussi.');
  await page.getByRole('button', { name: 'Enregistrer cette version' }).click();
  await expect(page.getByText('Le dimanche aussi.')).toBeVisible();
  await page.getByRole('link', { name: 'Voir ce qui change' }).click();
  await expect(page.locator('.difference ins').first()).toContainText('dimanche');
  await look();

  // The register finds it by its text, and goes to a spreadsheet.
  await page.goto(`${DECISIONS}?mots=${encodeURIComponent(title)}`);
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await look();
  const export_ = page.waitForEvent('download');
  await page.getByRole('link', { name: /Exporter/ }).click();
  expect(await readFile(await (await export_).path(), 'utf8')).toContain(title);
  await page.goto(`${DECISIONS}?mots=introuvable-${Date.now()}`);
  await expect(page.getByText('Rien ne correspond.')).toBeVisible();
});

test('a facilitator hides a comment and says why; its author still reads it', async ({ page, look }) => {
  const title = `Réunions ${Date.now()}`;
  const words = `Hors sujet ${Date.now()}`;
  await comeInAs(page, people.secretary, `${DECISIONS}/proposer`);
  await page.getByLabel('Titre').fill(title);
  await page.locator('input[name=decision]').first().check();
  await page.getByLabel('Pourquoi').fill('Trop de réunions.');
  await page.getByLabel('Texte soumis').fill('Une réunion par mois.');
  await page.getByRole('button', { name: 'Garder le brouillon' }).click();
  await page.getByRole('button', { name: 'Déposer la proposition' }).click();
  const here = new URL(page.url()).pathname;
  await becomes(page, MEMBER, here);
  await page.getByLabel('Votre commentaire').fill(words);
  await page.getByRole('button', { name: 'Publier le commentaire' }).click();

  await becomes(page, people.secretary, here);
  await page.locator('.comment__acts').getByText('Masquer', { exact: true }).click();
  await page.getByRole('button', { name: 'Masquer ce commentaire' }).click();
  await expect(page.getByRole('alert')).toContainText('Dites pourquoi');
  await look();
  await page.getByLabel('Pourquoi le masquer').selectOption('aside');
  await page.getByRole('button', { name: 'Masquer ce commentaire' }).click();
  await expect(page.getByText('Masqué par').first()).toBeVisible();
  await look();

  await becomes(page, people.treasurer, here);
  await expect(page.getByText('il ne parle pas de la proposition')).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(0);
  await look();
  await becomes(page, MEMBER, here);
  await expect(page.getByText(words)).toBeVisible();
  await becomes(page, people.president, '/cpts/pays-des-gabares/journal');
  await expect(page.getByText(/Commentaire masqué/).first()).toBeVisible();
});
