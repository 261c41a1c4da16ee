import { existsSync } from 'node:fs'
import { chromium, type Browser, type LaunchOptions } from 'playwright'

/** Debian's Chromium; `CHROMIUM_PATH` names another one. */
const SYSTEM_CHROMIUM = '/usr/bin/chromium'

/** Starts the machine's own Chromium without anything that reaches for the network or for a graphics card. */
export function launchChromium(options: LaunchOptions): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? SYSTEM_CHROMIUM
  if (!existsSync(executablePath)) {
    throw new Error(`${executablePath} is missing: install the package chromium`)
  }
  return chromium.launch({
    ...options,
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // A microphone that hums, so that a browser can be a telephone where there is no sound.
      '--use-fake-device-for-media-stream',
    ],
  })
}
