import { expect, test } from '../fixtures/a11y.ts';
import { people, signIn } from '../fixtures/people.ts';
import { enrol, find, sign } from '../fixtures/signing.ts';

const CPTS = 'pays-des-gabares';
/** Its round is open in the demonstration. */
const OPEN = 'Une messagerie sécurisée pour tous les échanges';
const REVIEW = 'Relire avant de signer';
const SIGN = 'Signer et envoyer';

test('without a script the page says what signing needs', async ({ page, javaScript, look }) => {
  test.skip(javaScript, 'there is JavaScript');
  await signIn(page, people.secretary);
  await page.goto(`${await find(page, CPTS, OPEN)}/position`);
  await expect(page.getByText('Pour signer, il faut JavaScript')).toBeVisible();
  await look();
});

test('an objection is signed on a new device, answered, and settled by its objector', async ({
  page,
  browser,
  baseURL,
  look,
  javaScript,
}, testInfo) => {
  test.skip(!javaScript, 'the browser signs');
  // Each size of screen has a member of its own: both change the same decision.
  const phone = testInfo.project.name.includes('phone');
  await signIn(page, phone ? people.secretary : people.treasurer);
  const path = await find(page, CPTS, OPEN);
  await page.goto(`${path}/position`);
  await expect(page.getByText('Cet appareil ne signe pas encore pour vous')).toBeVisible();
  await look();
  await enrol(page);
  await expect(page).toHaveURL(`${path}/position`);

  await page.getByText('Objection', { exact: true }).first().click();
  await page.getByLabel('Pourquoi').fill('Deux logiciels de plus à ouvrir chaque matin.');
  await page.getByLabel('Quel dommage prévoyez-vous').fill('Les remplaçants ne répondraient plus.');
  await look();
  // The network fails while it is sent: what was signed is kept, and sent again as it is.
  await page.getByRole('button', { name: REVIEW }).click();
  await expect(page.getByText('et aucune autre (empreinte')).toBeVisible();
  await look();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: SIGN }).click();
  await expect(page.getByText('Signé, mais pas encore envoyé')).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Renvoyer' }).click();
  await expect(page.getByText('C’est signé et enregistré').first()).toBeVisible();
  await look();
  await page.getByRole('link', { name: 'Suivre l’objection' }).click();
  await expect(page.getByText('Elle attend une réponse')).toBeVisible();
  const objection = page.url();

  const context = await browser.newContext({ baseURL, locale: 'fr-FR' });
  const lead = await context.newPage();
  await signIn(lead, people.president);
  await lead.goto(objection);
  await enrol(lead);
  await lead.getByLabel('Votre réponse').fill('Un seul logiciel suffit : la messagerie s’ouvre dans le vôtre.');
  await sign(lead);
  await expect(lead.getByText('Une réponse est donnée')).toBeVisible();
  await context.close();

  await page.reload();
  await look();
  await page.getByText('Prise en compte', { exact: true }).click();
  await sign(page);
  await expect(page.getByText('accepte la réponse')).toBeVisible();

  // One may change one's mind until the round closes.
  await page.goto(`${path}/position`);
  await page.getByText('Consentement', { exact: true }).first().click();
  await sign(page);
  await expect(page.getByText(/Consentement, /)).toBeVisible();
});
