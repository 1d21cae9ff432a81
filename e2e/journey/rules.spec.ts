import { expect, test } from '../fixtures/a11y.ts';

const GABARES = '/cpts/pays-des-gabares/statuts';
const TUFFEAU = '/cpts/tuffeau-et-martins-pecheurs/statuts';

test('anybody reads the rules, with the article beside each and silence shown as silence', async ({
  page,
  look,
}) => {
  await page.goto(TUFFEAU);
  await page.getByRole('link', { name: 'Les règles' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Les règles des statuts');
  await expect(page.getByRole('heading', { name: 'Assemblée générale extraordinaire' })).toBeVisible();
  await expect(page.getByText('Les statuts n’en disent rien.').first()).toBeVisible();
  await expect(page.locator('code.fingerprint')).toHaveText(/^[0-9a-f]{64}$/);
  await look();
  // A rule leads to its article in the text.
  await page.locator('a.rule__article').first().click();
  await expect(page).toHaveURL(/\/statuts#article-\d+$/);
});

test('the document that is downloaded is the one that the fingerprint names', async ({ page }) => {
  await page.goto(`${TUFFEAU}/regles`);
  const printed = await page.locator('code.fingerprint').innerText();
  const href = await page.getByRole('link', { name: 'Télécharger le document' }).getAttribute('href');
  const answer = await page.request.get(href!);
  expect(answer.headers()['content-type']).toContain('application/json');
  expect(answer.headers()['content-disposition']).toContain('statuts-tuffeau');
  const { createHash } = await import('node:crypto');
  expect(createHash('sha256').update(await answer.body()).digest('hex')).toBe(printed);
});

test('two versions are compared by what changes alone', async ({ page, look }) => {
  await page.goto(`${GABARES}/comparer`);
  await expect(page.getByText(/points? changent? entre la version/)).toBeVisible();
  await expect(page.locator('.change').first()).toBeVisible();
  await look();
  await page.getByLabel('Avant').selectOption({ index: 0 });
  await page.getByLabel('Après').selectOption({ index: 0 });
  await page.getByRole('button', { name: 'Comparer' }).click();
  await expect(page.getByText('Rien ne change.')).toBeVisible();
  await look();
});

test('a vote is tried out, and its address gives it again', async ({ page, javaScript, look }) => {
  await page.goto(`${TUFFEAU}/simuler`);
  const verdict = page.getByRole('status').filter({ hasText: /Adoptée|Rejetée|nombre|Quorum/ });
  await expect(verdict).toContainText('Adoptée');
  await look();
  const field = (name: string) => page.locator(`[id="${name}"]`);
  const reckon = async () => {
    if (!javaScript) await page.getByRole('button', { name: 'Calculer' }).click();
  };

  if (javaScript) {
    // Hydrated: the first keystroke is answered without asking the server.
    await expect(async () => {
      await field('ville.hors.pour').fill('3');
      await field('ville.hors.contre').fill('40');
      await expect(verdict).toContainText('Rejetée', { timeout: 500 });
    }).toPass();
  } else {
    await field('ville.hors.pour').fill('3');
    await field('ville.hors.contre').fill('40');
    await reckon();
    await expect(verdict).toContainText('Rejetée');
  }
  await look();

  // What cannot be is told at its field, and what was typed stays.
  await field('ville.hors.presents').fill('1000000000000');
  await reckon();
  await expect(verdict).toContainText('Un nombre ne va pas');
  await expect(field('ville.hors.presents-error')).toContainText('C’est trop');
  await expect(field('ville.hors.presents')).toHaveValue('1000000000000');
  await look();
  await field('ville.hors.presents').fill('douze');
  await reckon();
  await expect(field('ville.hors.presents-error')).toContainText('en chiffres');
  await field('ville.hors.presents').fill('40');
  await reckon();
  await expect(verdict).toContainText('Rejetée');

  await page.getByRole('link', { name: 'Lien vers cette simulation' }).click();
  await expect(field('ville.hors.contre')).toHaveValue('40');
  await expect(verdict).toContainText('Rejetée');
});

test('the extraordinary meeting has its own quorum', async ({ page, javaScript, look }) => {
  await page.goto(`${TUFFEAU}/simuler?organe=extraordinary-meeting&decision=statutes`);
  await expect(page.getByLabel('Qui décide')).toHaveValue('extraordinary-meeting');
  const verdict = page.getByRole('status').filter({ hasText: /Adoptée|Rejetée|Quorum/ });
  await expect(verdict).toBeVisible();
  for (const college of ['ville', 'structures', 'medico-social', 'usagers']) {
    for (const who of ['hors', 'a']) {
      for (const what of ['presents', 'pouvoirs', 'pour', 'contre', 'blancs']) {
        const field = page.locator(`[id="${college}.${who}.${what}"]`);
        if ((await field.count()) > 0) await field.fill('0');
      }
    }
  }
  if (!javaScript) await page.getByRole('button', { name: 'Calculer' }).click();
  await expect(verdict).toContainText('Quorum manqué');
  await look();
});

test('an election that is tried out shows who has a seat, and why', async ({ page, javaScript, look }) => {
  await page.goto(`${TUFFEAU}/simuler?decision=election`);
  const verdict = page.getByRole('status').filter({ hasText: /sièges? pourvus? sur|nombre|Égalité/ });
  await expect(verdict).toContainText(/sièges? pourvus? sur/);
  await expect(page.getByRole('heading', { name: 'Les sièges' })).toBeVisible();
  const votes = page.locator('[id="ville.hors.candidats"]');
  await expect(votes).toBeVisible();
  await expect(page.locator('[id="ville.hors.pour"]')).toBeHidden();
  await look();
  if (javaScript) {
    // Hydrated: an answer without asking the server.
    await expect(async () => {
      await votes.fill('12 douze');
      await expect(verdict).toContainText('Un nombre ne va pas', { timeout: 500 });
    }).toPass();
  } else {
    await votes.fill('12 douze');
    await page.getByRole('button', { name: 'Calculer' }).click();
    await expect(verdict).toContainText('Un nombre ne va pas');
  }
  await expect(page.locator('[id="ville.hors.candidats-error"]')).toContainText('séparées par des espaces');
  await look();
});
