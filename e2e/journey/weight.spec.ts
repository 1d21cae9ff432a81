import { expect, test } from '../fixtures/a11y.ts';
import { comeInAs } from '../fixtures/people.ts';

const CPTS = '/cpts/brumes-de-la-cisse';
const MEMBER = 'Bastien Roussel-Keïta';
const PRESIDENT = 'Anne-Laure Petitjean-Schaeffer';
const APPLICANT = 'Aminata Cissé-Fournier';

test('a member reads what each group weighs, and no group of few people', async ({ page, look }) => {
  await comeInAs(page, MEMBER, `${CPTS}/poids`);
  await page.goto(CPTS);
  await page.getByRole('link', { name: 'Poids dans la gouvernance' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Poids dans la gouvernance');
  await expect(page.getByText(/pèsent ensemble .* des voix/).first()).toBeVisible();
  await expect(page.getByText(/la limite est 20\s% \(art\.\s14\)/).first()).toBeVisible();
  await expect(page.getByRole('table', { name: 'Voix et sièges de chaque collège' })).toBeVisible();
  await expect(
    page.getByText('Les groupes de moins de 5 personnes sont sur une même ligne.').first(),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ce que changeraient les candidatures' })).toHaveCount(0);
  await look();
  // Neighbouring days would tell where one person moved: members see ends of quarters.
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const answer = await page.goto(`${CPTS}/poids?jour=${yesterday}`);
  expect(answer?.status()).toBe(422);
  await expect(page.getByRole('alert')).toContainText('Ce jour n’est pas montré aux membres');
  await look();
});

test('a board reads a past day, and what is no day at all', async ({ page, look }) => {
  await comeInAs(page, PRESIDENT, `${CPTS}/bureau`);
  await page.getByRole('link', { name: 'Poids dans la gouvernance' }).click();
  await expect(page.getByRole('heading', { name: 'Ce que changeraient les candidatures' })).toBeVisible();
  await look();
  const past = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Jour').fill(past);
  await page.getByRole('button', { name: 'Voir ce jour' }).click();
  await expect(page).toHaveURL(new RegExp(`jour=${past}`));
  await expect(page.getByText(/tel que le registre le savait ce soir-là/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Voix et sièges de chaque collège' })).toBeVisible();
  await look();
  await page.goto(`${CPTS}/poids?jour=2000-01-01`);
  await expect(page.getByText('Aucune règle n’était en vigueur ce jour-là.')).toBeVisible();
  await look();
  const answer = await page.goto(`${CPTS}/poids?jour=2999-01-01`);
  expect(answer?.status()).toBe(422);
  await expect(page.getByRole('alert')).toContainText('Ce jour n’est pas encore venu');
  await expect(page.getByLabel('Jour')).toHaveValue('2999-01-01');
  await look();
});

test('an admission that breaks the cap asks for confirmation', async ({ page, look }) => {
  await comeInAs(page, PRESIDENT, `${CPTS}/poids`);
  await page.getByRole('link', { name: `Avec ${APPLICANT}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(APPLICANT);
  await expect(page.getByText(/une limite des règles serait dépassée/)).toBeVisible();
  await look();
  await page.getByRole('button', { name: 'Accepter' }).click();
  await expect(page.getByRole('alert')).toContainText('cochez la case');
  await look();
  await page.getByRole('checkbox', { name: /J’ai lu quelle limite serait dépassée/ }).check();
  await page.getByRole('button', { name: 'Accepter' }).click();
  await expect(page.getByText('Adhésion acceptée.')).toBeVisible();
});
