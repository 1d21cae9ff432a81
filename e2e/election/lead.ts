import { expect } from '@playwright/test';

import type { Phone } from '../fixtures/phone.ts';
import { COLLEGES, CPTS } from './people.ts';

/** Fills the two fields of a moment, at the clocks of France: so many days from the day that it is. */
async function moment(phone: Phone, legend: string, day: string, hour: string): Promise<void> {
  const fields = phone.page.getByRole('group', { name: legend });
  await fields.getByLabel('Jour').fill(day);
  await fields.getByLabel('Heure').fill(hour);
}

function after(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(day);
}

/** The president prepares the election; gives its address. */
export async function prepare(phone: Phone, title: string): Promise<string> {
  const page = await phone.come(`${CPTS}/elections`);
  await page.getByRole('link', { name: 'Préparer une élection' }).click();
  await phone.look();
  await page.getByLabel('Titre').fill(title);
  // More than the statutes give: said at the field, by the name of the college.
  const [first] = COLLEGES;
  const fields = page.locator('input[name^=sieges-]');
  for (const field of await fields.all()) await field.fill('0');
  await page.locator(`[id="sieges-${first!.id}"]`).fill('99');
  await moment(phone, 'Début des candidatures', after(0), '00:01');
  await moment(phone, 'Fin des candidatures', after(4), '20:00');
  await moment(phone, 'Ouverture du vote', after(7), '08:00');
  await moment(phone, 'Clôture du vote', after(9), '20:00');
  await phone.press('Garder');
  await expect(page.locator('.error-summary')).toContainText(`« ${first!.name} »`);
  for (const { id, seats } of COLLEGES) {
    await page.locator(`[id="sieges-${id}"]`).fill(String(seats));
  }
  await phone.press('Garder');
  await phone.told('Désignez maintenant le bureau de vote');
  return new URL(page.url()).pathname;
}

/** Names somebody of the electoral board. */
export async function name(phone: Phone, path: string, who: string, what: string): Promise<void> {
  const { page } = phone;
  await page.goto(`${path}/bureau`);
  await page.getByLabel(/^Désigner un membre/).fill(who);
  await page.getByRole('search').or(page.locator('form.search')).first()
    .getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('radio', { name: who }).check();
  await page.getByRole('radio', { name: what }).check();
  await phone.press('Désigner');
  await phone.told('Désigné');
}

/** Stands as a candidate. */
export async function stand(phone: Phone, path: string): Promise<void> {
  const page = await phone.come(path);
  await page.getByRole('link', { name: 'Me présenter' }).click();
  await page.getByLabel('Profession de foi').fill(
    'Je veux un conseil qui se réunit peu et décide vite.\n\n- une page de compte rendu\n- des remplacements organisés',
  );
  await phone.press('Déposer ma candidature');
  await phone.told('Candidature déposée');
}

/** Gives a proxy. */
export async function give(phone: Phone, path: string, holder: string): Promise<void> {
  const page = await phone.come(`${path}/liste`);
  await page.getByLabel(/^Donner pouvoir à/).fill(holder);
  await phone.press('Chercher');
  await page.locator('li', { hasText: holder }).getByRole('button', { name: 'Lui donner pouvoir' }).click();
  await phone.told('Pouvoir donné');
}

/** What one of the electoral board proposed, another confirms. */
export async function confirm(phone: Phone, path: string): Promise<void> {
  await phone.come(`${path}/bureau`);
  await phone.press('Confirmer');
  await phone.told('Confirmé');
}

/** Confirms a word in a section that opens. */
export async function sure(phone: Phone, label: string, word: string): Promise<void> {
  const { page } = phone;
  await page.locator('summary', { hasText: label }).click();
  await page.getByLabel(`Pour confirmer, écrivez « ${word} »`).fill(word);
  await page.getByRole('button', { name: label }).click();
}

/** Waits for what the server does by itself at its hour. */
export async function comes(phone: Phone, path: string, text: string | RegExp): Promise<void> {
  await phone.come(path);
  await expect(async () => {
    await phone.page.reload();
    await expect(phone.page.getByRole('main')).toContainText(text, { timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

/** Finds somebody at the desk. */
export async function atDesk(phone: Phone, path: string, who: string): Promise<void> {
  const page = await phone.come(`${path}/feuilles/remettre`);
  await page.getByLabel('Nom du membre').fill(who.split(' ').slice(1).join(' '));
  await phone.press('Chercher');
  await expect(page.getByRole('heading', { level: 2, name: who })).toBeVisible();
}

/** Enters a count of the one paper: for the first name on it, or, wrongly, blank. */
export async function countPaper(phone: Phone, path: string, right: boolean): Promise<void> {
  const page = await phone.come(`${path}/depouillement`);
  await page.getByLabel('Bulletins', { exact: true }).fill('1');
  await page.getByLabel('Dont blancs').fill(right ? '0' : '1');
  for (const field of await page.locator('input[name^=voix-]').all()) await field.fill('0');
  if (right) await page.locator('input[name=voix-0]').fill('1');
  await phone.press('Enregistrer mon compte');
}
