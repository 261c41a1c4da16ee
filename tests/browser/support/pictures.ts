import { join } from 'node:path'
import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

const THEMES = ['light', 'dark'] as const

/**
 * Takes the page's picture in both sizes and themes into the folder of `PICTURES`; does nothing without it. Afterwards
 * the page is as it was.
 */
export async function takePictures(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES
  if (!folder) return
  await mkdir(folder, { recursive: true })
  const before = page.viewportSize()
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const theme of THEMES) {
      await showTheme(page, theme)
      await page.screenshot({
        path: join(folder, `${name}-${size.width}-${theme}.png`),
        animations: 'disabled',
      })
    }
  }
  await showTheme(page, 'light')
  if (before) await page.setViewportSize(before)
}

/** As if the theme had been chosen in another window of the same browser, which every window follows. */
export async function showTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(`(async () => {
    localStorage.setItem('spotline.theme', '${theme}')
    window.dispatchEvent(new StorageEvent('storage', { key: 'spotline.theme', newValue: '${theme}' }))
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })()`)
}
