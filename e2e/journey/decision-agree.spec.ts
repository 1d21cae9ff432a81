import type { Browser, Page } from '@playwright/test';

import { expect, test } from '../fixtures/a11y.ts';
import { signIn, signInByCode } from '../fixtures/people.ts';
import { enrol, sign } from '../fixtures/signing.ts';

const CPTS = '/cpts/tuffeau-et-martins-pecheurs';
/** The board of twelve that decides by consent. */
const PRESIDENT = 'Soazig Kervella';
const OBJECTOR = 'Florian Szymański';
const CARDS = [
  'Mehdi Belkacem', 'Blandine Etcheverry', 'Claire Kaczmarek', 'Guy Kaddouri', 'Irène Fofana',
  'Tatiana Faucheux', 'Thomas Petitjean',
];
/** Without a professional card: two officers let their devices in. */
const MAILS: [string, string][] = [
  ['Saïdi', 'clement.saidi@exemple.test'],
  ['Fournier', 'jean-noel.fournier@exemple.test'],
  ['Soulier', 'sophie.soulier@exemple.test'],
];

async function another(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: 'fr-FR',
    viewport: { width: 360, height: 780 },
  });
  return context.newPage();
}

/** Takes a position, with words where it needs them. */
async function takes(page: Page, path: string, position: string, words: Record<string, string> = {}) {
  await page.goto(`${path}/position`);
  await page.getByText(position, { exact: true }).first().click();
  for (const [label, text] of Object.entries(words)) {
    await page.getByLabel(label).fill(text);
  }
  await sign(page);
}

test('a board proposes, discusses, objects, improves the text and adopts it by consent', async ({
  page,
  browser,
  baseURL,
  look,
  javaScript,
}, testInfo) => {
  test.skip(!javaScript, 'the browser signs');
  test.skip(!testInfo.project.name.startsWith('phone'), 'twelve people on their phones');
  test.setTimeout(360_000);

  // Proposed, and discussed.
  await signIn(page, PRESIDENT);
  await page.goto(`${CPTS}/decisions/proposer`);
  await page.getByLabel('Titre').fill('Une permanence du soir');
  await page.getByText(/^Choix stratégique/).first().click();
  await page.getByLabel('Pourquoi').fill('Après 18 h, personne ne répond.');
  await page.getByLabel('Texte soumis').fill('La maison de santé ouvre tous les soirs.');
  await page.getByRole('button', { name: 'Garder le brouillon' }).click();
  await page.getByRole('button', { name: 'Déposer la proposition' }).click();
  await expect(page.getByRole('status')).toContainText('la discussion est ouverte');
  const path = new URL(page.url()).pathname;

  const objector = await another(browser, baseURL);
  await signIn(objector, OBJECTOR);
  await objector.goto(path);
  await objector.getByLabel('Votre commentaire').fill('Tous les soirs, c’est trop pour nous.');
  await objector.getByRole('button', { name: 'Publier le commentaire' }).click();
  await expect(objector.getByText('Tous les soirs, c’est trop pour nous.').first()).toBeVisible();

  // The first round: an objection, its answer, and the objector's word.
  await page.goto(path);
  await page.getByRole('button', { name: 'Ouvrir le premier tour' }).click();
  await expect(page.getByRole('link', { name: 'Prendre position' })).toBeVisible();
  await objector.goto(`${path}/position`);
  await enrol(objector);
  await takes(objector, path, 'Objection', {
    Pourquoi: 'Nous sommes trois infirmiers.',
    'Quel dommage prévoyez-vous': 'Les tournées du matin ne seraient plus faites.',
  });
  await objector.getByRole('link', { name: 'Suivre l’objection' }).click();
  const objection = objector.url();
  await page.goto(objection);
  await enrol(page);
  await page.getByLabel('Votre réponse').fill('Deux soirs par semaine suffisent.');
  await sign(page);
  await objector.reload();
  await objector.getByText('Prise en compte', { exact: true }).click();
  await sign(objector);

  // The text is improved: who took a position is asked again.
  await page.goto(`${path}/modifier`);
  await page.getByLabel('Texte soumis à la décision').fill('La maison de santé ouvre deux soirs par semaine.');
  await page.getByLabel(/Ce qui change/).fill('Deux soirs au lieu de tous.');
  await page.getByRole('button', { name: 'Enregistrer cette version' }).click();
  await expect(page).not.toHaveURL(/modifier/);
  await page.goto(`${path}/texte`);
  await expect(page.getByRole('main')).toContainText('deux soirs par semaine');
  await look();
  await page.goto(path);
  await page.getByRole('button', { name: 'Ouvrir un nouveau tour' }).click();
  await look();
  await takes(objector, path, 'Consentement');
  await objector.context().close();
  await takes(page, path, 'Soutien');
  await look();

  for (const name of CARDS) {
    const member = await another(browser, baseURL);
    await signIn(member, name);
    await member.goto(`${path}/position`);
    await enrol(member);
    await takes(member, path, 'Soutien');
    await member.context().close();
  }
  for (const [family, address] of MAILS) {
    const member = await another(browser, baseURL);
    await signInByCode(member, address);
    await member.goto(`${path}/position`);
    await member.getByRole('link', { name: 'Enregistrer cet appareil' }).click();
    await member.getByRole('button', { name: 'Enregistrer cet appareil' }).click();
    const digits = (await member.locator('.notice strong').innerText()).replace(/\D/g, '');
    const desk = await another(browser, baseURL);
    for (const officer of [PRESIDENT, OBJECTOR]) {
      await desk.context().clearCookies();
      await signIn(desk, officer);
      await desk.goto(`${CPTS}/membres?q=${encodeURIComponent(family)}`);
      await desk.getByRole('main').getByRole('link', { name: new RegExp(family) }).first().click();
      await desk.getByRole('link', { name: 'Accepter son appareil au bureau' }).click();
      await desk.getByLabel('Les 8 chiffres').fill(digits);
      await desk.getByRole('button', { name: 'Je confirme' }).click();
    }
    await desk.context().close();
    await takes(member, path, 'Soutien');
    await member.context().close();
  }

  // Nobody is left to speak.
  await page.goto(path);
  await expect(page.getByText('Voix exprimées : 12 sur 12')).toBeVisible();
  await page.getByRole('button', { name: 'Clore maintenant' }).click();
  await expect(page.getByText('Adoptée par consentement').first()).toBeVisible();
  await look();
  await page.getByRole('link', { name: /^Vérifier/ }).first().click();
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Tout est juste.');
});
