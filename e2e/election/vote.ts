import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/a11y.ts';
import { byKeyboard, cast, choose, receipt } from '../fixtures/ballot.ts';
import { each, pass, type Everybody, type Phone } from '../fixtures/phone.ts';
import * as lead from './lead.ts';
import { COLLEGES, GIVERS, LOST, PAPER, PROXY, SPEAKS } from './people.ts';

/** An election whose vote is open. */
export interface Open {
  all: Everybody;
  path: string;
  /** On which the clock is put forward. */
  page: Page;
  chair: Phone;
  teller: Phone;
  /** Who has no account, and looks on. */
  anybody: Phone;
  /** The codes of the sheets of each urn. */
  sheets: ReadonlyMap<string, readonly string[]>;
}

/** Everybody votes, until it closes; gives the tracking numbers of each, in the order in which she cast. */
export async function vote({ all, path, page, chair, teller, anybody, sheets }: Open): Promise<Map<string, string[]>> {
  await test.step('at the desk: a sheet for a phone that is lost, a vote on paper', async () => {
    await all.lose(LOST);
    const urn = COLLEGES.find((it) => it.voters.includes(LOST))!;
    await lead.atDesk(chair, path, LOST);
    await chair.page.getByLabel('Numéro de la feuille remise').fill('1');
    await chair.press('Proposer de remettre cette feuille');
    await lead.confirm(teller, path);
    await lead.atDesk(chair, path, PAPER);
    await chair.look();
    await chair.press('Proposer le vote sur papier');
    await lead.confirm(teller, path);
    const phone = await all.of(LOST);
    await phone.come(`${path}/voter`);
    await expect(phone.page.getByLabel('Code de votre feuille')).toBeVisible();
    await phone.page.getByLabel('Code de votre feuille').fill(sheets.get(urn.name)?.[0] ?? '');
    await choose(phone.page, urn.ballot(LOST));
    await cast(phone.page);
    await (await all.of(PAPER)).come(`${path}/voter`);
    await expect((await all.of(PAPER)).page.getByRole('main')).toContainText('Vous avez voté sur papier');
  });

  const numbers = new Map<string, string[]>();
  await test.step('one votes with the keyboard alone', async () => {
    const [urn] = COLLEGES;
    const who = urn.voters[1]!;
    const phone = await all.of(who);
    await phone.come(`${path}/voter`);
    await expect(phone.page.locator('#isoloir img.portrait')).toHaveJSProperty('naturalWidth', 480);
    numbers.set(who, await byKeyboard(phone.page, urn.ballot(who)));
    await phone.look();
  });

  await test.step('one tests a ballot, opens it on another device, and votes with a new one', async () => {
    const urn = COLLEGES[1];
    const who = urn.voters[1]!;
    const { page: own } = await all.of(who);
    await (await all.of(who)).come(`${path}/voter`);
    await choose(own, urn.ballot(who), SPEAKS[who]);
    await own.locator('summary', { hasText: 'Tester ce bulletin' }).click();
    await own.locator('#tester').click();
    await expect(own.getByRole('heading', { name: 'Ce que ce bulletin contenait' })).toBeVisible();
    await (await all.of(who)).look();
    const file = own.waitForEvent('download');
    await own.getByRole('link', { name: 'Télécharger ce bulletin ouvert' }).click();
    await anybody.page.goto(`${path}/tester`);
    await expect(anybody.page.locator('#bulletin')).toBeVisible();
    await anybody.page.locator('#bulletin').setInputFiles(await (await file).path());
    await expect(anybody.page.locator('#teste-resultat')).toContainText(urn.ballot(who)[0]!);
    await anybody.look();
    await own.getByRole('button', { name: 'Remplir un nouveau bulletin' }).click();
    await choose(own, urn.ballot(who), SPEAKS[who]);
    numbers.set(who, await cast(own));
  });

  await test.step('one votes for two others: together in her urn, separately in another', async () => {
    const phone = await all.of(PROXY);
    await phone.come(`${path}/voter`);
    await phone.look();
    const own = COLLEGES.find((it) => it.voters.includes(PROXY))!;
    await phone.page.getByRole('radio', { name: /^Le même choix pour mes 2 voix/ }).check();
    await choose(phone.page, own.ballot(PROXY));
    await phone.look();
    expect(await cast(phone.page)).toHaveLength(2);
    await phone.page.getByRole('button', { name: 'Modifier mon vote' }).click();
    await phone.page.getByRole('radio', { name: new RegExp(`^Pour ${GIVERS[1]}`) }).check();
    const other = COLLEGES[2];
    await choose(phone.page, other.ballot(GIVERS[1]));
    expect(await cast(phone.page)).toHaveLength(1);
  });

  await test.step('one casts, and her network is gone before she is answered, for thirty seconds; another taps twice', async () => {
    const urn = COLLEGES[2];
    const [cut, twice] = [urn.voters[2]!, urn.voters[3]!];
    const { page: one, context } = await all.of(cut);
    await (await all.of(cut)).come(`${path}/voter`);
    await choose(one, urn.ballot(cut));
    const asked: string[] = [];
    one.on('request', (request) => { if (request.url().endsWith('/deposer')) asked.push(request.postData() ?? ''); });
    // The server has the ballot; what it answers comes too late.
    await one.route('**/deposer', async (route) => {
      await route.fetch();
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    }, { times: 1 });
    const since = Date.now();
    await one.getByRole('button', { name: 'Déposer mon bulletin' }).click();
    await expect(one.getByText('Le réseau ne répond pas')).toBeVisible();
    const { page: two } = await all.of(twice);
    await (await all.of(twice)).come(`${path}/voter`);
    await choose(two, urn.ballot(twice));
    await two.getByRole('button', { name: 'Déposer mon bulletin' }).dblclick();
    numbers.set(twice, await receipt(two));
    await one.waitForTimeout(Math.max(0, since + 30_000 - Date.now()));
    await expect(one.getByText('Le réseau ne répond pas')).toBeVisible();
    await expect(one.getByRole('heading', { name: 'Vous avez voté' })).toBeHidden();
    await context.setOffline(false);
    numbers.set(cut, await receipt(one));
    // Sent again and again, it was one ballot, and has one receipt.
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(asked).size).toBe(1);
    expect(numbers.get(cut)).toHaveLength(1);
  });

  await test.step('the others vote; one changes her mind', async () => {
    const left = COLLEGES.flatMap((urn) => urn.voters.map((who) => ({ urn, who })))
      .filter(({ who }) => who !== PAPER && who !== LOST && who !== PROXY && !numbers.has(who));
    await each(left, async ({ urn, who }) => {
      const phone = await all.of(who);
      await choose(await phone.come(`${path}/voter`), urn.ballot(who), SPEAKS[who]);
      numbers.set(who, await cast(phone.page));
    });
    const urn = COLLEGES[0];
    const who = urn.voters[5]!;
    const { page: own } = await all.of(who);
    await own.getByRole('button', { name: 'Modifier mon vote' }).click();
    await choose(own, ['Vote blanc']);
    await cast(own);
    await own.getByRole('button', { name: 'Modifier mon vote' }).click();
    await choose(own, urn.ballot(who), SPEAKS[who]);
    numbers.set(who, [numbers.get(who)![0]!, ...(await cast(own))]);
  });

  await test.step('the vote closes while one reads what she chose again', async () => {
    const urn = COLLEGES[0];
    const late = await all.of(urn.voters[4]!);
    await choose(await late.come(`${path}/voter`), urn.ballot(late.name));
    await pass(page, 3);
    await lead.comes(chair, path, 'les dépositaires ouvrent les urnes');
    await chair.look();
    await late.press('Déposer mon bulletin');
    await expect(late.page.getByText('Votre connexion a pris fin')).toBeVisible();
    // She signs in again beside; what she chose is still there.
    const beside = late.context.waitForEvent('page');
    await late.page.getByRole('link', { name: 'Se reconnecter dans un nouvel onglet' }).click();
    await late.signIn(await beside);
    await late.press('Réessayer');
    await expect(late.page.getByText('Le vote a été clos entre-temps')).toBeVisible();
    await late.look();
  });
  return numbers;
}
