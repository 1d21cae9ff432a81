import { expect } from '@playwright/test';

import type { Phone } from '../fixtures/phone.ts';
import { COLLEGES, CPTS } from './people.ts';

/** Fills the two fields of a moment, at the clocks of France: so many days from the day that it is. */
async function moment(phone: Phone, legend: string, day: string, hour: string): Promise<void> {
  const fields = phone.page.getByRole('group', { name: legend });
  await fields.getByLabel('Jour').fill(day);
  await fields.getByLabel('Heure').fill(hour);
}

/** The day so many days after another one, as a field of a form has it. */
function after(from: string, days: number): string {
  return new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The president prepares the election, from the day that the server says it is; gives its address. */
export async function prepare(phone: Phone, title: string, from: string): Promise<string> {
  const page = await phone.come(`${CPTS}/elections`);
  await page.getByRole('link', { name: 'Préparer une élection' }).click();
  await phone.look();
  await page.getByLabel('Titre').fill(title);
  // More than the statutes give: said at the field, by the name of the college.
  const [first] = COLLEGES;
  const fields = page.locator('input[name^=sieges-]');
  for (const field of await fields.all()) await field.fill('0');
  await page.locator(`[id="sieges-${first!.id}"]`).fill('99');
  await moment(phone, 'Début des candidatures', after(from, 0), '00:01');
  await moment(phone, 'Fin des candidatures', after(from, 4), '20:00');
  await moment(phone, 'Ouverture du vote', after(from, 7), '08:00');
  await moment(phone, 'Clôture du vote', after(from, 9), '20:00');
  await phone.press('Enregistrer');
  await expect(page.locator('.error-summary')).toContainText(`« ${first!.name} »`);
  for (const { id, seats } of COLLEGES) {
    await page.locator(`[id="sieges-${id}"]`).fill(String(seats));
  }
  await phone.press('Enregistrer');
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

/** A picture of one pixel, as a telephone would send a large one. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A candidate adds her picture; what is no picture is refused at its field. */
export async function picture(phone: Phone, path: string): Promise<void> {
  const page = await phone.come(path);
  await page.getByRole('link', { name: phone.name, exact: true }).click();
  await page.locator('summary', { hasText: 'Ajouter une photo' }).click();
  const field = page.getByLabel('Photo', { exact: true });
  await field.setInputFiles({ name: 'moi.png', mimeType: 'image/png', buffer: Buffer.from('MZ') });
  await phone.press('Ajouter une photo');
  await expect(page.getByText('n’est pas une photo')).toBeVisible();
  await field.setInputFiles({ name: 'moi.png', mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') });
  await phone.press('Ajouter une photo');
  await phone.told('Photo enregistrée');
  await expect(page.getByRole('img', { name: `Photo de ${phone.name}` })).toBeVisible();
  await phone.look();
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

/**
 * Enters the one paper of an urn as a ballot, with the code of a sheet; gives its tracking number. A code that somebody votes
 * with is refused first.
 */
export async function enterPaper(phone: Phone, path: string, name: string, codes: readonly string[]): Promise<string> {
  const page = await phone.come(`${path}/depouillement`);
  await expect(page.getByRole('main')).toContainText('compté à part, il dirait qui a voté quoi');
  await phone.look();
  await page.getByRole('link', { name: 'Saisir les bulletins de papier' }).click();
  const code = page.getByLabel('Code de la feuille de réserve');
  await expect(code).toBeVisible();
  await phone.press('Proposer ces bulletins');
  await expect(page.getByRole('alert').first()).toContainText('Marquez de');
  await page.getByRole('checkbox', { name }).check();
  await code.fill(codes[0] ?? '');
  await phone.press('Proposer ces bulletins');
  await expect(page.locator('#papiers-refus')).toContainText('Un des codes n’est pas celui d’une feuille');
  await phone.look();
  await code.fill(codes[1] ?? '');
  await phone.press('Proposer ces bulletins');
  await expect(page.getByRole('heading', { name: 'Numéros de suivi' })).toBeVisible();
  await phone.look();
  return (await page.locator('#papiers-numeros li').first().textContent()) ?? '';
}

/** Two draw a sample of registrations, every teller opens her part, and all members say that theirs is theirs. */
export async function sample(chair: Phone, tellers: readonly Phone[], path: string): Promise<void> {
  const { page } = chair;
  const at = `${path}/echantillon`;
  await chair.come(at);
  await page.getByLabel('Votre nombre').fill('31 41 5');
  await chair.press('Proposer un échantillon');
  await chair.look();
  const [first] = tellers;
  await first!.come(`${path}/bureau`);
  await first!.page.getByRole('link', { name: 'Dire mon nombre' }).click();
  await first!.page.getByLabel('Votre nombre').fill('92653');
  await first!.press('Tirer l’échantillon');
  await first!.told('L’échantillon est tiré');
  await first!.look();
  for (const teller of tellers) {
    await teller.come(at);
    await teller.press('Ouvrir ma part');
    await expect(teller.page.getByRole('button', { name: 'Ouvrir ma part' })).toHaveCount(0, { timeout: 30_000 });
  }
  await chair.come(at);
  await expect(page.getByText('Signée par son appareil')).toHaveCount(10);
  for (const answer of await page.getByRole('radio', { name: 'Oui, c’est bien son inscription' }).all()) {
    await answer.check();
  }
  await chair.look();
  await chair.press('Enregistrer les réponses');
  await expect(page.getByRole('main')).toContainText('Aucune inscription faite à l’insu d’un membre n’a été trouvée');
  await chair.look();
}
