import { expect, test } from '../fixtures/a11y.ts';
import { comeInAs, people } from '../fixtures/people.ts';

test('Amboise is covered by several CPTS, and each page says what is shared', async ({
  page,
  look,
}) => {
  await page.goto('/cpts');
  await page.getByLabel('Commune ou code postal').fill('amboise');
  await page.getByLabel('Commune ou code postal').press('Enter');
  await expect(page.getByRole('heading', { name: /Amboise est couverte par \S+ CPTS/ })).toBeVisible();
  await look();

  await page.getByRole('main').getByRole('link', { name: /Pays des Gabares/ }).click();
  await expect(page).toHaveURL('/cpts/pays-des-gabares/territoire');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Territoire');
  await expect(page.getByText(/communes, .+ habitants \(taille \d\)/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Communes partagées' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Qui assure quoi' })).toBeVisible();
});

test('a postal code of several communes asks which one is meant', async ({ page }) => {
  await page.goto('/cpts');
  await page.getByLabel('Commune ou code postal').fill('37400');
  await page.getByLabel('Commune ou code postal').press('Enter');
  await expect(page.getByRole('heading', { name: 'Quelle commune ?' })).toBeVisible();
  await page.getByRole('link', { name: 'Lussault-sur-Loire' }).click();
  await expect(page.getByRole('heading', { name: /Lussault-sur-Loire (est|n’est)/ })).toBeVisible();
});

test('a commune that nobody knows is said so, and what was typed stays', async ({ page }) => {
  await page.goto('/cpts?commune=zzzz');
  await expect(page.getByText('Aucune commune ne correspond à « zzzz ».')).toBeVisible();
  await expect(page.getByLabel('Commune ou code postal')).toHaveValue('zzzz');
});

test('without script the commune field is a plain one that works', async ({ page, javaScript }) => {
  test.skip(javaScript, 'with script it is a combobox');
  await page.goto('/cpts');
  await expect(page.getByRole('combobox', { name: 'Commune ou code postal' })).toHaveCount(0);
  await expect(page.getByRole('listbox')).toHaveCount(0);
  const field = page.getByRole('textbox', { name: 'Commune ou code postal' });
  await field.fill('st martin le beau');
  await field.press('Enter');
  await expect(page.getByRole('heading', { name: /Saint-Martin-le-Beau (est|n’est)/ })).toBeVisible();
});

test('the commune field proposes while one types, by keyboard alone', async ({
  page,
  javaScript,
  look,
}) => {
  test.skip(!javaScript, 'without script it is a text field');
  await page.goto('/cpts');
  const field = page.getByRole('combobox', { name: 'Commune ou code postal' });
  await field.pressSequentially('st martin le b');
  const option = page.getByRole('option', { name: /Saint-Martin-le-Beau/ });
  await expect(option).toBeVisible();
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await look();
  await field.press('ArrowDown');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', /option-0$/);
  await field.press('Enter');
  await expect(field).toHaveValue('Saint-Martin-le-Beau');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await field.press('Enter');
  await expect(page).toHaveURL(/commune-code=37225/);
});

test('the page to change a territory is for its board', async ({ page }) => {
  await page.goto('/cpts/pays-des-gabares/territoire/modifier');
  await expect(page).toHaveURL(/\/connexion/);
});

test('who practises in a shared commune is named to members of its CPTS, not to the public', async ({
  page,
  look,
}) => {
  const path = '/cpts/pays-des-gabares/territoire';
  await page.goto(path);
  const amboise = page.locator('#commune-37003');
  await amboise.locator('summary').click();
  await expect(amboise.getByRole('table')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Qui y exerce' })).toHaveCount(0);
  await look();

  await comeInAs(page, people.president, '/cpts/pays-des-gabares/bureau');
  await page.goto(path);
  await amboise.locator('summary').click();
  await expect(amboise.getByRole('heading', { name: 'Qui y exerce' })).toBeVisible();
  await expect(amboise.getByRole('listitem').first()).toBeVisible();
});
