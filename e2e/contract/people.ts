import { expect } from '../fixtures/a11y.ts';
import type { Phone } from '../fixtures/phone.ts';

/** Whose board seeks agreement on contracts; two of it practise some half-days in the hospital. */
export const CPTS = 'pays-des-gabares';
export const HOSPITAL = 'Centre hospitalier des Deux Rives';
export const DIRECTOR = 'Hélène Orçay';
export const ADDRESS = 'h.orcay@hopital.test';

/** Enough of the board, beside its president, for the quorum. */
export const VOTERS = [
  "Thierry N'Guessan", 'Maëlle Poirier', 'Élodie Grandjean', 'Pauline Castaing', 'Zoé Kervella', 'Magali Soulier',
] as const;

/** A day, counted from the start. */
export function day(after: number): string {
  const on = new Date(started);
  on.setDate(on.getDate() + after);
  return on.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
}
const started = Date.now();

/** Looks at the page as she has it, and on a phone in the other width too: at desks the run on phones has seen it. */
export async function both(phone: Phone): Promise<void> {
  await phone.look();
  const own = phone.page.viewportSize()!;
  if (own.width >= 800) return;
  await phone.page.setViewportSize({ width: 1280, height: 900 });
  await phone.look();
  await phone.page.setViewportSize(own);
}

/** Signs the document, on the page that shows it. */
export async function signs(phone: Phone): Promise<void> {
  await phone.press('Relire avant de signer');
  await expect(phone.page.getByRole('heading', { name: 'Ce que vous signez' })).toBeVisible();
  await phone.press('Signer et envoyer');
  await expect(phone.page.getByText('C’est signé').first()).toBeVisible();
}

/** The same bytes, but for one. */
export function change(bytes: Buffer, at: number): Buffer {
  const altered = Buffer.from(bytes);
  altered[at] = altered[at]! ^ 1;
  return altered;
}
