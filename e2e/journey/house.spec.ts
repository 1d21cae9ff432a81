import { expect, test } from '../fixtures/a11y.ts';
import { people, signIn } from '../fixtures/people.ts';

test('the first page says what this is, in French', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.status()).toBe(200);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an address that does not exist has a page that leads back', async ({ page }) => {
  const answer = await page.goto('/nulle-part');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page introuvable');
  await page.getByRole('main').getByRole('link', { name: 'accueil' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('who is signed in keeps the way to her pages where an address leads nowhere', async ({ page }) => {
  await signIn(page, people.secretary);
  const answer = await page.goto('/cpts/nulle-part');
  expect(answer?.status()).toBe(404);
  await page.getByRole('link', { name: 'Moi', exact: true }).click();
  await expect(page).toHaveURL(/\/moi$/);
});

test('the keyboard reaches the content first', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Aller au contenu' });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#contenu')).toBeFocused();
});

test('nothing scrolls sideways at 320 px, nor with text twice its size', async ({ page }) => {
  const sideways = () =>
    page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/');
  expect(await sideways()).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator('html').evaluate((root) => {
    root.style.fontSize = '200%';
  });
  expect(await sideways()).toBeLessThanOrEqual(0);
});
