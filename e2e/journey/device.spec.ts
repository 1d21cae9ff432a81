import type { Browser, Page } from '@playwright/test';
import { expect, test } from '../fixtures/a11y.ts';
import { addAddress, people, signIn, signInByCode } from '../fixtures/people.ts';

const ENROL = 'Enregistrer cet appareil';
/** The card that says « Cet appareil ». */
const HERE = 'section.card:has([data-here]:not([hidden]))';

test('a member enrols her phone in one tap, and it knows itself again', async ({
  page,
  look,
  javaScript,
}) => {
  await signIn(page, people.nurse);
  await page.goto('/moi/appareils');
  await expect(page.getByRole('main')).toContainText('Aucun appareil ne signe pour vous.');
  await look();
  if (!javaScript) {
    await expect(page.getByText('Sans JavaScript')).toBeVisible();
    await expect(page.getByRole('button', { name: ENROL })).toBeHidden();
    return;
  }
  await expect(page.getByText('il pourra signer tout de suite')).toBeVisible();
  await page.getByRole('button', { name: ENROL }).click();
  await expect(page.getByText('L’appareil est enregistré.')).toBeVisible();
  await page.reload();
  const card = page.locator(HERE);
  await expect(card.getByText('Signe pour vous')).toBeVisible();
  await expect(page.getByRole('button', { name: ENROL })).toBeHidden();
  await look();

  await card.getByText('Renommer ou révoquer').click();
  await card.getByLabel('Nouveau nom').fill('Mon téléphone');
  await card.getByRole('button', { name: 'Renommer' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Mon téléphone' })).toBeVisible();
});

test('after a code by mail a device waits, and its owner stops it from her mailbox', async ({
  page,
  look,
  javaScript,
}, testInfo) => {
  test.skip(!javaScript, 'the browser makes the key');
  const address = `appareil.${testInfo.project.name}@exemple.test`;
  await signInByCode(page, address);
  await page.getByLabel('Prénom').fill('Sophie');
  await page.getByLabel('Nom', { exact: true }).fill('Lambert');
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page).not.toHaveURL(/connexion/);
  await page.goto('/moi/appareils');
  await expect(page.getByText('il attendra 72 heures')).toBeVisible();
  await page.getByRole('button', { name: ENROL }).click();
  await expect(page.getByText('En attente')).toBeVisible();
  await look();

  const mails = await (await page.request.get('/demo/courrier')).text();
  const link = /\/appareil\/[\w-]{43}/.exec(mails.slice(mails.indexOf(address)));
  await page.context().clearCookies();
  await page.goto(link?.[0] ?? '');
  await look();
  await page.getByRole('button', { name: 'Arrêter cet appareil' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('ne signe pas pour vous : il est arrêté')).toBeVisible();
});

test('one device lets another one in, and revokes it when it is lost', async ({
  page,
  browser,
  baseURL,
  look,
  javaScript,
}, testInfo) => {
  test.skip(!javaScript, 'the browser makes the key');
  const address = `secretariat.${testInfo.project.name}@exemple.test`;
  await signIn(page, people.secretary);
  await addAddress(page, address);
  await page.goto('/moi/appareils');
  await page.getByRole('button', { name: ENROL }).click();
  await expect(page.getByText('L’appareil est enregistré.')).toBeVisible();

  const second = await elsewhere(browser, baseURL, address, 'Le second');
  // It does not let itself in.
  await expect(second.getByRole('button', { name: 'Accepter', exact: true })).toBeHidden();
  await page.goto('/moi/appareils');
  await look();
  await page.getByRole('button', { name: 'Accepter', exact: true }).click();
  await expect(page.getByText('L’appareil est accepté.')).toBeVisible();
  await second.reload();
  const there = second.locator(HERE);
  await expect(there.getByText('Signe pour vous')).toBeVisible();

  const card = page.locator('section.card', { hasText: 'Le second' });
  await card.getByText('Renommer ou révoquer').click();
  await card.getByLabel('Pourquoi').selectOption('stolen');
  await look();
  await card.getByRole('button', { name: 'Révoquer' }).click();
  await expect(page.getByText('L’appareil est révoqué.')).toBeVisible();
  // Its browser makes another key if it is to sign again.
  await second.reload();
  await expect(second.getByRole('button', { name: ENROL })).toBeVisible();
  await second.context().close();
});

test('two officers at the desk let a member’s device in', async ({
  page,
  browser,
  baseURL,
  look,
  javaScript,
}, testInfo) => {
  test.skip(!javaScript, 'the browser makes the key');
  const address = `tresorerie.${testInfo.project.name}@exemple.test`;
  await signIn(page, people.treasurer);
  await addAddress(page, address);
  const member = await elsewhere(browser, baseURL, address, 'Au guichet');
  const digits = (await member.locator('.notice strong').innerText()).replace(/\D/g, '');

  for (const officer of [people.president, people.secretary]) {
    await page.context().clearCookies();
    await signIn(page, officer);
    await page.goto(`/cpts/pays-des-gabares/membres?q=${encodeURIComponent('Guessan')}`);
    await page.getByRole('main').getByRole('link', { name: /Guessan/ }).first().click();
    await page.getByRole('link', { name: 'Accepter son appareil au bureau' }).click();
    await page.getByLabel('Les 8 chiffres').fill('12345678');
    await page.getByRole('button', { name: 'Je confirme' }).click();
    await expect(page.getByText('ne montre ces chiffres').first()).toBeVisible();
    await look();
    await page.getByLabel('Les 8 chiffres').fill(digits);
    await page.getByRole('button', { name: 'Je confirme' }).click();
  }
  await expect(page.getByText('L’appareil est accepté')).toBeVisible();
  await member.reload();
  await expect(member.getByText('Accepté par deux personnes du bureau.')).toBeVisible();
  await member.context().close();
});

test('a browser that knows no such keys gets one from our program, and says so', async ({
  page,
  look,
  javaScript,
}, testInfo) => {
  test.skip(!javaScript, 'the browser makes the key');
  await page.addInitScript(() => {
    const make = crypto.subtle.generateKey.bind(crypto.subtle);
    const none = async (kind: unknown, ...rest: unknown[]) => {
      if (kind === 'Ed25519') throw new DOMException('no such kind', 'NotSupportedError');
      return make(...([kind, ...rest] as Parameters<typeof make>));
    };
    Object.defineProperty(crypto.subtle, 'generateKey', { value: none });
  });
  await signInByCode(page, `ancien.${testInfo.project.name}@exemple.test`);
  await page.getByLabel('Prénom').fill('Odile');
  await page.getByLabel('Nom', { exact: true }).fill('Ferrand');
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page).not.toHaveURL(/connexion/);
  await page.goto('/moi/appareils');
  await expect(page.getByText('Une clé moins bien gardée')).toBeVisible();
  await look();
  await page.getByRole('button', { name: ENROL }).click();
  await expect(page.getByText('En attente')).toBeVisible();
  await expect(page.getByText('la clé y est moins bien protégée')).toBeVisible();
  // It knows itself again, and signs.
  await page.reload();
  await expect(page.locator(HERE)).toBeVisible();
  await expect(page.getByRole('button', { name: ENROL })).toBeHidden();
});

/** Another browser of the same person, who came in by a code and enrolled it. */
async function elsewhere(
  browser: Browser,
  baseURL: string | undefined,
  address: string,
  name: string,
): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'fr-FR' });
  const page = await context.newPage();
  await signInByCode(page, address);
  await page.goto('/moi/appareils');
  await page.getByLabel('Nom de l’appareil').fill(name);
  await page.getByRole('button', { name: ENROL }).click();
  await expect(page.getByText('En attente')).toBeVisible();
  return page;
}
