import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { verify } from '../election/proof.ts';
import { expect, test } from '../fixtures/a11y.ts';
import { people, signInByLink } from '../fixtures/people.ts';
import { type Phone, Everybody, each, pass } from '../fixtures/phone.ts';
import { enrol, sign } from '../fixtures/signing.ts';
import * as feed from './feed.ts';
import { ADDRESS, CPTS, DIRECTOR, HOSPITAL, VOTERS, both, change, day, signs } from './people.ts';

/** What a diary, a file name and a page must bear. */
const TITLE = 'Sorties ; « retour », à domicile\\n, et suivi 🏥 des patients de la clinique et de l’hôpital, le soir aussi';
const PROMISE = 'Lettres de liaison le jour de la sortie';

/**
 * The whole life of a contract, on the devices of those who make it: on phones, and once more at desks. The clock of its server goes
 * weeks ahead, so that no other journey runs on it.
 */
test('a hospital and a CPTS make a contract, from its template to the first reminder', async ({
  page, browser, baseURL, viewport, hasTouch,
}) => {
  test.setTimeout(420_000);
  const screen = { viewport: viewport!, hasTouch: hasTouch ?? false };
  const all = new Everybody(browser, baseURL, { [DIRECTOR]: ADDRESS }, screen);
  const president = await all.of(people.president);
  const director = await all.of(DIRECTOR);
  let path = '';
  let decision = '';

  await test.step('the president drafts it from the template, and opens the negotiation', async () => {
    path = await draft(president);
    await president.press('Ouvrir la négociation');
    await president.told('La négociation est ouverte');
    await both(president);
  });

  await test.step('the director signs in by the link to her own address, and comments', async () => {
    await president.come(`${path}/partenaire`);
    await president.page.getByLabel('Prénom et nom').fill(DIRECTOR);
    await president.page.getByLabel('Fonction').fill('Directrice');
    await president.page.getByLabel('Adresse e-mail professionnelle').fill(ADDRESS);
    await president.page.getByLabel('Cette personne signe pour le partenaire').check();
    await president.press('Envoyer le lien');
    await president.told('Le lien est parti');
    await signInByLink(director.page, ['Hélène', 'Orçay'], ADDRESS, /\/invitation-convention\/[\w-]+/);
    await both(director);
    await director.press('Lire la convention');
    await expect(director.page).toHaveURL((url) => url.pathname === path);
    await both(director);
    await director.come(`${path}/texte`);
    const clause = director.page.locator('article#objet');
    await clause.getByText('Commenter', { exact: true }).click();
    await clause.getByLabel('Votre commentaire').fill('Qui appelle le médecin traitant le samedi ?');
    await clause.getByRole('button', { name: 'Envoyer le commentaire' }).click();
    await expect(director.page.getByText('Qui appelle le médecin traitant le samedi ?')).toBeVisible();
    await both(director);
  });

  await test.step('a second version answers her, and she sees what changed', async () => {
    await president.come(`${path}/texte`);
    await expect(president.page.locator('article#objet')).toContainText('Partenaire');
    await both(president);
    await president.press('Marquer comme traité');
    await president.come(`${path}/modifier`);
    const object = president.page.locator('details', { hasText: 'Objet' }).first();
    await object.locator('summary').click();
    await object.getByLabel('Texte').fill('La présente convention fixe qui appelle le médecin traitant, le samedi aussi.');
    await president.page.getByLabel('Ce qui change, en une phrase').fill('Le samedi.');
    await president.press('Enregistrer une nouvelle version');
    await director.come(`${path}/versions`);
    await expect(director.page.getByText('Modifiée')).toBeVisible();
    await both(director);
  });

  await test.step('the board is asked; two of it stand aside, and it says why', async () => {
    await president.come(path);
    await president.page.getByRole('link', { name: 'Demander le mandat de signer' }).click();
    await both(president);
    await president.page.getByLabel('Pourquoi signer la version 2').fill('Les sorties du samedi se passent mal.');
    await president.press('Préparer la décision');
    await president.press('Déposer la proposition');
    decision = new URL(president.page.url()).pathname;
    await both(president);
    await president.come(path);
    await aside(president);
    // Nobody opens the signing before that, and the page says why.
    await expect(president.page.getByText('La décision qui donne mandat n’est pas achevée.').first()).toBeVisible();
    await expect(president.page.locator('form[action$="/signatures"]')).toHaveCount(0);
    await pass(page, 3);
    await president.come(decision);
    await president.press('Ouvrir le premier tour');
    await each([people.president, ...VOTERS], async (who) => {
      const member = await all.of(who);
      await member.come(`${decision}/position`);
      await enrol(member.page);
      await member.page.getByText('Consentement', { exact: true }).first().click();
      await sign(member.page);
    });
    await pass(page, 4);
    await president.come(decision);
    await expect(async () => {
      await president.page.reload();
      await expect(president.page.getByText('Adoptée par consentement').first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await both(president);
  });

  await test.step('both sign: a member with her device, the hospital with one that an officer’s code lets in', async () => {
    await president.come(path);
    await aside(president);
    await president.press('Ouvrir les signatures');
    await president.told('Les signatures sont ouvertes');
    await both(president);
    await president.come(`${path}/signer`);
    await both(president);
    await signs(president);
    await director.come(`${path}/signer`);
    await enrol(director.page);
    await both(director);
    await president.come(`${path}/partenaire`);
    await president.press('Créer un code');
    const code = (await president.page.locator('.code-shown code').innerText()).replace(/\D/g, '');
    await both(president);
    await director.page.getByLabel('Code', { exact: true }).fill(code);
    await director.press('Valider le code');
    await director.told('peut signer cette convention');
    await signs(director);
    // Its first day is yet to come.
    await expect(director.page.getByText(/elle prend effet le/)).toBeVisible();
    await both(director);
    await president.come(path);
    await both(president);
    await president.come(`/cpts/${CPTS}/conventions?mots=${encodeURIComponent('patients')}`);
    await expect(president.page.getByRole('link', { name: /patients de la clinique/ }).first()).toBeVisible();
    await expect(president.page.getByRole('main')).toContainText('GHT des Rives et des Brumes');
    await both(president);
  });

  const address = await feed.open(president);
  const before = await feed.read(page, address, { title: TITLE, promise: PROMISE, on: day(60) });

  await test.step('anybody verifies the document and the file, and an altered one is refused', async () => {
    const id = path.split('/').at(-1)!;
    const get = async (of: string) => {
      const answer = await president.page.request.get(`${path}/${of}`);
      expect(answer.status(), of).toBe(200);
      return answer.body();
    };
    const send = async (at: string, name: string, buffer: Buffer) => {
      await page.goto(at);
      await page.getByLabel('Votre exemplaire').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
      await page.getByRole('button', { name: 'Vérifier' }).click();
      await expect(page.locator('#constat')).toBeVisible();
    };
    const fails = page.locator('#constat [data-mark="fails"]');
    const pdf = await get('document.pdf');
    await send(`/conventions/verifier/${id}`, 'convention.pdf', pdf);
    await expect(fails).toHaveCount(0);
    await expect(page.locator('#constat')).toContainText(DIRECTOR);
    await send(`/conventions/verifier/${id}`, 'convention.pdf', change(pdf, pdf.length >> 1));
    await expect(page.locator('#constat')).toContainText('Ce n’est pas le document signé.');
    await expect(fails).toHaveCount(1);
    const file = await get('fichier.convention');
    await send('/verifier/convention', 'a.convention', file);
    await expect(fails).toHaveCount(0);
    const altered = change(file, file.indexOf(PROMISE) + 1);
    await send('/verifier/convention', 'a.convention', altered);
    await expect(fails.first()).toBeVisible();

    // Offline, by the auditor's program.
    const folder = await mkdtemp(join(tmpdir(), 'convention-'));
    await writeFile(join(folder, 'whole.convention'), file);
    await writeFile(join(folder, 'altered.convention'), altered);
    const taken = { folder, archives: [], dossier: '' };
    const whole = await verify(taken, 'whole.convention');
    expect(whole.holds, whole.said).toBe(true);
    expect(whole.said).toContain(DIRECTOR);
    const refused = await verify(taken, 'altered.convention');
    expect(refused.holds, refused.said).toBe(false);
    await rm(folder, { recursive: true });
  });

  await test.step('weeks later who looks after it is reminded, at home and by mail, and her diary stays the same', async () => {
    await pass(page, 32);
    await president.come(`/cpts/${CPTS}/conventions/calendrier`);
    await expect(president.page.getByRole('main')).toContainText(PROMISE);
    await both(president);
    await president.come('/');
    await expect(president.page.getByRole('main')).toContainText(PROMISE);
    await both(president);
    const after = await feed.read(page, address, { title: TITLE, promise: PROMISE, on: day(60) });
    expect(after).toBe(before);
    // The job that reminds runs every minute.
    await expect(async () => {
      const mails = await (await page.request.get('/demo/courrier')).text();
      expect(mails).toMatch(/Dans \d+ jours, indicateur à relever/);
    }).toPass({ timeout: 75_000, intervals: [3_000] });
  });

  expect(all.complaints()).toEqual([]);
});

/** A draft, complete; its address. */
async function draft(president: Phone): Promise<string> {
  const page = await president.come(`/cpts/${CPTS}/conventions`);
  await both(president);
  await page.getByRole('link', { name: 'Préparer une convention' }).click();
  await both(president);
  await page.getByRole('checkbox', { name: HOSPITAL }).check();
  await page.getByLabel('Date d’effet').fill(day(10));
  await page.getByLabel('Dernier jour').fill(day(1_000));
  await president.press('Créer le brouillon');
  const left = page.getByRole('group', { name: 'À compléter' }).getByRole('textbox');
  for (let n = 0; n < (await left.count()); n++) await left.nth(n).fill(`réponse ${n + 1}`);
  await page.getByLabel('Titre', { exact: true }).fill(TITLE);
  const theirs = page.getByRole('group', { name: new RegExp(`^Pour ${HOSPITAL}`) });
  await theirs.getByLabel('Signataire').fill(DIRECTOR);
  await theirs.getByLabel('Fonction').fill('Directrice');
  await both(president);
  await president.press('Enregistrer le brouillon');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
  const path = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Engagements et financement' }).click();
  await both(president);
  await page.getByRole('heading', { name: 'Indicateurs' }).locator('..').getByText('Ajouter un indicateur').first().click();
  await page.locator('[id="i0.quoi"]').fill(PROMISE);
  await page.locator('[id="i0.cible"]').fill('90');
  await page.locator('[id="i0.unite"]').fill('%');
  await page.locator('[id="i0.date"]').fill(day(60));
  await president.press('Enregistrer');
  await expect(page.getByText(PROMISE)).toBeVisible();
  return path;
}

/** Two of the board stand aside, each with the reason. */
async function aside(president: Phone): Promise<void> {
  const mandate = president.page.getByRole('main');
  await expect(mandate).toContainText('2 membres en déport');
  const lines = president.page.getByText(/, lié à .* \(statuts, article 14\)/);
  await expect(lines).toHaveCount(2);
}
