import { expect, test } from '../fixtures/a11y.ts';
import { comeInAs } from '../fixtures/people.ts';

const DRAFTS = '/cpts/pays-des-gabares/statuts/brouillons';

test('a board writes rules, mends a contradiction at its place, and records their adoption', async ({ page, look }) => {
  const title = `Révision ${Date.now()}`;
  await comeInAs(page, 'Hélène Vasseur-Kowalczyk', DRAFTS);
  await look();

  // Without a name nothing is started, and what was chosen stays.
  await page.getByLabel('Nom du brouillon').fill('  ');
  await page.getByRole('button', { name: 'Commencer' }).click();
  await expect(page.getByRole('alert')).toContainText('Donnez un nom');
  await look();
  await page.getByLabel('Nom du brouillon').fill(title);
  await page.getByRole('button', { name: 'Commencer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByText('Ce brouillon ne se contredit pas.')).toBeVisible();
  await look();
  const draft = new URL(page.url()).pathname;

  // What cannot be read is told at its field, with what was typed.
  await page.goto(`${draft}/age`);
  await look();
  const share = page.locator('#quorum-needs-threshold-value');
  await share.fill('la moitié');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('alert')).toContainText('Écrivez une part');
  await expect(share).toHaveValue('la moitié');
  await look();

  // A contradiction is kept in the draft, and stands at its place.
  await share.fill('150 %');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Une contradiction y reste à lever.')).toBeVisible();
  await expect(page.getByText('1 contradiction à lever avant l’adoption')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Faire adopter' })).toHaveCount(0);
  await look();
  await page.goto(`${draft}/adopter`);
  await expect(page.getByRole('button', { name: 'Enregistrer l’adoption' })).toHaveCount(0);
  await look();
  await page.goto(`${draft}/age`);
  await expect(page.locator('#quorum-needs-threshold[aria-invalid="true"]')).toBeVisible();
  await share.fill('2/3');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Ce brouillon ne se contredit pas.')).toBeVisible();

  // Its own words, so that the version is not the one before.
  await page.goto(`${draft}/association`);
  await page.getByLabel('Objet', { exact: true }).fill(title);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Section enregistrée.')).toBeVisible();

  // Lists: a college and a limit have pages of their own.
  await page.goto(`${draft}/colleges`);
  await look();
  await page.goto(`${draft}/colleges?n=0`);
  await look();
  await page.goto(`${draft}/plafonds`);
  await look();
  await page.goto(`${draft}/plafonds?n=0`);
  await look();

  await page.goto(draft);
  await expect(page.getByText(/points? changent?\./)).toBeVisible();
  await page.getByRole('link', { name: 'Faire adopter' }).click();
  await expect(page.getByRole('heading', { name: /Ce qui change par rapport à la version/ })).toBeVisible();
  await expect(page.locator('.change').filter({ hasText: title })).toBeVisible();
  await look();
  const today = new Date().toISOString().slice(0, 10);
  await page.getByLabel('Où c’est écrit').fill('PV de l’AGE, résolution 2');
  await page.getByLabel('Jour de la décision').fill('2100-01-01');
  await page.getByLabel('En vigueur à partir du').fill('2100-01-01');
  await page.getByRole('button', { name: 'Enregistrer l’adoption' }).click();
  await expect(page.getByRole('alert')).toContainText('Ce jour n’est pas encore venu');
  await look();
  await page.getByLabel('Jour de la décision').fill(today);
  await page.getByLabel('En vigueur à partir du').fill(today);
  await page.getByRole('button', { name: 'Enregistrer l’adoption' }).click();
  await expect(page.getByText(/Adoption enregistrée/)).toBeVisible();
  // One reads what was adopted, and the draft leads there too.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Les règles des statuts');
  await expect(page.getByText('PV de l’AGE, résolution 2')).toBeVisible();
  await look();
  await page.goto(draft);
  await expect(page.getByRole('link', { name: /^Modifier/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Lire ces règles' }).click();
  await expect(page.getByText('PV de l’AGE, résolution 2')).toBeVisible();
  await page.getByRole('link', { name: 'Brouillons', exact: true }).click();
  await expect(page.getByRole('link', { name: new RegExp(title) })).toBeVisible();
});

test('two who write at once lose nothing', async ({ page, browser, javaScript, baseURL, look }) => {
  await comeInAs(page, 'Hélène Vasseur-Kowalczyk', DRAFTS);
  await page.getByLabel('Nom du brouillon').fill(`À deux ${Date.now()}`);
  await page.getByRole('button', { name: 'Commencer' }).click();
  const draft = new URL(page.url()).pathname;
  await page.goto(`${draft}/association`);

  // The other one writes the same section in another window of her own: two tabs of one window
  // would have one of them stay behind, where it may draw nothing and never answer.
  const window = await browser.newContext({ storageState: await page.context().storageState(), javaScriptEnabled: javaScript, baseURL });
  const other = await window.newPage();
  await other.goto(`${draft}/association`);
  await other.getByLabel('Objet', { exact: true }).fill('Structurer les parcours de santé du territoire');
  await other.getByRole('button', { name: 'Enregistrer' }).click();
  await window.close();

  await page.getByLabel('Objet', { exact: true }).fill('Répondre aux besoins de santé de la population');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(/a écrit dans la même section/)).toBeVisible();
  await expect(page.getByText('Structurer les parcours de santé du territoire')).toBeVisible();
  await expect(page.getByLabel('Objet', { exact: true })).toHaveValue('Répondre aux besoins de santé de la population');
  await look();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Section enregistrée.')).toBeVisible();
  // It stands in the rules, and folded in what they change.
  const section = page.locator('#association');
  await expect(section.getByText('Répondre aux besoins de santé de la population')).toBeVisible();

  await page.getByText('Abandonner ce brouillon').first().click();
  await page.getByLabel(/Pour confirmer/).fill('abandonner');
  await page.getByRole('button', { name: 'Abandonner ce brouillon' }).click();
  await expect(page.getByText('Brouillon abandonné.')).toBeVisible();
  await look();
});
