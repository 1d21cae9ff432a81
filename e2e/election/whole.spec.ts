import { expect, test } from '../fixtures/a11y.ts';
import { cast, choose, prepareCode } from '../fixtures/ballot.ts';
import { Everybody, each, pass, today } from '../fixtures/phone.ts';
import * as lead from './lead.ts';
import {
  ADDRESSES, COLLEGES, GIVERS, OFFICERS, PAPER, PRESIDENT, PROXY, SKIPPED, TRUSTEES,
} from './people.ts';
import * as proof from './proof.ts';
import * as trustees from './trustees.ts';
import { vote } from './vote.ts';

const TITLE = 'Renouvellement d’une partie du conseil';

/**
 * The whole life of an election, on the phones of those who make it: three colleges, six voters each, three trustees of whom
 * one stays away, a seat that the cap of the hospital group keeps from who had the votes. The clock of this server goes weeks
 * ahead, so that no other journey runs on it.
 */
test('a board is elected from the call to the archive, and anybody verifies it', async ({ page, browser, baseURL }) => {
  test.setTimeout(900_000);
  const all = new Everybody(browser, baseURL, ADDRESSES);
  const president = await all.of(PRESIDENT);
  const chair = await all.of(OFFICERS.chair);
  const teller = await all.of(OFFICERS.tellers[0]);
  // Who has no account, and looks on.
  const anybody = await all.of('anybody');
  let path = '';

  await test.step('the president prepares it, names the electoral board, and calls', async () => {
    path = await lead.prepare(president, TITLE, await today(page));
    await president.look();
    await lead.name(president, path, OFFICERS.chair, 'Présidence du bureau de vote');
    for (const who of OFFICERS.tellers) await lead.name(president, path, who, 'Scrutatrice ou scrutateur');
    await lead.name(president, path, OFFICERS.sheets, 'Feuilles de vote');
    await president.look();
    await president.come(path);
    await president.press('Lancer l’appel à candidatures');
    await president.told('L’appel à candidatures est lancé');
  });

  await test.step('members stand, and two give their proxy', async () => {
    await each(COLLEGES.flatMap((it) => it.voters.slice(0, it.stand)), async (who) => {
      await lead.stand(await all.of(who), path);
    });
    await lead.picture(await all.of(COLLEGES[0].voters[0]!), path);
    for (const who of GIVERS) await lead.give(await all.of(who), path, PROXY);
    await (await all.of(GIVERS[0])).look();
    for (const who of Object.keys(ADDRESSES)) {
      const phone = await all.of(who);
      await phone.come('/moi/appareils');
      await phone.press('Enregistrer cet appareil');
      await expect(phone.page.getByText('En attente')).toBeVisible();
    }
  });

  await test.step('candidacies close; three trustees make the common key', async () => {
    await pass(page, 5);
    await president.come(path);
    await president.look();
    await lead.sure(president, 'Arrêter la liste électorale', 'arrêter');
    await president.told('La liste est arrêtée');
    const group = await trustees.name(president, 'Dépositaires du renouvellement', TRUSTEES);
    for (const who of TRUSTEES) await trustees.accept(await all.of(who), group);
    for (const who of TRUSTEES) {
      const { page: own } = await all.of(who);
      await expect(own.getByText('La clé commune est prête')).toBeVisible({ timeout: 30_000 });
    }
    await president.come(`${path}/depositaires`);
    await president.page.getByRole('radio', { name: 'Dépositaires du renouvellement' }).check();
    await president.look();
    await president.press('Choisir ces dépositaires');
    await president.told('Les dépositaires de cette élection sont choisis');
  });

  await test.step('tellers make their keys, and eighteen voters their codes', async () => {
    for (const who of OFFICERS.tellers) {
      const phone = await all.of(who);
      await phone.come(`${path}/code`);
      await phone.press('Préparer ma clé de scrutateur');
      await phone.told('Votre clé de scrutateur est prête');
    }
    const voters = COLLEGES.flatMap((it) => it.voters).filter((it) => it !== PAPER);
    await each([...new Set([OFFICERS.chair, ...voters])], async (who) => {
      const phone = await all.of(who);
      await prepareCode(await phone.come(`${path}/code`));
    });
    await chair.look();
  });

  // What was printed: the sheets of each urn.
  const sheets = new Map<string, string[]>();
  await test.step('sheets on paper are made in the browser of who is charged with them', async () => {
    const officer = await all.of(OFFICERS.sheets);
    await officer.come(`${path}/feuilles`);
    await officer.look();
    const count = await officer.page.locator('button[data-urn]').count();
    for (let at = 0; at < count; at += 1) {
      const button = officer.page.locator('button[data-urn]').nth(at);
      const urn = (await button.getAttribute('data-name')) ?? '';
      await button.click();
      await expect(officer.page.getByText('Les feuilles sont prêtes à imprimer')).toBeVisible({ timeout: 60_000 });
      sheets.set(urn, await officer.page.locator('.code-text').allTextContents());
      await officer.press('C’est imprimé : effacer les codes');
      await expect(officer.page.locator('.code-text')).toHaveCount(0);
      await expect(button).toBeVisible();
    }
  });

  await test.step('the rehearsal goes as far as a result, without one of the trustees', async () => {
    await chair.come(`${path}/bureau`);
    await chair.press('Ouvrir la répétition');
    await chair.told('Répétition ouverte');
    await chair.look();
    await choose(await chair.come(`${path}/voter`), ['Café']);
    await cast(chair.page);
    await chair.come(`${path}/bureau`);
    await chair.press('Clore la répétition');
    for (const who of TRUSTEES.slice(0, 2)) await trustees.open(await all.of(who), path);
    await chair.come(`${path}/bureau`);
    await expect(chair.page.getByRole('main')).toContainText('La répétition est allée jusqu’au résultat');
  });

  await test.step('two of the board lock the settings, a sample of codes is opened, and the vote opens at its hour', async () => {
    await chair.press('Verrouiller les réglages');
    await chair.told('Proposé');
    await lead.confirm(teller, path);
    await teller.look();
    const other = await all.of(OFFICERS.tellers[1]);
    await lead.sample(chair, [teller, other], path);
    await pass(page, 2, 9);
    await lead.comes(chair, path, 'Vote ouvert jusqu’au');
    await chair.look();
  });

  const numbers = await vote({ all, path, page, chair, teller, anybody, sheets });

  await test.step('the one paper joins the ballots by two of the board, then two trustees of three open the urns', async () => {
    const urn = COLLEGES[2];
    const number = await lead.enterPaper(chair, path, urn.voters[1]!, sheets.get(urn.name) ?? []);
    await teller.come(`${path}/bureau`);
    await expect(teller.page.getByRole('main')).toContainText(number);
    await teller.look();
    await lead.confirm(teller, path);
    await chair.come(`${path}/depouillement`);
    await chair.look();
    const first = await all.of(TRUSTEES[0]);
    await trustees.open(first, path);
    await first.look();
    await trustees.open(await all.of(TRUSTEES[1]), path);
    await chair.come(path);
    await expect(chair.page.getByRole('main')).toContainText('Les urnes sont dépouillées');
    await chair.look();
  });

  await test.step('ballots are found by their numbers', async () => {
    for (const [who, list] of numbers) {
      await anybody.page.goto(`${path}/suivi?numero=${encodeURIComponent(list.at(-1)!)}`);
      await expect(anybody.page.getByRole('main'), who).toContainText('C’est lui qui compte');
      if (list.length === 1) continue;
      await anybody.page.goto(`${path}/suivi?numero=${encodeURIComponent(list[0]!)}`);
      await expect(anybody.page.getByRole('main'), who).toContainText('un vote plus récent du même électeur l’a remplacé');
    }
    await anybody.look();
  });

  await test.step('the result is proclaimed, with why the cap keeps one from a seat', async () => {
    await chair.come(`${path}/bureau`);
    await chair.press('Proclamer le résultat');
    await lead.confirm(teller, path);
    await chair.come(path);
    await chair.look();
    await chair.page.getByRole('link', { name: 'Voir le résultat complet' }).click();
    await expect(chair.page.getByRole('main')).toContainText(SKIPPED);
    // One paper joined the ballots of its urn: the page does not say that it was one.
    await expect(chair.page.getByRole('main').getByText('moins de 5')).toHaveCount(1);
    await chair.look();
    await president.come(path);
    await president.press('C’est déclaré');
    await teller.come('/');
    await expect(teller.page.getByRole('main')).toContainText('signez le procès-verbal');
  });

  await test.step('chair and teller sign the minutes, which say why too', async () => {
    const minutes = `${path}/proces-verbal`;
    for (const phone of [chair, teller]) {
      await lead.comes(phone, minutes, 'Signer le procès-verbal');
      await phone.press('Signer le procès-verbal');
      await phone.told('Votre signature est enregistrée');
    }
    await teller.look();
    const said = await proof.read(teller.page, `${minutes}.pdf`);
    for (const text of [TITLE, 'Nathalie Rossi', 'Passe son tour', 'Le seul bulletin de papier']) expect(said).toContain(text);
  });

  await test.step('anybody verifies it: in the browser, with our program, with Belenios’ own tool', async () => {
    await anybody.page.goto(`${path}/verifier`);
    await anybody.look();
    await anybody.page.getByRole('link', { name: 'Vérifier l’élection sur cet appareil' }).click();
    await expect(anybody.page.getByRole('heading', { level: 2 }).first()).toContainText('Tout est juste', { timeout: 60_000 });
    await expect(anybody.page.locator('#constat')).toContainText('passe son tour');
    await anybody.look();
    const taken = await proof.take(anybody.page, path);
    expect(taken.archives).toHaveLength(3);
    const whole = await proof.verify(taken, taken.dossier);
    expect(whole.said).toContain('Tout est juste');
    expect(whole.said).toMatch(/Nathalie Rossi .*passe son tour.*son groupe/);
    for (const name of taken.archives) expect(await proof.verify(taken, name)).toMatchObject({ holds: true });
    const tool = process.env['COLLEGIALE_BELENIOS_TOOL'];
    if (tool) {
      await proof.belenios(taken, tool);
      await proof.eachBallot(taken, tool);
    }
    // Of the cut network and of the double tap there is one ballot each; of who changed her mind twice there are three.
    expect(await proof.counts(taken)).toEqual([6, 7, 9]);
    await proof.tamper(taken, taken.dossier, 'other.tar');
    expect(await proof.verify(taken, 'other.tar')).toMatchObject({ holds: false });
    await proof.tamper(taken, taken.archives[0]!, 'other.bel');
    expect(await proof.verify(taken, 'other.bel')).toMatchObject({ holds: false });
    await proof.forget(taken);
  });

  await test.step('nobody challenges it: mandates run, secrets are destroyed', async () => {
    await pass(page, 16);
    await chair.come(`${path}/bureau`);
    await chair.press('Clore l’élection et détruire les secrets');
    await lead.confirm(teller, path);
    await chair.come(path);
    await expect(chair.page.getByRole('main')).toContainText('les secrets sont détruits');
    await chair.look();
  });
  expect(all.complaints(), 'browsers complained').toEqual([]);
});
