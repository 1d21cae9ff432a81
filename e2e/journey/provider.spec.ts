import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from '../fixtures/a11y.ts';

// Our client against code that is not ours: the certified provider of npm (`provider/serve.js`).

test('a midwife signs in through a provider that is not ours, and is known once', async ({
  page,
  look,
}) => {
  await signIn(page, 'psc', 'camille');
  const first = await account(page.request);
  expect(first.person).toMatchObject({
    given_name: 'Camille',
    family_name: 'TESSIER-ROUSSEL',
    rpps: '19990000014',
  });
  expect(first.activities).toHaveLength(1);

  // Out here, and there: the provider asks who one is again.
  await page.goto('/moi/sessions');
  await look();
  await page.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page).toHaveURL(/^[^?]*\/$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.goto('/moi');
  await expect(page).toHaveURL(/\/connexion\?retour=/);

  await signIn(page, 'psc', 'camille');
  const second = await account(page.request);
  expect(second.person.id).toBe(first.person.id);
  expect(second.identities).toHaveLength(1);
  expect(second.activities).toHaveLength(1);
});

test('a provider that attests nothing but its subject opens an account without RPPS', async ({
  page,
}) => {
  await signIn(page, 'generic', 'noe');
  const { person, identities } = await account(page.request);
  expect(person).toMatchObject({ given_name: 'Noé', family_name: 'Berthelot', rpps: null });
  expect(identities).toMatchObject([{ kind: 'oidc', subject: 'noe' }]);
});

test('a card holder’s way in is closed to who signed in there without the level of a card', async ({
  page,
}) => {
  await depart(page, 'psc');
  await page.getByRole('button', { name: 'noe' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/n’a pas abouti/);
  expect(await isSignedIn(page.request)).toBe(false);
});

test('a session planted before one signs in does not open the account', async ({
  page,
  browser,
  baseURL,
}) => {
  // The attacker's own session, and one that never was.
  const attacker = await browser.newContext({ baseURL });
  const theirs = await attacker.newPage();
  await signIn(theirs, 'generic', 'noe');
  const real = await session(theirs);
  expect(real).toBeTruthy();

  for (const planted of [real, 'A'.repeat(43)]) {
    await page.context().clearCookies();
    await page.goto('/connexion');
    await page.context().addCookies([
      { name: 'session', value: planted, url: String(baseURL), httpOnly: true, sameSite: 'Lax' },
    ]);
    await go(page, 'psc');
    await page.getByRole('button', { name: 'camille' }).click();
    await arrived(page);
    expect((await account(page.request)).person.given_name).toBe('Camille');
    expect(await session(page)).not.toBe(planted);

    const stranger = await browser.newContext({ baseURL });
    await stranger.addCookies([{ name: 'session', value: planted, url: String(baseURL) }]);
    expect(await isSignedIn(stranger.request)).toBe(false);
    await stranger.close();
  }
  await attacker.close();
});

test('a form that another site posts in one’s name is refused', async ({ page, baseURL }) => {
  await signIn(page, 'psc', 'camille');
  const before = await session(page);
  // `localhost` is another site than 127.0.0.1.
  const elsewhere = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><title>Win</title><form method="post" ` +
        `action="${baseURL}/deconnexion"><button>Win a prize</button></form></html>`,
    );
  });
  await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready));
  try {
    await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`);
    const refused = page.waitForResponse((response) => response.url().endsWith('/deconnexion'));
    await page.getByRole('button', { name: 'Win a prize' }).click();
    expect((await refused).status()).toBe(403);
  } finally {
    elsewhere.close();
  }
  await page.goto('/moi');
  expect(await session(page)).toBe(before);
  expect(await isSignedIn(page.request)).toBe(true);
});

type Client = 'psc' | 'generic';

/** Signs in; the provider must ask who one is. */
async function signIn(page: Page, client: Client, login: string): Promise<void> {
  await depart(page, client);
  await page.getByRole('button', { name: login }).click();
  await arrived(page);
}

async function depart(page: Page, client: Client): Promise<void> {
  await page.goto('/connexion');
  await go(page, client);
}

async function go(page: Page, client: Client): Promise<void> {
  await page.getByRole('button', { name: `Se connecter avec Ailleurs (${client})` }).click();
  // Another origin, where nothing of ours is.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who are you?');
}

async function arrived(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page).toHaveURL((url) => url.pathname === '/');
}

/** What the server knows of who is signed in. */
async function account(request: APIRequestContext) {
  const answer = await request.get('/moi/export.json', { maxRedirects: 0 });
  expect(answer.status()).toBe(200);
  return (await answer.json()) as {
    person: { id: string; given_name: string; family_name: string; rpps: string | null };
    identities: { kind: string; subject: string }[];
    activities: unknown[];
  };
}

async function isSignedIn(request: APIRequestContext): Promise<boolean> {
  const answer = await request.get('/moi/export.json', { maxRedirects: 0 });
  expect([200, 303]).toContain(answer.status());
  return answer.status() === 200;
}

async function session(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.find((cookie) => cookie.name === 'session')?.value ?? '';
}
