import type { Page } from 'playwright'
import type Employee from '#app/organisation/models/employee'
import { PASSWORD } from '#tests/support/given_employee'

/** Signs in through the form, as people do, and waits for the page that the role starts on. */
export async function signIn(page: Page, employee: Employee, password = PASSWORD): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('input[name="staffNo"]').fill(employee.staffNo)
  await page.locator('input[name="password"]').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** Leads the page to an address of the application and waits until it is drawn. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('#app main').first().waitFor()
}
