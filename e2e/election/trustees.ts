import { expect, type Page } from '@playwright/test';

import type { Phone } from '../fixtures/phone.ts';
import { CPTS } from './people.ts';

const PHRASE = 'une brume de mai sur la Cisse';

/** The president names them; gives the address of the group. */
export async function name(phone: Phone, group: string, people: readonly string[]): Promise<string> {
  const page = await phone.come(`${CPTS}/depositaires/nommer`);
  await page.getByLabel('Nom de ce groupe').fill(group);
  for (const who of people) {
    await page.getByLabel('Chercher un membre').fill(who);
    await phone.press('Chercher');
    await page.getByRole('checkbox', { name: who }).check();
  }
  await phone.look();
  await phone.press('Nommer ces dépositaires');
  await phone.told('reçoit un courriel');
  return new URL(page.url()).pathname;
}

/** Accepts, and makes a key that stays on this phone. */
export async function accept(phone: Phone, path: string): Promise<void> {
  const page = await phone.come(path);
  await page.locator('#phrase').fill(PHRASE);
  await page.getByLabel('La même, encore une fois').fill(PHRASE);
  const file = page.waitForEvent('download');
  await phone.press('J’accepte et je crée ma clé');
  await file;
  await expect(page.getByText('Votre clé est sur cet appareil')).toBeVisible();
}

/** Opens every urn that waits for her. */
export async function open(phone: Phone, path: string): Promise<void> {
  const page = await phone.come(`${path}/depouillement`);
  await page.locator('#ouvre-phrase').fill('une autre phrase, bien longue');
  await phone.press(/^Ouvrir/);
  await expect(page.getByText('Cette phrase n’ouvre pas cette clé')).toBeVisible();
  await page.locator('#ouvre-phrase').fill(PHRASE);
  await phone.press(/^Ouvrir/);
  await given(page);
}

/** Her part is done: the page says so, and asks her nothing more. */
async function given(page: Page): Promise<void> {
  await expect(page.locator('#ouverture')).toBeHidden({ timeout: 60_000 });
}
